"""The first and last day, month or year of a date, as formats need it that hold no more than that."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from dateline.cli.render.dates import when_words
from dateline.models.timeline import TimelineEvent
from dateline.models.when import When

_FULL = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d)(?:T.*)?)?)?")
_QUALIFIED = re.compile(r"[?~%]")


@dataclass(frozen=True, slots=True)
class Part:
    """A day, or a month or a year where no more is known."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """ISO 8601, no finer than what is known."""
        month = f"-{self.month:02}" if self.month else ""
        return f"{self.year:04}{month}" + (f"-{self.day:02}" if self.day else "")

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Its last day."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Extent:
    """From when to when: `begin` or `end` is None where that end is open.

    They are the same where a date is one day, month or year. `words` is the date for people; `exact`: begin and end say
    all that is known; otherwise the words say more ("around", "early", "reported", "by").
    """

    begin: Part | None
    end: Part | None
    words: str
    exact: bool

    @property
    def is_open(self) -> bool:
        """Whether one end is not known."""
        return self.begin is None or self.end is None

    @property
    def known(self) -> Part:
        """The first end that is known."""
        part = self.begin or self.end
        assert part is not None  # noqa: S101 - `extent` makes none without
        return part


def extent(when: When | None) -> Extent | None:
    """Return from when to when a date goes; None where it is not tied to the calendar, or there is none."""
    if when is None or (when.earliest is None and when.latest is None):
        return None
    written = _written(when.edtf)
    begin, end = written or _bounded(when.earliest, when.latest)
    plain = written is not None and not when.approximate and when.basis != "reported"
    exact = plain and begin is not None and end is not None and (begin.first, end.last) == (when.earliest, when.latest)
    return Extent(begin, end, when_words(when), exact)


def dates_of(event: TimelineEvent) -> str:
    """Return an event's date in words, or that it has none."""
    return when_words(event.when) if event.when else "no date"


def _written(edtf: str) -> tuple[Part | None, Part | None] | None:
    """Return what an EDTF date or interval of full days, months or years says."""
    first, slash, last = _QUALIFIED.sub("", edtf).partition("/")
    ends = (first, last) if slash else (first, first)
    parts = [_part(each) for each in ends]
    whole = all(part or each in {"", ".."} for part, each in zip(parts, ends, strict=True))
    return (parts[0], parts[1]) if whole and any(parts) else None


def _part(text: str) -> Part | None:
    found = _FULL.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(group) if group else None for group in found.groups())
    part = Part(year or 0, month, day)
    try:
        part.first, part.last  # noqa: B018 - tells whether there is such a day
    except ValueError:
        return None
    return part


def _bounded(earliest: date | None, latest: date | None) -> tuple[Part | None, Part | None]:
    """Return the bounds of a season, quarter or decade, by the month or year where they are its ends."""
    for finest in ("year", "month", "day"):
        first, last = _cut(earliest, finest), _cut(latest, finest)
        if (not first or first.first == earliest) and (not last or last.last == latest):
            break
    return first, last


def _cut(day: date | None, finest: str) -> Part | None:
    if day is None:
        return None
    return Part(day.year, None if finest == "year" else day.month, day.day if finest == "day" else None)
