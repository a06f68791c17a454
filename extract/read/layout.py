"""The parts of an article's text that are not running prose: title, deck, byline, dateline, date lines, furniture.

Nothing is cut out; a region says what a stretch of text is. In doubt a line is body text, since a region hides words
from those who look for events and quotes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from dateline.extract.read.byline import byline
from dateline.extract.read.dateexpr import DateLine, date_line, date_prefix, find_dates
from dateline.extract.read.dateline import find_dateline
from dateline.extract.read.rules import LAYOUT
from dateline.models.article import DateHint, Region, RegionKind

_FURNITURE_LINES = frozenset(LAYOUT["furniture"]["lines"])
_FURNITURE = re.compile("(?:" + "|".join(LAYOUT["furniture"]["patterns"]) + ")", re.IGNORECASE)
_CREDITS = re.compile("(?:" + "|".join(LAYOUT["furniture"]["credits"]) + ")", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_SENTENCE_END = re.compile(r"[.;:,]['\"”’)]*$")
_INNER_END = re.compile(r"[a-z)\"”’]{2}[.!?][\"”’]?\s+[A-Z“\"]")
_LETTERS = re.compile(r"[^\W_]+")

_LONGEST_MARKED = 300
"""Longest line, in characters, that may be furniture."""

_LONGEST_TITLE = 160
"""Longest title or line of a deck, in characters."""

_LONGEST_SENTENCE = 120
"""Longest title that ends as a sentence does."""

_LONGEST_HEAD = 30
"""How many lines that are not blank the head may have."""

_MOST_DECK = 5
"""More short lines than this before the first paragraph are not a deck but a list, a poem, a transcript."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Layout:
    """The regions of a text in order, and what its head says of the article."""

    regions: list[Region] = field(default_factory=list)
    title: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    place: str | None = None
    hints: list[DateHint] = field(default_factory=list)

    def mark(self, start: int, end: int, kind: RegionKind) -> None:
        """Add a region; those of a text are added in no particular order."""
        self.regions.append(Region(start, end, kind))

    def hint(self, text: str, line: DateLine) -> None:
        """Add the dates of a date line."""
        self.hints.extend(DateHint("text", start, end, text[start:end]) for start, end in line.dates)


def lay_out(text: str, title: str | None = None, furniture: Sequence[tuple[int, int]] = ()) -> Layout:
    """Return the layout of a text; `title` is the one its metadata gives, `furniture` what its reader knows as such."""
    layout = Layout(title=title)
    for start, end in furniture:
        layout.mark(start, end, "furniture")
    known = {start for start, _ in furniture}
    lines = [line for line in _lines(text) if line.start not in known]
    body = _head(text, lines, layout)
    for line in lines[body:]:
        _mark_rest(text, line, layout)
    layout.regions.sort(key=lambda region: region.start)
    layout.hints.sort(key=lambda hint: hint.basis != "dateline")
    return layout


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            begin = start + raw.index(words[0])
            yield Line(begin, begin + len(words), words)
        start += len(raw) + 1


def _head(text: str, lines: Sequence[Line], layout: Layout) -> int:
    """Mark everything before the first paragraph; return the index of its first line."""
    given = title_key(layout.title)
    short: list[Line] = []
    at = 0
    while at < min(len(lines), _LONGEST_HEAD):
        line = lines[at]
        if dateline := find_dateline(text, line.start):
            layout.mark(dateline.start, dateline.end, "dateline")
            layout.place, layout.source = dateline.place, dateline.agency
            if dateline.date:
                start, end = dateline.date
                layout.hints.append(DateHint("dateline", start, end, text[start:end]))
            while at < len(lines) and lines[at].end <= dateline.end:
                at += 1
            break
        if given and same_title(title_key(line.text), given):
            layout.mark(line.start, line.end, "title")
            given = ""
        elif not (
            _mark_line(text, line, layout, lines)
            or _is_short(line, first=not short and at < 3)
            or _leads_to_dateline(text, lines[at : at + 3])
            or _is_announced_deck(short, line)
        ):
            _mark_prefix(text, lines[at : at + 3], layout)
            break
        elif not layout.regions or layout.regions[-1].end != line.end:
            short.append(line)
        at += 1
    return _mark_short(short, lines, at, layout)


def _mark_line(text: str, line: Line, layout: Layout, lines: Sequence[Line]) -> bool:
    """Mark a line of the head that is furniture, a date line or a byline; tell whether it was one."""
    if _is_furniture(line.text):
        layout.mark(line.start, line.end, "furniture")
    elif found := date_line(text, line.start, line.end):
        layout.mark(line.start, line.end, "date")
        if found.labelled or not _is_chronology(text, lines):
            layout.hint(text, found)
    elif (names := byline(line.text)) is not None:
        layout.mark(line.start, line.end, "byline")
        layout.authors = layout.authors or names
        dates = find_dates(text, line.start, line.end)
        layout.hints.extend(DateHint("text", start, end, text[start:end]) for start, end in dates)
    else:
        return False
    return True


