"""Columns of a parse that follow from others: whose dependents, how far a subtree reaches, what stands in marks."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.int64]


class Columns(NamedTuple):
    """What a tree says of each token, for counting over all of them at once; `relation` as `relations.bit` gives it."""

    head: Column
    left: Column
    right: Column
    relation: Column


_OPENS = frozenset("“„«")
_CLOSES = frozenset("”»")
_PLAIN = frozenset({'"', "''", "``"})
MARKS = _OPENS | _CLOSES | _PLAIN
"""The quotation marks that are words of their own."""


def dependents(head: list[int]) -> list[list[int]]:
    """Return each token's dependents in text order; the many tokens without one share an empty list."""
    none: list[int] = []
    kids = [none] * len(head)
    for i, above in enumerate(head):
        if above != i:
            row = kids[above]
            if row:
                row.append(i)
            else:
                kids[above] = [i]
    return kids


def edges(head: Column) -> tuple[Column, Column]:
    """Return the first and the last token of each token's subtree."""
    own = np.arange(len(head))
    left, right = own.copy(), own.copy()
    np.minimum.at(left, head, own)
    np.maximum.at(right, head, own)
    return _followed(left), _followed(right)


def _followed(edge: Column) -> Column:
    """Return where each token leads that leads to another: what a dependent reaches, its head does."""
    while True:
        beyond = edge.take(edge)
        if (beyond == edge).all():
            return edge
        edge = beyond


def joined(head: Column, bits: Column) -> Column:
    """Return of each token the bits that are set for any of its dependents."""
    below = np.zeros(len(head), dtype=np.int64)
    np.bitwise_or.at(below, head, bits)
    return below


def breaks(view: str, start: Column) -> list[int]:
    """Return the tokens of `view` that hold a newline."""
    ends = np.cumsum([len(line) + 1 for line in view.split("\n")[:-1]], dtype=np.int64) - 1
    return list(dict.fromkeys((start.searchsorted(ends, side="right") - 1).tolist()))


def numbered(bounds: Iterable[tuple[int, int]]) -> list[int]:
    """Return of each token how many of these ranges, which leave none out, end before it."""
    numbers: list[int] = []
    for number, (first, last) in enumerate(bounds):
        numbers += [number] * (last - first)
    return numbers


def in_marks(text: list[str], turning: list[int]) -> list[bool]:
    """Tell of each token whether it stands in marks, given those that are one or hold a newline.

    Every paragraph begins outside of them.
    """
    quoted = [False] * len(text)
    since: int | None = None
    for i in turning:
        word = text[i]
        opens = word in _OPENS or (word in _PLAIN and since is None)
        if since is not None and not opens:
            quoted[since:i] = [True] * (i - since)
        since = (i if since is None else since) if opens else None
    if since is not None:
        quoted[since:] = [True] * (len(text) - since)
    return quoted


def tellings(text: list[str], bounds: list[tuple[int, int]], quoted: list[bool]) -> list[int]:
    """Count sentences, each from its first word that stands in no marks; one that is all quotation doesn't count."""
    telling = [0] * len(text)
    count = before = 0
    for first, last in bounds:
        for i in range(first, last):
            if not quoted[i] and text[i][0].isalpha():
                telling[before:i] = [count] * (i - before)
                count, before = count + 1, i
                break
    telling[before:] = [count] * (len(text) - before)
    return telling
