"""`dateline merge`: one timeline of several saved ones."""

from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.grouped import grouped
from dateline.cli.options import Filters, Output, Quiet, Width
from dateline.cli.render import FORMATS


@grouped
def merge(
    *,
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Timelines that build --format json wrote; - is standard input."),
    ],
    form: Annotated[str | None, options.format_option(*FORMATS)] = None,
    output: Output = None,
    filters: Filters,
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """Make one timeline of several saved ones, as JSON where no format is asked for.

    An article that several have counts once; every source is kept. Events of two timelines are one where they share a
    source, or where what they have in common makes that likely; what one timeline tells apart stays apart. The order of
    the files makes no difference.

    The articles are not read again. A timeline built from all of them knows more: whole texts to compare, events that
    each file's articles only mention, days that one article gives another. So some events stay two that would be one,
    and weights are those of each file. Where the articles are at hand, build.
    """
    from dateline.cli import session
    from dateline.cli.build import show
    from dateline.cli.output import check
    from dateline.cli.report import Report
    from dateline.cli.saved import saved
    from dateline.extract.timeline.saved import merge_saved

    check(output)
    form = session.format_name(output, form or (None if output else "json"))
    if files.count("-") > 1:
        raise typer.BadParameter("standard input (-) can be read but once.", param_hint="'FILE...'")
    show(merge_saved([saved(file) for file in files]), filters, output, form, width, Report(quiet=quiet))
