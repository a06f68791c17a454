"""Pairing quotation marks: which words of a text stand between an opening mark and the mark that closes it.

Marks are read by glyph and by what touches them, since one text mixes “ ”, ", '' and « »; none of it ever fails.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.models.quick import quick

Side = Literal["open", "close", "either"]

# A mark, perhaps doubled; a single one between letters or digits is an apostrophe.
_MARK = re.compile(r"[“”„‟\"«»‘’‚‛‹›'`](?:(?<=`)`|(?<=')'|(?<=‘)‘|(?<=’)’|(?<=[“”„‟\"«»])|(?<![^\W_].)|(?![^\W_]))")
_OPENS = frozenset({"“", "„", "‟", "«", "``", "‘‘", "‘", "‚", "‛", "‹", "`"})
_CLOSES = frozenset({"”", "»", "''", "’’", "’", "›"})
_SINGLE = frozenset({"‘", "’", "‚", "‛", "‹", "›", "'", "`"})
_REVERSED = {"»": "«", "›": "‹"}
_BEFORE_OPENING = frozenset(" \n\t([{—–-/…")
_PUNCTUATION = frozenset(".,!?;:…—–-")
_SENTENCE_END = frozenset(".!?…")
# Words that begin with an apostrophe: 'em, 'til, '90s.
_ELISION = re.compile(
    r"(?:\d0s|\d\d\b|em|til|till|cause|tis|twas|round|bout|n|nother|cuz|neath|er|im)\b", re.IGNORECASE
)
_FEET_INCHES = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:[ -]?½|\.\d)?$")
_INCHES_BEHIND = re.compile(
    r"[\s-]?(?:[x×]|by\b|wide|tall|long|high|deep|thick|screen|display|tv|pipe|gun)", re.IGNORECASE
)
# A cue at the end of a quotation that nothing closes: “... of law. said Mr. Smith.
_REPORTS = r"(?:said|says|added|stated|told|explained|replied|noted|continued|wrote|asked)"
_TORN_CUE = re.compile(
    rf"(?<=[.,!?])\s+(?:{_REPORTS}(?:\s[\w.'’-]+){{0,5}}|{_REPORTS}\s(?:an?|the|one|[A-Z][\w.'’-]*)\s[^.!?]{{1,80}}"
    rf"|(?:[A-Z][\w.'’-]*\s){{1,4}}{_REPORTS}|(?:he|she|they)\s{_REPORTS})\.?$"
)
_TORN_REACH = 120


@quick
@dataclass(frozen=True, slots=True)
class Marked:
    """Words in marks: `start` and `end` bound the words alone, `outer_start` and `outer_end` take in the marks.

    `opened` and `closed` tell whether the text wrote that mark; `single` marks are ‘ ’ and '.
    `torn` words end before a cue that stands where their closing mark is missing.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    opened: bool = True
    closed: bool = True
    single: bool = False
    torn: bool = False


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    glyph: str
    side: Side


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of every line of `text` that holds more than blanks."""
    start = 0
    for line in text.splitlines(keepends=True):
        if not line.isspace():
            yield start, start + len(line.rstrip())
        start += len(line)


def pair_marks(text: str, bounds: Iterable[tuple[int, int]]) -> list[Marked]:
    """Return the outermost marked stretches of `text`, in order; none reaches over its paragraph's `bounds`."""
    found: list[Marked] = []
    for start, end in bounds:
        if _MARK.search(text, start, end):
            found += _pair_paragraph(text, start, end)
    return found


def _pair_paragraph(text: str, start: int, end: int) -> list[Marked]:
    marks = _marks(text, start, end)
    double = [mark for mark in marks if mark.glyph not in _SINGLE]
    double = [mark for n, mark in enumerate(double) if not _stands_for_inches(text, double, n)]
    doubles = _pair_doubles(text, start, end, double)
    singles = [mark for mark in marks if mark.glyph in _SINGLE]
    if not any(mark.side == "open" for mark in singles):
        return doubles
    outside = _outside(singles, doubles)
    return sorted([*doubles, *_pair_singles(text, outside)], key=lambda marked: marked.start)


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    marks = []
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        behind = text[match.end()] if match.end() < end else " "
        side = _side(text, match, before, behind)
        if side:
            marks.append(_Mark(match.start(), match.end(), match.group(), side))
    return marks


def _side(text: str, match: re.Match[str], before: str, behind: str) -> Side | None:
    """Tell which end of a quotation a mark can be; None for apostrophes, feet and inches."""
    glyph = match.group()
    if glyph in _SINGLE:
        return _single_side(text, match.end(), before, behind, glyph)
    if glyph in {'"', "''"} and before.isdigit() and _measures(text, match):
        return None
    left_open = before in _BEFORE_OPENING or before in "“\"‘'"
    space_behind = behind.isspace() or behind in _PUNCTUATION or behind in ")]}"
    if glyph in _CLOSES:
        return "either" if before.isspace() and behind.isalnum() else "close"
    if space_behind and not (left_open if glyph in _OPENS else before.isspace()):
        return "close"
    return "open" if glyph in _OPENS or (left_open and not space_behind) else "either"


