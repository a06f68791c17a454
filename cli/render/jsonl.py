"""JSON Lines: one event or statement a line."""

from collections.abc import Iterator, Sequence
from itertools import chain

from dateline.cli.render.screen import Screen
from dateline.extract.statements import Statement
from dateline.models.json import encode
from dateline.models.timeline import Timeline


def timeline(timeline: Timeline, screen: Screen, *, held_back: int = 0) -> Iterator[str]:  # noqa: ARG001
    """Yield each event, dated ones first, in the timeline's order."""
    for event in chain(timeline.events, timeline.undated):
        yield encode(event).decode() + "\n"


def statements(
    rows: Sequence[Statement],
    screen: Screen,  # noqa: ARG001
    *,
    by: str = "article",  # noqa: ARG001
    context: bool = False,  # noqa: ARG001
) -> Iterator[str]:
    """Yield each statement."""
    for row in rows:
        yield encode(row).decode() + "\n"
