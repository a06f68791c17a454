"""EDTF (ISO 8601-2) in words, at the precision it has: "8–14 Apr 2024", "early March 2024", "by 2027", "the 7th"."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateline.cli.render.plain import plain
from dateline.models.when import When

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SEASONS = ("spring", "summer", "autumn", "winter")
# ISO 8601-2, 4.8, the codes of a part of a year; 25-32 name a hemisphere's seasons.
_PARTS_OF_YEAR = {
    **{21 + n: season for n, season in enumerate(_SEASONS * 3)},
    **{33 + n: f"{nth} quarter of" for n, nth in enumerate(("first", "second", "third", "last"))},
    **{37 + n: f"{nth} third of" for n, nth in enumerate(("first", "second", "last"))},
    **{40 + n: f"{nth} half of" for n, nth in enumerate(("first", "second"))},
}
_UNKNOWN_TIME = "an unknown time"
# By what is known of (year, month, day); {month} is whole where it stands without a day.
_PATTERNS = {
    (True, True, True): "{day} {mon} {year}",
    (True, True, False): "{month} {year}",
    (True, False, True): "the {nth}, in {year}",
    (True, False, False): "{year}",
    (False, True, True): "{day} {mon}",
    (False, True, False): "{month}",
    (False, False, True): "the {nth}",
    (False, False, False): _UNKNOWN_TIME,
}
_DATE = re.compile(
    r"[?~%]?(-?\d[0-9X]{3}|XXXX|Y-?\d+)[?~%]?(?:-[?~%]?([0-9X]{2})[?~%]?(?:-[?~%]?([0-9X]{2})[?~%]?)?)?"
    r"(?:T(\d\d)(?::(\d\d))?[^/]*)?"
)
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(\d))?")


@dataclass(frozen=True, slots=True)
class _Date:
    """What an EDTF date says: "" where a part is unknown or not given."""

    year: str
    month: str
    day: str
    time: str = ""
    around: bool = False
    uncertain: bool = False

    def show(self, *, year: bool = True) -> str:
        known_year = bool(self.year) and (year or not (self.month or self.day))
        text = _PATTERNS[known_year, bool(self.month), bool(self.day)].format(
            year=self.year, month=self.month, mon=self.month[:3], day=self.day, nth=_nth(self.day)
        )
        text = text.removesuffix(" of")
        text = f"{'around ' if self.around else ''}{text}{self.time and f', {self.time}'}"
        return f"{text} (uncertain)" if self.uncertain else text


def when_words(when: When, *, year: bool = True) -> str:
    """Return when it happened, in words; `year=False` leaves the year out where a month or a day is known.

    "early", "mid" and "late" come from bounds that are narrower than the month or year they lie in; "reported" tells
    that nothing but the day of the report is known.
    """
    shown = words(when.edtf, year=year)
    if when.basis == "reported":
        return f"reported {shown.removeprefix('around ')}"
    part = _part(when)
    if part:
        shown = f"{part} {shown.removeprefix('around ')}"
    elif when.approximate and not shown.startswith("around "):
        shown = f"around {shown}"
    return shown


@lru_cache(maxsize=4096)
def words(edtf: str, *, year: bool = True) -> str:
    """Return an EDTF date, interval or set in words; what is not EDTF comes back as it is."""
    if edtf[:1] in {"[", "{"}:
        joint = " or " if edtf[0] == "[" else ", "
        return joint.join(_interval(member, year) for member in re.split(r",|\.\.", edtf.strip("[]{}")) if member)
    return _interval(edtf, year)


def year_words(when: When) -> str:
    """Return the year an event stands under: of its first known day, or as its EDTF has it."""
    day = when.earliest or when.latest
    if day and not re.match(r"\d+X", when.edtf):
        return str(day.year)
    first, _, second = when.edtf.partition("/")
    parsed = _parse(second if first in {"", ".."} else first)
    return (parsed and parsed.year) or ""


def _interval(edtf: str, year: bool) -> str:
    first, slash, second = edtf.partition("/")
    if not slash:
        return _single(edtf, year)
    if first in {"", ".."}:
        return _UNKNOWN_TIME if second in {"", ".."} else _until(second, year)
    if second in {"", ".."}:
        return f"since {_bound(first, year)}"
    return _range(first, second, year)


def _until(edtf: str, year: bool) -> str:
    """Return an end; that of a decade or a longer time is the year behind it."""
    known = edtf.rstrip("X")
    if known != edtf and known.isdigit():
        return f"before {int(known) + 1}{'0' * (len(edtf) - len(known))}"
    return f"by {_bound(edtf, year)}"


def _bound(edtf: str, year: bool) -> str:
    shown = _single(edtf, year)
    return f"the {shown}" if shown.endswith(("0s", "century", "millennium")) else shown


def _single(edtf: str, year: bool) -> str:
    if week := _week(edtf, year):
        return week
    parsed = _parse(edtf)
    return parsed.show(year=year) if parsed else plain(edtf)


def _range(first: str, second: str, year: bool) -> str:
    begin, end = _parse(first), _parse(second)
    if not begin or not end or begin.year != end.year:
        return f"{_single(first, True)} – {_single(second, True)}"
    last = end.show(year=year)
    around = "around " if begin.around else ""
    if begin.day and end.day and begin.month == end.month and not begin.time and not end.time:
        number = begin.day if begin.month else f"the {_nth(begin.day)}"
        return f"{around}{number}–{last.removeprefix('around ').removeprefix('the ')}"
    if begin.time and end.time and (begin.month, begin.day) == (end.month, end.day):
        return f"{begin.show(year=year)}–{end.time}"
    return f"{begin.show(year=False)} – {last}"


@lru_cache(maxsize=4096)
def _parse(edtf: str) -> _Date | None:
    found = _DATE.fullmatch(edtf)
    if not found:
        return None
    year, month, day, hour, minute = (part or "" for part in found.groups())
    if _out_of_range(month, day):
        return None
    return _Date(
        year=_year(year),
        month=_month(month),
        day=str(int(day)) if day.isdigit() else "",
        time=f"{hour}:{minute or '00'}" if hour else "",
        around="~" in edtf or "%" in edtf,
        uncertain="?" in edtf or "%" in edtf,
    )


def _out_of_range(month: str, day: str) -> bool:
    if day.isdigit() and not 1 <= int(day) <= 31:
        return True
    return month.isdigit() and not 1 <= int(month) <= 12 and (bool(day) or int(month) not in _PARTS_OF_YEAR)


def _year(year: str) -> str:
    digits = year.removeprefix("Y")
    if digits.startswith("-") and digits[1:].isdigit():
        return f"{int(digits[1:]) + 1} BC"
    known = digits.rstrip("X")
    if known == digits:
        return str(int(digits)) if digits.isdigit() else ""
    nth = _nth(str(int(known) + 1)) if known else ""
    return {3: f"{known}0s", 2: f"{nth} century", 1: f"{nth} millennium"}.get(len(known), "")


def _month(month: str) -> str:
    if not month.isdigit():
        return ""
    number = int(month)
    return _MONTHS[number - 1] if 1 <= number <= 12 else _PARTS_OF_YEAR.get(number, "")


def _week(edtf: str, year: bool) -> str | None:
    found = _WEEK.fullmatch(edtf)
    if not found:
        return None
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return None
    shown = _single(monday.isoformat(), year)
    return shown if found[3] else f"week of {shown}"


def _nth(day: str) -> str:
    if not day.isdigit():
        return day
    number = int(day)
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _part(when: When) -> str:
    """Tell where in its month or year an event lies whose bounds are narrower than that."""
    if not when.earliest or not when.latest or when.grain not in {"month", "year"} or "/" in when.edtf:
        return ""
    year, month = when.earliest.year, when.earliest.month
    if when.grain == "month":
        whole = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    else:
        whole = date(year, 1, 1), date(year, 12, 31)
    starts, ends = when.earliest == whole[0], when.latest == whole[1]
    if not whole[0] <= when.latest <= whole[1] or (starts and ends):
        return ""
    return "early" if starts else "late" if ends else "mid"


def weekday(when: When) -> str:
    """Return the short name of the day of the week, where a single day is known for sure."""
    exact = when.grain == "day" and when.earliest and when.earliest == when.latest
    if not exact or when.approximate or when.basis == "reported" or not when.earliest:
        return ""
    return _WEEKDAYS[when.earliest.weekday()]
