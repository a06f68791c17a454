"""`dateline fix`: put right what Dateline got wrong, so that it stays right."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.options import STATUSES, Model, Quiet, Store, Workers


def _edtf(value: str) -> str:
    """Read a date at any precision; a wrong one is told what is accepted."""
    from dateline.extract.corrections.edtf import ALLOWED, when_of

    try:
        when_of(value)
    except ValueError as error:
        raise typer.BadParameter(f"{value!r}: {error}; {ALLOWED}.") from None
    return value


def fix(
    *,
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="An event, by its id or words of its headline; for --published and --leave-out a file of an article; "
            "for --same and --different a person.",
            show_default=False,
        ),
    ],
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="The articles; dateline.toml in the first folder gets the correction. Where a timeline that build "
            "--format json saved is among them, the event is looked up there, and nothing is built.",
            show_default=False,
        ),
    ],
    when: Annotated[
        str | None,
        typer.Option(
            "--date", parser=_edtf, metavar="DATE", help="When the event was: 2024-04-08, 2024-04, ../2027, unknown."
        ),
    ] = None,
    headline: Annotated[str | None, typer.Option(metavar="TEXT", help="What the event is called.")] = None,
    status: Annotated[str | None, options.choice(of=STATUSES, told="Whether the event took place.")] = None,
    merge: Annotated[
        list[str] | None, typer.Option(metavar="EVENT", help="Another event that is the same; may be repeated.")
    ] = None,
    split: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SOURCE",
            help="An article, or words of a sentence, that tells of another event; may be repeated.",
        ),
    ] = None,
    published: Annotated[
        date | None, typer.Option(parser=options.day, metavar="DATE", help="The day the article was published.")
    ] = None,
    leave_out: Annotated[bool, typer.Option("--leave-out", help="Leave the article out.")] = False,
    same: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Another name of the person; may be repeated.")
    ] = None,
    different: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Somebody else who is not the person; may be repeated.")
    ] = None,
    because: Annotated[str | None, typer.Option(metavar="TEXT", help="The reason, shown with the correction.")] = None,
    config: Annotated[
        Path | None,
        typer.Option(metavar="FILE", dir_okay=False, help="The file to write to, instead of the dateline.toml beside."),
    ] = None,
    model: Model = None,
    workers: Workers = None,
    store: Store = None,
    quiet: Quiet = False,
) -> None:
    """Put an event, an article or a person right, and write that into dateline.toml.

    Every later run applies the file, marks what it changes, and tells of corrections that no longer fit. Anything else
    in the file stays as it is, comments too. Give one kind of correction at a time.
    """
    from dateline.cli.fixing import Fixing
    from dateline.cli.options import Request

    event = {name: value for name, value in (("date", when), ("headline", headline), ("status", status)) if value}
    article = {name: value for name, value in (("published", published), ("leave_out", leave_out)) if value}
    kinds = {
        "events": event, "merges": merge, "splits": split, "articles": article, "same": same, "different": different,
    }  # fmt: skip
    given = [kind for kind, values in kinds.items() if values]
    if len(given) != 1 or len(article) > 1:
        raise typer.BadParameter(
            "say what is right: --date, --headline or --status, or one of --merge, --split, --published, --leave-out, "
            "--same and --different" + ("; these are several, so run it once for each kind." if given else ".")
        )
    request = Request(paths=paths, config=config, model=model, workers=workers, store=store, quiet=quiet)
    Fixing(request).fix(given[0], what, kinds[given[0]], because)
