"""The phrase around a noun, and the noun of a phrase: speakers as written."""

from dateline.extract.tree import Tree

_BREAKS = frozenset({",", "(", ")", "--", "-", "—", "–", ";", ":", '"', "“", "”", "''", "``", "who", "which"})

_NOMINAL = frozenset({"NN", "PR", "WP", "DT", "CD"})
_NOT_LAST = frozenset({"CC", "IN", "RB", "TO", "_SP", "."})


def noun_phrase(tree: Tree, i: int) -> tuple[int, int]:
    """Return the half-open token range of the phrase around a noun, without appositives and clauses."""
    if tree.tag[i] == "PRP" and all(tree.dep[kid] != "conj" for kid in tree.kids[i]):
        return i, i + 1
    start = tree.left[i]
    for n in range(i - 1, start - 1, -1):
        if tree.lower[n] in _BREAKS and not (tree.lower[n] == "-" and tree.end[n] == tree.start[n + 1]):
            start = n + 1
            break
    end = i + 1
    stop = tree.right[i] + 1
    while (
        end < stop
        and (tree.lower[end] not in _BREAKS or _is_joined(tree, end))
        and tree.dep[end] not in {"relcl", "acl", "pcomp"}
    ):
        end += 1
    while end > i + 1 and (tree.tag[end - 1] in _NOT_LAST or not tree.lower[end - 1].strip()):
        end -= 1
    while start < i and (tree.tag[start] in {"CC", "_SP"} or tree.dep[start] in {"punct", "cc"}):
        start += 1
    return (start, end) if tree.view[tree.start[start] : tree.end[end - 1]].strip() else (i, i + 1)


def head_of(tree: Tree, start: int, end: int) -> int:
    """Return the index of the noun or pronoun that a range of tokens hangs on; the last one at worst."""
    head, tag = tree.head, tree.tag
    for i in range(start, end - 1):
        above = head[i]
        if (not start <= above < end or above == i) and tag[i][:2] in _NOMINAL:
            return i
    return end - 1


def _is_joined(tree: Tree, i: int) -> bool:
    return tree.lower[i] == "-" and i + 1 < len(tree) and tree.end[i] == tree.start[i + 1]
