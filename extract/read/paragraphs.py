"""Printed lines to paragraphs: which line goes on with the one before, and which are the page's and not the story's.

A line break is taken to end a paragraph where the next word would have fitted on the line (typesetters break a line
only where it is full), where the next line is indented, or where the gap between the lines is wider than elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.extract.read.rules import LAYOUT

_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—|\s]*\d{1,4}[-–—|\s]*(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_CUT = re.compile(r"\w-$")
_ENDINGS = frozenset(LAYOUT["hyphenation"]["endings"])

_EDGE_LINES = 2
"""How many lines at the top and bottom of a page may be its header and footer."""

_FARTHEST = 2.2
"""Lines further apart than this many times their height belong to different blocks."""

_WIDER = 1.2
"""A gap this many times the usual one ends a paragraph."""

_INDENT = 0.6
"""An indent, in heights of the line."""

_HEADLINE = 1.2
"""Lines this many times as high as most are a headline."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line and its place: `bottom` grows upwards, all in one unit; `hyphen`: one was cut off its end."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    height: float
    hyphen: bool = False


@dataclass(slots=True)
class _Block:
    """Lines below each other in one column and size, with the column's edges."""

    lines: list[Line]
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a document is set: each line's block, the usual distance of lines by their height, and their usual height."""

    blocks: dict[int, _Block]
    leading: dict[int, float]
    height: float


