"""Laying out styled text in columns, with rich, for a screen or a pipe."""

import io
from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli.render.screen import Screen


class Canvas:
    """A place to print rich's renderables and take them back as text."""

    def __init__(self, screen: Screen) -> None:
        self.width = screen.width
        self._begun = False
        self._out = io.StringIO()
        self._console = Console(
            file=self._out,
            width=screen.width,
            force_terminal=screen.color,
            color_system="standard" if screen.color else None,
            no_color=not screen.color,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
        )

    def heading(self, title: str, note: str = "") -> None:
        """Print a title with a line to the edge of the screen, below an empty line but for the first."""
        if self._begun:
            self.line()
        self._begun = True
        head = Text(title, "bold").append(f"  {note}" if note else "", "dim")
        line = self.width - head.cell_len - 1
        self._console.print(head.append(" " + "─" * max(line, 0), "dim"))

    def columns(self, widths: Sequence[int | None], rows: Iterable[Sequence[RenderableType]]) -> None:
        """Print rows in columns a blank apart; the column whose width is None takes what is left."""
        grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
        for width in widths:
            grid.add_column(width=width, ratio=1 if width is None else None, overflow="fold")
        for row in rows:
            grid.add_row(*row)
        self._console.print(grid)

    def line(self, text: Text | str = "") -> None:
        """Print a line, wrapped where it must be."""
        self._console.print(text)

    def take(self) -> str:
        """Return what was printed since the last call, without blanks at line ends."""
        text = "\n".join(line.rstrip() for line in self._out.getvalue().split("\n"))
        self._out.seek(0)
        self._out.truncate()
        return text


def stack(head: Text, below: Sequence[Text]) -> RenderableType:
    """Put lines below a first one, set in by two."""
    return Group(head, *(Padding(each, (0, 0, 0, 2)) for each in below)) if below else head
