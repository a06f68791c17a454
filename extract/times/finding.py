"""Finding the time expressions of a parsed text, before anything is known of when it was written."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from dateline.extract.times.grammar import grammar
from dateline.extract.times.lexicon import atoms
from dateline.extract.times.ordinary import mask
from dateline.extract.times.productions import PRODUCTIONS
from dateline.extract.times.reading import Calendar, Direction, Fixed, Reading, Shift
from dateline.extract.times.tense import direction, is_present, leaves_open
from dateline.models.quick import quick

_JOINTS = frozenset({"and", "or", "to", "-", "–", "—", "/", "through", "until", ","})
_STRETCHES = frozenset({"to", "-", "–", "—", "through", "until"})
_ENDED = frozenset({"ended", "ending", "that ended", "ended on", "to"})
_SCENE = 14  # characters before a time that still let it open a sentence: "By the end of"
_AT = 4  # characters of " at "
_JOINT = 9  # characters that a joint takes at most, with its blanks


_SAME_DAY = frozenset({"earlier", "later"})
_QUALIFYING = frozenset({"amod", "compound", "nmod", "poss"})
_WAYS: dict[str, Direction] = {
    "last": "past", "before": "past", "last year": "past", "next": "future", "after": "future", "next year": "future",
}  # fmt: skip


@quick
@dataclass(frozen=True, slots=True)
class Located:
    """A reading and where its words stand: offsets into the text, tokens of the doc.

    `opens`: it stands where a sentence begins, as a time does that sets the scene. `until_next`: with the next it
    bounds a stretch, "from November to February". `loose`: a verb that says little tells its direction. `over`: it is
    later than what was told before, and over: "two years later he resigned".
    """

    rule: str
    start: int
    end: int
    text: str
    reading: Reading
    tokens: tuple[int, int]
    direction: Direction = None
    opens: bool = False
    until_next: bool = False
    loose: bool = False
    over: bool = False


def find(doc: Doc, text: str) -> list[Located]:
    """Return every time expression of a parsed text, in order; `text` is that of `doc`, which is dear to ask it for."""
    rules = grammar()
    sequence = atoms(text)
    places = range(len(doc))

    def token_at(offset: int) -> int:  # a few are asked for; the offsets of all would cost more than all the rules
        return bisect_right(places, offset, key=lambda place: doc[place].idx) - 1

    mask(sequence, text, lambda offset: doc[token_at(offset)].tag_)
    located: list[Located] = []
    for item in rules.scan(sequence, PRODUCTIONS):
        start, end = sequence.starts[item.start], sequence.ends[item.end - 1]
        tokens = (token_at(start), token_at(end - 1) + 1)
        way = direction(doc, *tokens) if _asks_direction(item.reading) else _own_direction(item.reading)
        if item.rule == "bare-units" and _is_qualified(doc, *tokens):
            continue
        if not item.reading.ahead_only or way == "future":
            reading = _as_entry(item.reading) if _is_a_line(text, start, end) else item.reading
            opens = _opens(text, start)
            alone = not opens and not (located and start - located[-1].end <= _AT)
            loose = way == "future" and _is_loose(doc, tokens, reading, alone=alone)
            over = _is_later(reading) and direction(doc, *tokens) == "past"
            located.append(
                Located(item.rule, start, end, text[start:end], reading, tokens, way, opens, loose=loose, over=over)
            )
    return _pair(text, _quarters_by_end(text, _in_sets(_share_days(text, _share_years(text, located)))))


def _pair(text: str, located: list[Located]) -> list[Located]:
    """Mark the first of two dates without a year, or of two weekdays, that bound a stretch."""
    for at, later in enumerate(located[1:]):
        item = located[at]
        joint = text[item.end : later.start].strip().lower() if later.start - item.end <= _JOINT else ""
        first = text[max(0, item.start - _JOINT) : item.start].lower().split()[-1:]
        if (joint, first) == ("and", ["between"]) or joint in _STRETCHES:
            mine, other = item.reading.meaning, later.reading.meaning
            if isinstance(mine, Calendar) and isinstance(other, Calendar) and _are_open(mine, other):
                located[at] = replace(item, until_next=True)
    return located


def _are_open(first: Calendar, last: Calendar) -> bool:
    """Tell whether both ends of a stretch come round: months without a year, or weekdays."""
    if first.month and last.month:
        return not (first.year or last.year)
    ends = (first, last)
    return all(end.weekday and not (end.month or end.day or end.relation) for end in ends)


def _quarters_by_end(text: str, located: list[Located]) -> list[Located]:
    """Name the quarter that ends on a date: "the quarter ended Sept. 30" is the third."""
    for at, later in enumerate(located[1:]):
        item, end = located[at], later.reading.meaning
        mine = item.reading.meaning
        if not (isinstance(mine, Shift) and mine.base == "period" and mine.unit == "Q" and mine.count == 0):
            continue
        if isinstance(end, Calendar) and end.month and text[item.end : later.start].strip() in _ENDED:
            named = Calendar(year=end.year, quarter=(end.month + 2) // 3)
            located[at] = replace(item, reading=replace(item.reading, meaning=named), direction=later.direction)
    return located


def _share_years(text: str, located: list[Located]) -> list[Located]:
    """Give the year of the last of joined dates to those before it: "in April and June 1955"."""
    for at in range(len(located) - 2, -1, -1):
        item, later = located[at], located[at + 1]
        mine, other = item.reading.meaning, later.reading.meaning
        if not (isinstance(mine, Calendar) and isinstance(other, Calendar)) or mine.year or not other.year:
            continue
        parts = (mine.month or mine.season) and (other.month or other.season) and mine.relation is None
        if parts and later.start - item.end <= _JOINT and text[item.end : later.start].strip() in _JOINTS:
            located[at] = replace(item, reading=replace(item.reading, meaning=replace(mine, year=other.year)))
    return located


def _is_a_line(text: str, start: int, end: int) -> bool:
    """Tell whether a time fills its line, as those of a live blog's entries do."""
    before, after = text[max(0, start - 1) : start], text[end : end + 3].lstrip(" .:")
    return before in {"", "\n"} and after[:1] in {"", "\n"}


