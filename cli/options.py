"""The options that commands share, and how their values are read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.models import OptionInfo

if TYPE_CHECKING:
    from dateline.extract.timeline.filter import Criteria
    from dateline.models.event import Status
    from dateline.models.when import Basis

STATUSES: "tuple[Status, ...]" = ("occurred", "ongoing", "scheduled", "possible", "denied")
BASES: "tuple[Basis, ...]" = ("stated", "carried", "reported")
"""The values of models.event.Status and models.when.Basis, without loading them for --help."""

_FIRST_YEAR = 1000


def day(value: str) -> date:
    """Read a calendar date; a wrong one is told what is accepted."""
    try:
        if len(value) != len("YYYY-MM-DD"):
            raise ValueError
        parsed = date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no date; write it as YYYY-MM-DD, e.g. 2024-04-08.") from None
    if parsed.year < _FIRST_YEAR:
        raise typer.BadParameter(f"{value!r} is before any newspaper; write a year from {_FIRST_YEAR} on.")
    return parsed


def one_of(*names: str) -> Callable[[str], str]:
    """Return a reader of names that accepts these alone, in any case."""

    def read(value: str) -> str:
        if value.lower() not in names:
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(names)}.")
        return value.lower()

    return read


def choice(*flags: str, of: Sequence[str], told: str) -> OptionInfo:
    """Return an option that takes one of these names, which the shell completes; `told` is its help."""
    option: OptionInfo = typer.Option(
        *flags, parser=one_of(*of), metavar="|".join(of), autocompletion=lambda: list(of), help=told
    )
    return option


def format_option(*names: str) -> OptionInfo:
    """Return the `--format` option of a command that knows these formats."""
    return choice("--format", "-f", of=names, told="How to write the result.")


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files and folders of articles: txt, md, html, json, jsonl, pdf, docx, warc, also as .gz or .zst; "
        "- is standard input.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to FILE, in the format of its suffix, instead of standard output."
    ),
]
Published = Annotated[
    date | None,
    typer.Option(
        parser=day,
        metavar="DATE",
        help="The day all these articles were published (YYYY-MM-DD); overrides what they say.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The spaCy model to read with: an installed English one, or its folder."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no problems and no hints on standard error.")]
StdinFormat = Annotated[
    str | None,
    typer.Option(
        metavar="KIND",
        help="What standard input holds: txt, md, html, json, jsonl, pdf, docx or warc; found out where not given.",
    ),
]
FollowLinks = Annotated[
    bool, typer.Option("--follow-links", help="Also read what links in the folders lead to, wherever that is.")
]
Width = Annotated[
    int | None,
    typer.Option(
        min=20, max=1000, metavar="COLUMNS", help="How wide the table may be; as wide as the terminal where not given."
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=day,
        metavar="DATE",
        help="What could be known by this day: leave out articles published after it, or on a day that is not known.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        min=1,
        max=256,
        metavar="N",
        help="How many processes read at a time; as many as there are processors where not given, 1 for few articles.",
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Read on the workers of this Dask scheduler (tcp://host:8786), or on a cluster of this machine (local).",
    ),
]
Store = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        envvar="DATELINE_STORE",
        help="Keep what is found, and the articles' text, in FILE, so that the next run need not find it again.",
    ),
]
Config = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="Corrections and defaults to apply to all articles, instead of the dateline.toml beside them.",
    ),
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Apply no dateline.toml.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a command over articles was asked to read, how, and where the result goes."""

    paths: Paths
    output: Output = None
    published: Published = None
    model: Model = None
    stdin_format: StdinFormat = None
    follow_links: FollowLinks = False
    workers: Workers = None
    cluster: Cluster = None
    store: Store = None
    config: Config = None
    no_config: NoConfig = False
    quiet: Quiet = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which events a command over a timeline was asked for, and whether it shows their ids."""

    since: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="Only events on or after this day.")
    ] = None
    until: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="Only events on or before this day.")
    ] = None
    entity: Annotated[str | None, typer.Option(metavar="NAME", help="Only events that NAME takes part in.")] = None
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Only events with words of NAME.")] = None
    status: Annotated[list[str] | None, choice(of=STATUSES, told="Only events of this status; may be repeated.")] = None
    basis: Annotated[list[str] | None, choice(of=BASES, told="Only events dated this way; may be repeated.")] = None
    top: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the N events of most weight.")] = None
    everything: Annotated[
        bool, typer.Option("--all", help="Every event; what is made for people leaves out those of little weight.")
    ] = False
    ids: Annotated[
        bool, typer.Option("--ids", help="Show each event's id in table and md: what explain and fix are asked for by.")
    ] = False

    def criteria(self, *, passing: bool) -> "Criteria":
        """Return what an event must meet; `passing`: also events that articles only mention."""
        from dateline.extract.timeline.filter import Criteria

        return Criteria(
            since=self.since,
            until=self.until,
            entity=self.entity,
            speaker=self.speaker,
            statuses=frozenset(each for each in STATUSES if each in (self.status or ())),
            bases=frozenset(each for each in BASES if each in (self.basis or ())),
            top=self.top,
            passing=passing,
        )
