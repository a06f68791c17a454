"""Grouping tellings into events: average linkage over the compared pairs, the likeliest first."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from types import MappingProxyType

import numpy as np

from dateline.extract.timeline.sets import Flags, Floats, Ints, spread

WITNESSES = 12
"""How many members of each group must allow a join: enough to see a contradiction, few enough to stay linear."""

_SMALL = 32
"""Members of a chain up to which all pairs are asked at once; more have too many."""
_BLOCK = 1 << 14
"""Tellings of which all pairs are asked at once."""

Side = tuple[str, int, int]
"""A side of a division that somebody made: where it is made, its number there, and the number of the side."""


class _Groups:
    """Disjoint groups, and between each two the odds of the pairs compared, in sum, and how many these are.

    A link is a complex number, the odds its real part and the number of pairs the other: one small object that adds up.
    """

    def __init__(self, count: int) -> None:
        self.parent = list(range(count))
        self.members = [[at] for at in range(count)]
        self.links: list[dict[int, complex]] = [{} for _ in range(count)]

    def link(self, a: int, b: int, odds: float) -> None:
        self.links[a][b] = self.links[b][a] = complex(odds, 1)

    def root(self, at: int) -> int:
        while self.parent[at] != at:
            self.parent[at] = self.parent[self.parent[at]]
            at = self.parent[at]
        return at

    def join(self, one: int, other: int) -> None:
        """Move the group of fewer links into the other, so that no link moves more than a logarithm of times."""
        if (len(self.links[one]), other) < (len(self.links[other]), one):
            one, other = other, one
        self.parent[other] = one
        self.members[one] += self.members[other]
        self.members[other] = []
        moved, self.links[other] = self.links[other], {}
        own = self.links[one]
        del own[other], moved[one]
        for third, link in moved.items():
            own[third] = self.links[third][one] = own.get(third, 0j) + link
            del self.links[third][other]


def cluster(
    count: int,
    pairs: tuple[Ints, Ints, Floats],
    may_join: Callable[[Ints, Ints], Flags],
    unseen: float,
    sides: Mapping[int, frozenset[Side]] = MappingProxyType({}),
) -> list[list[int]]:
    """Return groups of 0..count-1, each sorted, by joining the likeliest pairs first.

    `pairs` are tellings and their log odds, each pair once. Two groups join while the odds between all their members
    are positive in sum, a pair that was not compared counting `unseen`, and `may_join` allows it for the first members.
    What stands on two `sides` of one division never comes together. The result does not depend on the order of `pairs`.
    Only what a chain of likely pairs joins is looked at together, and of that not what is likely pair by pair.
    """
    a, b, odds = pairs
    chain = chains(count, a[odds > 0], b[odds > 0])
    inner = chain[a] == chain[b]
    a, b, odds = a[inner], b[inner], odds[inner]
    order = np.lexsort((b, a, -odds, chain[a]))
    a, b, odds = a[order], b[order], odds[order]
    members = np.argsort(chain, kind="stable")
    starts = np.flatnonzero(np.diff(chain[members], prepend=-1))
    sizes = np.diff(starts, append=count)
    place = np.empty(count, dtype=np.int64)
    place[members] = np.arange(count) - np.repeat(starts, sizes)
    first = np.searchsorted(chain[a], chain[members[starts]])
    last = np.searchsorted(chain[a], chain[members[starts]], side="right")
    likely = np.bincount(np.repeat(np.arange(len(sizes)), last - first)[odds > 0], minlength=len(sizes))
    whole = (2 * likely == sizes * (sizes - 1)) & ((sizes == 1) | (not sides))
    names = members.tolist()
    groups = [
        names[begin:end] for begin, end in zip(starts[whole].tolist(), (starts + sizes)[whole].tolist(), strict=True)
    ]
    refused = _refusals(members, starts, np.where(whole, 0, sizes), may_join)
    linked = list(zip(odds.tolist(), place[a].tolist(), place[b].tolist(), strict=True))
    for at in np.flatnonzero(~whole).tolist():
        own = slice(int(starts[at]), int(starts[at] + sizes[at]))
        known = refused.get(at, set()) if sizes[at] <= _SMALL else None
        divided = {place: sides[each] for place, each in enumerate(names[own]) if each in sides} if sides else {}
        witnesses = _Witnesses(members[own], known, may_join)
        groups += _Chain(names[own], linked[first[at] : last[at]], divided, witnesses).groups(unseen)
    return sorted(groups)


def _refusals(
    members: Ints, starts: Ints, sizes: Ints, may_join: Callable[[Ints, Ints], Flags]
) -> dict[int, set[tuple[int, int]]]:
    """Return of each small chain the pairs that may not be one, by their places in it; asked all at once.

    `sizes` are those of the chains, 0 for one of which nothing is asked.
    """
    found: dict[int, set[tuple[int, int]]] = defaultdict(set)
    chain = np.repeat(np.arange(len(sizes)), np.diff(starts, append=len(members)))
    place = np.arange(len(members)) - starts[chain]
    rows = np.flatnonzero((sizes[chain] > 2) & (sizes[chain] <= _SMALL))
    for begin in range(0, len(rows), _BLOCK):
        some = rows[begin : begin + _BLOCK]
        owner, other = spread(some + 1, (starts + sizes)[chain[some]] - some - 1)
        one = some[owner]
        no = np.flatnonzero(~may_join(members[one], members[other]))
        for at, a, b in zip(chain[one[no]].tolist(), place[one[no]].tolist(), place[other[no]].tolist(), strict=True):
            found[at].add((a, b))
    return found


def chains(count: int, a: Ints, b: Ints) -> Ints:
    """Return for each of 0..count-1 the least that pairs join it to, by way of any others."""
    least = np.arange(count)
    while True:
        one, other = least[a], least[b]
        low, high = np.minimum(one, other), np.maximum(one, other)
        open_ = low < high
        if not open_.any():
            return least
        np.minimum.at(least, high[open_], low[open_])
        while (shorter := least[least]).tobytes() != least.tobytes():
            least = shorter


class _Witnesses:
    """Which tellings of a chain may not be one, by their places in it; asked where it is not known, and once."""

    def __init__(
        self, members: Ints, refused: Set[tuple[int, int]] | None, may_join: Callable[[Ints, Ints], Flags]
    ) -> None:
        """`refused` are all pairs that may not be one; where it is None, `may_join` is asked."""
        self._members, self._may_join = members, may_join
        self._refused = set(refused or ())
        self._asked: set[tuple[int, int]] | None = set() if refused is None else None

    def allow(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Tell whether the first members of two groups may be one."""
        pairs = {(min(a, b), max(a, b)) for a in one[:WITNESSES] for b in other[:WITNESSES]}
        if not self._refused.isdisjoint(pairs):
            return False
        if self._asked is None or not (unknown := sorted(pairs - self._asked)):
            return True
        self._asked |= pairs
        allowed = self._may_join(*self._members[np.array(unknown).T])
        self._refused.update(unknown[at] for at in np.flatnonzero(~allowed).tolist())
        return bool(allowed.all())


