"""Names as tokens, and the titles before them."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.entities import tables
from dateline.extract.tree import Tree

PROPER = frozenset({"NNP", "NNPS"})
"""The tags of proper nouns."""

_SIZES = (3, 2, 1)  # tokens of a title, the longest first


@dataclass(slots=True, eq=False)
class Name:
    """A name by its tokens [first, last), its type, and the lower-case title before it, if any."""

    first: int
    last: int
    type: str
    title: str = ""


def title_of(words: Tree, first: int, last: int) -> tuple[str, int]:
    """Return the longest title that ends just before or inside [first, last), and where the name begins after it."""
    found, begin = titles_inside(words.lower, first, last)
    return (found, begin) if found else (title_before(words.lower, first), first)


def titles_inside(lower: Sequence[str], first: int, last: int) -> tuple[str, int]:
    """Return the last of the titles that open the tokens [first, last), and where the name begins after it."""
    begin, found = first, ""
    while size := _title_from(lower, begin, last - 1):
        found = " ".join(lower[begin : begin + size])
        begin += size
    return found, begin


def _title_from(lower: Sequence[str], first: int, last: int) -> int:
    """Return how many of the tokens [first, last) the longest title is that opens them."""
    if first >= last or lower[first] not in tables.title_openings():
        return 0
    return next((n for n in _SIZES if first + n <= last and _is_title(lower, first, first + n)), 0)


def title_before(lower: Sequence[str], last: int) -> str:
    """Return the longest title that ends before a token."""
    if not last or lower[last - 1] not in tables.title_endings():
        return ""
    size = next((n for n in _SIZES if n <= last and _is_title(lower, last - n, last)), 0)
    return " ".join(lower[last - size : last])


def _is_title(lower: Sequence[str], first: int, last: int) -> bool:
    """Tell whether the tokens are a title."""
    return " ".join(lower[first:last]) in tables.titles()
