"""From a TIMEX3 value to EDTF, bounds in days, and grain."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.models.quick import quick
from dateline.models.when import Grain

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-XX(?:T.*)?)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
_PARTIAL = re.compile(r"(?:XXXX|\d{4})-(?:XX|\d\d)(?:-(?:XX|\d\d))?")
_SPAN = {
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14),
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
}  # fmt: skip
PARTS_OF_YEAR = {"SP": 21, "SU": 22, "FA": 23, "WI": 24, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41}
"""The parts of a year, by their names in TIMEX3, as ISO 8601-2 numbers them."""
_YEARS: tuple[Grain, ...] = ("year", "decade", "century", "millennium")
_SHORTEST_MONTH = 28  # days
_TIME_GRAIN: dict[int, Grain] = {3: "hour", 6: "minute", 9: "second"}


@quick
@dataclass(frozen=True, slots=True)
class Extent:
    """What a value says of the calendar."""

    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    grain: Grain | None = None


def extent(value: str) -> Extent:
    """Return the EDTF, bounds and grain of a TIMEX3 value; empty where it names no place in the calendar."""
    if value.startswith("BC"):
        return _before_christ(value)
    if "/" in value:
        return _stretch(value)
    for pattern, read in ((_DAY, _day), (_MONTH, _month), (_WEEK, _week), (_PART, _part)):
        if match := pattern.fullmatch(value):
            return read(match)
    if value.isdecimal() and len(value) <= 4:
        return _years(value)
    if _PARTIAL.fullmatch(value) and value.strip("X-"):
        return Extent(edtf=value, grain="day" if value.count("-") == 2 and not value.endswith("XX") else "month")
    return Extent()


def _stretch(value: str) -> Extent:
    """Return the extent of a stretch from one day to another, as fine as the unit of the calendar it is near to."""
    first, last = (extent(day) for day in value.split("/", 1))
    if not (first.earliest and last.latest):
        return Extent()
    grain: Grain = "week" if (last.latest - first.earliest).days < _SHORTEST_MONTH else "month"
    return Extent(value, first.earliest, last.latest, grain)


def _day(match: re.Match[str]) -> Extent:
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return Extent()
    return Extent(day.isoformat(), day, day, _time_grain(match[4]) if match[4] else "day")


def _time_grain(clock: str) -> Grain:
    digits = re.match(r"T\d\d(:\d\d)?(:\d\d)?", clock)
    return _TIME_GRAIN[digits.end()] if digits else "part"


def _month(match: re.Match[str]) -> Extent:
    year, month = int(match[1]), int(match[2])
    if not (year >= 1 and 1 <= month <= 12):
        return Extent()
    last = monthrange(year, month)[1]
    return Extent(f"{match[1]}-{match[2]}", date(year, month, 1), date(year, month, last), "month")


def _week(match: re.Match[str]) -> Extent:
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first, last = (monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6))
    except (ValueError, OverflowError):
        return Extent()
    return Extent(f"{first.isoformat()}/{last.isoformat()}", first, last, "weekend" if match[3] else "week")


def _part(match: re.Match[str]) -> Extent:
    year, name = int(match[1]), match[2]
    first, last = _SPAN[name]
    end_year, end_month = year + (last > 12), (last - 1) % 12 + 1
    if not 1 <= year < 9999:
        return Extent()
    grain: Grain = "quarter" if name[0] == "Q" else "half" if name[0] == "H" else "season"
    last_day = monthrange(end_year, end_month)[1]
    return Extent(f"{match[1]}-{PARTS_OF_YEAR[name]}", date(year, first, 1), date(end_year, end_month, last_day), grain)


def _years(value: str) -> Extent:
    open_places = 4 - len(value)
    first = int(value) * 10**open_places
    last = first + 10**open_places - 1
    grain = _YEARS[open_places]
    edtf = value + "X" * open_places
    return Extent(edtf, date(first, 1, 1) if first else None, date(last, 12, 31), grain)


def _before_christ(value: str) -> Extent:
    match = re.fullmatch(r"BC(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    if not match:
        return Extent()
    year = 1 - int(match[1])  # EDTF counts a year 0
    rest = "".join(f"-{part}" for part in match.groups()[1:] if part)
    grain: Grain = "day" if match[3] else "month" if match[2] else "year"
    return Extent(f"-{-year:04d}{rest}" if year else f"0000{rest}", None, None, grain)
