"""Comparing dates of any precision: full, partial ("XXXX-XX-07"), open ("../2027"), approximate."""

import re
from datetime import date, timedelta
from functools import lru_cache

from dateline.models.when import When

_PART = re.compile(r"([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?")
_CLOCK = re.compile(r"T(\d\d)(?::?(\d\d))?")

Fields = tuple[int | None, int | None, int | None]

_PARTIAL_GAP = 3
"""Days that are thought to lie between "the 7th" and another day of a month that is not known."""

REPORTED_SLACK = timedelta(days=7)
"""How long before the publication day an event lies of which an article says no date."""


@lru_cache(maxsize=1 << 14)
def fields(edtf: str) -> tuple[Fields, Fields]:
    """Return year, month and day of the first and last part of an EDTF value; None where unknown."""
    parts = [_fields(part) for part in edtf.split("/")]
    return parts[0], parts[-1]


def _fields(part: str) -> Fields:
    match = _PART.search(part)
    if match is None:
        return None, None, None
    year, month, day = (int(group) if group and group.isdigit() else None for group in match.groups())
    return year, month if month is None or month <= 12 else None, day


@lru_cache(maxsize=1 << 14)
def clock(edtf: str) -> tuple[int, int] | None:
    """Return hour and minute, where an EDTF value has them."""
    match = _CLOCK.search(edtf)
    return (int(match[1]), int(match[2] or 0)) if match else None


def is_full(when: When) -> bool:
    """Tell whether a date is tied to the calendar (a year is known, or a bound)."""
    return when.earliest is not None or when.latest is not None


def bounds(when: When) -> tuple[date, date]:
    """Return the first and last day a full date may mean; an article's own day reaches back a week."""
    first = when.earliest or date.min
    if when.basis == "reported" and first > date.min + REPORTED_SLACK:
        first -= REPORTED_SLACK
    return first, when.latest or date.max


def days(when: When) -> int:
    """Return how many days a full date may mean; the fewer, the more precise."""
    return ((when.latest or date.max) - (when.earliest or date.min)).days + 1


def gap(a: When, b: When) -> int:
    """Return how many days lie between two dates, 0 where they may be one; partial ones agree or not."""
    if is_full(a) and is_full(b):
        (first, last), (other_first, other_last) = bounds(a), bounds(b)
        return max(0, (other_first - last).days, (first - other_last).days)
    return 0 if _agree(a, b) else _PARTIAL_GAP


def _agree(a: When, b: When) -> bool:
    """Tell whether some day fits both dates, of which at least one is partial; a long full date fits any."""
    (low, high), (other_low, other_high) = _day_fields(a), _day_fields(b)
    for at in (0, 1, 2):
        values = low[at], high[at], other_low[at], other_high[at]
        if None in values:
            continue
        first, last, other_first, other_last = (value for value in values if value is not None)
        if first <= last and other_first <= other_last and (last < other_first or other_last < first):
            return False
        if first != last or other_first != other_last:
            return True
    return True


def _day_fields(when: When) -> tuple[Fields, Fields]:
    if when.earliest is None or when.latest is None or when.basis == "reported":
        return fields(when.edtf) if not is_full(when) else ((None, None, None), (None, None, None))
    first, last = when.earliest, when.latest
    if (last - first).days > 27:
        return (first.year, None, None), (last.year, None, None)
    return (first.year, first.month, first.day), (last.year, last.month, last.day)
