"""Articles that copy each other: wire stories printed by many, found by the sentences they share."""

from collections import Counter
from collections.abc import Collection, Sequence

_SHARE = 0.5
"""Share of the shorter article's sentences from which it counts as a copy."""
_LEAST = 2


def copies(chunks: Sequence[Collection[int]]) -> list[int]:
    """Return for each article the lowest index among those it is a copy of, itself where it is none.

    `chunks` are hashes of each article's sentences. Each sentence is compared with the first and with the last article
    before that has it, so the work is linear.
    """
    parent = list(range(len(chunks)))
    postings: dict[int, tuple[int, int]] = {}
    for at, own in enumerate(chunks):
        shared: Counter[int] = Counter()
        for chunk in own:
            if chunk in postings:
                shared.update(set(postings[chunk]))
            postings[chunk] = postings[chunk][0] if chunk in postings else at, at
        for other, number in shared.items():
            if number >= _LEAST and number >= _SHARE * min(len(own), len(chunks[other])):
                _join(parent, at, other)
    return [_root(parent, at) for at in range(len(chunks))]


def _root(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at


def _join(parent: list[int], a: int, b: int) -> None:
    one, other = sorted((_root(parent, a), _root(parent, b)))
    parent[other] = one
