"""The strings of a vocabulary, each made once: numbers of a parse as words and labels, words in lower case."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore
from spacy.vocab import Vocab

Key = TypeVar("Key")
Numbers = NDArray[np.int64]


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


class Labels:
    """The few labels of a parse, tags and relations, numbered in the order of their hashes."""

    def __init__(self, store: StringStore) -> None:
        self._store = store
        self._hashes = np.zeros(1, dtype=np.uint64)
        self._names = [""]
        self._tables: dict[Callable[[str], int], Numbers] = {}

    def numbers(self, hashes: NDArray[np.generic]) -> Numbers:
        """Return the numbers of labels; they hold until others are asked for."""
        found = self._find(hashes)
        if not np.array_equal(self._hashes[found], hashes):
            self._hashes = np.union1d(self._hashes, hashes)
            self._names = [str(self._store[each]) for each in self._hashes.tolist()]
            self._tables.clear()
            found = self._find(hashes)
        return found

    def _find(self, hashes: NDArray[np.generic]) -> Numbers:
        return np.minimum(np.searchsorted(self._hashes, hashes), len(self._hashes) - 1)

    def names(self, numbers: Numbers) -> list[str]:
        """Return the labels of these numbers."""
        names: list[str] = np.array(self._names, dtype=object)[numbers].tolist()
        return names

    def told(self, numbers: Numbers, tell: Callable[[str], int]) -> Numbers:
        """Return what a function tells of the labels of these numbers."""
        if tell not in self._tables:
            self._tables[tell] = np.array([tell(name) for name in self._names], dtype=np.int64)
        return self._tables[tell][numbers]


@lru_cache(maxsize=4)
def strings_of(vocab: Vocab) -> Strings[int]:
    """Return the strings of a vocabulary by their hash."""
    return Strings(lambda key: str(vocab.strings[key]))


@lru_cache(maxsize=4)
def labels_of(vocab: Vocab) -> Labels:
    """Return the labels of a vocabulary."""
    return Labels(vocab.strings)
