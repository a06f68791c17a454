"""The table of docs/dates.md: what is said of each phrase is what comes out of it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.cli.render.dates import when_words
from dateline.extract.draft import Draft

PAGE = (Path(__file__).parents[2] / "docs" / "dates.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (?!the article)([^|]+) \| ([^|]+) \| `([^`]+)` \| ([^|]+) \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("phrase", "shown", "edtf", "bounds"), ROWS)
def test_a_phrase_dates_as_the_table_says(
    draft: Callable[..., Draft], phrase: str, shown: str, edtf: str, bounds: str
) -> None:
    words, _, unknown = phrase.partition(", the ")
    verb = "has sailed" if words.startswith("since") else "had sailed" if words.startswith("by") else "sailed"
    (event,) = draft(f"The ferry {verb} {words}.", published=None if unknown else "2024-04-20").events
    assert event.when is not None
    assert (event.when.edtf, when_words(event.when, year=False)) == (edtf, shown)
    ends = [str(end) for end in (event.when.earliest, event.when.latest) if end]
    assert re.findall(r"\d{4}-\d\d-\d\d", bounds) == ends