def join(lines: Sequence[Line]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of printed lines, a paragraph a line, and the offsets of what is furniture of the pages.

    Furniture within a paragraph that runs over a page break is put behind that paragraph.
    """
    furniture = _furniture(lines)
    blocks = _blocks([line for line in lines if id(line) not in furniture])
    setting = _Setting({id(line): block for block in blocks for line in block.lines}, _leading(blocks), _height(lines))
    words = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
    paragraphs: list[list[Line]] = []
    waiting: list[Line] = []
    marked: set[int] = set()
    for line in lines:
        if id(line) in furniture:
            waiting.append(line)
            continue
        last = paragraphs[-1][-1] if paragraphs and len(paragraphs) - 1 not in marked else None
        if last and _continues(last, line, setting):
            paragraphs[-1].append(line)
            continue
        _flush(waiting, paragraphs, marked)
        paragraphs.append([line])
    _flush(waiting, paragraphs, marked)
    return _text(paragraphs, marked, words)


def _flush(waiting: list[Line], paragraphs: list[list[Line]], marked: set[int]) -> None:
    for line in waiting:
        marked.add(len(paragraphs))
        paragraphs.append([line])
    waiting.clear()


def _text(
    paragraphs: Iterable[Sequence[Line]], marked: set[int], words: Counter[str]
) -> tuple[str, list[tuple[int, int]]]:
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for number, paragraph in enumerate(paragraphs):
        text = _joined(paragraph, words)
        if number in marked:
            spans.append((at, at + len(text)))
        pieces.append(text)
        at += len(text) + 1
    return "\n".join(pieces), spans


def _furniture(lines: Sequence[Line]) -> set[int]:
    """Return the identities of page numbers and of lines that stand at the edge of several pages."""
    edges = [(line, side) for line, side in _edges(lines)]
    repeated = Counter(key for key, _ in {(_key(line, side), line.page) for line, side in edges})
    pages = len({line.page for line in lines})
    often = max(2, pages // 3)
    return {
        id(line)
        for line, side in edges
        if repeated[_key(line, side)] >= often or _PAGE_NUMBER.fullmatch(line.text.strip())
    }


def _edges(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    for page in pages.values():
        ordered = sorted(page, key=lambda line: -line.bottom)
        if len(ordered) > 2 * _EDGE_LINES:
            yield from ((line, "top") for line in ordered[:_EDGE_LINES])
            yield from ((line, "bottom") for line in ordered[-_EDGE_LINES:])


def _key(line: Line, side: str) -> tuple[str, str]:
    return side, _DIGITS.sub("0", line.text.casefold())


def _blocks(lines: Sequence[Line]) -> list[_Block]:
    blocks: list[_Block] = []
    for line in lines:
        if blocks and _is_below(blocks[-1].lines[-1], line):
            block = blocks[-1]
            block.lines.append(line)
            block.left, block.right = min(block.left, line.left), max(block.right, line.right)
        else:
            blocks.append(_Block([line], line.left, line.right))
    return blocks


def _is_below(upper: Line, line: Line) -> bool:
    """Tell whether a line stands right below another, in the same column and size."""
    return (
        upper.page == line.page
        and 0 < upper.bottom - line.bottom <= _FARTHEST * max(upper.height, line.height)
        and line.left < upper.right
        and upper.left < line.right
        and _same_size(upper, line)
    )


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.height - other.height) <= 0.1 * max(one.height, other.height)


def _leading(blocks: Iterable[_Block]) -> dict[int, float]:
    """Return the usual distance from line to line for each height of lines."""
    gaps: dict[int, Counter[float]] = {}
    for block in blocks:
        for upper, line in pairwise(block.lines):
            gaps.setdefault(round(line.height), Counter())[round(upper.bottom - line.bottom, 1)] += 1
    return {height: max(found, key=lambda gap: (found[gap], -gap)) for height, found in gaps.items()}


def _height(lines: Iterable[Line]) -> float:
    heights: Counter[float] = Counter()
    for line in lines:
        heights[round(line.height, 1)] += len(line.text)
    return max(heights, key=lambda height: (heights[height], height), default=0.0)


def _continues(last: Line, line: Line, setting: _Setting) -> bool:
    """Tell whether a line goes on with the paragraph that `last` belongs to."""
    if not _same_size(last, line):
        return False
    ended = bool(_SENTENCE_END.search(last.text))
    block = setting.blocks[id(last)]
    if block is not setting.blocks[id(line)]:  # another column or page
        return (last.hyphen or not _has_room(last, line, block)) and not ended and len(block.lines) > 2
    if last.height >= _HEADLINE * setting.height:
        return not ended
    if last.bottom - line.bottom > _WIDER * setting.leading.get(round(line.height), line.height):
        return False
    indent = _INDENT * line.height
    if line.left - block.left > indent and (ended or last.left - block.left <= indent):
        return False
    return last.hyphen or not _has_room(last, line, block)


def _has_room(last: Line, line: Line, block: _Block) -> bool:
    """Tell whether the first word of a line would have fitted at the end of the last one."""
    word = line.text.split(" ", 1)[0]
    letter = (line.right - line.left) / len(line.text)
    return block.right - last.right > (len(word) + 1) * letter


def _joined(paragraph: Sequence[Line], words: Counter[str]) -> str:
    pieces = [paragraph[0].text]
    for last, line in pairwise(paragraph):
        pieces.append(_seam(last, line.text, words))
        pieces.append(line.text)
    if paragraph[-1].hyphen:
        pieces.append("-")
    return "".join(pieces)


def _seam(last: Line, tail: str, words: Counter[str]) -> str:
    """Return what stands between a line and the next: a space, a hyphen, or nothing where it was cut by hyphenation.

    A hyphen is taken out only where it is sure that the word has none: the text has it whole elsewhere and nowhere
    hyphenated, or its second half is an ending that is no word of its own.
    """
    if not last.hyphen:
        return "" if _CUT.search(last.text) else " "
    found, rest = _LAST_WORD.search(last.text), _WORD.match(tail)
    if not found or not rest or not rest[0][0].islower():
        return "-"
    head = found[0].casefold()
    whole, hyphenated = words[head + rest[0].casefold()], words[f"{head}-{rest[0].casefold()}"]
    sure = (whole and not hyphenated) or (not hyphenated and rest[0] in _ENDINGS and head.isalpha())
    return "" if sure else "-"
