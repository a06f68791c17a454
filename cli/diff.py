"""`dateline diff`: what changed between two saved timelines."""

from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.options import Output, Width

_FORMATS = ("text", "json", "md")


def diff(
    old: Annotated[
        str,
        typer.Argument(metavar="OLD", help="A timeline that build --format json saved before.", show_default=False),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The one of now; - is standard input.", show_default=False)],
    *,
    form: Annotated[str | None, options.format_option(*_FORMATS)] = None,
    output: Output = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 1 where anything changed, and with 0 where nothing did.")
    ] = False,
    width: Width = None,
) -> None:
    """Tell what changed between two saved timelines.

    Events added and gone, moved in time, confirmed, contradicted, told in other words. An event is the same one where
    its id is, or a source, or a sentence that tells it.
    """
    from dateline.cli.answers import changed
    from dateline.cli.asked import answer, format_of
    from dateline.cli.output import check, keep
    from dateline.cli.saved import READ, files, saved
    from dateline.extract.questions.changes import compare

    check(output)
    keep(output, files(old, new), READ)
    form = format_of(output, form, *_FORMATS)
    if old == new == "-":
        raise typer.BadParameter("standard input holds one timeline; name a file for the other.")
    now = saved(new)
    changes = compare(saved(old), now)
    render = {"text": changed.text, "json": changed.json, "md": changed.md}[form]
    answer(output, width, form, lambda screen: render(changes, now, screen))
    if exit_code and (changes.events or changes.articles_added or changes.articles_gone):
        raise typer.Exit(1)
