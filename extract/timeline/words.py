"""Content words: what a sentence or an article is about, without inflection."""

import re
import string
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import filterfalse

from dateline.extract.timeline.tables import CLASSES, DERIVED, STOP, SUFFIXES
from dateline.extract.timeline.traits import END, as_rows

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_MARKS = "‘’“”«»–—•·¿¡©®"
_STOPS = ".!?"
_STOP_MARK = "\x1e"
"""Stands for the end of a sentence or paragraph; white space, so that words end there too."""
_END_MARK = "\0"
"""Stands as a word behind each of many texts that are read together."""
_BETWEEN = f" {_END_MARK} "
_BREAKS = (
    {code: " " if chr(code).isspace() else chr(code).lower() for code in range(128)}  # what it lacks costs an error
    | dict.fromkeys(map(ord, string.punctuation), " ")
    | dict.fromkeys(map(ord, _STOPS + _STOP_MARK), _STOP_MARK)
)
_SUFFIXES = frozenset(SUFFIXES)
_SUFFIX_SIZES = sorted({len(suffix) for suffix in SUFFIXES}, reverse=True)
_POSSESSIVE = ("'s", "’s")


def fold(text: str) -> str:
    """Return a text without case and accents, as names are compared."""
    return (text if text.isascii() else _FOREIGN.sub(lambda found: _folded(found[0]), text)).lower()


@lru_cache(maxsize=1 << 12)
def _folded(mark: str) -> str:
    """Return what is left of a character that is no ASCII; "" of an accent."""
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", mark.casefold())))


def tokens(text: str) -> list[str]:
    """Return the folded words of a text in order, without possessive endings."""
    return [word[:-2] if word.endswith(_POSSESSIVE) else word for word in _WORD.findall(fold(text))]


def stem(word: str) -> str:
    """Return what inflection and common derivation leave of a folded word ("resignation", "resign" -> "resign")."""
    for size in _SUFFIX_SIZES if word.endswith(SUFFIXES) else ():
        if word[-size:] in _SUFFIXES and len(word) - size >= 4:
            word = word[:-size]
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl" else word


class _Numbers(dict[str, int]):
    """Numbers of strings, given as they come; a plain dict, as lookups are most work."""

    def __missing__(self, text: str) -> int:
        found = self[text] = len(self)
        return found


_NUMBERS = _Numbers({"": 0})
number = _NUMBERS.__getitem__
"""Return the number that stands for a string in this run, the same whenever it comes; 0 for the empty one."""


def numbered() -> tuple[str, ...]:
    """Return the strings that have numbers, in the order of these."""
    return tuple(_NUMBERS)


class _Stems(dict[str, int]):
    """The numbers of the stems of folded words, 0 for those without content."""

    _FULL = 1 << 18

    def __missing__(self, word: str) -> int:
        if len(self) >= self._FULL:
            self.clear()
        found = self[word] = END if word == _END_MARK else number(_stem_of(word))
        return found


def _stem_of(word: str) -> str:
    """Return the stem of a folded word, "" where it has no content."""
    return "" if word in STOP or len(word) < 2 else stem(word)


_stem_number = _Stems().__getitem__


def cleaned(text: str) -> str:
    """Return a folded text with spaces for its punctuation and white space.

    What ends a sentence becomes another white space than the rest, by which `split` tells sentences.
    """
    return _cleaned(text.replace(_END_MARK, " "))


def _cleaned(text: str) -> str:
    if not text.isascii():
        text = text.replace("…", ".")
        for mark in _MARKS:
            text = text.replace(mark, " ")
        text = fold(text)
    return text.replace("\n\n", 2 * _STOP_MARK).translate(_BREAKS)


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


def numbers(words: Iterable[str]) -> Iterator[int]:
    """Return the numbers of the stems of those folded words that have content, in order, with repeats."""
    return filter(None, map(_stem_number, words))


def rows(texts: Sequence[str]) -> "array[int]":
    """Return the numbers of the stems of the content words of many texts, END behind each text's."""
    whole = _BETWEEN.join([*texts, ""])
    if whole.count(_END_MARK) > len(texts):
        whole = _BETWEEN.join([text.replace(_END_MARK, " ") for text in [*texts, ""]])
    return as_rows(list(numbers(_cleaned(whole).split())))


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
