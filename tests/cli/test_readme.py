"""Every command and example in the README does what the README shows.

`pytest tests/cli/test_readme.py --update-golden` writes the output of its commands into it.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
CONSOLE = re.compile(r"^```console\n\$ (?P<command>.+)\n(?P<output>(?:.*\n)*?)```$", re.MULTILINE)
PYTHON = re.compile(r"^```python\n(?P<code>(?:.*\n)+?)```$", re.MULTILINE)
EXAMPLES = {match["command"]: match["output"] for match in CONSOLE.finditer(README.read_text(encoding="utf-8"))}


def run(command: str) -> str:
    if "|" not in command:
        result = CliRunner().invoke(app, shlex.split(command)[1:])
        assert result.exit_code == 0, result.stderr
        return result.stdout
    if not shutil.which("jq"):
        pytest.skip("jq is not installed")
    return shell(command)


def shell(command: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env={**os.environ, "PATH": path}, capture_output=True, check=True
    )
    return done.stdout.decode()


@pytest.mark.parametrize("command", EXAMPLES)
def test_output_is_as_shown(command: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.chdir(ROOT)
    output = run(command)
    if request.config.getoption("--update-golden"):
        text = README.read_text(encoding="utf-8")
        block = f"```console\n$ {command}\n"
        README.write_text(text.replace(f"{block}{EXAMPLES[command]}```", f"{block}{output}```"), encoding="utf-8")
    else:
        assert output == EXAMPLES[command]


@pytest.mark.parametrize("code", PYTHON.findall(README.read_text(encoding="utf-8")))
def test_python_examples_run_and_print(code: str, tmp_path: Path) -> None:
    script = tmp_path / "example.py"
    script.write_text(code, encoding="utf-8")
    assert shell(f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}").strip()


def test_every_command_is_documented() -> None:
    text = README.read_text(encoding="utf-8")
    names = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    assert [name for name in names if f"dateline {name}" not in text] == []
