"""Datelines: "TOKYO, April 7 (Reuters) -", "Tokyo/CNN —", or the same over several lines."""

import re
from dataclasses import dataclass

from dateline.extract.read.dateexpr import CALENDAR_WORDS, DATE
from dateline.extract.read.rules import LAYOUT

_WORD = r"[^\W\d_a-z](?:[\w'’.]{0,24})"
_NAME = rf"{_WORD}(?:[ /-](?:{_WORD}|of|de|del|la|le|el|al|do|da|and|on)){{0,4}}?"
_AGENCY_NAMES = tuple(sorted(LAYOUT["dateline"]["agencies"], key=len, reverse=True))
_AGENCY = "|".join(re.escape(name) for name in _AGENCY_NAMES)
_NOT_PLACES = frozenset(LAYOUT["dateline"]["not_places"])
_NOT_FIRST = frozenset(LAYOUT["dateline"]["not_first"])
# Blanks and at most one line break: the parts of a dateline may stand on lines of their own.
_GAP = r"[^\S\n]{0,4}(?:\n[^\S\n]{0,4}){0,2}"
_DASH = r"(?:--?|[_–—―])"

_DATELINE = re.compile(
    rf"(?P<place>{_NAME}(?:,[ ]{_NAME}){{0,2}}?)?"
    rf"(?:(?:,[ ]?|[ ]|^){_GAP}(?P<date>{DATE}))?"
    rf"(?:{_GAP}\((?P<paren>[^\W\d_][^()\n]{{1,40}})\)|(?:{_GAP}/{_GAP}|[ ]?\|[ ]?|{_GAP})(?P<bare>{_AGENCY})(?!\w))?"
    rf"(?:,?[ ](?P<late>{DATE}))?"
    rf"{_GAP}{_DASH}(?![-_\w]){_GAP}",
)
_REACH = 160


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's extent, and what it names; `date` is a pair of offsets."""

    start: int
    end: int
    place: str | None
    agency: str | None
    date: tuple[int, int] | None


def find_dateline(text: str, start: int) -> Dateline | None:
    """Return the dateline that begins at `start`, None where there is none.

    A place alone must be in capitals; with an agency or a date it may be in any case.
    """
    match = _DATELINE.match(text, start, min(len(text), start + _REACH))
    if match is None:
        return None
    place, agency = match["place"], match["paren"] or match["bare"]
    if place and place.split()[0].lower().rstrip(",") in _NOT_FIRST:
        return None
    if place and place.rstrip(".").lower() in _NOT_PLACES | CALENDAR_WORDS:
        return None
    which = "date" if match["date"] else "late"
    if place and not agency and not match[which] and not _is_capitals(place):
        return None
    if not place and agency not in _AGENCY_NAMES:
        return None
    date = match.span(which) if match[which] else None
    return Dateline(start, start + len(match[0].rstrip()), place, _agency(agency), date)


def is_agency(name: str) -> bool:
    """Tell whether a name is that of a known agency or publisher."""
    return name.strip() in _AGENCY_NAMES


def _is_capitals(place: str) -> bool:
    city = place.partition(",")[0]
    return city == city.upper() and sum(char.isalpha() for char in city) >= 3


def _agency(name: str | None) -> str | None:
    return " ".join(name.split()) if name else None
