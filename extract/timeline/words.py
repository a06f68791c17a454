"""Content words: what a sentence or an article is about, without inflection."""

import re
import string
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import filterfalse

from dateline.extract.timeline.tables import CLASSES, DERIVED, STOP, SUFFIXES

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_MARKS = "‘’“”«»–—•·¿¡©®"
_STOPS = ".!?"
_STOP_MARK = "\x1e"
"""Stands for the end of a sentence or paragraph; white space, so that words end there too."""
_BREAKS = dict.fromkeys(map(ord, string.punctuation + _MARKS + "™"), " ") | dict.fromkeys(map(ord, _STOPS), _STOP_MARK)
_SUFFIXES = frozenset(SUFFIXES)
_SUFFIX_SIZES = sorted({len(suffix) for suffix in SUFFIXES}, reverse=True)
_POSSESSIVE = ("'s", "’s")


def fold(text: str) -> str:
    """Return a text without case and accents, as names are compared."""
    if text.isascii():
        return text.lower()
    return _FOREIGN.sub(_without_accents, unicodedata.normalize("NFKD", text.casefold()))


def _without_accents(run: re.Match[str]) -> str:
    return "".join(filterfalse(unicodedata.combining, run[0]))


def tokens(text: str) -> list[str]:
    """Return the folded words of a text in order, without possessive endings."""
    return [word[:-2] if word.endswith(_POSSESSIVE) else word for word in _WORD.findall(fold(text))]


def stem(word: str) -> str:
    """Return what inflection and common derivation leave of a folded word ("resignation", "resign" -> "resign")."""
    for size in _SUFFIX_SIZES:
        if word[-size:] in _SUFFIXES and len(word) - size >= 4:
            word = word[:-size]
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl" else word


_NUMBERS: dict[str, int] = {"": 0}


def number(text: str) -> int:
    """Return the number that stands for a string in this run, the same whenever it comes; 0 for the empty one."""
    return _NUMBERS.setdefault(text, len(_NUMBERS))


def numbered() -> tuple[str, ...]:
    """Return the strings that have numbers, in the order of these."""
    return tuple(_NUMBERS)


class _Stems(dict[str, int]):
    """The numbers of the stems of folded words, 0 for those without content; a plain dict, as lookups are most work."""

    _FULL = 1 << 18

    def __missing__(self, word: str) -> int:
        if len(self) >= self._FULL:
            self.clear()
        found = self[word] = number(_stem_of(word))
        return found


def _stem_of(word: str) -> str:
    """Return the stem of a folded word, "" where it has no content."""
    return "" if word in STOP or len(word) < 2 else stem(word)


stem_number = _Stems().__getitem__
"""Return the number of a folded word's stem, 0 where the word has no content."""


def cleaned(text: str) -> str:
    """Return a folded text with white space for its punctuation; of the same length, where it is ASCII but for marks.

    What ends a sentence becomes another white space than the rest, by which `split` tells sentences.
    """
    if not text.isascii():
        text = text.replace("…", ".")
        for mark in _MARKS:
            text = text.replace(mark, " ")
    return fold(text).translate(_BREAKS).replace("\n\n", 2 * _STOP_MARK)


def split(clean: str) -> list[str]:
    """Return the sentences of a cleaned text, roughly: what stands between its stops."""
    return clean.split(_STOP_MARK)


def content(text: str) -> Iterator[str]:
    """Return the stems of the content words of a text, in order, with repeats."""
    return filter(None, map(_stem_of, cleaned(text).split()))


def stemmed(text: str) -> Iterator[tuple[str, str]]:
    """Return the stems of the content words of a text and these words as they stand there, in order."""
    for match in _WORD.finditer(text):
        for part in content(match[0]):
            yield part, match[0]


def content_numbers(text: str) -> set[int]:
    """Return the numbers of the stems of a text's content words."""
    return numbers_of(cleaned(text))


def numbers_of(clean: str) -> set[int]:
    """Return the numbers of the stems of a cleaned text's content words."""
    found = set(map(stem_number, clean.split()))
    found.discard(0)
    return found


def _root(word: str) -> str:
    """Return the stem of a folded word, of a noun that comes from a verb the verb's ("loss", "lose" -> "los")."""
    return stem(DERIVED.get(word, word))


def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in CLASSES:
        for lemma in row:
            found.setdefault(_root(fold(lemma)), []).append(row[0])
    return {key: tuple(dict.fromkeys(value)) for key, value in found.items()}


_CLASS_OF = _classes()


@lru_cache(maxsize=1 << 14)
def kinds(lemma: str) -> tuple[str, ...]:
    """Return the kinds of happening that a trigger's lemma may tell of; always one at least, its own stem."""
    own = _root(fold(lemma))
    return (own, *map(class_name, _CLASS_OF.get(own, ())))


def class_name(lemma: str) -> str:
    """Return the kind that a class of happenings has whose first lemma this is."""
    return f"{lemma}*"
