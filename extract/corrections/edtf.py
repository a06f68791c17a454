"""The date of a correction, written as EDTF (ISO 8601-2) as in the output."""

import re
from datetime import date

from dateline.extract.times.edtf import PARTS_OF_YEAR, Extent, extent
from dateline.models.when import Grain, When

UNKNOWN = "unknown"
"""What is written where an event shall have no date."""

ALLOWED = (
    "write it as 2024-04-08, 2024-04, 2024, 2024-04-08T09:30, 2024-21 (spring; 33 is the first quarter), 199X, "
    "2024-04-08/2024-04-14, 2021/.., ../2027, XXXX-XX-07, with ~ behind it where it is approximate, or as unknown"
)

_POINT = re.compile(
    r"((?:\d{4}|XXXX)(?:-\d\d|-(?:\d\d|XX)-\d\d)?|\d{3}X|\d\dXX)(T\d\d:\d\d(?::\d\d)?)?([~?%]?)", re.ASCII
)
_CLOCK = re.compile(r"T(?:[01]\d|2[0-3])(?::[0-5]\d){1,2}", re.ASCII)
_OPEN = frozenset({"", ".."})
_PARTS = {str(number): name for name, number in PARTS_OF_YEAR.items()}
_FIRST_YEAR = 1000
_APPROXIMATE = frozenset("~%")


def when_of(value: str) -> When | None:
    """Return the When that a corrected date means, None for `unknown`; raise ValueError where it is no date."""
    if value == UNKNOWN:
        return None
    first, slash, last = value.partition("/")
    if slash:
        earliest, latest, grain = _interval(first, last)
        edtf = f"{first or '..'}/{last or '..'}"
    else:
        reach = _point(value)
        earliest, latest, grain, edtf = reach.earliest, reach.latest, reach.grain, value
    return When(edtf, earliest, latest, grain, not _APPROXIMATE.isdisjoint(value), "stated", None)


def _interval(first: str, last: str) -> tuple[date | None, date | None, Grain | None]:
    ends = [None if each in _OPEN else _point(each) for each in (first, last)]
    known = [each for each in ends if each]
    if not known or any(each.earliest is None for each in known):
        raise ValueError("an interval needs a full date at one end at least")
    earliest, latest = ends[0].earliest if ends[0] else None, ends[1].latest if ends[1] else None
    if earliest and latest and earliest > latest:
        raise ValueError("it ends before it begins")
    return earliest, latest, known[0].grain


def _point(value: str) -> Extent:
    match = _POINT.fullmatch(value)
    if match is None:
        raise ValueError("it is no date")
    day, clock = match[1], match[2] or ""
    code = day[5:]
    reach = extent(day[:5] + _PARTS[code] if code in _PARTS else day.rstrip("X") if day[3:] in {"X", "XX"} else day)
    if reach.edtf is None or not _is_day_of_calendar(day):
        raise ValueError("the calendar has no such day")
    if clock and not (reach.grain == "day" and reach.earliest and _CLOCK.fullmatch(clock)):
        raise ValueError("its time of day is none, or has no day")
    if reach.earliest and reach.earliest.year < _FIRST_YEAR:
        raise ValueError(f"it is before the year {_FIRST_YEAR}")
    grain: Grain | None = ("minute" if len(clock) == len("T00:00") else "second") if clock else reach.grain
    return Extent(value, reach.earliest, reach.latest, grain)


def _is_day_of_calendar(day: str) -> bool:
    """Tell whether some year has the month and day of a date, parts of which may be unknown."""
    month, _, number = day[5:].partition("-")
    try:
        date(2000, int(month) if month.isdecimal() and month not in _PARTS else 1, 1)
        if number.isdecimal():
            date(2000, int(month) if month.isdecimal() else 1, int(number))
    except ValueError:
        return False
    return True
