"""`dateline extract`: everything found in each article, as JSON."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.grouped import grouped
from dateline.cli.options import Request

if TYPE_CHECKING:
    from dateline.cli.report import Report
    from dateline.extract.running.found import Found

_FORMATS = ("jsonl", "json")


@grouped
def extract(
    *,
    form: Annotated[str, options.format_option(*_FORMATS)] = "jsonl",
    request: Request,
) -> None:
    """Write all that is found in each article as JSON.

    Times, names, quotes and events come with their places in the text, an article a line as soon as it is done.
    """
    from dateline.cli.output import opened
    from dateline.cli.report import Report
    from dateline.cli.session import check, found

    check(request)
    report = Report(quiet=request.quiet)
    lines = _told(found(request, report), report)
    with opened(request.output) as write:
        for piece in _lines(lines) if form == "jsonl" else _array(lines):
            write(piece)
    raise typer.Exit(report.finish())


def _told(articles: "Iterable[Found]", report: "Report") -> Iterator[bytes]:
    for each in articles:
        report.dating(each.problems)
        yield each.line


def _lines(objects: Iterable[bytes]) -> Iterator[bytes]:
    for each in objects:
        yield each + b"\n"


def _array(objects: Iterable[bytes]) -> Iterator[bytes]:
    gap = b"[\n"
    for each in objects:
        yield gap + each
        gap = b",\n"
    yield b"[]\n" if gap == b"[\n" else b"\n]\n"
