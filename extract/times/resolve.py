"""From a reading to a TIMEX3 value, against an explicit anchor only."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.extract.times.holidays import holiday_span, month_day, weekday_of_month
from dateline.extract.times.reading import Calendar, Direction, Fixed, Reading, Shift
from dateline.extract.times.told import Point, around, moved
from dateline.extract.times.years import add_months, agreeing, nearest_year, told_year
from dateline.models.quick import quick
from dateline.models.when import TimexType

UNKNOWN_YEAR = "XXXX"
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
            "E": "XXX", "C": "XX", "F": "XXXX-WXX", "NI": "XXXX-XX-XXTNI"}  # fmt: skip
_AFTER_WEEKEND = 2  # Tuesday: the last day of the week whose weekend is the one before
_FRESH = 5  # days ahead: a weekday as far off is more likely that of a day or two ago where the verb says little
_DAY = 8  # characters before the day of a value


@quick
@dataclass(frozen=True, slots=True)
class Anchor:
    """What a reading resolves against: the publication day, what the text last told of, and where the verb looks.

    In a narrative what was last told stands for the publication day in every date that names fields of a calendar.
    """

    speech: date | None
    told: Point | None = None
    quarter: Point | None = None
    direction: Direction = None
    narrative: bool = False
    loose: bool = False

    def point(self, base: str, *, calendar: bool = False) -> Point | None:
        """Return the point that a base stands for."""
        if base == "period" and self.quarter:
            return self.quarter
        if self.told and (base == "told" or (self.narrative and (calendar or base in {"period", "story"}))):
            return self.told
        return Point(self.speech.year, self.speech.month, self.speech.day) if self.speech else None


def resolve(reading: Reading, anchor: Anchor) -> tuple[TimexType, str]:
    """Return the TIMEX3 type and value of a reading."""
    meaning = reading.meaning
    if isinstance(meaning, Fixed):
        return meaning.type, meaning.value
    try:
        value = _calendar(meaning, anchor) if isinstance(meaning, Calendar) else _shift(meaning, anchor)
    except (ValueError, OverflowError):  # a day that the calendar does not have, or one beyond its ends
        value = UNKNOWN_YEAR
    if reading.around or reading.days:
        value = _beside(value, reading)
    suffix = reading.clock or (f"T{reading.part}" if reading.part else "")
    if suffix and value.endswith("_REF"):
        value = _UNKNOWN["D"] + suffix
    elif suffix:
        value = _to_day(value) + suffix
    return ("TIME" if "T" in value[_DAY:] else "DATE"), value


def _beside(value: str, reading: Reading) -> str:
    """Return the day or week that lies so many days from what a value names, or the weekend next to it."""
    edge = value.split("/")[0 if reading.days < 0 else -1]
    if len(edge) != len("2024-04-07") or not edge.replace("-", "").isdecimal():
        return value
    day = date.fromisoformat(edge) + timedelta(days=reading.days)
    if reading.around == "WE" and day.isoweekday() <= _AFTER_WEEKEND:
        day -= timedelta(days=_AFTER_WEEKEND)
    return around(day, reading.around or "D")


def counted_from(reading: Reading, anchor: Anchor) -> Point | None:
    """Return the point that a reading is counted from; None where its words say all themselves, or none is known."""
    meaning = reading.meaning
    if isinstance(meaning, Shift):
        return None if meaning.count is None else _base(meaning, anchor)
    if isinstance(meaning, Fixed) or meaning.decade is not None:
        return None
    if meaning.year is not None:
        return anchor.point("period") if meaning.base == "period" else None
    return anchor.point(meaning.base, calendar=True)


def _to_day(value: str) -> str:
    """Return a value with its day, X where it has none."""
    return value + "-XX" * max(0, 2 - value.count("-"))


def _calendar(c: Calendar, anchor: Anchor) -> str:
    if c.year is not None and c.relation == "before" and anchor.speech and anchor.speech.year < c.year:
        c = replace(c, year=None, relation=None)  # of what cannot have been told of yet
    if c.year is not None:
        told = anchor.point(c.base) if c.base == "period" else None
        return _in_year(replace(c, quarter=told.quarter) if told else c, Point(c.year))
    if c.decade is not None:
        return str(c.decade)
    base = anchor.point(c.base, calendar=True)
    if base is None:
        return _floating(c)
    if c.weekday and not (c.day or c.which):
        return _weekday(c, base.date, anchor).isoformat() if base.date else f"XXXX-WXX-{c.weekday}"
    if c.day and not c.month:
        return _day_of_month(c, base, anchor.direction)
    counts_on = base is anchor.told or base.date is None
    year = told_year(c, base) if counts_on or not base.date else nearest_year(c, base.date, anchor.direction)
    return _in_year(c, Point(agreeing(c, year, anchor.speech)))


def _in_year(c: Calendar, year: Point) -> str:
    if c.which and c.weekday and c.month:
        day = weekday_of_month(year.year, c.month, c.weekday, c.which)
        return day.isoformat() if day else f"{year.label}-{c.month:02d}"
    if c.month and c.day:
        if year.year > 0 and c.day > monthrange(year.year, c.month)[1]:
            raise ValueError("no such day")
        return f"{year.label}-{c.month:02d}-{c.day:02d}"
    if c.holiday:
        span = holiday_span(c.holiday, year.year)
        return "/".join(sorted({day.isoformat() for day in span})) if span else year.label
    return year.label + _field(c)


def _field(c: Calendar) -> str:
    if c.month:
        return f"-{c.month:02d}"
    if c.season:
        return f"-{c.season}"
    if c.quarter:
        return f"-Q{c.quarter}"
    return f"-H{c.half}" if c.half else ""


def _floating(c: Calendar) -> str:
    if c.weekday and not (c.day or c.which):
        return f"XXXX-WXX-{c.weekday}"
    if c.day:
        return f"XXXX-{c.month:02d}-{c.day:02d}" if c.month else f"XXXX-XX-{c.day:02d}"
    if c.holiday and (fixed := month_day(c.holiday)):
        return f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}"
    return UNKNOWN_YEAR + _field(c)


def _weekday(c: Calendar, base: date, anchor: Anchor) -> date:
    delta = (c.weekday or 1) - base.isoweekday()
    match c.relation:
        case "within":
            pass
        case "coming":
            delta %= 7
        case "last" | "before":
            delta = delta - 7 if delta >= 0 else delta
        case "next" | "after":
            delta = delta + 7 if delta <= 0 else delta
        case _ if anchor.direction == "future":
            delta %= 7
            delta -= 7 if anchor.loose and delta >= _FRESH else 0
        case _:
            delta = -(-delta % 7)
    return base + timedelta(days=delta + 7 * c.weeks)


def _day_of_month(c: Calendar, base: Point, direction: Direction) -> str:
    if base.date is None:
        month = f"{base.month:02d}" if base.month else "XX"
        return f"{base.label}-{month}-{c.day:02d}"
    candidates = []
    for months in (-2, -1, 0, 1, 2):
        first = add_months(base.date, months)
        if (c.day or 1) <= monthrange(first.year, first.month)[1]:
            candidates.append(first.replace(day=c.day or 1))
    return _choose(candidates, base.date, direction).isoformat()


def _choose(candidates: list[date], base: date, direction: Direction) -> date:
    if direction == "past":
        candidates = [day for day in candidates if day <= base] or candidates
    elif direction == "future":
        candidates = [day for day in candidates if day >= base] or candidates
    return min(candidates, key=lambda day: (abs(day - base), day))


def _shift(s: Shift, anchor: Anchor) -> str:
    if s.count is None or (
        s.base == "told" and s.forward and s.count and not anchor.told
    ):  # later than what is not told
        return "FUTURE_REF" if s.forward else "PAST_REF"
    base = _base(s, anchor)
    if base is None:
        return _UNKNOWN.get(s.unit, UNKNOWN_YEAR)
    if s.base == "period" and s.unit == "Q" and not base.quarter:
        return moved(base, "Q", -1 - s.count)  # from the latest quarter that can be reported on
    if s.base == "period" and s.unit == "Y" and base.quarter:
        return f"{Point(base.year - s.count).label}-Q{base.quarter}"
    return moved(base, s.unit, s.count if s.forward else -s.count)


def _base(s: Shift, anchor: Anchor) -> Point | None:
    base = anchor.point(s.base)
    if base and s.unit in {"D", "W"} and s.count == 0 and base.date is None and not anchor.narrative:
        return anchor.point("speech") or (base if base.month else None)
    return base