def _measures(text: str, match: re.Match[str]) -> bool:
    """Tell whether a mark behind a digit stands for inches."""
    at = match.start()
    return bool(_FEET_INCHES.search(text, max(0, at - 8), at) or _INCHES_BEHIND.match(text, match.end()))


def _single_side(text: str, after: int, before: str, behind: str, glyph: str) -> Side | None:
    if (before in _BEFORE_OPENING or before in '“"') and (behind.isalnum() or behind in "$#@["):
        return None if glyph != "‹" and _ELISION.match(text, after) else "open"
    if not before.isspace() and not behind.isalnum() and glyph not in {"‘", "‚", "‛", "`"}:
        return "close"
    return None


def _pair_doubles(text: str, start: int, end: int, marks: list[_Mark]) -> list[Marked]:
    found: list[Marked] = []
    opening: _Mark | None = None
    depth = 0
    last = start
    for n, mark in enumerate(marks):
        if opening is None:
            if mark.side == "close":
                stray = _unopened(text, last, mark)
                if stray:
                    found.append(stray)
                    last = mark.end
            else:
                opening, depth = mark, 0
            continue
        if mark.side == "open" and mark.glyph != _REVERSED.get(opening.glyph):
            if _nests(marks, n):
                depth += 1
                continue
            ended = _trimmed(text, opening.end, mark.start)
            if text[ended - 1] in _SENTENCE_END or text[ended - 1] == ",":
                found.append(_unclosed(text, opening, ended))
            opening = mark
        elif depth:
            depth -= 1
        else:
            found.append(Marked(opening.end, mark.start, opening.start, mark.end))
            opening, last = None, mark.end
    if opening is not None and opening.end < end:
        found.append(_unclosed(text, opening, end))
    return [marked for marked in found if text[marked.start : marked.end].strip(" .,'’‘")]


def _stands_for_inches(text: str, marks: list[_Mark], n: int) -> bool:
    """Tell whether a mark that closes is the sign of inches, since another one closes behind it: “He is 6’2” tall”."""
    closes = marks[n].side == "close" and n + 1 < len(marks) and marks[n + 1].side == "close"
    return closes and bool(_FEET_INCHES.search(text, max(0, marks[n].start - 8), marks[n].start))


def _unclosed(text: str, opening: _Mark, end: int) -> Marked:
    """Return the words from a mark that nothing closes to `end`, or to a cue that stands there."""
    torn = _TORN_CUE.search(text, max(opening.end, end - _TORN_REACH), end)
    stop = torn.start() if torn else end
    return Marked(opening.end, stop, opening.start, stop, closed=False, torn=torn is not None)


def _nests(marks: list[_Mark], n: int) -> bool:
    """Tell whether the opening mark at `n` and its closing one stand inside a quotation that closes behind them."""
    behind = [mark.side for mark in marks[n + 1 : n + 3]]
    return len(behind) == 2 and behind == ["close", "close"]


def _unopened(text: str, last: int, mark: _Mark) -> Marked | None:
    """Return the words before a closing mark that nothing opened, where they look like the end of a statement."""
    begin = last
    while begin < mark.start and not (text[begin].isalnum() or text[begin] in "$[("):
        begin += 1
    if begin >= mark.start or text[mark.start - 1] not in ",.!?…" or not text[begin].isupper():
        return None
    return Marked(begin, mark.start, begin, mark.end, opened=False)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _outside(singles: list[_Mark], doubles: list[Marked]) -> list[_Mark]:
    """Return the single marks that stand in no double quotation, which would make them nested."""
    outside = []
    at = 0
    for mark in singles:
        while at < len(doubles) and doubles[at].outer_end <= mark.start:
            at += 1
        if at == len(doubles) or mark.end <= doubles[at].outer_start:
            outside.append(mark)
    return outside


def _pair_singles(text: str, marks: list[_Mark]) -> list[Marked]:
    """Pair single marks; an s’ that more closing marks follow in reach is a possessive."""
    found = []
    opening: _Mark | None = None
    closing: _Mark | None = None
    for mark in [*marks, None]:
        if opening and closing and (mark is None or mark.side == "open"):
            found.append(Marked(opening.end, closing.start, opening.start, closing.end, single=True))
            opening = closing = None
        if mark is None:
            break
        if mark.side == "open":
            opening, closing = mark, None
        elif opening and (closing is None or _possessive(text, closing)):
            closing = mark
    return [marked for marked in found if text[marked.start : marked.end].strip(" .,")]


def _possessive(text: str, mark: _Mark) -> bool:
    return (
        text[mark.start - 1] in "sz"
        and text[mark.end : mark.end + 1] == " "
        and text[mark.end + 1 : mark.end + 2].islower()
    )
