"""Which tellings are worth comparing: those of one kind, in one article, in near ones, or with one entity and year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from dateline.extract.timeline.neighbours import Near
from dateline.extract.timeline.sets import Flags, Floats, Ints, distinct, spread
from dateline.extract.timeline.table import Table

_PER_KIND = 6
"""How many tellings of one kind in one article are compared with another article's."""
_WINDOW = 10
"""How many of those with one kind, entity and year, by date, each is compared with; further ones join through these."""
_BLOCK = 1 << 16
"""Pairs of tellings that are held at a time, or so."""
_YEARS = 10_000


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of tellings, the lesser first.

    Of each pair: the cosine of their articles, and its share of the highest that either has with any article; 0 and 1
    within one article.
    """

    one: Ints
    other: Ints
    cosine: Floats
    share: Floats

    def only(self, chosen: Flags) -> "Pairs":
        """Return those of the pairs that are chosen."""
        return Pairs(self.one[chosen], self.other[chosen], self.cosine[chosen], self.share[chosen])


def candidates(found: Table, near: Near) -> Iterator[Pairs]:
    """Yield the pairs of tellings that are worth comparing, each pair once."""
    kinds = _Kinds(found)
    yield from kinds.within()
    yield from kinds.between(near)
    one, other = _same_year(found, near)
    for begin in range(0, len(one), _BLOCK):
        block = slice(begin, begin + _BLOCK)
        nothing = np.zeros(len(one[block]))
        yield Pairs(one[block], other[block], nothing, nothing)


class _Kinds:
    """The tellings of each article by kind, the first ones of each."""

    def __init__(self, found: Table) -> None:
        telling, kind = found.kinds
        self._span = int(kind.max(initial=0)) + 1
        self._count = len(found)
        keys = found.article[telling] * self._span + kind
        order = np.argsort(keys, kind="stable")
        place = _place(keys[order])
        order = order[place < _PER_KIND]
        self._keys, self._kind, self._telling = keys[order], kind[order], telling[order]
        self._starts = np.searchsorted(self._keys, np.arange(found.articles + 1) * self._span)

    def within(self) -> Iterator[Pairs]:
        """Yield pairs of one kind in one article."""
        ends = np.searchsorted(self._keys, self._keys, side="right")
        begin = 0
        while begin < len(self._keys):
            whole = int(np.searchsorted(self._starts, begin + _BLOCK, side="right")) - 1
            end = max(int(self._starts[whole]), int(self._starts[np.searchsorted(self._starts, begin, side="right")]))
            rows = np.arange(begin, end)
            begin = end
            owner, at = spread(rows + 1, ends[rows] - rows - 1)
            one, other, _ = self._unique(self._telling[rows[owner]], self._telling[at])
            yield Pairs(one, other, np.zeros(len(one)), np.ones(len(one)))

    def between(self, near: Near) -> Iterator[Pairs]:
        """Yield pairs of one kind in near articles."""
        sizes = np.diff(self._starts)
        total = np.cumsum(sizes[near.one])
        begin = 0
        while begin < len(near.one):
            before = int(total[begin - 1]) if begin else 0
            end = max(begin + 1, int(np.searchsorted(total, before + _BLOCK)))
            owner, row = spread(self._starts[near.one[begin:end]], sizes[near.one[begin:end]])
            keys = near.other[begin:end][owner] * self._span + self._kind[row]
            first = np.searchsorted(self._keys, keys)
            match, at = spread(first, np.searchsorted(self._keys, keys, side="right") - first)
            one, other, kept = self._unique(self._telling[row[match]], self._telling[at])
            pair = owner[match][kept] + begin
            yield Pairs(one, other, near.cosine[pair], near.share[pair])
            begin = end

    def _unique(self, one: Ints, other: Ints) -> tuple[Ints, Ints, Ints]:
        """Return each pair once, and where it comes first."""
        keys = one * self._count + other
        order = np.argsort(keys, kind="stable")
        kept = order[np.diff(keys[order], prepend=-1) != 0]
        return one[kept], other[kept], kept


def _place(keys: Ints) -> Ints:
    """Return the place of each of sorted keys among those that are equal."""
    return np.arange(len(keys)) - np.searchsorted(keys, keys)


def _same_year(found: Table, near: Near) -> tuple[Ints, Ints]:
    """Return pairs of different articles that are not near: of one kind, with one entity, in one year."""
    first = np.where((found.date > 0) & ~found.partial, found.day, 0)
    days = distinct(first)
    year = np.array([_year(day) for day in days.tolist()], dtype=np.int64)[np.searchsorted(days, first)]
    telling, kind = found.kinds
    full = first[telling] > 0
    telling, kind = telling[full], kind[full]
    owner, entity = found.who.members(telling)
    span = int(entity.max(initial=0)) + 1
    keys = (kind[owner] * span + entity) * _YEARS + year[telling[owner]]
    telling = telling[owner]
    order = np.lexsort((telling, first[telling], keys))
    keys, telling = keys[order], telling[order]
    left = np.minimum(_WINDOW, np.searchsorted(keys, keys, side="right") - np.arange(len(keys)) - 1)
    parts = [np.zeros(0, dtype=np.int64)]
    for begin in range(0, len(keys), _BLOCK):
        rows = np.arange(begin, min(begin + _BLOCK, len(keys)))
        owner, at = spread(rows + 1, left[rows])
        one, other = telling[rows[owner]], telling[at]
        one, other = np.minimum(one, other), np.maximum(one, other)
        apart = found.article[one] != found.article[other]
        one, other = one[apart], other[apart]
        far = ~_are_near(near, found.article[one], found.article[other], found.articles)
        parts.append(distinct(one[far] * len(found) + other[far]))
    pairs = distinct(np.concatenate(parts))
    one, other = np.divmod(pairs, max(1, len(found)))
    return one, other


def _year(day: int) -> int:
    return date.fromordinal(day).year if day else 0


def _are_near(near: Near, one: Ints, other: Ints, articles: int) -> Flags:
    if not len(near.one):
        return np.zeros(len(one), dtype=np.bool_)
    known = near.one * articles + near.other
    keys = one * articles + other
    at = np.searchsorted(known, keys)
    at[at == len(known)] = 0
    found: Flags = known[at] == keys
    return found