def _as_entry(reading: Reading) -> Reading:
    """Return a time of day as one of the day of publication, whatever the entry before it told of."""
    meaning = reading.meaning
    if reading.clock and isinstance(meaning, Shift) and meaning.base == "told":
        return replace(reading, meaning=replace(meaning, base="speech"))
    return reading


def _share_days(text: str, located: list[Located]) -> list[Located]:
    """Give the day of the last of joined times of day to those before it: "from 2 p.m. to 5 p.m. on Friday"."""
    for at in range(len(located) - 2, -1, -1):
        item, later = located[at], located[at + 1]
        mine, other = item.reading.meaning, later.reading.meaning
        clocks = item.reading.clock and later.reading.clock and isinstance(mine, Shift) and mine.base == "told"
        if clocks and later.start - item.end <= _JOINT and text[item.end : later.start].strip() in _JOINTS:
            located[at] = replace(item, reading=replace(item.reading, meaning=other), direction=later.direction)
    return located


def _in_sets(located: list[Located]) -> list[Located]:
    """Give the days of what recurs to the time of day beside it: "Sundays at 9 p.m.", "at 9 p.m. every Sunday"."""
    for at, item in enumerate(located):
        meaning = item.reading.meaning
        if not (item.reading.clock and isinstance(meaning, Shift) and meaning.base == "told"):
            continue
        for other in located[max(0, at - 1) : at] + located[at + 1 : at + 2]:
            days = other.reading.meaning
            gap = max(other.start - item.end, item.start - other.end)
            if isinstance(days, Fixed) and days.type == "SET" and days.value.startswith("XXXX-WXX-") and gap <= _AT:
                weekly = Fixed("SET", days.value + item.reading.clock)
                located[at] = replace(item, reading=replace(item.reading, meaning=weekly, clock=None))
    return located


def _opens(text: str, start: int) -> bool:
    """Tell whether a time stands where a sentence or line begins, as the one that sets its scene does."""
    before = text[max(0, start - _SCENE) : start]
    return start <= _SCENE or any(mark in before for mark in ".\n!?")


def _is_qualified(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a word before the units says which they are: "office hours", "the Clinton years", "her days"."""
    before = doc[start - 1] if start else None
    if end < len(doc) and doc[end].lower_ in {"after", "before"}:
        return False  # "was seen by the border days after the shooting"
    return before is not None and before.dep_ in _QUALIFYING and start <= before.head.i < end


def _is_loose(doc: Doc, tokens: tuple[int, int], reading: Reading, *, alone: bool) -> bool:
    """Tell whether the verb that makes a time look ahead says little; `alone`: the time stands within its sentence."""
    if reading.clock is not None:
        return alone and _is_of_day_told(reading) and is_present(doc, tokens[1])
    same_day = tokens[0] > 0 and doc[tokens[0] - 1].lower_ in _SAME_DAY  # "will meet him later Monday"
    return _is_bare_weekday(reading) and (same_day or leaves_open(doc, *tokens))


def _is_of_day_told(reading: Reading) -> bool:
    meaning = reading.meaning
    return isinstance(meaning, Shift) and meaning.base == "told" and meaning.unit == "D" and meaning.count == 0


def _is_later(reading: Reading) -> bool:
    meaning = reading.meaning
    return isinstance(meaning, Shift) and meaning.base == "told" and meaning.forward and meaning.count != 0


def _is_bare_weekday(reading: Reading) -> bool:
    meaning = reading.meaning
    return isinstance(meaning, Calendar) and bool(meaning.weekday) and not (meaning.month or meaning.relation)


def _asks_direction(reading: Reading) -> bool:
    meaning = reading.meaning
    if isinstance(meaning, Shift):
        return _is_of_day_told(reading)
    if not isinstance(meaning, Calendar):
        return reading.ahead_only
    return meaning.year is None and (meaning.relation is None or (meaning.relation == "this" and bool(meaning.weekday)))


def _own_direction(reading: Reading) -> Direction:
    """Return where the words look by themselves: "last week" back, "next year" ahead."""
    meaning = reading.meaning
    if isinstance(meaning, Calendar):
        return _WAYS.get(meaning.relation or "")
    if isinstance(meaning, Shift) and meaning.count != 0:
        return "future" if meaning.forward else "past"
    return None
