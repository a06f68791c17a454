"""From a reading to a TIMEX3 value, against an explicit anchor only."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateline.extract.times.holidays import holiday_date
from dateline.extract.times.reading import Calendar, Fixed, Reading, Shift
from dateline.models.when import TimexType

Direction = Literal["past", "future"] | None
UNKNOWN_YEAR = "XXXX"
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
_DAYS = {"D": 1, "NI": 1, "W": 7, "F": 14, "WE": 7}
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
            "E": "XXX", "C": "XX", "NI": "XXXX-XX-XXTNI"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a reading resolves against: the publication day, what the text last told of, and where the verb looks."""

    speech: date | None
    told: date | None
    direction: Direction = None

    def day(self, base: str) -> date | None:
        """Return the day that a base stands for."""
        return (self.told or self.speech) if base == "told" else self.speech


def resolve(reading: Reading, anchor: Anchor) -> tuple[TimexType, str]:
    """Return the TIMEX3 type and value of a reading."""
    meaning = reading.meaning
    if isinstance(meaning, Fixed):
        return meaning.type, meaning.value
    try:
        value = _calendar(meaning, anchor) if isinstance(meaning, Calendar) else _shift(meaning, anchor)
    except (ValueError, OverflowError):  # a day that the calendar does not have, or beyond its ends
        value = UNKNOWN_YEAR
    suffix = reading.clock or (f"T{reading.part}" if reading.part else "")
    if suffix and len(value) != 10:
        suffix = suffix if value.endswith("XX") else ""
    return ("TIME" if suffix else "DATE"), value + suffix


def _calendar(c: Calendar, anchor: Anchor) -> str:
    base = anchor.day(c.base)
    if c.year is not None:
        return _in_year(c, f"{c.year:04d}" if c.year > 0 else f"BC{-c.year:04d}")
    if c.decade is not None:
        return str(c.decade)
    if base is None:
        return _floating(c)
    if c.weekday and not c.day:
        return _weekday(c, base, anchor.direction).isoformat()
    if c.day and not c.month:
        return _day_of_month(c, base, anchor.direction).isoformat()
    return _in_year(c, f"{_year(c, base, anchor.direction):04d}")


def _in_year(c: Calendar, year: str) -> str:
    if c.month and c.day:
        if not year.startswith("BC") and c.day > monthrange(int(year), c.month)[1]:
            raise ValueError("no such day")
        return f"{year}-{c.month:02d}-{c.day:02d}"
    if c.month:
        return f"{year}-{c.month:02d}"
    if c.season:
        return f"{year}-{c.season}"
    if c.quarter:
        return f"{year}-Q{c.quarter}"
    if c.half:
        return f"{year}-H{c.half}"
    if c.holiday:
        day = holiday_date(c.holiday, int(year)) if year.isdecimal() else None
        return day.isoformat() if day else year
    return year


def _floating(c: Calendar) -> str:
    if c.weekday and not c.day:
        return f"XXXX-WXX-{c.weekday}"
    if c.day and not c.month:
        return f"XXXX-XX-{c.day:02d}"
    if c.holiday:
        return UNKNOWN_YEAR
    if c.month and c.day:
        return f"XXXX-{c.month:02d}-{c.day:02d}"
    return _in_year(c, UNKNOWN_YEAR)


def _weekday(c: Calendar, base: date, direction: Direction) -> date:
    delta = (c.weekday or 1) - base.isoweekday()
    match c.relation:
        case "last" | "before":
            delta = delta - 7 if delta >= 0 else delta
        case "next" | "after":
            delta = delta + 7 if delta <= 0 else delta
        case _ if direction == "future":
            delta %= 7
        case _:
            delta = -(-delta % 7)
    return base + timedelta(days=delta)


def _day_of_month(c: Calendar, base: date, direction: Direction) -> date:
    candidates = []
    for months in (-2, -1, 0, 1, 2):
        first = add_months(base.replace(day=1), months)
        if (c.day or 1) <= monthrange(first.year, first.month)[1]:
            candidates.append(first.replace(day=c.day or 1))
    return _choose(candidates, base, direction)


def _choose(candidates: list[date], base: date, direction: Direction) -> date:
    if direction == "past":
        candidates = [day for day in candidates if day <= base] or candidates
    elif direction == "future":
        candidates = [day for day in candidates if day >= base] or candidates
    return min(candidates, key=lambda day: (abs(day - base), day))


def _year(c: Calendar, base: date, direction: Direction) -> int:
    month, day, span = _start(c, base.year)
    start = date(base.year, month, min(day, monthrange(base.year, month)[1]))
    end = add_months(start, span) - timedelta(days=1) if span else start
    match c.relation:
        case "last" | "before":
            return base.year - (end >= base)
        case "next" | "after":
            return base.year + (start <= base)
        case "this" | "same":
            return base.year
    if direction == "past" and start > base:
        return base.year - 1
    if direction == "future" and end < base:
        return base.year + 1
    if direction is None and abs((start - base).days) > 200:
        return base.year + (1 if start < base else -1)
    return base.year


def _start(c: Calendar, year: int) -> tuple[int, int, int]:
    """Return the first month and day of a calendar part, and its length in months (0 is a day)."""
    if c.month:
        return c.month, c.day or 1, 0 if c.day else 1
    if c.season:
        return {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[c.season], 1, 3
    if c.quarter:
        return 3 * c.quarter - 2, 1, 3
    if c.half:
        return 6 * c.half - 5, 1, 6
    if c.holiday and (found := holiday_date(c.holiday, year)):
        return found.month, found.day, 0
    return 1, 1, 12


def _shift(s: Shift, anchor: Anchor) -> str:
    if s.count is None:
        return "FUTURE_REF" if s.forward else "PAST_REF"
    base = anchor.day(s.base)
    if base is None:
        return _UNKNOWN.get(s.unit, UNKNOWN_YEAR)
    return point(base, s.unit, s.count if s.forward else -s.count)


def point(base: date, unit: str, count: int) -> str:
    """Return the value of the unit that lies `count` units from the one around `base`."""
    if unit in _DAYS:
        day = base + timedelta(days=_DAYS[unit] * count)
        return _unit_around(day, unit)
    return _unit_around(add_months(base.replace(day=1), _MONTHS[unit] * count), unit)


def _unit_around(day: date, unit: str) -> str:
    year, week, _ = day.isocalendar()
    return {
        "W": f"{year:04d}-W{week:02d}", "F": f"{year:04d}-W{week:02d}", "WE": f"{year:04d}-W{week:02d}-WE",
        "M": f"{day.year:04d}-{day.month:02d}", "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}", "Y": f"{day.year:04d}",
        "E": f"{day.year:04d}"[:3], "C": f"{day.year:04d}"[:2], "L": f"{day.year:04d}"[:1],
        "NI": f"{day.isoformat()}TNI",
    }.get(unit, day.isoformat())  # fmt: skip


def add_months(first: date, months: int) -> date:
    """Return the first of the month that lies `months` after that of `first`."""
    total = first.year * 12 + first.month - 1 + months
    return first.replace(year=total // 12, month=total % 12 + 1, day=1)
