"""`dateline quotes`: who said what, when and where."""

from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.grouped import grouped
from dateline.cli.options import AsOf, Request, Width
from dateline.cli.render import STATEMENT_FORMATS


@grouped
def quotes(
    *,
    form: Annotated[str | None, options.format_option(*STATEMENT_FORMATS)] = None,
    request: Request,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what NAME said; any part of the name will do.")
    ] = None,
    by: Annotated[
        str,
        typer.Option(
            parser=options.one_of("article", "speaker"), metavar="article|speaker", help="How to group the quotes."
        ),
    ] = "article",
    as_of: AsOf = None,
    context: Annotated[bool, typer.Option("--context", help="Show the paragraph around each quote.")] = False,
    width: Width = None,
) -> None:
    """List who said what, when, and in which article."""
    from dateline.cli import session
    from dateline.cli.report import Report
    from dateline.extract.statements import by_speaker, said_by, statements

    session.check(request)
    form = session.format_name(request.output, form, statements=True)
    report = Report(quiet=request.quiet)
    articles = session.settled(request, report, lambda extraction: list(statements([extraction])), as_of=as_of)
    rows = [row for each in articles for row in each.kept]
    chosen = list(said_by(rows, speaker)) if speaker else rows
    if by == "speaker":
        chosen = by_speaker(chosen)
    session.write(
        request.output,
        form,
        width,
        lambda renderer, screen: renderer.statements(chosen, screen, by=by, context=context),
    )
    raise typer.Exit(report.finish())
