"""Content words: what a sentence or an article is about, without inflection."""

import re
import string
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from dateline.extract.timeline.tables import CLASSES, STOP, SUFFIXES

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_BREAKS = dict.fromkeys(map(ord, string.punctuation + "‘’“”«»–—…•·¿¡©®™"), " ")
_POSSESSIVE = ("'s", "’s")


def fold(text: str) -> str:
    """Return a text without case and accents, as names are compared."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def tokens(text: str) -> list[str]:
    """Return the folded words of a text in order, without possessive endings."""
    return [word[:-2] if word.endswith(_POSSESSIVE) else word for word in _WORD.findall(fold(text))]


def stem(word: str) -> str:
    """Return what inflection and common derivation leave of a folded word ("resignation", "resign" -> "resign")."""
    for suffix in SUFFIXES:
        if len(word) - len(suffix) >= 4 and word.endswith(suffix):
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl" else word


@lru_cache(maxsize=1 << 17)
def _content(word: str) -> str:
    return "" if word in STOP or len(word) < 2 else stem(word)


def plain(folded: str) -> str:
    """Return the words of a folded text alone, so that line breaks and kinds of quotation marks make no difference."""
    return " ".join(folded.translate(_BREAKS).split())


def content(text: str) -> Iterator[str]:
    """Return the stems of the content words of a text, in order, with repeats."""
    return filter(None, map(_content, fold(text).translate(_BREAKS).split()))


def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in CLASSES:
        for lemma in row:
            found.setdefault(stem(fold(lemma)), []).append(row[0])
    return {key: tuple(dict.fromkeys(value)) for key, value in found.items()}


_CLASS_OF = _classes()


@lru_cache(maxsize=1 << 14)
def kinds(lemma: str) -> tuple[str, ...]:
    """Return the kinds of happening that a trigger's lemma may tell of; always one at least, its own stem."""
    own = stem(fold(lemma))
    return (own, *(name + "*" for name in _CLASS_OF.get(own, ())))
