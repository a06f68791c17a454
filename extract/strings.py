"""The strings of a vocabulary, each made once: numbers of a parse as words and labels, words in lower case."""

from collections.abc import Callable, Set
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
        self._names = np.array([""], dtype=object)
        self._tables: dict[Callable[[str], int], Numbers] = {}

    def numbers(self, hashes: NDArray[np.generic]) -> Numbers:
        """Return the numbers of labels; they hold until others are asked for."""
        found = self._find(hashes)
        if not (self._hashes.take(found) == hashes).all():
            self._hashes = np.union1d(self._hashes, hashes)
            self._names = np.array([str(self._store[each]) for each in self._hashes.tolist()], dtype=object)
            self._tables.clear()
            found = self._find(hashes)
        return found

    def _find(self, hashes: NDArray[np.generic]) -> Numbers:
        return np.minimum(self._hashes.searchsorted(hashes), len(self._hashes) - 1)

    def names(self, numbers: Numbers) -> list[str]:
        """Return the labels of these numbers."""
        names: list[str] = self._names.take(numbers).tolist()
        return names

    def told(self, numbers: Numbers, tell: Callable[[str], int]) -> Numbers:
        """Return what a function tells of the labels of these numbers."""
        if tell not in self._tables:
            self._tables[tell] = np.array([tell(name) for name in self._names], dtype=np.int64)
        return self._tables[tell].take(numbers)

    def where(self, numbers: Numbers, tell: Callable[[str], bool]) -> list[int]:
        """Return the places of the labels of which a function tells so."""
        places: list[int] = self.told(numbers, tell).nonzero()[0].tolist()
        return places


class Words:
    """The words of a document, each once: `kinds` as written, `number` gives each token's place among them."""

    def __init__(self, hashes: NDArray[np.generic], make: Callable[[int], str]) -> None:
        order = hashes.argsort()
        ordered = hashes.take(order)
        opens = np.ones(len(hashes), dtype=bool)
        np.not_equal(ordered[1:], ordered[:-1], out=opens[1:])
        self.number: Numbers = np.empty(len(hashes), dtype=np.int64)
        self.number[order] = opens.cumsum() - 1
        self.kinds = list(map(make, ordered[opens].tolist()))
        self._places = dict(zip(self.kinds, range(len(self.kinds)), strict=True))

    def spread(self, kinds: list[str]) -> list[str]:
        """Return what stands for the words, given in the order of `kinds`, of each token."""
        column = np.empty(len(kinds), dtype=object)
        column[:] = kinds
        spread: list[str] = column.take(self.number).tolist()
        return spread

    def lengths(self) -> Numbers:
        """Return of each token how many characters it has."""
        return np.fromiter(map(len, self.kinds), dtype=np.int64, count=len(self.kinds)).take(self.number)

    def among(self, words: Set[str]) -> list[int]:
        """Return the tokens that are one of some words as written, in text order."""
        found = [self._places[word] for word in self._places.keys() & words]
        if not found:
            return []
        known = np.zeros(len(self.kinds), dtype=bool)
        known[found] = True
        tokens: list[int] = known.take(self.number).nonzero()[0].tolist()
        return tokens


@lru_cache(maxsize=4)
def strings_of(vocab: Vocab) -> Strings[int]:
    """Return the strings of a vocabulary by their hash."""
    return Strings(lambda key: str(vocab.strings[key]))


@lru_cache(maxsize=4)
def labels_of(vocab: Vocab) -> Labels:
    """Return the labels of a vocabulary."""
    return Labels(vocab.strings)
