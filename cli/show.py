"""`dateline show`: a saved timeline in any format."""

from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.grouped import grouped
from dateline.cli.options import Filters, Output, Quiet, Width
from dateline.cli.render import FORMATS


@grouped
def show(
    *,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A timeline that build --format json wrote; - is standard input.", show_default=False
        ),
    ],
    form: Annotated[str | None, options.format_option(*FORMATS)] = None,
    output: Output = None,
    filters: Filters,
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """Show a saved timeline in any format.

    The articles are not needed, nor read again: what build found is shown, filtered and written as asked for.
    """
    from dateline.cli import session
    from dateline.cli.build import show as write
    from dateline.cli.output import check, keep
    from dateline.cli.report import Report
    from dateline.cli.saved import files, saved

    check(output)
    form = session.format_name(output, form)
    keep(output, files(file), "the timeline to show")
    write(saved(file), filters, output, form, width, Report(quiet=quiet))
