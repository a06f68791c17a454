"""`dateline lint`: what to look after in a timeline."""

from typing import TYPE_CHECKING, Annotated, cast

import typer

from dateline.cli import options
from dateline.cli.grouped import grouped
from dateline.cli.options import AsOf, Request, Width

if TYPE_CHECKING:
    from dateline.extract.questions.lint import Level

_FORMATS = ("text", "json")
LEVELS: "tuple[Level, ...]" = ("error", "warning", "info")
"""The values of extract.questions.lint.Level, without loading them for --help."""


@grouped
def lint(
    *,
    form: Annotated[str | None, options.format_option(*_FORMATS)] = None,
    level: Annotated[
        str,
        options.choice(of=LEVELS, told="Tell what is as grave as this, or more; and end with 1 where there is any."),
    ] = "warning",
    request: Request,
    as_of: AsOf = None,
    width: Width = None,
) -> None:
    """List what to look after before relying on the timeline.

    Events without a date and why, articles without a day, dates told differently, events announced and never reported
    done, events that may be one, single sources, gaps. PATH is the articles, or one timeline that build --format json
    saved.
    """
    from dateline.cli import session
    from dateline.cli.answers import findings
    from dateline.cli.asked import answer, asked, format_of
    from dateline.cli.report import Report
    from dateline.extract.questions.lint import lint as look

    session.check(request)
    form = format_of(request.output, form, *_FORMATS)
    timeline, material = asked(request, Report(quiet=request.quiet), as_of)
    pairs, unchecked = [], [findings.NOT_CHECKED]
    if material:
        from dateline.extract.timeline.evidence import near_misses

        pairs, unchecked = near_misses(material.digests, material.sheets), []
    found = look(timeline, pairs)
    least = cast("Level", level)
    render = findings.text if form == "text" else findings.json
    answer(request.output, width, form, lambda screen: iter([render(found, timeline, least, unchecked, screen)]))
    if findings.at_least(least, found):
        raise typer.Exit(1)
