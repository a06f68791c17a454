"""What every command over articles does: read them, load the model, run the stages, tell problems."""

import codecs
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from dateline.cli import output, progress
from dateline.cli.corrections import corrected
from dateline.cli.options import Request
from dateline.cli.render import FORMATS, STATEMENT_FORMATS, Renderer, format_of
from dateline.cli.render.screen import Screen, screen_of
from dateline.cli.report import Report
from dateline.models.extraction import Extraction
from dateline.models.problem import Problem

if TYPE_CHECKING:
    from dateline.extract.corrections.articles import Articles
    from dateline.extract.read.folder import Discovery
    from dateline.extract.running.found import Found, Item, Result
    from dateline.extract.running.settle import Settled

T = TypeVar("T")

_OUTPUT = "'--output' / '-o'"


def check(request: Request) -> None:
    """Refuse a command line that cannot lead to a result, before any work is done."""
    from dateline.extract.read.registry import READERS

    if request.stdin_format and request.stdin_format not in READERS:
        raise typer.BadParameter(
            f"{request.stdin_format!r} is not one of {', '.join(READERS)}.", param_hint="'--stdin-format'"
        )
    output.check(request.output)


def found(request: Request, report: Report, corrections: "Articles | None" = None) -> "Iterator[Found]":
    """Yield what is found in each article, in input order; problems are told on standard error as they come.

    Nothing is yielded, and the model not loaded, where there is no file to read. `corrections` are what users put
    right of articles, by default what the request says.
    """
    from dateline.extract.read.folder import discover, read_found

    right = corrected(request, report) if corrections is None else corrections
    discovery = right.kept(discover(request.paths, follow_links=request.follow_links))
    if left_out := _left_out(discovery):
        report.say(left_out)
    output.check(request.output, [found.path for found in discovery.files])
    items = right.applied(read_found(discovery, stdin=sys.stdin.buffer, stdin_format=request.stdin_format))
    results = (
        _results(items, request, report) if discovery.files else (each for each in items if isinstance(each, Problem))
    )
    for result in progress.shown(results, files=len(discovery.files), quiet=request.quiet):
        if isinstance(result, Problem):
            report.reader_problem(result)
        else:
            report.article(result.problems)
            yield result
    for problem in right.unused():
        report.reader_problem(problem)


def _results(items: "Iterable[Item]", request: Request, report: Report) -> "Iterator[Result]":
    """Extract alone or with others, with a store or without; tell what stands in the way as a wrong option."""
    from dateline.extract.model import ModelError, model_name
    from dateline.extract.options import Job, Options
    from dateline.extract.running.known import Memory
    from dateline.extract.running.process import ClusterError, WorkerError
    from dateline.extract.running.start import extracted
    from dateline.extract.store import Store, StoreError

    try:
        job = Job(model=model_name(request.model), options=Options(published=request.published))
        run = partial(extracted, job=job, workers=request.workers, cluster=request.cluster)
        if request.store is None:
            yield from run(items)
        else:
            with closing(Store(request.store, report.say)) as store:
                yield from Memory(store, job).extracted(items, run)
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint="'--model'") from error
    except StoreError as error:
        raise typer.BadParameter(str(error), param_hint="'--store'") from error
    except WorkerError as error:
        raise typer.BadParameter(str(error), param_hint="'--workers'") from error
    except ClusterError as error:
        raise typer.BadParameter(str(error), param_hint="'--cluster'") from error


def _left_out(discovery: "Discovery") -> str:
    reasons = (
        (discovery.unknown, "of a kind Dateline does not read"),
        (discovery.hidden, "hidden"),
        (discovery.links, "only a link"),
        (discovery.repeated, "named twice"),
        (discovery.corrections, "dateline.toml in a subfolder, which holds only where that is named"),
    )
    told = ", ".join(f"{number:,} {reason}" for number, reason in reasons if number)
    return told and f"left out of the folders: {told}"


def settled(
    request: Request,
    report: Report,
    keep: Callable[[Extraction], T],
    *,
    as_of: date | None = None,
    corrections: "Articles | None" = None,
) -> "list[Settled[T]]":
    """Return what `keep` makes of each article, publication days settled across the articles where that can be.

    Nothing else is held of an article. Articles of after `as_of` are left out, and told as problems. Where there is no
    article, end with the exit code for that.
    """
    from dateline.extract.running.settle import settle

    outcome = settle(
        found(request, report, corrections), keep, lambda items: _results(items, request, report), as_of=as_of
    )
    for problem in outcome.left_out:
        report.reader_problem(problem)
    if not outcome.articles and not outcome.left_out:
        raise typer.Exit(report.finish())
    for each in outcome.articles:
        report.dating(each.problems)
    return outcome.articles


def format_name(output: Path | None, form: str | None, *, statements: bool = False) -> str:
    """Return the format asked for: by name, by the suffix of the file to write, else a table.

    Raises typer.BadParameter where there is none, or it has no form for `statements`, or needs a file.
    """
    chosen = form or (format_of(output.name) if output else "table")
    offered = STATEMENT_FORMATS if statements else tuple(FORMATS)
    if output and chosen not in offered:
        suffixes = ", ".join(FORMATS[name].suffix for name in offered)
        raise typer.BadParameter(
            f"{chosen} has no form for quotes alone; name a file with one of the suffixes {suffixes}."
            if chosen
            else f"{output.name} has none of the suffixes {suffixes}; rename it or add --format.",
            param_hint=_OUTPUT,
        )
    if output is None and chosen and FORMATS[chosen].binary:
        raise typer.BadParameter(
            f"{chosen} is no text; name a file with -o FILE{FORMATS[chosen].suffix}.", param_hint=_OUTPUT
        )
    return chosen or "table"


def write(
    target: Path | None,
    form: str,
    width: int | None,
    render: Callable[[Renderer, Screen], Iterator[str] | Iterator[str | bytes]],
) -> None:
    """Write what a renderer yields to standard output or the output file."""
    screen = screen_of(target, width, terminal=FORMATS[form].terminal)
    head = codecs.BOM_UTF8 if form == "csv" and target else b""
    output.write(target, screen, render(FORMATS[form].renderer(), screen), head)
