"""Many sets of small numbers in two arrays, and what pairs of them share."""

from array import array
from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]


def spread(starts: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """Return for ranges that start there and are that long which range each of their places is of, and the place."""
    owner = np.repeat(np.arange(len(sizes)), sizes)
    before = np.cumsum(sizes) - sizes
    return owner, np.arange(len(owner)) + np.repeat(starts - before, sizes)


def joined(parts: "Iterable[array[int]]") -> Ints:
    """Return the numbers of arrays of typecode "i", end to end."""
    return np.frombuffer(b"".join(parts), dtype=np.intc).astype(np.int64)


def distinct(keys: Ints) -> Ints:
    """Return each number once, in order; by sorting, which for numbers like these is faster than `numpy.unique`."""
    keys = np.sort(keys)
    found: Ints = keys[np.diff(keys, prepend=-1) != 0]
    return found


class Sets:
    """Sets of the numbers 0..`span`-1, each with a weight.

    `total` is the sum of the weights in each set, `sizes` how many numbers it has.
    """

    def __init__(self, rows: Ints, items: Ints, count: int, weights: Floats) -> None:
        """Make `count` sets; each of `items` is in the set of the same place in `rows`, perhaps repeatedly."""
        self._span = max(1, len(weights))
        self._keys = distinct(rows * self._span + items)
        owners, items = np.divmod(self._keys, self._span)
        self.items = items.astype(np.int32)
        self.sizes = np.bincount(owners, minlength=count)
        self._starts = np.cumsum(self.sizes) - self.sizes
        self._weights = weights
        self.total = np.bincount(owners, weights=weights[self.items], minlength=count)

    def members(self, rows: Ints) -> tuple[Ints, Ints]:
        """Return the members of some of the sets: which of `rows` each is in, and the number."""
        owner, places = spread(self._starts[rows], self.sizes[rows])
        return owner, self.items[places].astype(np.int64)

    def shared(self, one: Ints, other: Ints) -> tuple[Ints, Floats]:
        """Return how many numbers each pair of sets shares, and the sum of their weights."""
        turned = self.sizes[other] < self.sizes[one]
        few, many = np.where(turned, other, one), np.where(turned, one, other)
        owner, items = self.members(few)
        keys = many[owner] * self._span + items
        at = np.searchsorted(self._keys, keys)
        at[at == len(self._keys)] = 0
        hits = self._keys[at] == keys if len(self._keys) else np.zeros(0, dtype=bool)
        owner, items = owner[hits], items[hits]
        weight: Floats = np.bincount(owner, self._weights[items], len(one)).astype(np.float64)
        return np.bincount(owner, minlength=len(one)), weight

    def alike(self, one: Ints, other: Ints) -> Floats:
        """Return the weighted share of each pair of sets that both hold (Dice)."""
        total = self.total[one] + self.total[other]
        return 2 * self.shared(one, other)[1] / np.where(total > 0, total, 1.0)

    def apart(self, one: Ints, other: Ints) -> Flags:
        """Tell of each pair of sets whether both have numbers and none in common."""
        known: Flags = (self.sizes[one] > 0) & (self.sizes[other] > 0)
        found = np.zeros(len(one), dtype=bool)
        at = np.flatnonzero(known)
        found[at] = self.shared(one[at], other[at])[0] == 0
        return found
