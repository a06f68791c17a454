"""Where the first sentence of a paragraph begins: behind its dateline."""

from dateline.extract.tree import Tree

_DATELINE = 16
_DATELINE_TAGS = frozenset({"NNP", "NNPS", "NN", "CD", ",", ".", ":", "HYPH", "-LRB-", "-RRB-"})
_DASHES = frozenset({"-", "--", "–", "—"})


def behind_dateline(tree: Tree, start: int, end: int) -> int:
    """Return where a sentence begins behind the dateline of its paragraph ("TOKYO, May 2 (Reuters) - ...")."""
    while start < end and tree.lower[start].isspace():
        start += 1
    opens = start == 0 or "\n" in tree.lower[start - 1]
    if opens and tree.text[start].isupper() and len(tree.text[start]) > 2:
        for i in range(start + 1, min(start + _DATELINE, end)):
            if tree.lower[i] in _DASHES and tree.end[i - 1] < tree.start[i]:
                return i + 1
            if tree.tag[i] not in _DATELINE_TAGS:
                break
    return start
