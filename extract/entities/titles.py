"""Names as tokens, and the titles before them."""

from typing import NamedTuple

from dateline.extract.entities import tables
from dateline.extract.tree import Tree

PROPER = frozenset({"NNP", "NNPS"})
"""The tags of proper nouns."""


class Name(NamedTuple):
    """A name by its tokens [first, last), its type, and the lower-case title before it, if any."""

    first: int
    last: int
    type: str
    title: str = ""


def title_of(words: Tree, first: int, last: int) -> tuple[str, int]:
    """Return the longest title that ends just before or inside [first, last), and where the name begins after it."""
    begin, found = first, ""
    while last - begin > 1:  # titles that the model took into the name
        size = next((n for n in (3, 2, 1) if n < last - begin and is_title(words, begin, begin + n)), 0)
        if not size:
            break
        found = " ".join(words.lower[begin : begin + size])
        begin += size
    if found:
        return found, begin
    for size in (3, 2, 1):
        at = first - size
        if at >= 0 and is_title(words, at, first):
            return " ".join(words.lower[at:first]), first
    return "", first


def is_title(words: Tree, first: int, last: int) -> bool:
    """Tell whether the tokens are a title."""
    return " ".join(words.lower[first:last]) in tables.titles()
