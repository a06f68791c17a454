"""Calendar dates in datelines, date lines and file names: where they stand, not what they mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.extract.read.rules import LAYOUT

_RULES: Mapping[str, Any] = LAYOUT["date"]


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


CALENDAR_WORDS = frozenset(word.lower() for word in (*_RULES["months"], *_RULES["weekdays"]))
"""Names of months and weekdays, in lower case."""

_MONTH = rf"{_any(_RULES['months'])}\.?"
_WEEKDAY = rf"{_any(_RULES['weekdays'])}\.?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1\d|2[01])\d\d"

DATE = (
    rf"(?:{_WEEKDAY},?\s{{1,2}})?"
    rf"(?:{_MONTH}\s{{0,2}}{_DAY}(?![\d:])(?:,?\s{{1,2}}{_YEAR})?"
    rf"|{_DAY}\s{{1,2}}{_MONTH}(?:,?\s{{1,2}}{_YEAR})?"
    rf"|{_YEAR}-\d\d-\d\d|{_YEAR}/\d\d?/\d\d?|\d\d?\s?/\s?\d\d?\s?/\s?{_YEAR}|\d\d?\.\d\d?\.{_YEAR})"
)
"""A calendar date, its year optional where the month is a word; case matters but in all-capital datelines."""

_FIND = re.compile(rf"(?<![\w/.-]){DATE}(?!\w|[/-]\d)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(
    r"\d{1,2}(?:\s?[:.h]\s?\d\d){0,2}\s?(?=[ap]\.?m\b|\W|$)|[^\W\d_](?:[\w.]*\w)?|\d+|[^\s\w]", re.IGNORECASE
)
_FULL = re.compile(_YEAR)
_CAPITAL = re.compile(r"\s+[“\"']?[^\W\d_a-z]")
_CLOCK = re.compile(r"\d{1,2}\s?[:.h]\s?\d\d", re.IGNORECASE)
_LABELS = frozenset(_RULES["labels"])
_UPDATES = frozenset(_RULES["updates"])
_FILLER = frozenset(_RULES["filler"]) | frozenset(word.lower() for word in _RULES["weekdays"])
_PUNCTUATION = frozenset("|•·,:;/()-–—.@+")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line, or the beginning of one, that holds dates and nothing else.

    `dates` are their offsets, those that tell when it was published before those of updates. `labelled` says that a
    word like "Published" stands before them, `end` where the last of it ends.
    """

    dates: tuple[tuple[int, int], ...]
    labelled: bool
    end: int


def find_dates(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets of dates in a stretch of text; no longer one than a line's head is looked through."""
    return [match.span() for match in _FIND.finditer(text, start, min(end, start + _LONGEST))]


def date_line(text: str, start: int, end: int) -> DateLine | None:
    """Return what a line that holds only dates, clock times and labels says; None for any other line."""
    if end - start > _LONGEST or not _DIGIT.search(text, start, end):
        return None
    found = _scan(text, start, end)
    return found if found and found.end == end else None


def date_prefix(text: str, start: int, end: int) -> DateLine | None:
    """Return the date line that a paragraph begins with ("Published 7:05 AM, June 9, 2008 The court ...").

    It needs a label, or else a clock time or a year and a capital behind it: "June 9, 2008 was a Monday" is prose.
    """
    found = _scan(text, start, min(end, start + _LONGEST))
    if found is None or found.end == end:
        return None
    if found.labelled:
        return found
    # Without a label: no "On" or "At" before it, no comma behind it, and the sentence begins anew.
    if not (text[start].isdigit() or start in {begin for begin, _ in found.dates}):
        return None
    if text[found.end - 1] == "," or not _CAPITAL.match(text, found.end):
        return None
    full = _FULL.search(text, *found.dates[0])
    return found if full or _CLOCK.search(_without(text, start, found)) else None


def _without(text: str, start: int, found: DateLine) -> str:
    pieces, at = [], start
    for begin, finish in sorted(found.dates):
        pieces.append(text[at:begin])
        at = finish
    return "".join([*pieces, text[at : found.end]])


def _scan(text: str, start: int, end: int) -> DateLine | None:
    """Read dates, labels and filler from `start` on, as far as they go."""
    dates = dict(find_dates(text, start, end))
    published: list[tuple[int, int]] = []
    updated: list[tuple[int, int]] = []
    at, last, labelled, under_update = start, start, False, False
    while at < end:
        if at in dates:
            (updated if under_update else published).append((at, dates[at]))
            at = last = dates[at]
            continue
        if text[at].isspace():
            at += 1
            continue
        token = _TOKEN.match(text, at, end)
        if token is None:
            break
        word = token[0].strip().lower()
        if word in _LABELS or word in _UPDATES:
            labelled, under_update = True, word in _UPDATES
        elif not (word in _FILLER or word in _PUNCTUATION or word[0].isdigit()):
            break
        if not word[0].isalpha() or word not in {"a", "on", "of", "at", "the"}:
            last = token.end()
        at = token.end()
    if not published and not updated:
        return None
    rest_is_empty = not text[last:end].strip()
    return DateLine((*published, *updated), labelled, end if rest_is_empty else last)
