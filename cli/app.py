"""The `dateline` command: its commands, its version, and how it ends."""

import signal
import sys
from typing import Annotated, NoReturn

import typer

from dateline.cli.build import build
from dateline.cli.diff import diff
from dateline.cli.explain import explain
from dateline.cli.extract import extract
from dateline.cli.fix import fix
from dateline.cli.lint import lint
from dateline.cli.merge import merge
from dateline.cli.quotes import quotes
from dateline.cli.schema import schema
from dateline.cli.show import show
from dateline.cli.store import store

_INTERRUPTED = 128 + signal.SIGINT

# Help is plain, without rich: laying it out in boxes takes longer than all the rest.
app = typer.Typer(
    name="dateline",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (build, show, merge, explain, lint, diff, fix, extract, quotes, schema):
    app.command()(command)
app.add_typer(store, name="store")


def _version(asked: bool) -> None:
    if asked:
        from dateline.cli.version import version_line

        typer.echo(version_line())
        raise typer.Exit


@app.callback()
def dateline(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version, and the model's.")
    ] = False,
) -> None:
    """Turn a folder of news articles into one chronological, sourced timeline."""


def main() -> None:
    """Run the command line; end quietly where the reader of a pipe has gone, and in one line on Ctrl-C."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        app()
    except KeyboardInterrupt:
        _interrupted()
    except SystemExit as end:  # typer turns Ctrl-C within a command into this
        if end.code == _INTERRUPTED:
            _interrupted()
        raise


def _interrupted() -> NoReturn:
    sys.stderr.write("dateline: interrupted\n")
    sys.exit(_INTERRUPTED)
