"""Readings of times of day."""

from collections.abc import Iterable

from dateline.extract.times.grammar import Found, Match
from dateline.extract.times.lexicon import word_class
from dateline.extract.times.numbers import number
from dateline.extract.times.productions.calendar import day_beside
from dateline.extract.times.productions.registry import production, value, whole
from dateline.extract.times.reading import Reading

_HALF_OF_DAY = {"MO": "am", "AF": "pm", "EV": "pm"}
_NAMED = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}


@production
def clock(match: Match) -> Iterable[Found]:
    """Return a time of day, with the day that stands beside it."""
    words = match.words("c")
    name = match.word("h")
    part = str(value(match, "p", "daypart"))
    time = _NAMED[name] if name else clock_value([*words, _HALF_OF_DAY.get(part, "")] if len(words) == 1 else words)
    torn = match.near(-1) == ":" and match.near(-2).isdecimal()
    if not time or match.near(1) == "mark" or torn:
        return []  # "at the 2:05 mark" of a recording, the end of "7: 20 pm"
    if match.end - match.start == 1 and not name and _is_no_clock(match):
        return []
    if name == "noon" and match.near(-1) == "high":
        return []
    if name == "midnight" and match.near(1) in word_class("BY_MIDNIGHT"):
        return []
    meaning = day_beside(match)
    return whole(match, Reading(meaning, clock=time))


def _is_no_clock(match: Match) -> bool:
    """Tell whether a number is a runner's "in 2:05:30", a verse's "Romans 8:31", or a game's "with 7:41 to go"."""
    left = match.near(1) in {"left", "remaining"} or (match.near(1), match.near(2)) in {("to", "go"), ("to", "play")}
    return left or match.near(-1) in word_class("NO_CLOCK_BEFORE")


def clock_value(words: list[str]) -> str:
    """Return "T15:00" for the words of a clock time, "" where they are none."""
    head, _, minutes = words[0].replace(".", ":").partition(":")
    hour = int(head) if head.isdecimal() else int(number([head]) or 0)
    half_of_day = words[-1].replace(".", "").replace(" ", "") if len(words) > 1 else ""
    if half_of_day in {"am", "pm"} and hour > 12:
        return ""
    if half_of_day == "pm" and hour < 12:
        hour += 12
    elif half_of_day == "am" and hour == 12:
        hour = 0
    if len(head) == 4:
        head, minutes = head[:2], head[2:]
        hour = int(head)
    minutes = minutes[:2] or "00"
    return f"T{hour:02d}:{minutes}" if hour <= 24 and int(minutes) < 60 else ""
