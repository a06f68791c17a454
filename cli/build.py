"""`dateline build`: one timeline of all articles."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.grouped import grouped
from dateline.cli.options import AsOf, Filters, Request, Width
from dateline.cli.render import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dateline.cli.report import Report
    from dateline.extract.corrections.sheet import Sheet
    from dateline.extract.timeline.digest import Digest
    from dateline.models.correction import Correction
    from dateline.models.problem import Problem
    from dateline.models.timeline import Timeline


@grouped
def build(
    *,
    form: Annotated[str | None, options.format_option(*FORMATS)] = None,
    request: Request,
    as_of: AsOf = None,
    filters: Filters,
    width: Width = None,
) -> None:
    """Build one sourced timeline of all articles.

    It tells what happened, when, who said so, and which article tells it; dates stay as precise as the articles are.
    """
    from dateline.cli import session
    from dateline.cli.report import Report

    session.check(request)
    form = session.format_name(request.output, form)
    report = Report(quiet=request.quiet)
    timeline = built(request, report, as_of)
    show(timeline, filters, request.output, form, width, report)
    raise typer.Exit(report.finish())


def built(request: Request, report: "Report", as_of: "date | None" = None) -> "Timeline":
    """Return the timeline of all articles, of those published by `as_of` where that is given."""
    return merged(material(request, report, as_of), report)


@dataclass(frozen=True, slots=True)
class Material:
    """What a timeline is merged of: articles, problems, and what the user put right."""

    digests: "Sequence[Digest]"
    problems: "Sequence[Problem]"
    sheets: "Sequence[Sheet]"
    left_out: "Sequence[Correction]"


def material(request: Request, report: "Report", as_of: "date | None" = None) -> Material:
    """Read all articles, those published by `as_of` where that is given."""
    from dateline.cli import session
    from dateline.cli.corrections import corrected
    from dateline.extract.timeline.digest import Digester

    right = corrected(request, report)
    articles = session.settled(request, report, Digester(), as_of=as_of, corrections=right)
    problems = [problem for each in articles for problem in each.problems]
    sheets = [replace(sheet, partial=True) for sheet in right.sheets] if as_of else right.sheets
    return Material([each.kept for each in articles], [*report.reading, *problems], sheets, right.left_out)


def merged(of: Material, report: "Report") -> "Timeline":
    """Return the timeline of what was read; tell of corrections that fit nothing."""
    from dateline.extract.timeline.build import merge

    timeline = merge(of.digests, of.problems, of.sheets)
    known = set(report.reading)
    for problem in timeline.problems:
        if problem.code == "correction" and problem not in known:
            report.reader_problem(problem)
    return replace(timeline, corrections=(*of.left_out, *timeline.corrections))


def show(
    whole: "Timeline", filters: Filters, output: Path | None, form: str, width: int | None, report: "Report"
) -> None:
    """Write what of a timeline was asked for; tell where that is nothing."""
    from dateline.cli import session
    from dateline.cli.render.footer import size
    from dateline.extract.timeline.filter import select

    timeline = select(whole, filters.criteria(passing=not FORMATS[form].for_people))
    if size(whole) and not size(timeline):
        report.say(f"no event matches; without these options there are {size(whole):,}")
    shown = timeline
    if FORMATS[form].for_people and not filters.everything and filters.top is None:
        shown = _salient(timeline)
    held_back = size(timeline) - size(shown)
    for remark in _remarks(shown, form, held_back):
        report.say(remark)
    session.write(
        output,
        form,
        width,
        lambda renderer, screen: renderer.timeline(shown, replace(screen, ids=filters.ids), held_back=held_back),
    )


def _remarks(shown: "Timeline", form: str, held_back: int) -> "Iterator[str]":
    """Yield what the output itself cannot tell of what it leaves out or holds in other words."""
    from dateline.cli.render.footer import count

    if held_back and not FORMATS[form].terminal:
        yield f"{count(held_back, 'event')} of less weight left out; --all keeps them"
    if FORMATS[form].lossy:
        yield from FORMATS[form].renderer().remarks(shown)


def _salient(timeline: "Timeline") -> "Timeline":
    """Return the events that people are shown unasked: a few screens, more of many articles, mostly dated ones."""
    from dateline.extract.timeline.archive import only
    from dateline.extract.timeline.filter import Criteria, select

    room = min(12 + 3 * len(timeline.articles), 60)
    told = only(timeline.undated, lambda event: event.when is not None)
    dated = select(replace(timeline, undated=told), Criteria(top=room))
    timeless = only(timeline.undated, lambda event: event.when is None)
    rest = select(replace(timeline, events=(), undated=timeless), Criteria(top=room // 4))
    return replace(dated, undated=(*dated.undated, *rest.undated))
