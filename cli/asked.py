"""What a question is about: a saved timeline, or articles that a timeline is built of first."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dateline.cli.options import Request

if TYPE_CHECKING:
    from dateline.cli.build import Material
    from dateline.cli.render.screen import Screen
    from dateline.cli.report import Report
    from dateline.models.timeline import Timeline, TimelineEvent

_HEAD = 4096
"""Bytes in which a saved timeline says that it is one."""
_MARK = b'"dateline/timeline"'


def is_saved(source: str) -> bool:
    """Tell whether a path, or standard input where it is `-`, holds a saved timeline; nothing is taken from it."""
    try:
        if source == "-":
            stdin = sys.stdin.buffer
            return isinstance(stdin, BufferedReader) and _MARK in stdin.peek(_HEAD)[:_HEAD]
        with Path(source).open("rb") as file:
            return _MARK in file.read(_HEAD)
    except (OSError, ValueError):
        return False


def asked(request: Request, report: "Report", as_of: date | None) -> "tuple[Timeline, Material | None]":
    """Return the saved timeline that is the one path, or else build one of the articles, which is returned too.

    Raises typer.BadParameter where a saved timeline stands among other paths, or shall be that of an earlier day.
    """
    timelines = [path for path in request.paths if is_saved(path)]
    if not timelines:
        from dateline.cli.build import material, merged

        read = material(request, report, as_of)
        return merged(read, report), read
    if len(request.paths) > 1:
        raise typer.BadParameter(
            f"{timelines[0]} is a saved timeline, and stands alone; make one of several with: dateline merge."
        )
    given = {"--as-of": as_of, "--published": request.published, "--config": request.config}
    for option in (name for name, value in given.items() if value):
        raise typer.BadParameter(
            f"{timelines[0]} is a saved timeline, and stays as it is: its dates, statuses and merges rest on all its "
            "articles; name the articles instead.",
            param_hint=f"'{option}'",
        )
    from dateline.cli import output
    from dateline.cli.saved import READ, files, saved

    output.keep(request.output, files(timelines[0]), READ)
    return saved(timelines[0]), None


def format_of(output: Path | None, form: str | None, *forms: str) -> str:
    """Return the format asked for: by name, by the suffix of the file to write, else the first."""
    if form:
        return form
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    return suffix if suffix in forms else forms[0]


def event_called(timeline: "Timeline", name: str) -> "TimelineEvent":
    """Return the event of this id, or a unique beginning of it, or the only one with these words in its headline.

    Raises typer.BadParameter, which names the events that come nearest, where there is none or several.
    """
    from dateline.cli.found import find_event
    from dateline.extract.timeline.words import tokens

    asked_for = set(tokens(name))
    if len(asked_for) > 1:
        events = (*timeline.events, *timeline.undated)
        found = [event for event in events if asked_for <= set(tokens(event.headline))]
        if len(found) == 1:
            return found[0]
    return find_event(timeline, name)


def answer(output: Path | None, width: int | None, form: str, render: "Callable[[Screen], Iterator[str]]") -> None:
    """Write an answer to standard output or a file; `text` is laid out for a terminal, all else is UTF-8."""
    from dateline.cli.output import write
    from dateline.cli.render.screen import screen_of

    screen = screen_of(output, width, terminal=form == "text")
    write(output, screen, render(screen))
