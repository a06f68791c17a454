"""Telling English from other languages: by the share of its commonest function words."""

import re
import tomllib
from functools import cache
from importlib import resources

_WORD = re.compile(r"[^\W\d_]+")
_NO_PROSE = re.compile(r"<[^<>]{1,300}>|[@#]\w+|(?:https?://|www\.)\S+|\S+@\S+|&#?\w{1,10};|\{[^{}]{0,300}\}")
"""Markup, handles, hashtags, addresses: the same in every language."""

_SAMPLE = 20_000
"""How many characters of a text are looked at, in three stretches."""

_ENOUGH = 30
"""Fewer words than this tell nothing."""

_SHARE = 0.03
"""English prose has 15 to 25 of these words in a hundred, with many tweets or tables 5 to 10, others hardly one."""

_SHARED = 0.2
"""The same of words that other languages have too: English has 15 to 30 in a hundred, its nearest kin 5 to 15."""


@cache
def _words(name: str) -> frozenset[str]:
    table = resources.files("dateline.extract").joinpath("rules/english.toml").read_text("utf-8")
    return frozenset(tomllib.loads(table)[name])


def is_english(text: str) -> bool:
    """Tell whether a text reads as English; texts too short to tell count as English."""
    sample = text
    if len(text) > _SAMPLE:
        third, middle = _SAMPLE // 3, len(text) // 2
        sample = f"{text[:third]} {text[middle : middle + third]} {text[-third:]}"
    words = _WORD.findall(_NO_PROSE.sub(" ", sample).lower())
    letters = sum(map(len, words))
    if letters > 2 * _ENOUGH and sum(len(word) for word in words if word.isascii()) < letters / 2:
        return False
    if len(words) < _ENOUGH:
        return True
    own = _count(words, "function_words")
    return own >= _SHARE * len(words) or (own > 0 and _count(words, "shared_words") >= _SHARED * len(words))


def _count(words: list[str], table: str) -> int:
    """Return how many of the words are in a table."""
    return sum(map(_words(table).__contains__, words))
