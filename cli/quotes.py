"""`dateline quotes`: who said what, when and where."""

from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.options import FollowLinks, Model, Output, Paths, Published, Quiet, StdinFormat, Store, Width, Workers
from dateline.cli.render import FORMATS


def quotes(
    path: Paths,
    form: Annotated[str | None, options.format_option(*FORMATS)] = None,
    output: Output = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what NAME said; any part of the name will do.")
    ] = None,
    by: Annotated[
        str,
        typer.Option(
            parser=options.one_of("article", "speaker"), metavar="article|speaker", help="How to group the quotes."
        ),
    ] = "article",
    context: Annotated[bool, typer.Option("--context", help="Show the paragraph around each quote.")] = False,
    published: Published = None,
    model: Model = None,
    stdin_format: StdinFormat = None,
    follow_links: FollowLinks = False,
    width: Width = None,
    workers: Workers = None,
    store: Store = None,
    quiet: Quiet = False,
) -> None:
    """List who said what, when, and in which article."""
    from dateline.cli import session
    from dateline.cli.report import Report
    from dateline.extract.statements import by_speaker, said_by, statements

    request = session.Request(
        paths=path,
        published=published,
        model=model,
        stdin_format=stdin_format,
        follow_links=follow_links,
        output=output,
        quiet=quiet,
        workers=workers,
        store=store,
    )
    session.check(request)
    form = session.format_name(request, form)
    report = Report(quiet=quiet)
    articles = session.settled(request, report, lambda extraction: list(statements([extraction])))
    rows = [row for each in articles for row in each.kept]
    chosen = list(said_by(rows, speaker)) if speaker else rows
    if by == "speaker":
        chosen = by_speaker(chosen)
    session.write(
        request, form, width, lambda renderer, screen: renderer.statements(chosen, screen, by=by, context=context)
    )
    raise typer.Exit(report.finish())
