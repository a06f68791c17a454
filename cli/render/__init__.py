"""Output formats: one a file, each turning a timeline or a list of statements into text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from dateline.cli.render.screen import Screen
    from dateline.extract.statements import Statement
    from dateline.models.timeline import Timeline


class Renderer(Protocol):
    """What the module of a format offers."""

    def timeline(self, timeline: "Timeline", screen: "Screen", *, held_back: int = 0) -> Iterator[str]:
        """Yield a timeline's text in pieces; `held_back` events of less weight are not in it."""

    def statements(
        self, rows: Sequence["Statement"], screen: "Screen", *, by: str = "article", context: bool = False
    ) -> Iterator[str]:
        """Yield the statements' text in pieces.

        They come in the order of what they are grouped `by`, article or speaker; `context` adds each one's paragraph.
        """


@dataclass(frozen=True, slots=True)
class Format:
    """An output format: its module, the file suffix that means it, and whether people or programs read it."""

    module: str
    suffix: str
    for_people: bool = False

    def renderer(self) -> Renderer:
        """Load its renderer."""
        return cast("Renderer", import_module(self.module))


FORMATS = {
    "table": Format("dateline.cli.render.table", ".txt", for_people=True),
    "json": Format("dateline.cli.render.json", ".json"),
    "jsonl": Format("dateline.cli.render.jsonl", ".jsonl"),
    "csv": Format("dateline.cli.render.csv", ".csv"),
    "md": Format("dateline.cli.render.md", ".md", for_people=True),
}
"""Every output format by its name; a new one is a file and a line here."""


def format_of(path: str) -> str | None:
    """Return the format that a file's suffix means."""
    return next((name for name, form in FORMATS.items() if path.lower().endswith(form.suffix)), None)
