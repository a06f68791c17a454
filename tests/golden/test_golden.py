"""The timelines of the sample articles, read line by line before they were kept.

After a change that is meant to move them: `pytest tests/golden --update-golden`, then read the difference.
"""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app

ROOT = Path(__file__).parents[2]
CASES = {
    "washington-visit.txt": ["build", "sample_articles/washington-visit", "--all", "--width", "120"],
    "lunar-landings.txt": ["build", "sample_articles/lunar-landings", "--all", "--width", "120"],
    "quotes.txt": ["quotes", "sample_articles", "--width", "120"],
}


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(app, CASES[name])
    assert result.exit_code == 0, result.stderr
    golden = Path(__file__).parent / name
    if request.config.getoption("--update-golden"):
        golden.write_text(result.stdout, encoding="utf-8")
    assert result.stdout == golden.read_text(encoding="utf-8")
