"""Which quotation marks a line keeps."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dateline.extract.tree import Tree

MARKS = frozenset({"“", "``", "”", "''", '"'})
"""Quotation marks."""
OPENING = frozenset({'"', "“", "‘", "``", "'", "«", "„"})
"""Marks that may open a quotation, a slogan or a title, single ones too."""
_FAR = 60
"""How many tokens behind its opening mark a quotation may be closed."""


def kept_marks(tree: Tree, tokens: Sequence[int]) -> tuple[int | None, int | None]:
    """Return the tokens of the quotation marks that a line keeps: around the article's words without a gap."""
    text = tree.text
    marks = _marks_of(tree, tokens)
    if not 0 < len(marks) < 3:
        return None, None
    opening, closing = marks[0], marks[1] if len(marks) == 2 else None
    if not _opens(tree, opening):
        return None, None
    end = closing if closing is not None else tokens[-1]
    told = {i for i in tokens if opening <= i <= end}
    gaps = (i for i in range(opening, end) if i not in told and tree.dep[i] != "punct")
    if end == opening or next(gaps, None) is not None:
        return None, None
    if closing is None and MARKS.isdisjoint(text[opening + 1 : opening + _FAR]):
        return None, None
    return opening, closing


def _marks_of(tree: Tree, tokens: Sequence[int]) -> list[int]:
    """Return the tokens of a line that are quotation marks."""
    if not tokens or bisect_left(tree.marks, tokens[0]) == bisect_right(tree.marks, tokens[-1]):
        return []
    return [i for i in tokens if tree.text[i] in MARKS]


def _opens(tree: Tree, mark: int) -> bool:
    """Tell whether a quotation mark stands before a word, not behind one."""
    if mark + 1 >= len(tree.start) or tree.end[mark] < tree.start[mark + 1]:
        return False
    return mark == 0 or tree.end[mark - 1] < tree.start[mark] or not tree.text[mark - 1][-1].isalnum()
