"""`dateline build`: one timeline of all articles."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.options import FollowLinks, Model, Output, Paths, Published, Quiet, StdinFormat, Store, Width, Workers
from dateline.cli.render import FORMATS

if TYPE_CHECKING:
    from dateline.models.event import Status
    from dateline.models.timeline import Timeline
    from dateline.models.when import Basis

STATUSES: "tuple[Status, ...]" = ("occurred", "ongoing", "scheduled", "possible", "denied")
BASES: "tuple[Basis, ...]" = ("stated", "carried", "reported")
"""The values of models.event.Status and models.when.Basis, without loading them for --help."""


def build(
    path: Paths,
    form: Annotated[str | None, options.format_option(*FORMATS)] = None,
    output: Output = None,
    published: Published = None,
    since: options.Since = None,
    until: options.Until = None,
    entity: Annotated[str | None, typer.Option(metavar="NAME", help="Only events that NAME takes part in.")] = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Only events with words of NAME.")] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            parser=options.one_of(*STATUSES),
            metavar="|".join(STATUSES),
            help="Only events of this status; may be repeated.",
        ),
    ] = None,
    basis: Annotated[
        list[str] | None,
        typer.Option(
            parser=options.one_of(*BASES),
            metavar="|".join(BASES),
            help="Only events dated this way; may be repeated.",
        ),
    ] = None,
    top: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the N events of most weight.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every event; table and md leave out those of little weight.")
    ] = False,
    model: Model = None,
    stdin_format: StdinFormat = None,
    follow_links: FollowLinks = False,
    width: Width = None,
    workers: Workers = None,
    store: Store = None,
    quiet: Quiet = False,
) -> None:
    """Build one sourced timeline of all articles.

    It tells what happened, when, who said so, and which article tells it; dates stay as precise as the articles are.
    """
    from dateline.cli import session
    from dateline.cli.render.footer import size
    from dateline.cli.report import Report
    from dateline.extract.timeline.build import merge
    from dateline.extract.timeline.filter import Criteria, select
    from dateline.extract.timeline.telling import digest

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
    articles = session.settled(request, report, digest)
    problems = [problem for each in articles for problem in each.problems]
    criteria = Criteria(
        since=since,
        until=until,
        entity=entity,
        speaker=speaker,
        statuses=frozenset(each for each in STATUSES if each in (status or ())),
        bases=frozenset(each for each in BASES if each in (basis or ())),
        top=top,
        passing=not FORMATS[form].for_people,
    )
    whole = merge((each.kept for each in articles), [*report.reading, *problems])
    timeline = select(whole, criteria)
    if size(whole) and not size(timeline):
        report.say(f"no event matches; without these options there are {size(whole):,}")
    shown = timeline
    if FORMATS[form].for_people and not everything and top is None:
        shown = _salient(timeline)
    held_back = size(timeline) - size(shown)
    session.write(request, form, width, lambda renderer, screen: renderer.timeline(shown, screen, held_back=held_back))
    raise typer.Exit(report.finish())


def _salient(timeline: "Timeline") -> "Timeline":
    """Return the events that people are shown unasked: a few screens, more of many articles, mostly dated ones."""
    from dateline.extract.timeline.filter import Criteria, select

    room = min(12 + 3 * len(timeline.articles), 60)
    told = tuple(event for event in timeline.undated if event.when)
    dated = select(replace(timeline, undated=told), Criteria(top=room))
    timeless = tuple(event for event in timeline.undated if not event.when)
    rest = select(replace(timeline, events=(), undated=timeless), Criteria(top=room // 4))
    return replace(dated, undated=(*dated.undated, *rest.undated))
