"""The year of a date that names none."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from dateline.extract.times.holidays import holiday_span
from dateline.extract.times.reading import Calendar, Direction
from dateline.extract.times.told import Point

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_AGAINST = {"Q": 200, "M": 330, "D": 240}
"""Days that a date against its verb's direction counts as farther off: reports of a quarter come after it."""

_OF_YEAR = {"this": 0, "same": 0, "last year": -1, "next year": 1}

_NEWS_LOOKS_BACK = 30
"""Days that a month ahead counts as farther off where no verb tells which way to look."""


def agreeing(c: Calendar, year: int, speech: date | None) -> int:
    """Return the year in which a date falls on the weekday beside it: "Sunday, April 7".

    That is the year given, else that of publication, else one next to the given; where none of them agrees, the weekday
    is a slip.
    """
    if not (c.weekday and c.month and c.day):
        return year
    candidates = (year, speech.year if speech else year, year - 1, year + 1)
    return next((other for other in candidates if _falls_on(c.weekday, other, c.month, c.day)), year)


def _falls_on(weekday: int, year: int, month: int, day: int) -> bool:
    return 1 <= year <= 9999 and day <= monthrange(year, month)[1] and date(year, month, day).isoweekday() == weekday


def told_year(c: Calendar, base: Point) -> int:
    """Return the year of a date in a narrative: that told last, or the next where the months have come round."""
    if c.relation in {"last", "before", "last year"}:
        return base.year - 1
    if c.relation in {"next", "after", "next year"}:
        return base.year + 1
    month = c.month or _SEASONS.get(c.season or "")
    if base.month and month and not c.relation and base.month - month >= 8:
        return base.year + 1
    return base.year


def nearest_year(c: Calendar, base: date, direction: Direction) -> int:
    """Return the year of a date in the news: that of its relation, else the nearest to the base as the verb looks."""
    if c.relation in _OF_YEAR:
        return base.year + _OF_YEAR[c.relation]
    start, end = _span(c, base.year)
    match c.relation:
        case "ago":
            return nearest_year(replace(c, relation=None), base, "past") - 1
        case "last" | "before" | "ended":
            return base.year - (end >= base)
        case "next" | "after":
            return base.year + (start <= base)
    return min((base.year, base.year - 1, base.year + 1), key=lambda year: _distance(c, year, base, direction))


def _distance(c: Calendar, year: int, base: date, direction: Direction) -> int:
    """Return how far a year's part lies from the base in days, more where it lies against the verb."""
    start, end = _span(c, year)
    gap = max((start - base).days, (base - end).days, 0)
    against = (direction == "past" and start > base) or (direction == "future" and end < base)
    against = against or (c.half is not None and direction != "future" and end > base)  # reports come after it
    if not against:
        bare_month = c.month and not c.day and direction is None and start > base
        return gap + (_NEWS_LOOKS_BACK if bare_month else 0)
    kind = "Q" if c.quarter else "M" if c.half or (c.month and not c.day and direction == "past") else "D"
    return gap + _AGAINST[kind]


def _span(c: Calendar, year: int) -> tuple[date, date]:
    """Return the first and the last day of a calendar part in a year."""
    if c.holiday and (found := holiday_span(c.holiday, year)):
        return found
    if c.month and c.day:
        day = date(year, c.month, min(c.day, monthrange(year, c.month)[1]))
        return day, day
    month, length = _months(c)
    start = date(year, month, 1)
    return start, add_months(start, length) - timedelta(days=1)


def _months(c: Calendar) -> tuple[int, int]:
    """Return the first month of a calendar part, and its length in months."""
    if c.month:
        return c.month, 1
    if c.season:
        return _SEASONS[c.season], 3
    if c.quarter:
        return 3 * c.quarter - 2, 3
    return (6 * c.half - 5, 6) if c.half else (1, 12)


def add_months(day: date, months: int) -> date:
    """Return the first of the month that lies `months` after that of a day."""
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)