class _Chain:
    """Tellings that likely pairs join, by their places among them; the pairs stand in order of likelihood."""

    def __init__(
        self,
        members: Sequence[int],
        pairs: Sequence[tuple[float, int, int]],
        sides: Mapping[int, frozenset[Side]],
        witnesses: _Witnesses,
    ) -> None:
        self._members, self._pairs, self._held, self._witnesses = members, pairs, dict(sides), witnesses

    def groups(self, unseen: float) -> Iterator[list[int]]:
        """Yield those that are one event."""
        groups = _Groups(len(self._members))
        for odds, a, b in self._pairs:
            groups.link(a, b, odds)
        apart: set[tuple[int, int]] = set()  # what keeps two groups apart stays, as long as both grow by others
        for odds, a, b in self._pairs:
            if odds <= 0:
                break
            one, other = groups.root(a), groups.root(b)
            if one == other or (one, other) in apart:
                continue
            link = groups.links[one][other]
            left = groups.members[one], groups.members[other]
            pairs = len(left[0]) * len(left[1])
            if link.real + unseen * (pairs - link.imag) <= 0:
                continue
            if self._is_divided(one, other) or (link.imag < pairs and not self._witnesses.allow(*left)):
                apart |= {(one, other), (other, one)}
                continue
            groups.join(one, other)
            self._hold(groups.root(one), one, other)
        for members in groups.members:
            if members:
                yield sorted([self._members[at] for at in members])

    def _is_divided(self, one: int, other: int) -> bool:
        return bool(self._held) and is_divided(self._held.get(one, frozenset()) | self._held.get(other, frozenset()))

    def _hold(self, root: int, one: int, other: int) -> None:
        """Give a group the sides of the two that it is made of."""
        if own := self._held.get(one, frozenset()) | self._held.get(other, frozenset()):
            self._held[root] = own


def is_divided(sides: Set[Side]) -> bool:
    """Tell whether two of these are sides of one division."""
    return len({(where, number) for where, number, _ in sides}) < len(sides)
