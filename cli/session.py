"""What every command over articles does: read them, load the model, run the stages, tell problems."""

import codecs
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dateline.cli import output, progress
from dateline.cli.render import FORMATS, Renderer, format_of
from dateline.cli.render.screen import Screen, screen_of
from dateline.cli.report import Report
from dateline.models.article import Document
from dateline.models.extraction import Extraction
from dateline.models.problem import Problem

if TYPE_CHECKING:
    from spacy.language import Language

    from dateline.extract.draft import Options
    from dateline.extract.read.folder import Discovery


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a command was asked to read, and how."""

    paths: list[str]
    published: date | None = None
    model: str | None = None
    stdin_format: str | None = None
    follow_links: bool = False
    output: Path | None = None
    quiet: bool = False


def check(request: Request) -> None:
    """Refuse a command line that cannot lead to a result, before any work is done."""
    from dateline.extract.read.registry import READERS

    if request.stdin_format and request.stdin_format not in READERS:
        raise typer.BadParameter(
            f"{request.stdin_format!r} is not one of {', '.join(READERS)}.", param_hint="'--stdin-format'"
        )
    output.check(request.output)


def extractions(request: Request, report: Report) -> Iterator[Extraction]:
    """Yield what is found in each article, in input order; problems are told on standard error as they come.

    Nothing is yielded, and the model not loaded, where there is no file to read.
    """
    from dateline.extract.read.folder import discover, read_found

    discovery = discover(request.paths, follow_links=request.follow_links)
    if left_out := _left_out(discovery):
        report.say(left_out)
    output.check(request.output, [found.path for found in discovery.files])
    items = read_found(discovery, stdin=sys.stdin.buffer, stdin_format=request.stdin_format)
    results = _run(items, request) if discovery.files else (item for item in items if isinstance(item, Problem))
    for result in progress.shown(results, files=len(discovery.files), quiet=request.quiet):
        if isinstance(result, Problem):
            report.reader_problem(result)
        else:
            report.article(result)
            yield result


def _run(items: Iterator[Document | Problem], request: Request) -> Iterator[Extraction | Problem]:
    from dateline.extract.run import run

    return run(_load(request.model), items, _options(request))


def _options(request: Request) -> "Options":
    from dateline.extract.draft import Options

    return Options(published=request.published)


def _load(model: str | None) -> "Language":
    from dateline.extract.nlp import ModelError, load

    try:
        return load(model)
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint="'--model'") from error


def _left_out(discovery: "Discovery") -> str:
    reasons = (
        (discovery.unknown, "of a kind Dateline does not read"),
        (discovery.hidden, "hidden"),
        (discovery.links, "only a link"),
        (discovery.repeated, "named twice"),
    )
    told = ", ".join(f"{number:,} {reason}" for number, reason in reasons if number)
    return told and f"left out of the folders: {told}"


def found(request: Request, report: Report) -> list[Extraction]:
    """Return what is found in all articles, their publication days settled across them where that can be.

    Where there is no article, end with the exit code for that.
    """
    from dateline.extract.run import settle

    results = list(extractions(request, report))
    if not results:
        raise typer.Exit(report.finish())
    settled = settle(_load(request.model), results, _options(request))
    for each in settled:
        report.dating(each)
    return settled


def format_name(request: Request, form: str | None) -> str:
    """Return the format asked for: by name, by the suffix of the file to write, else a table."""
    if form:
        return form
    if request.output is None:
        return "table"
    found = format_of(request.output.name)
    if found is None:
        suffixes = ", ".join(each.suffix for each in FORMATS.values())
        raise typer.BadParameter(
            f"{request.output.name} has none of the suffixes {suffixes}; rename it or add --format.",
            param_hint="'--output' / '-o'",
        )
    return found


def write(request: Request, form: str, width: int | None, render: Callable[[Renderer, Screen], Iterator[str]]) -> None:
    """Write what a renderer yields to standard output or the output file."""
    screen = screen_of(request.output, width, for_people=FORMATS[form].for_people)
    with output.opened(request.output) as put:
        if form == "csv" and request.output:
            put(codecs.BOM_UTF8)
        for piece in render(FORMATS[form].renderer(), screen):
            put(screen.encode(piece))
