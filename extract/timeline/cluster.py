"""Grouping tellings into events: the likeliest pairs first, never against what the texts say."""

from collections.abc import Callable, Iterable, Sequence


def cluster(
    count: int, pairs: Iterable[tuple[float, int, int]], may_join: Callable[[int, int], bool]
) -> list[list[int]]:
    """Return groups of 0..count-1, each sorted, by joining the likeliest pairs first.

    `pairs` are (likelihood, a, b). Two groups join where `may_join` allows it for a few members of each: the first
    ones, which were the likeliest. The result does not depend on the order of `pairs`.
    """
    parent = list(range(count))
    members: list[list[int]] = [[at] for at in range(count)]
    for _, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        one, other = sorted((_root(parent, a), _root(parent, b)), key=lambda root: (-len(members[root]), root))
        if one != other and _allowed(members[one], members[other], may_join):
            parent[other] = one
            members[one] += members[other]
            members[other] = []
    return [sorted(group) for group in members if group]


_WITNESSES = 12


def _allowed(one: Sequence[int], other: Sequence[int], may_join: Callable[[int, int], bool]) -> bool:
    return all(may_join(a, b) for a in one[:_WITNESSES] for b in other[:_WITNESSES])


def _root(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at