def _is_announced_deck(short: Sequence[Line], line: Line) -> bool:
    """Tell whether a short line follows a title that a semicolon ends."""
    return bool(short) and short[-1].text.endswith(";") and len(line.text) <= _LONGEST_TITLE


def _leads_to_dateline(text: str, lines: Sequence[Line]) -> bool:
    """Tell whether a short line stands before a line with a dateline or byline, so that it cannot be the story."""
    for line, following in pairwise(lines):
        if len(line.text) > _LONGEST_TITLE:
            return False
        if (
            find_dateline(text, following.start)
            or byline(following.text)
            or date_line(text, following.start, following.end)
        ):
            return True
    return False


def _mark_prefix(text: str, lines: Sequence[Line], layout: Layout) -> None:
    """Mark a date line that runs into the first paragraph, unless every paragraph begins with a date."""
    line, *following = lines
    found = date_prefix(text, line.start, line.end)
    if found and not any(date_prefix(text, other.start, other.end) for other in following):
        layout.mark(line.start, found.end, "date")
        layout.hint(text, found)


def _mark_short(short: Sequence[Line], lines: Sequence[Line], body: int, layout: Layout) -> int:
    """Mark the short lines of the head as title and deck; return where the body begins.

    Without a paragraph after them, or too many of them, they are the body itself.
    """
    if body >= len(lines) and not any(region.kind == "dateline" for region in layout.regions):
        return body
    if len(short) > _MOST_DECK + 1:
        short = short[:1] if short[0] is lines[0] else ()
    for line in short:
        if layout.title is None:
            layout.title = _HEADING.sub("", line.text).rstrip("#;").rstrip()
            layout.mark(line.start, line.end, "title")
        else:
            layout.mark(line.start, line.end, "deck")
    return body


def _mark_rest(text: str, line: Line, layout: Layout) -> None:
    """Mark furniture, credits and labelled date lines after the head."""
    if len(line.text) > _LONGEST_MARKED:
        return
    if _is_furniture(line.text):
        layout.mark(line.start, line.end, "furniture")
    elif _CREDITS.match(line.text):
        layout.mark(line.start, line.end, "byline")
    elif (found := date_line(text, line.start, line.end)) and found.labelled:
        layout.mark(line.start, line.end, "date")
        layout.hint(text, found)


def _is_furniture(line: str) -> bool:
    if len(line) > _LONGEST_MARKED:
        return False
    return line.rstrip(" .:…>»|").casefold() in _FURNITURE_LINES or _FURNITURE.match(line) is not None


def _is_chronology(text: str, lines: Sequence[Line]) -> bool:
    """Tell whether lines that hold only a date are headings of this text rather than its publication date."""
    bare = (line for line in lines if len(line.text) < 40 and date_line(text, line.start, line.end))
    return len(list(islice(bare, 3))) > 2


def _is_short(line: Line, *, first: bool) -> bool:
    """Tell whether a line of the head can be a title or a deck: short, and no sentence of the text."""
    words = line.text.split()
    if _HEADING.match(line.text):
        return len(line.text) <= _LONGEST_MARKED
    if len(line.text) > _LONGEST_TITLE or len(words) < 2 or _INNER_END.search(line.text):
        return False
    if first and line.text.endswith(";"):  # how news archives end a title that a deck follows
        return True
    if _SENTENCE_END.search(line.text):
        return first and line.text.endswith(".") and len(line.text) <= _LONGEST_SENTENCE and _is_title_case(words)
    asks = line.text.endswith(("?", "!", "?”", "!”"))
    return not asks or (first and len(line.text) <= _LONGEST_SENTENCE)


def _is_title_case(words: Sequence[str]) -> bool:
    """Tell whether most of the longer words begin with a capital."""
    longer = [word for word in (word.strip("“”\"'‘’(),.:;?!") for word in words) if len(word) > 3]
    return len(longer) >= 2 and sum(word[0].isupper() for word in longer) >= 0.75 * len(longer)


def title_key(title: str | None) -> str:
    """Return the letters and digits of a title, by which two ways of writing it are compared."""
    return "".join(_LETTERS.findall(title or "")).casefold()


def same_title(line: str, title: str) -> bool:
    """Tell whether a line repeats the metadata's title, either of them perhaps with the site's name behind it."""
    return len(line) > 8 and (line == title or line.startswith(title) or title.startswith(line)) if title else False
