"""Every command and every code block in the README and in docs/ does what the page shows.

`pytest tests/cli/test_readme.py --update-golden` writes the output of the commands into the pages.

The blocks of a page run in their order, in one folder that holds `sample_articles/`, and two saved timelines made once
for all pages: `timeline.json` of sample_articles and `washington.json` of sample_articles/washington-visit. A page may
write further files there. By the language of the block:

- console: each line `$ command` is run, and what it writes to standard output must be the lines up to the next `$ ` or
  the end. A line `…` stands for any lines left out; `2>&1` shows standard error too.
- sh: every line is a command, which must succeed; its output is not looked at.
- python: a script, which must succeed and print something. json, toml, yaml: must parse; in json `...` is left out.
- diff, html, js, mermaid, sql, text and others are shown, not run; with `<!-- file: … -->` any block becomes a file.

A comment on the line above a block says more of it: `<!-- exit: 1 -->`: its last command ends with this exit code.
`<!-- file: articles/dateline.toml -->`: the block is this file from here on. `<!-- needs: jq -->`: skipped where the
program is not installed. `<!-- ci: name -->`: run in a fresh environment by .ci/run, not here.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from dateline.cli.app import app

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(
    r"(?P<notes>(?:^<!-- .+ -->\n)*)^```(?P<language>\w+)\n(?P<body>(?:.*\n)*?)```$",
    re.MULTILINE,
)
NOTE = re.compile(r"<!-- (\w+): (.+?) -->")
SHELL = re.compile(r"[|<>;&*$`#=]|^(?!dateline )")
LEFT_OUT = "…"


@dataclass(frozen=True)
class Block:
    language: str
    body: str
    notes: dict[str, str]
    line: int

    @property
    def exit_code(self) -> int:
        return int(self.notes.get("exit", 0))

    @property
    def commands(self) -> list[tuple[str, str]]:
        """Commands of a console block, with what is shown of their output."""
        parts = re.split(r"^\$ (.*)\n", self.body, flags=re.MULTILINE)
        assert not parts[0], f"line {self.line}: a console block begins with `$ `"
        return list(zip(parts[1::2], parts[2::2], strict=True))


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(found["language"], found["body"], dict(NOTE.findall(found["notes"])), text.count("\n", 0, found.start()))
        for found in BLOCK.finditer(text)
    ]


def run(command: str, folder: Path, exit_code: int = 0) -> str:
    """Run a command in a folder, in this process where it is `dateline` and nothing else."""
    if SHELL.search(command):
        return shell(command, folder, exit_code)
    result = CliRunner().invoke(app, shlex.split(command)[1:])
    assert result.exit_code == exit_code, f"{command}: {result.stderr or result.stdout}{result.exception or ''}"
    return result.stdout


def shell(command: str, folder: Path, exit_code: int = 0) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        check=False,
    )
    assert done.returncode == exit_code, f"{command}: {done.stderr.decode()}"
    return done.stdout.decode()


def is_as_shown(output: str, shown: str) -> bool:
    """Tell whether an output is what a page shows of it, but for the lines that it leaves out."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == LEFT_OUT else re.escape(line) for line in shown.splitlines(keepends=True)
    )
    return re.fullmatch(pattern, output) is not None


def run_console(block: Block, folder: Path) -> str:
    """Run the commands of a block; return the block with their output."""
    written = []
    for number, (command, shown) in enumerate(block.commands, 1):
        output = run(command, folder, block.exit_code if number == len(block.commands) else 0)
        written.append(f"$ {command}\n{shown if is_as_shown(output, shown) else output}")
    return "".join(written)


def run_sh(block: Block, folder: Path) -> str:
    for command in block.body.replace("\\\n", " ").splitlines():
        if command.strip():
            run(command, folder)
    return block.body


def run_python(block: Block, folder: Path) -> str:
    script = folder / f"example{block.line}.py"
    script.write_text(block.body, encoding="utf-8")
    assert shell(f"{shlex.quote(sys.executable)} {script.name}", folder).strip()
    return block.body


def run_json(block: Block, folder: Path) -> str:
    json.loads(re.sub(r",\s*\.\.\.|\.\.\.,?", "", block.body))
    return block.body


def run_toml(block: Block, folder: Path) -> str:
    tomllib.loads(block.body)
    return block.body


def run_yaml(block: Block, folder: Path) -> str:
    yaml.safe_load(block.body)
    return block.body


RUNNERS: dict[str, Callable[[Block, Path], str]] = {
    "console": run_console,
    "sh": run_sh,
    "python": run_python,
    "json": run_json,
    "toml": run_toml,
    "yaml": run_yaml,
}


def try_out(block: Block, folder: Path) -> str:
    """Do with a block what its language and the notes above it ask for; return it as it should be shown."""
    if missing := [each for each in block.notes.get("needs", "").split() if not shutil.which(each)]:
        pytest.skip(f"{' and '.join(missing)} not installed")
    if file := block.notes.get("file"):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(block.body, encoding="utf-8")
        return block.body
    runner = RUNNERS.get(block.language)
    return runner(block, folder) if runner and "ci" not in block.notes else block.body


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sample articles and timelines of them, and a store beside it: all is read but once."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "sample_articles", folder / "sample_articles")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("DATELINE_STORE", f"{folder}.sqlite")
        for articles, file in (("sample_articles", "timeline"), ("sample_articles/washington-visit", "washington")):
            run(f"dateline build {articles} --quiet --output {file}.json", folder)
    return folder


@pytest.fixture
def folder(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the prepared folder, entered, with nothing set that moves output."""
    for name in ("COLUMNS", "LINES", "DATELINE_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATELINE_STORE", f"{prepared}.sqlite")
    copy = shutil.copytree(prepared, tmp_path / "page")
    monkeypatch.chdir(copy)
    return copy


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_blocks_do_what_they_show(
    page: Path, folder: Path, request: pytest.FixtureRequest, subtests: pytest.Subtests
) -> None:
    update = request.config.getoption("--update-golden")
    for block in blocks(page):
        with subtests.test(page=page.name, line=block.line + 1):
            shown = try_out(block, folder)
            if update and shown != block.body:
                text = page.read_text(encoding="utf-8")
                page.write_text(text.replace(f"\n{block.body}```", f"\n{shown}```"), encoding="utf-8")
            else:
                assert shown == block.body


def test_every_command_is_documented() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    names = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    assert [name for name in names if f"dateline {name}" not in text] == []
