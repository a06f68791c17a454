"""What commas, colons and dashes set off from a clause, and what they coordinate."""

from dateline.extract.relations import bits
from dateline.extract.tree import Tree

BREAKS = frozenset({",", "–", "—", "(", ";", ":", "_", "--"})
_ASIDE = 6
_ROW = 24
_HAS_CC = bits("cc")
_CONJUNCT = frozenset({"conj"})
_UNLIKE = frozenset({"but", "of"})
"""What joins, by the parse, things that are not alike: "five instead of six"."""


def is_dash(tree: Tree, k: int) -> bool:
    """Tell whether a hyphen stands free, so that it joins no words but sets a phrase off."""
    if tree.text[k] != "-" or not 0 < k < len(tree.text) - 1:
        return False
    return tree.end[k - 1] < tree.start[k] and tree.end[k] < tree.start[k + 1]


def is_set_off(tree: Tree, k: int) -> bool:
    """Tell whether a comma, colon or dash sets a phrase off, which does not close an aside before it."""
    first = tree.left[k]
    if tree.text[first] in BREAKS:
        return True
    if first == 0 or not (tree.text[first - 1] in BREAKS or is_dash(tree, first - 1)):
        return False
    at = first - 2
    for _ in range(_ASIDE):
        if at <= tree.head[k] or tree.text[first - 1] != ",":
            return True
        if tree.dep[at] in {"appos", "relcl"} and is_set_off(tree, at):
            return False
        at = tree.head[at] if tree.head[at] < at else tree.head[k]
    return True


def is_closed_off(tree: Tree, k: int) -> bool:
    """Tell whether a comma follows a phrase."""
    after = tree.right[k] + 1
    return after < len(tree.text) and tree.text[after] == ","


def is_second(tree: Tree, k: int, at: int) -> bool:
    """Tell whether a noun set off behind another stands beside it, though the parse makes it an object of `at`."""
    before = tree.text[tree.left[k] - 1]
    if before in {":", ";"}:
        return before == ";" or tree.dep[k] not in {"ccomp", "conj"}
    nominal = tree.dep[k] in {"dobj", "attr", "oprd", "npadvmod"} and not tree.is_verb(k)
    return nominal and any(at < other < k and tree.dep[other] not in {"punct", "advmod"} for other in tree.kids[at])


def is_coordinated(tree: Tree, k: int, at: int) -> bool:
    """Tell whether a conjunct is joined by "and"; else a comma sets it beside, as an apposition."""
    if tree.tag[at] in {"NN", "NNS"} and tree.tag[k] in {"NNP", "NNPS"} and is_set_off(tree, k):
        return False
    if tree.text[tree.left[k] - 1] == ":" and not tree.is_verb(k):
        return False
    if tree.below[at] & _HAS_CC:
        return not any(tree.lower[c] in _UNLIKE for c in tree.kids[at] if c < k and tree.dep[c] == "cc")
    below: int | None = k
    for _ in range(_ROW):
        if below is None:
            return False
        if tree.below[below] & _HAS_CC:
            return True
        below = tree.kid(below, _CONJUNCT)
    return False
