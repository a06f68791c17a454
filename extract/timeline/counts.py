"""What a sentence counts: numbers and the things they are of."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dateline.extract.timeline.words import content

DIGIT: Final = re.compile(r"[0-9]")
"""Found fast, and in few texts, where nothing else need be looked for."""
_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:\s+(?:million|billion|trillion)\b)?")
_UNIT = re.compile(r"\s*(percent\b|%|[^\W\d_]+)")
_CURRENCIES = frozenset("$€£¥")
_JOINS = frozenset(".,:/-")


class Count(NamedTuple):
    """A number and what it counts: its digits, the stem of the thing (or a currency), and both as written."""

    number: str
    thing: str
    text: str


def counts(text: str, span: tuple[int, int], timed: Sequence[tuple[int, int]]) -> Iterator[Count]:
    """Find what a sentence counts; `timed` are the spans of times in text order, whose numbers count nothing."""
    for match in _NUMBER.finditer(text, *span):
        start, end = match.span()
        at = bisect_left(timed, (end, 0)) - 1
        dated = at >= 0 and timed[at][1] > start
        before, after = text[start - 1 : start], text[end : end + 1]
        if dated or before.isalnum() or before in _JOINS or after.isalnum():
            continue
        number = match[0].replace(",", "")
        unit = _UNIT.match(text, end, span[1])
        if before in _CURRENCIES:
            yield Count(number, before, before + match[0])
        elif unit and (thing := next(content(unit[1]), "")):
            yield Count(number, thing, text[start : unit.end()])
