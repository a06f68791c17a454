"""JSON: one indented document."""

from collections.abc import Iterator, Sequence

from dateline.cli.render.screen import Screen
from dateline.extract.statements import Statement
from dateline.models.json import pretty, pretty_parts
from dateline.models.timeline import Timeline


def timeline(timeline: Timeline, screen: Screen, *, held_back: int = 0) -> Iterator[str]:  # noqa: ARG001
    """Yield the document of the output contract."""
    yield from pretty_parts(timeline)
    yield "\n"


def statements(
    rows: Sequence[Statement],
    screen: Screen,  # noqa: ARG001
    *,
    by: str = "article",  # noqa: ARG001
    context: bool = False,  # noqa: ARG001
) -> Iterator[str]:
    """Yield an array of statements."""
    yield pretty(rows).decode() + "\n"
