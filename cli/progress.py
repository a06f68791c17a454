"""A progress bar on standard error, for long work on a terminal."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

from dateline.models.problem import Problem

if TYPE_CHECKING:
    from dateline.extract.running.found import Result

_LONG = 3.0
"""Seconds of work after which a bar is worth its room."""


def shown(results: "Iterable[Result]", *, files: int, quiet: bool) -> "Iterator[Result]":
    """Pass results through; once that has taken a while, show how many articles are done, of how many files."""
    if quiet or not sys.stderr.isatty():
        yield from results
        return
    begun, done, seen, last = time.monotonic(), 0, 0, ""
    with ExitStack() as stack:
        advance = None
        for result in results:
            yield result
            source = result.source if isinstance(result, Problem) else result.path
            done += not isinstance(result, Problem)
            seen, last = seen + (source != last), source
            if advance is None and time.monotonic() - begun > _LONG:
                advance = _bar(stack, files)
            if advance:
                advance(done, seen - 1)


def _bar(stack: ExitStack, files: int) -> Callable[[int, int], None]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.description}"))
    progress = stack.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    task = progress.add_task("", total=files if files > 1 else None)

    def advance(articles: int, read: int) -> None:
        told = f"{articles:,} articles" + (f", {read:,} of {files:,} files" if files > 1 else "")
        progress.update(task, completed=read, description=told)

    return advance
