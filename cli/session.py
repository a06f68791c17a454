"""What every command over articles does: read them, load the model, run the stages, tell problems."""

import codecs
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from dateline.cli import output, progress
from dateline.cli.render import FORMATS, Renderer, format_of
from dateline.cli.render.screen import Screen, screen_of
from dateline.cli.report import Report
from dateline.models.extraction import Extraction
from dateline.models.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a command was asked to read, and how."""

    paths: list[str]
    published: date | None = None
    model: str | None = None
    stdin_format: str | None = None
    output: Path | None = None
    quiet: bool = False


def check(request: Request) -> None:
    """Refuse a command line that cannot lead to a result, before any work is done."""
    from dateline.extract.read.registry import READERS

    if request.stdin_format and request.stdin_format not in READERS:
        raise typer.BadParameter(
            f"{request.stdin_format!r} is not one of {', '.join(READERS)}.", param_hint="'--stdin-format'"
        )
    output.check(request.output, request.paths)


def extractions(request: Request, report: Report) -> Iterator[Extraction | Problem]:
    """Yield what is found in each article, in input order; problems are told on standard error as they come."""
    from dateline.extract.draft import Options
    from dateline.extract.nlp import ModelError, load
    from dateline.extract.read.folder import read_all
    from dateline.extract.run import run

    try:
        nlp = load(request.model)
    except ModelError as error:
        raise typer.BadParameter(f"{error}.", param_hint="'--model'") from error
    items = read_all(request.paths, stdin=sys.stdin.buffer, stdin_format=request.stdin_format)
    results = run(nlp, items, Options(published=request.published))
    for result in progress.shown(results, files=None, quiet=request.quiet):
        if isinstance(result, Problem):
            report.reader_problem(result)
        else:
            report.article(result)
        yield result


def dated(request: Request, report: Report) -> list[Extraction]:
    """Return what is found in all articles, their publication days inferred across them where that can be."""
    return [result for result in extractions(request, report) if isinstance(result, Extraction)]


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
