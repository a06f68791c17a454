"""`dateline schema`: the JSON Schema of what the other commands write."""

import sys
from typing import Annotated

import typer

from dateline.cli import options


def schema(
    of: Annotated[
        str,
        typer.Argument(
            parser=options.one_of("build", "extract"),
            metavar="[build|extract]",
            help="The command whose JSON is described.",
        ),
    ] = "build",
) -> None:
    """Print the JSON Schema of build or extract.

    For build that of the timeline, for extract that of an article's line.
    """
    from dateline.models.extraction import Extraction
    from dateline.models.json import pretty, schema
    from dateline.models.timeline import Timeline

    sys.stdout.buffer.write(pretty(schema(Timeline if of == "build" else Extraction)) + b"\n")
