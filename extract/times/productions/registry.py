"""The productions by name, and what they share."""

from dataclasses import replace
from typing import Any

from dateline.extract.times.grammar import Found, Match, Production
from dateline.extract.times.lexicon import values, word_class
from dateline.extract.times.reading import Reading

_AROUND = 25  # words
_FISCAL = frozenset({"fiscal", "fy"})
PRODUCTIONS: dict[str, Production] = {}


def production(make: Production) -> Production:
    """Register a production under its name."""
    PRODUCTIONS[make.__name__] = make
    return make


def whole(match: Match, reading: Reading) -> list[Found]:
    """Return one reading of the whole match, with its modifier."""
    return [Found(match.rule.name, match.start, match.end, replace(reading, mod=reading.mod or modifier(match)))]


def is_game(match: Match) -> bool:
    """Tell whether a quarter is that of a game: words of sport stand around it, and none of business."""
    around = frozenset(match.atoms.words[max(0, match.start - _AROUND) : match.end + _AROUND])
    return not around.isdisjoint(word_class("SPORT")) and around.isdisjoint(word_class("BUSINESS"))


def modifier(match: Match) -> str | None:
    """Return the TIMEX3 `mod` of a match's modifier words; a fiscal year is that of the calendar but roughly."""
    if match.rule.make != "duration" and not _FISCAL.isdisjoint(match.atoms.words[match.start : match.end]):
        return "APPROX"
    words = match.words("mod")
    phrase = " ".join(word for word in words if word not in {"the", "-", "of", "its", "in", "very"})
    known = values("mod_phrase").get(phrase)
    if known is not None:
        return known or None
    found = [values("modifier").get(word) for word in words]
    return next((mod for mod in found if mod), None)


def value(match: Match, group: str, *classes: str) -> Any:  # noqa: ANN401 - tables hold integers and strings
    """Return what the word of a group stands for, in the first class that has it."""
    for word in match.words(group):
        for name in classes:
            if word in values(name):
                return values(name)[word]
    return None
