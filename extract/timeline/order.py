"""The order of a timeline: by day, within a day by the clock, then as the text tells it."""

import re
from collections.abc import Iterable
from datetime import date

from dateline.extract.timeline.dates import clock, days, fields, is_full
from dateline.models.timeline import TimelineEvent
from dateline.models.when import When

_LAST = 99999
_UNKNOWN = (_LAST,) * 3
_NOON = (12, 0)
_PARTS = {"dawn": 6, "morning": 9, "noon": 12, "afternoon": 15, "evening": 19, "tonight": 21, "night": 21}
"""Hours at which the parts of a day are thought to lie; what tells no time stands at noon."""
_PART = re.compile(rf"\b({'|'.join(_PARTS)})\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:earlier|hours before)\b")
_WORD = re.compile(r"\w+")
_STOPS = ",;:."
_AFTER = frozenset({"after", "following"})
_TURNS = _AFTER | {"before", "until"}
"""Words that tell the order of what they stand before: it comes after what follows on these, or before."""
_TOLD = 1
"""The turn of what comes as it is told."""
_CUE = 120
"""Characters before a trigger in which words tell the order."""
_OPENING = 40
"""Characters of a sentence that say how it follows on those before."""


def is_dated(event: TimelineEvent) -> bool:
    """Tell whether an event has a place in the calendar; "XXXX-XX-07" has none."""
    return event.when is not None and is_full(event.when)


def in_order(events: Iterable[TimelineEvent]) -> tuple[tuple[TimelineEvent, ...], tuple[TimelineEvent, ...]]:
    """Return the events with a date and those without, each in the order of a timeline."""
    found = list(events)
    dated, undated = filter(is_dated, found), (event for event in found if not is_dated(event))
    return tuple(sorted(dated, key=dated_key)), tuple(sorted(undated, key=undated_key))


def dated_key(event: TimelineEvent) -> tuple[object, ...]:
    """Sort by first day (the last, where the first is open), precision, time of day, then as it is told.

    What a day's articles only report comes behind what they date to that day.
    """
    when = event.when
    if when is None:
        return date.max, _LAST, True, _NOON, _told(event)
    first = when.earliest or when.latest or date.max
    return first, days(when), when.basis == "reported", _time(when), _told(event)


def undated_key(event: TimelineEvent) -> tuple[object, ...]:
    """Sort by what is known of the date ("XXXX-XX-07" before "XXXX-XX-10"), those without any at the end."""
    if event.when is None:
        return _UNKNOWN, _UNKNOWN, _NOON, _told(event)
    first, last = (tuple(_LAST if value is None else value for value in part) for part in fields(event.when.edtf))
    return first, last, _time(event.when), _told(event)


def _time(when: When) -> tuple[int, int]:
    """Return the hour and minute by which events of one day stand."""
    if known := clock(when.edtf):
        return known
    part = _PART.search(when.evidence.text) if when.evidence and when.basis == "stated" else None
    return (_PARTS[part[1].lower()], 0) if part else _NOON


def _told(event: TimelineEvent) -> tuple[object, ...]:
    """Sort by source, then by what its sentences say of their order, then by the order of telling."""
    first = event.sources[0]
    start = first.sentence[0]
    opening = first.text[:_OPENING].lower()
    earlier = ("earlier" in opening or "before" in opening) and _EARLIER.search(opening)  # few open with either
    said = first.text[max(0, first.trigger.start - start - _CUE) : first.trigger.start - start].lower()
    turn = _turn(said) if any(map(said.__contains__, _TURNS)) else _TOLD
    return first.article, not earlier, start, turn, first.trigger.start, first.trigger.end, event.id


def _turn(said: str) -> int:
    """Tell whether the clause of the words before a trigger puts it after (0) or before (2) what follows on them."""
    words = _WORD.findall(said, max(map(said.rfind, _STOPS)) + 1)
    return _TOLD if _TURNS.isdisjoint(words) else 2 if _AFTER.isdisjoint(words) else 0
