"""Running a command in this process."""

from pathlib import Path

from typer.testing import CliRunner

from dateline.cli.app import app


def ask(*arguments: str | Path) -> tuple[int, str, str]:
    """Return a command's exit code, its output, and what it told on standard error."""
    result = CliRunner().invoke(app, [*map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, " ".join(result.stderr.split())
