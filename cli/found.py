"""Finding the event of a timeline that somebody names."""

from difflib import get_close_matches

import typer

from dateline.cli.render.plain import plain, shorten
from dateline.extract.timeline.words import tokens
from dateline.models.timeline import Timeline, TimelineEvent

_NAMED = 5
"""How many events are named at most where none, or several, are meant."""


def find_event(timeline: Timeline, name: str) -> TimelineEvent:
    """Return the event of this id, or the only one whose id begins with it, in any case.

    Raises typer.BadParameter, which names the events that come nearest, where there is none or several.
    """
    wanted = name.strip().casefold()
    events = {event.id.casefold(): event for event in (*timeline.events, *timeline.undated)}
    if wanted in events:
        return events[wanted]
    begun = [event for key, event in events.items() if wanted and key.startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise typer.BadParameter(f"{len(begun)} events have an id that begins with {plain(name)}:{_list(begun)}")
    raise typer.BadParameter(f"there is no event {plain(name)!r}{_near(events, wanted)}")


def _near(events: dict[str, TimelineEvent], wanted: str) -> str:
    """Return the events with an id like this, or with these words in the headline."""
    near = [events[key] for key in get_close_matches(wanted, events, n=_NAMED, cutoff=0.75)]
    if not near and (words := set(tokens(wanted))):
        near = [event for event in events.values() if words <= set(tokens(event.headline))]
    if near:
        return f"; did you mean{_list(near)}"
    return "; ids stand in the output of: dateline show FILE --ids, and of --format csv (column event) or json (id)"


def _list(events: list[TimelineEvent]) -> str:
    lines = [f"\n  {event.id}  {shorten(plain(event.headline), 80)}" for event in events[:_NAMED]]
    more = len(events) - len(lines)
    return "".join([*lines, *([f"\n  and {more:,} more"] if more > 0 else [])])
