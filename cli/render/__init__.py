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
    """What the module of a format offers; `statements` and `remarks` where its Format says so."""

    def timeline(self, timeline: "Timeline", screen: "Screen", *, held_back: int = 0) -> Iterator[str | bytes]:
        """Yield a timeline's text, or a file's bytes, in pieces; `held_back` events of less weight are not in it."""

    def remarks(self, timeline: "Timeline") -> Iterator[str]:
        """Yield a sentence on each thing that the format could not hold as it is, and what became of it."""

    def statements(
        self, rows: Sequence["Statement"], screen: "Screen", *, by: str = "article", context: bool = False
    ) -> Iterator[str]:
        """Yield the statements' text in pieces.

        They come in the order of what they are grouped `by`, article or speaker; `context` adds each one's paragraph.
        """


@dataclass(frozen=True, slots=True)
class Format:
    """An output format: its module and the file suffix that means it.

    for_people: only the events of most weight, unless all are asked for. terminal: laid out for the width of the
    screen, in its encoding; other text is UTF-8. statements: it has a form for quotes alone. lossy: it cannot hold
    every date or status, and its `remarks` tell of those it could not. binary: no text, so it is not written to a
    terminal.
    """

    module: str
    suffix: str
    for_people: bool = False
    terminal: bool = False
    statements: bool = True
    lossy: bool = False
    binary: bool = False

    def renderer(self) -> Renderer:
        """Load its renderer."""
        return cast("Renderer", import_module(self.module))


_HERE = "dateline.cli.render"

FORMATS = {
    "table": Format(f"{_HERE}.table", ".txt", for_people=True, terminal=True),
    "json": Format(f"{_HERE}.json", ".json"),
    "jsonl": Format(f"{_HERE}.jsonl", ".jsonl"),
    "csv": Format(f"{_HERE}.csv", ".csv"),
    "md": Format(f"{_HERE}.md", ".md", for_people=True, terminal=True),
    "html": Format(f"{_HERE}.html", ".html"),
    "timelinejs": Format(f"{_HERE}.timelinejs", ".timeline.json", for_people=True, statements=False, lossy=True),
    "ics": Format(f"{_HERE}.ics", ".ics", statements=False, lossy=True),
    "markwhen": Format(f"{_HERE}.markwhen", ".mw", statements=False, lossy=True),
    "mermaid": Format(f"{_HERE}.mermaid", ".mmd", for_people=True, statements=False),
    "jsonld": Format(f"{_HERE}.jsonld", ".jsonld", statements=False, lossy=True),
    "sqlite": Format(f"{_HERE}.sqlite", ".sqlite", statements=False, binary=True),
}
"""Every output format by its name; a new one is a file and a line here."""


STATEMENT_FORMATS = tuple(name for name, form in FORMATS.items() if form.statements)
"""The formats that have a form for quotes alone."""


def format_of(path: str) -> str | None:
    """Return the format that a file's suffix means; of two, the longer one tells (".timeline.json", ".json")."""
    meant = [name for name, form in FORMATS.items() if path.lower().endswith(form.suffix)]
    return max(meant, key=lambda name: len(FORMATS[name].suffix), default=None)
