"""Grouping tellings into events: average linkage over the compared pairs, the likeliest first."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from types import MappingProxyType

_WITNESSES = 12
"""How many members of each group must allow a join: enough to see a contradiction, few enough to stay linear."""


Side = tuple[str, int, int]
"""A side of a division that somebody made: where it is made, its number there, and the number of the side."""

_NONE: frozenset[Side] = frozenset()


class _Groups:
    """Disjoint groups, and between each two the sum of the odds of the pairs compared and how many there are."""

    def __init__(self, count: int) -> None:
        self.parent = list(range(count))
        self.members = [[at] for at in range(count)]
        self.links: list[dict[int, tuple[float, int]]] = [{} for _ in range(count)]

    def link(self, a: int, b: int, odds: float) -> None:
        self.links[a][b] = self.links[b][a] = odds, 1

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
        del self.links[one][other], moved[one]
        for third, (odds, pairs) in moved.items():
            before, number = self.links[one].get(third, (0.0, 0))
            self.links[one][third] = self.links[third][one] = before + odds, number + pairs
            del self.links[third][other]


def cluster(
    count: int,
    pairs: Iterable[tuple[float, int, int]],
    may_join: Callable[[int, int], bool],
    unseen: float,
    sides: Mapping[int, frozenset[Side]] = MappingProxyType({}),
) -> list[list[int]]:
    """Return groups of 0..count-1, each sorted, by joining the likeliest pairs first.

    `pairs` are (log odds, a, b), each pair once. Two groups join while the odds between all their members are
    positive in sum, a pair that was not compared counting `unseen`, and `may_join` allows it for the first members.
    What stands on two `sides` of one division never comes together. The result does not depend on the order of `pairs`.
    """
    groups = _Groups(count)
    held = dict(sides)
    ranked = sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2]))
    for odds, a, b in ranked:
        groups.link(a, b, odds)
    for odds, a, b in ranked:
        if odds <= 0:
            break
        one, other = groups.root(a), groups.root(b)
        if one == other:
            continue
        total, seen = groups.links[one][other]
        left = groups.members[one], groups.members[other]
        total += unseen * (len(left[0]) * len(left[1]) - seen)
        own = held.get(one, _NONE) | held.get(other, _NONE) if held else _NONE
        if total > 0 and not is_divided(own) and _allowed(*left, may_join):
            groups.join(one, other)
            held |= {groups.root(one): own} if own else {}
    return sorted(sorted(group) for group in groups.members if group)


def is_divided(sides: Set[Side]) -> bool:
    """Tell whether two of these are sides of one division."""
    return len({(where, number) for where, number, _ in sides}) < len(sides)


def _allowed(one: Sequence[int], other: Sequence[int], may_join: Callable[[int, int], bool]) -> bool:
    return all(may_join(a, b) for a in one[:_WITNESSES] for b in other[:_WITNESSES])
