"""`dateline store`: what a store holds, and emptying it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dateline.extract.store import Store

store = typer.Typer(
    help="Show or empty the file that --store keeps results in.", no_args_is_help=True, rich_markup_mode=None
)

_File = Annotated[
    Path,
    typer.Option("--store", metavar="FILE", envvar="DATELINE_STORE", help="The store; must exist.", show_default=False),
]


@store.command()
def info(file: _File) -> None:
    """Show how many articles a store holds, its size, and the models and rules they were read with."""
    from dateline.extract.versions import rule_version

    opened = _opened(file)
    found = opened.info()
    opened.close()
    rows = [("file", str(file)), ("size", f"{found.size:,} bytes"), ("articles", f"{found.articles:,}")]
    rows += [("model", f"{model}: {number:,}") for model, number in found.models]
    rows += [
        ("rules", f"{rules}: {number:,}" + (" (in use)" if rules == rule_version() else ""))
        for rules, number in found.rules
    ]
    for name, value in rows:
        typer.echo(f"{name:9} {value}")


@store.command()
def clear(file: _File) -> None:
    """Remove everything from a store, and give the room on the disk back."""
    opened = _opened(file)
    number = opened.info().articles
    opened.clear()
    opened.close()
    typer.echo(f"removed {number:,} article{'' if number == 1 else 's'} from {file}")


def _opened(file: Path) -> "Store":
    from dateline.extract.store import Store, StoreError

    if not file.is_file():
        raise typer.BadParameter(f"there is no file {file}.", param_hint="'--store'")
    try:
        return Store(file, lambda told: typer.echo(f"dateline: {told}", err=True))
    except StoreError as error:
        raise typer.BadParameter(f"{error}.", param_hint="'--store'") from error
