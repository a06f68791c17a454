"""Bylines: "By Jane Doe", "Jane Doe, CNN", "Jane Doe, Staff Writer"."""

import re

from dateline.extract.read.dateexpr import CALENDAR_WORDS, find_dates
from dateline.extract.read.dateline import is_agency
from dateline.extract.read.record import authors
from dateline.extract.read.rules import LAYOUT

_BY = re.compile(r"(?:by|from|story by|reported by|written by|analysis by|opinion by)\s*:?\s+(?=\S)", re.IGNORECASE)
_TOKEN = re.compile(r"[^\s,;|&•·/()]+")
_PARTICLES = frozenset(LAYOUT["byline"]["particles"])
_ROLES = tuple(sorted(LAYOUT["byline"]["roles"], key=len, reverse=True))
_ROLE = re.compile(
    rf"[\s,|–—-]+(?:{'|'.join(re.escape(role) for role in _ROLES)})(?:\s+(?:for|at|in)\s.*|\s*[\d.,]+[km]?)?$",
    re.IGNORECASE,
)
_LONGEST = 120
_MOST_NAMES = 4


def byline(line: str) -> tuple[str, ...] | None:
    """Return the names in a line that is a byline; None where it is not one."""
    if len(line) > _LONGEST or line.endswith(("!", "?", ":")):
        return None
    if match := _BY.match(line):
        names = _cut_dates(line[match.end() :])
        opener = line[: match.end()].strip().lower()
        if opener == "from" and not _is_name(names.partition(",")[0]):
            return None
        return _names(names) if _only_names(names) else None
    name, comma, outlet = line.rpartition(",")
    if comma and is_agency(outlet) and _all_names(name):
        return _names(name)
    role = _ROLE.search(line)
    return _names(line[: role.start()]) if role and _all_names(line[: role.start()]) else None


def _cut_dates(names: str) -> str:
    dates = find_dates(names, 0, len(names))
    return names[: dates[0][0]].rstrip(" |•·,-–—") if dates else names


def _only_names(names: str) -> bool:
    """Tell whether words are written like names, titles and outlets rather than like a sentence."""
    words = _TOKEN.findall(names)
    if not words or len(words) > 16 or words[0].lower().strip(".") in CALENDAR_WORDS or names.rstrip().endswith(".."):
        return False
    return all(
        not word[0].isdigit() and (word[0].isupper() or word in _PARTICLES or "@" in word) for word in words
    ) and (words[0][0].isupper())


def _all_names(names: str) -> bool:
    people = authors(names)
    return people is not None and len(people) <= _MOST_NAMES and all(_is_name(person) for person in people)


def _is_name(name: str) -> bool:
    words = name.split()
    return (
        2 <= len(words) <= 4
        and all(word[0].isupper() or word in _PARTICLES for word in words)
        and name.replace(" ", "").replace("-", "").replace("'", "").replace("’", "").replace(".", "").isalpha()
    )


def _names(names: str) -> tuple[str, ...]:
    """Return the people of a byline, without their outlets and roles."""
    people = authors(_ROLE.sub("", names)) or ()
    kept = tuple(person.rstrip(".") for person in people if not is_agency(person) and person.lower() not in _ROLES)
    return tuple(person for person in kept if len(person.split()) > 1) or kept[:1]
