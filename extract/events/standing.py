"""Which words of an article a headline takes as they stand, told once, so that it takes whole phrases at a time."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.extract.events.asides import BREAKS, is_dash
from dateline.extract.events.belonging import ASIDES, HYPHENS, JUDGED
from dateline.extract.relations import bit, bits
from dateline.extract.tree import Tree

_COURTESY = frozenset({"mr.", "mrs.", "ms.", "mr", "mrs", "ms"})
_COURTESIES = frozenset(form for word in _COURTESY for form in (word, word.capitalize(), word.upper()))
_CONTRACTED = frozenset(mark + end for mark in "'’" for end in ("ll", "d", "s", "re", "ve", "m"))
_COMMA, _HYPHEN = frozenset(","), frozenset("-")
_UNSTEADY = sum(map(bit, ASIDES | JUDGED | {"cc", "conj", "neg", "preconj", "punct"}))
_OBJECTS, _PURPOSE, _HAS_OBJECT = bits("pobj", "pcomp"), bits("xcomp"), bits("dobj")

_Flags = NDArray[np.bool_]


@dataclass(slots=True, frozen=True)
class Standing:
    """What a line takes of an article's tokens without another look.

    `steady` tells of each token whether it is told wherever its head is, whatever the line, which needs it. `whole`:
    whether so is all below it, in one piece and without pronouns and quotation marks. `turned` are, in text order, the
    tokens that a line may write otherwise than the article.
    """

    steady: list[bool]
    whole: list[bool]
    turned: list[int]

    @classmethod
    def of(cls, tree: Tree, timed: list[bool], replaced: Iterable[int]) -> "Standing":
        """Read an article: `timed` marks the tokens of times, `replaced` are offsets of words that others stand for."""
        times = np.frombuffer(bytes(timed), dtype=np.bool_)
        steady = _steady(tree, times)
        apart = times.copy()
        apart[tree.marks] = True
        apart[1:] |= apart[:-1]  # "'s" behind a time, the first word in marks
        apart[[*tree.pronouns, *tree.among(_COURTESIES | _CONTRACTED), *(first for first, _ in tree.bounds)]] = True
        apart[[at for at in map(tree.token_at, replaced) if at < len(tree)]] = True
        turned = apart.nonzero()[0].tolist()
        return cls(steady.tolist(), _whole(tree, steady).tolist(), [*turned, len(tree)])

    def run(self, tokens: Sequence[int], at: int) -> int:
        """Return how many tokens from place `at` on follow each other in the text, and none is turned."""
        first = tokens[at] - at
        end = min(self.turned[bisect_left(self.turned, tokens[at])] - first, len(tokens))
        while end > at and tokens[end - 1] - first >= end:
            end -= 1
        return end - at


def is_courtesy(tree: Tree, i: int) -> bool:
    """Tell whether a token is a title that a line leaves out, which is not one of two: "Mr. and Mrs. Keller"."""
    lower = tree.lower
    if lower[i] not in _COURTESY or lower[i + 1 : i + 2] == ["and"]:
        return False
    return i < 2 or lower[i - 1] != "and" or lower[i - 2] not in _COURTESY


def _steady(tree: Tree, times: _Flags) -> _Flags:
    """Tell what `Judge` says of tokens, for those of which it says the same in every line: told, and not optional."""
    head, left, _, relation = tree.columns
    breaks = np.zeros_like(times)
    breaks[tree.among(BREAKS)] = True
    dashes = [i for i in tree.among(_HYPHEN) if is_dash(tree, i)]
    breaks[dashes] = True
    set_off = (np.arange(len(head)) > head) & (breaks[left] | breaks[np.maximum(left - 1, 0)])
    steady: _Flags = ((relation & _UNSTEADY) == 0) & (~times | times[head]) & ~set_off
    for i in np.flatnonzero(relation == _PURPOSE).tolist():
        if tree.below[tree.head[i]] & _HAS_OBJECT:
            steady[i] = False  # "sold the house to pay his debts"
    steady |= (relation & _OBJECTS) != 0
    steady[[i for i in tree.among(HYPHENS) if tree.dep[i] == "punct"]] = True
    steady[tree.among(_COMMA)] = steady[dashes] = False
    return steady


def _whole(tree: Tree, steady: _Flags) -> _Flags:
    """Tell which tokens head a phrase without a gap, all of it steady but maybe themselves."""
    head, left, right, _ = tree.columns
    width = right - left + 1
    below = np.bincount(head, np.where(head == np.arange(len(head)), 0, width), len(head))
    torn = (below + 1 != width) | (left < left[head]) | (right > right[head])
    torn[tree.pronouns] = torn[tree.marks] = True
    odd = torn | ~steady
    count = np.concatenate(([0], np.cumsum(odd)))
    whole: _Flags = ~torn & (count[right + 1] - count[left] == odd)
    return whole
