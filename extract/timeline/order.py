"""The order of a timeline."""

from datetime import date

from dateline.extract.timeline.dates import clock, days, fields, is_full
from dateline.models.timeline import TimelineEvent

_LAST = 99999


def is_dated(event: TimelineEvent) -> bool:
    """Tell whether an event has a place in the calendar; "XXXX-XX-07" has none."""
    return event.when is not None and is_full(event.when)


def dated_key(event: TimelineEvent) -> tuple[object, ...]:
    """Sort by first day (the last, where the first is open), precision, clock time, then where it is told."""
    when = event.when
    if when is None:
        return date.max, _LAST, (24, 0), _told(event)
    first = when.earliest or when.latest or date.max
    return first, days(when), clock(when.edtf) or (24, 0), _told(event)


def undated_key(event: TimelineEvent) -> tuple[object, ...]:
    """Sort by what is known of the date ("XXXX-XX-07" before "XXXX-XX-10"), those without any at the end."""
    known = fields(event.when.edtf) if event.when else ((None, None, None),) * 2
    first, last = (tuple(_LAST if value is None else value for value in part) for part in known)
    return first, last, (clock(event.when.edtf) if event.when else None) or (24, 0), _told(event)


def _told(event: TimelineEvent) -> tuple[object, ...]:
    first = event.sources[0]
    return first.article, first.trigger.start, first.trigger.end, event.id
