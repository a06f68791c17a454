"""What a text last told of: the anchor of "the following day", "that year", and of every date in a history."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.extract.times.reading import Calendar, Reading, Shift
from dateline.models.quick import quick

_VALUE = re.compile(r"(BC)?(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|Q([1-4])|W(\d\d)|(SP|SU|FA|WI)))?(?![\d])")
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "YD": 12, "E": 120, "C": 1200, "L": 12000}
_DAYS = {"D": 1, "NI": 1, "W": 7, "F": 14, "WE": 7}


@quick
@dataclass(frozen=True, slots=True)
class Point:
    """A place in the calendar as precise as it was told: `year` is negative before Christ (-490 is 490 BC)."""

    year: int
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    is_week: bool = False
    """Whether it is a week, by its Monday."""

    @property
    def date(self) -> date | None:
        """The day, where it is known and the calendar has it."""
        if self.year < 1 or not self.month or not self.day:
            return None
        return date(self.year, self.month, self.day)

    @property
    def edtf(self) -> str:
        """The point in EDTF, in which the year 0 is 1 BC and the first quarter is part 33 of a year."""
        year = f"{self.year:04d}" if self.year > 0 else f"{self.year + 1:05d}"
        if self.quarter and not self.month:
            return f"{year}-{32 + self.quarter}"
        fields = [f"{field:02d}" for field in (self.month, self.day) if field]
        return "-".join([year, *fields])

    @property
    def label(self) -> str:
        """The year as TIMEX3 writes it."""
        return f"{self.year:04d}" if self.year > 0 else f"BC{-self.year:04d}"


def point_of(value: str) -> Point | None:
    """Return the point that a TIMEX3 value names, None where it names none as fine as a year."""
    match = _VALUE.match(value)
    if not match or "/" in value:
        return None
    year = int(match[2]) * (-1 if match[1] else 1)
    if not year:
        return None
    if match[6]:
        try:
            monday = date.fromisocalendar(year, int(match[6]), 1)
        except ValueError:
            return None
        return Point(monday.year, monday.month, monday.day, is_week=True)
    month = int(match[3]) if match[3] else None
    day = int(match[4]) if match[4] else None
    return Point(year, month, day, int(match[5]) if match[5] else None)


def moved(told: Point, unit: str, count: int) -> str:
    """Return the value of the unit that lies `count` units from a point, X where the point is too coarse."""
    if unit in _DAYS:
        if told.date is None:
            month = f"{told.month:02d}" if told.month else "XX"
            return f"{told.label}-{month}-XX"
        return around(told.date + timedelta(days=_DAYS[unit] * count), unit)
    if unit == "Q" and told.quarter:
        total = told.year * 4 + told.quarter - 1 + count
        return f"{total // 4:04d}-Q{total % 4 + 1}"
    if unit in {"M", "Q"}:
        if not told.month or told.year < 1:
            return f"{told.label}-XX"
        total = told.year * 12 + told.month - 1 + _MONTHS[unit] * count
        return around(date(total // 12, total % 12 + 1, 1), unit)
    year = _years(told.year, count * _MONTHS[unit] // 12)
    cut = {"Y": 0, "YD": 0, "E": 1, "C": 2, "L": 3}[unit]
    day = told.date.strftime("-%m-%d") if unit == "YD" and told.date else ""  # of the same day of the year
    return year.label[: len(year.label) - cut] + (day if day != "-02-29" else "-02")


def _years(year: int, count: int) -> Point:
    moved_year = year + count
    crosses = (year < 0) != (moved_year < 0) or moved_year == 0  # there is no year 0
    return Point(moved_year + (1 if count > 0 else -1) if crosses else moved_year)


def around(day: date, unit: str) -> str:
    """Return the value of the unit that a day lies in."""
    year, week, _ = day.isocalendar()
    return {
        "W": f"{year:04d}-W{week:02d}", "F": f"{year:04d}-W{week:02d}", "WE": f"{year:04d}-W{week:02d}-WE",
        "M": f"{day.year:04d}-{day.month:02d}", "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}", "Y": f"{day.year:04d}",
        "E": f"{day.year:04d}"[:3], "C": f"{day.year:04d}"[:2], "L": f"{day.year:04d}"[:1],
        "NI": f"{day.isoformat()}TNI",
    }.get(unit, day.isoformat())  # fmt: skip


_HISTORY = 7  # past years that a history names at least
_NEWS = {"speech": 12, "story": 4}
"""Past years that one time counted from the day of writing outweighs; "this year" is a history's word, too."""


def is_narrative(readings: Iterable[Reading], published: date | None) -> bool:
    """Tell whether a text is a history rather than news: it names past years, and hardly a day near its own."""
    past = near = 0
    for reading in readings:
        meaning = reading.meaning
        if isinstance(meaning, Calendar):
            if meaning.year is not None:
                past += published is None or meaning.year < published.year - 1
            near += _NEWS["speech"] * (meaning.month is None and (meaning.day or meaning.weekday) is not None)
        elif isinstance(meaning, Shift):
            near += _NEWS.get(meaning.base, 0)
    return past >= _HISTORY and past > near
