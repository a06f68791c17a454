"""What marked words look like by themselves: their length, case and punctuation, and what touches them."""

from dataclasses import dataclass

from dateline.extract.quotes.marks import Marked
from dateline.extract.tree import Tree
from dateline.models.quick import quick

_SIZES = (1, 2, 3, 5, 8, 12)
_BEFORE = {",": "comma", ":": "colon", ".": "stop", "that": "that"}
_TAGS_BEFORE = {"DT": "determiner", "PRP$": "determiner", "POS": "determiner", "JJ": "determiner", "IN": "preposition"}
_INSIDE = {",": "comma", ".": "stop", "?": "asked", "!": "asked"}
_OUTSIDE = {",": "outer-comma", ".": "outer-stop", ";": "outer-stop"}


@quick
@dataclass(frozen=True, slots=True)
class Place:
    """Where marked words stand: tokens `a` to `b`, the paragraph's tokens `first` to `last`, and the gaps around them.

    The gap before runs from the mark before (or the paragraph's start) to `a`, the gap behind from `b` on.
    """

    marked: Marked
    a: int
    b: int
    first: int
    last: int
    gap_before: int
    gap_behind: int
    number: int


def places(tree: Tree, marks: list[Marked], bounds: list[tuple[int, int]]) -> list[Place]:
    """Locate marked words among the tokens; `bounds` are the paragraphs' offsets."""
    found: list[Place] = []
    at = 0
    for n, marked in enumerate(marks):
        while bounds[at][1] < marked.end:
            at += 1
        first, last = tree.token_at(bounds[at][0]), tree.token_at(bounds[at][1])
        before = n > 0 and marks[n - 1].start >= bounds[at][0]
        behind = n + 1 < len(marks) and marks[n + 1].start < bounds[at][1]
        found.append(
            Place(
                marked,
                tree.token_at(marked.start),
                tree.token_at(marked.end),
                first,
                last,
                tree.token_at(marks[n - 1].outer_end) if before else first,
                tree.token_at(marks[n + 1].outer_start) if behind else last,
                n,
            )
        )
    return found


def shape(tree: Tree, place: Place) -> tuple[str, ...]:
    """Describe marked words; the first five are always "any", size, case, tail and before, in this order."""
    marked, text = place.marked, tree.view
    words = text[marked.start : marked.end].split()
    size = next((limit for limit in _SIZES if len(words) <= limit), "long")
    case, ending, before = _case(text, marked, words), tail(text, marked), _before(tree, place)
    described = (
        "any",
        f"size={size}",
        "case=" + case,
        "tail=" + ending,
        "before=" + before,
        f"before={before} case={case}",
    )
    flags = {
        "single": marked.single,
        "unclosed": not (marked.closed or marked.torn),
        "unopened": not marked.opened,
        "noun-behind": ending == "none" and place.b + 1 < place.last and tree.tag[place.b + 1][:2] == "NN",
        "markup": marked.outer_start > 0 and text[marked.outer_start - 1] == "=",
        "alone": before == "start" and place.gap_behind == place.last and place.last - place.b <= 2,
    }
    return (*described, *(name for name, holds in flags.items() if holds))


def _case(text: str, marked: Marked, words: list[str]) -> str:
    start = marked.start
    while start < marked.end and not text[start].isalnum():
        start += 1
    if not text[start : start + 1].isupper():
        return "lower"
    titled = len(words) > 1 and all(not word[:1].islower() for word in words if len(word) > 3)
    return "titled" if titled else "upper"


def _before(tree: Tree, place: Place) -> str:
    at = place.a - 2
    if at + 1 <= place.first:
        return "start"
    word = tree.lower[at]
    if word in _BEFORE:
        return _BEFORE[word]
    return "verb" if tree.is_verb(at) else _TAGS_BEFORE.get(tree.tag[at], "word")


def tail(text: str, marked: Marked) -> str:
    """Name the punctuation at the end of marked words, on either side of the mark."""
    if marked.torn:
        return "comma"
    inside = text[marked.start : marked.end].rstrip(" '’")[-1:]
    if inside in _INSIDE:
        return _INSIDE[inside]
    return _OUTSIDE.get(text[marked.outer_end : marked.outer_end + 1], "none")
