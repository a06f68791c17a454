"""The table of findings in docs/questions.md is that of lint."""

import re
from pathlib import Path

from dateline.cli.answers.findings import TITLES
from dateline.extract.questions.lint import LEVELS

PAGE = (Path(__file__).parents[2] / "docs" / "questions.md").read_text(encoding="utf-8")


def test_every_finding_stands_in_the_table_with_its_level() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| (\w+) \| (.+) \|$", PAGE, re.MULTILINE)
    assert rows == [(code, level, TITLES[code]) for code, level in LEVELS.items()]
