"""What text is laid out for: its width, colours and characters."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import get_terminal_size

_ASCII = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "…": "...",
        "─": "-",
        "·": "-",
        "◷": "+",
        "✗": "x",
        "✎": "*",
        "│": "|",
    }
)


_WIDEST = 140
"""Columns beyond which lines are hard to follow; `--width` may ask for more."""


@dataclass(frozen=True, slots=True)
class Screen:
    """How wide text may be, whether it has colours, the encoding it will be written in, and whether it shows ids."""

    width: int = 80
    color: bool = False
    encoding: str = "utf-8"
    ids: bool = False

    def encode(self, text: str) -> bytes:
        """Return `text` in the screen's encoding, drawn with ASCII where that has no better characters."""
        try:
            return text.encode(self.encoding)
        except UnicodeEncodeError:
            return text.translate(_ASCII).encode(self.encoding, "replace")


def screen_of(output: Path | None, width: int | None, *, terminal: bool) -> Screen:
    """Return what a result is laid out for: a file, a pipe, or the terminal and what its environment asks for.

    `terminal`: whether it is made for one, and written in its encoding; everything else is UTF-8.
    NO_COLOR and TERM=dumb take the colours; COLUMNS sets the width, which is 80 where there is no terminal.
    """
    live = output is None and sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") in {"dumb", "unknown"}
    encoding = (sys.stdout.encoding or "utf-8") if output is None and terminal else "utf-8"
    columns = min(get_terminal_size((80, 24)).columns, _WIDEST) if output is None else 100
    return Screen(width=max(width or columns, 20), color=live and not plain, encoding=encoding)
