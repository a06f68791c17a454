"""Names that stand as labels: before a colon ("Smith: “No.”"), or behind a dash in the paragraph below."""

from dateline.extract.quotes.shape import Place
from dateline.extract.tree import Tree

_DASHES = frozenset({"-", "--", "–", "—"})
_SIGNATURE = 5
_LABEL = 8
_LABELS = frozenset({"NNP", "NNPS", "NN", "NNS", "HYPH", "DT", "JJ"})
_LINE_ENDS = frozenset({".", "!", "?", '"', "”", "''", "’’", "»"})
_PROPER = frozenset({"NNP", "NNPS"})


def label_before(tree: Tree, place: Place) -> tuple[int, int] | None:
    """Return the tokens of the name before the colon before marked words."""
    if place.a - 2 <= place.first or tree.lower[place.a - 2] != ":":
        return None
    start = end = place.a - 2
    while start > max(place.first, end - _LABEL) and tree.tag[start - 1] in _LABELS:
        start -= 1
    return (start, end) if start < end else None


def opens_line(tree: Tree, place: Place, label: tuple[int, int]) -> bool:
    """Tell whether a label opens its paragraph, or is a name that the end of a sentence stands before."""
    start, end = label
    if start == place.first:
        return True
    return tree.lower[start - 1] in _LINE_ENDS and all(word[:1].isupper() for word in tree.text[start:end])


def signature_below(tree: Tree, place: Place) -> tuple[int, int] | None:
    """Return the tokens of the name behind a dash in the paragraph below: "“We shall see.” / - Smith"."""
    at = place.last
    while at < min(len(tree), place.last + 3) and tree.lower[at].isspace():
        at += 1
    if at + 1 >= len(tree) or tree.lower[at] not in _DASHES:
        return None
    start = end = at + 1
    while end < len(tree) and end - start < _SIGNATURE and tree.tag[end] in _PROPER:
        end += 1
    return (start, end) if end > start else None
