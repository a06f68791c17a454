"""`dateline extract`: everything found in each article, as JSON."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.options import FollowLinks, Model, Output, Paths, Published, Quiet, StdinFormat

if TYPE_CHECKING:
    from dateline.cli.report import Report
    from dateline.models.extraction import Extraction

_FORMATS = ("jsonl", "json")


def extract(
    path: Paths,
    form: Annotated[str, options.format_option(*_FORMATS)] = "jsonl",
    output: Output = None,
    published: Published = None,
    model: Model = None,
    stdin_format: StdinFormat = None,
    follow_links: FollowLinks = False,
    quiet: Quiet = False,
) -> None:
    """Write all that is found in each article as JSON.

    Times, names, quotes and events come with their places in the text, an article a line as soon as it is done.
    """
    from dateline.cli.output import opened
    from dateline.cli.report import Report
    from dateline.cli.session import Request, check, extractions
    from dateline.models.json import encode

    request = Request(
        paths=path,
        published=published,
        model=model,
        stdin_format=stdin_format,
        follow_links=follow_links,
        output=output,
        quiet=quiet,
    )
    check(request)
    report = Report(quiet=quiet)
    found = map(encode, _told(extractions(request, report), report))
    with opened(output) as write:
        for piece in _lines(found) if form == "jsonl" else _array(found):
            write(piece)
    raise typer.Exit(report.finish())


def _told(extractions: "Iterable[Extraction]", report: "Report") -> "Iterator[Extraction]":
    for each in extractions:
        report.dating(each)
        yield each


def _lines(objects: Iterable[bytes]) -> Iterator[bytes]:
    for each in objects:
        yield each + b"\n"


def _array(objects: Iterable[bytes]) -> Iterator[bytes]:
    gap = b"[\n"
    for each in objects:
        yield gap + each
        gap = b",\n"
    yield b"[]\n" if gap == b"[\n" else b"\n]\n"
