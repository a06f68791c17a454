"""The words of time expressions, and texts as strings of their codes.

A text becomes a sequence of atoms: words, numbers, marks. Each atom is coded as one character, so that a rule is a
regular expression over characters, and an atom no rule knows costs nothing.
"""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

_ATOM = re.compile(
    r"[ap]\.[ ]?m\b\.?|[ab]\.[ ]?[cd]\b\.?(?:[ ]?e\b\.?)?"  # a.m., p.m., B.C., A.D., B.C.E.
    r"|[^\W\d_]+(?:['’]clock\b)?"
    r"|\d{4}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:z|[+-]\d\d:?\d\d)?)?(?!\d)"
    r"|\d{1,4}([/.-])\d{1,2}\1\d{1,4}(?![\d/])"
    r"|\d{1,2}:\d\d(?::\d\d)?(?![\d:])"
    r"|\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+(?!\d)"
    r"|\d+(?:st|nd|rd|th)\b|\d{2,4}s\b|\d{1,3}0['’]s\b|\d+"
    r"|['’‘](?:s\b|\d\ds?\b)"
    r"|\n|[^\s\w]|_",
    re.IGNORECASE,
)
_FIRST_CODE = 0xE000
OTHER = "\uf8ff"
"""The code of an atom that no rule knows."""

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_DECADE = re.compile(r"(\d{2,4})['’]?s")
_BY_LENGTH = {1: "#n12", 3: "#n999"}
_LONGEST = 9  # digits: nothing longer counts units of time


@cache
def table(name: str) -> dict[str, Any]:
    """Read a rule table of the package, once."""
    return tomllib.loads(files("dateline.extract.rules").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def values(name: str) -> dict[str, Any]:
    """Return the words of a class and what they stand for."""
    found: dict[str, Any] = table("times")["values"][name]
    return found


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the words of a class of the rule table."""
    return frozenset(table("times_rules")["classes"][name])


class Codes:
    """The code of every word and word form that rules speak of."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}

    def code(self, word: str) -> str:
        """Return the character for a word, giving it one where it has none."""
        return self.of.setdefault(word, chr(_FIRST_CODE + len(self.of)))


CODES = Codes()


@dataclass(slots=True)
class Atoms:
    """A text's atoms: offsets, lower-case words, and the string of their codes."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    code: str = ""
    day_first: bool | None = None
    """Whether its dates in numbers put the day before the month; None until one is asked for."""


def atoms(text: str) -> Atoms:
    """Split a text into atoms and code them."""
    spans = [match.span() for match in _ATOM.finditer(text)]
    known = CODES.of
    words = [text[start:end].lower() for start, end in spans]
    code = "".join([known.get(word) or (OTHER if word.isalpha() else form(word)) for word in words])
    return Atoms([start for start, _ in spans], [end for _, end in spans], words, code)


def form(word: str) -> str:
    """Return the code of an atom by its form: a number, an ordinal, a decade, a clock time, a mark."""
    if not word[0].isdecimal():
        return CODES.of.get(_name_of_mark(word), OTHER)
    return CODES.of.get(_name_of_number(word), OTHER)


def _name_of_mark(word: str) -> str:
    if word[0] in "'’‘" and word[1:3].isdecimal():
        return "#apos_decade" if word.endswith("s") else "#apos_year"
    if word[0] in "abp":
        return re.sub(r"[.\s]", "", word)
    return "#mark"


def _name_of_number(word: str) -> str:  # noqa: PLR0911 - one return a form
    if word.isdecimal():
        return _name_of_integer(word)
    if ordinal := _ORDINAL.fullmatch(word):
        return "#ord31" if len(ordinal[1]) <= 2 and 1 <= int(ordinal[1]) <= 31 else "#ord"
    if decade := _DECADE.fullmatch(word):
        return (
            {2: "#decade2", 3: "#decade3", 4: "#decade4"}.get(len(decade[1]), "#none")
            if decade[1][-1] == "0"
            else "#none"
        )
    if ":" in word and "-" not in word:
        return "#clock"
    if "," in word:
        return "#big" if len(word) < _LONGEST else "#none"
    if re.fullmatch(r"\d+\.\d+", word):
        return "#decimal" if len(word) < _LONGEST else "#none"
    return "#iso" if re.match(r"\d{4}-\d\d-\d\d", word) else "#numeric"


def _name_of_integer(word: str) -> str:
    size = len(word)
    if size > 4:
        return "#big" if size <= _LONGEST else "#none"
    number = int(word)
    if size == 4:
        return "#y4" if 1000 <= number < 2200 else ("#hhmm" if number < 2400 and number % 100 < 60 else "#big")
    if size == 2:
        for limit, name in ((0, "#n59"), (12, "#n12"), (24, "#n24"), (31, "#n31"), (59, "#n59")):
            if number <= limit:
                return name
        return "#n99"
    return _BY_LENGTH[size] if number else "#n59"
