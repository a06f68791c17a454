"""The strings of a vocabulary, each made once: numbers of a parse as words and labels, words in lower case."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from spacy.vocab import Vocab

Key = TypeVar("Key")


class Strings(dict[Key, str]):
    """Strings by what they are made from, forgotten when they are too many."""

    _FULL = 1 << 17

    def __init__(self, make: Callable[[Key], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> str:
        if len(self) >= self._FULL:
            self.clear()
        found = self[key] = self._make(key)
        return found


LOWER: Strings[str] = Strings(str.lower)
"""Words in lower case, by the words as written."""


@lru_cache(maxsize=4)
def strings_of(vocab: Vocab) -> Strings[int]:
    """Return the strings of a vocabulary by their hash."""
    return Strings(lambda key: str(vocab.strings[key]))
