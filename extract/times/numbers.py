"""The values of numbers in digits and words."""

import re

from dateline.extract.times.lexicon import values

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)", re.IGNORECASE)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_LONGEST = 9  # digits: nothing longer counts units of time
_ARTICLES = frozenset({"a", "an", "another", "each", "every", "per"})
_JOINTS = frozenset({"and", "-", "of", ",", "the", "or"})
_TWO = frozenset({"couple", "pair"})


def number(words: list[str]) -> float | None:
    """Return the value of a number in digits or words, None where it is vague ("several") or none."""
    if "/" in words[1:-1]:
        at = words.index("/")
        top, bottom = _small(words[at - 1]), _small(words[at + 1])
        return (number(words[: at - 1]) or 0.0) + top / bottom if top and bottom else None
    if words[-1:] and words[-1] in _FRACTIONS:
        return (number(words[:-1]) or 0.0) + _FRACTIONS[words[-1]]
    return _whole([word for word in words if word not in _JOINTS])


def _whole(words: list[str]) -> float | None:
    total = current = 0.0
    for at, word in enumerate(words):
        scale = values("scale").get(word)
        if scale is not None:
            current = max(current, 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
        elif word == "half":  # "half an hour", "a half hour", "two and a half"
            current = 0.5 if _ARTICLES.issuperset(words[:at]) else current + 0.5
        elif word == "quarter":
            current = 0.25
        elif word in _ARTICLES:
            current = current or 1.0
        elif word in _TWO:
            current = 2.0
        elif (value := _small(word)) is not None:
            current += value
        else:
            return None
    return total + current if words else None


def _small(word: str) -> float | None:
    for name in ("ones", "teens", "tens"):
        if word in values(name):
            return float(values(name)[word])
    plain = word.replace(",", "")
    if plain.replace(".", "", 1).isdecimal() and len(plain) <= _LONGEST:
        return float(plain)
    return None


def ordinal(word: str) -> int | None:
    """Return the value of an ordinal in digits or words."""
    if found := _ORDINAL.fullmatch(word):
        return int(found[1]) if len(found[1]) <= 3 else None
    value = values("ordinal").get(word)
    return int(value) if value is not None else None
