"""Sentences as news agencies and newspapers write them: every time of each, and none besides."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.extract.draft import Draft

_TABLE = Path(__file__).parent / "wire.txt"


def _rows() -> Iterator[tuple[str, str, list[tuple[str, ...]]]]:
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            day, sentence, times = (field.strip() for field in line.split("|"))
            yield day, sentence, [tuple(time.strip().rsplit("=", 1)) for time in times.split(";") if time]


ROWS = list(_rows())


@pytest.mark.parametrize(("day", "sentence", "expected"), ROWS, ids=[row[1][:40] for row in ROWS])
def test_times_of_a_sentence(
    draft: Callable[..., Draft], day: str, sentence: str, expected: list[tuple[str, ...]]
) -> None:
    times = draft(sentence, published=day).times
    assert [(time.text, time.value) for time in times] == expected


UNDATED = [
    ("She won in 2005. Later that day she left.", "Later that day", "XXXX-XX-XX"),
    ("She won in 2005. She flew home in the morning.", "the morning", "XXXX-XX-XXTMO"),
    ("He was freed about a fortnight ago.", "about a fortnight ago", "XXXX-WXX"),
]


@pytest.mark.parametrize(("text", "words", "value"), UNDATED, ids=[row[1] for row in UNDATED])
def test_a_day_has_no_year_from_afar(draft: Callable[..., Draft], text: str, words: str, value: str) -> None:
    assert (words, value) in [(time.text, time.value) for time in draft(text).times]
