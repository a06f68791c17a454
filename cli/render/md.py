"""Markdown: a heading a year, an item an event, numbered sources."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline.cli.render.corrected import corrections, general_corrections
from dateline.cli.render.dates import when_words, year_words
from dateline.cli.render.disagreement import disagreements
from dateline.cli.render.footer import counts
from dateline.cli.render.labels import Sources, heading_of, short_ids, side_of, sources
from dateline.cli.render.plain import markdown
from dateline.cli.render.quotation import Quotations, quotations, unmarked
from dateline.cli.render.screen import Screen
from dateline.extract.statements import Statement
from dateline.models.article import Article
from dateline.models.timeline import Timeline, TimelineEvent

_QUOTES = 3


def timeline(timeline: Timeline, screen: Screen, *, held_back: int = 0) -> Iterator[str]:
    """Yield the page."""
    named = sources(timeline)
    quoted = quotations(timeline)
    ids = short_ids(timeline) if screen.ids else {}
    yield "# Timeline\n"
    for year, events in groupby(timeline.events, key=lambda event: year_words(event.when) if event.when else ""):
        yield f"\n## {markdown(year) or 'Year unknown'}\n\n"
        for event in events:
            yield from _event(event, named, quoted, ids.get(event.id))
    if timeline.undated:
        yield "\n## Undated\n\n"
        for event in timeline.undated:
            yield from _event(event, named, quoted, ids.get(event.id))
    if listed := named.listed():
        yield "\n## Sources\n\n"
        yield from (f"{number}. {_article(article)}\n" for number, article in listed)
    if right := general_corrections(timeline):
        yield "\n## Corrections\n\n"
        yield from (f"- {markdown(each)}\n" for each in right)
    yield f"\n{markdown(counts(timeline))}\n"
    if held_back:
        yield f"\n{held_back} more events: pass `--all`.\n"


def statements(
    rows: Sequence[Statement],
    screen: Screen,  # noqa: ARG001
    *,
    by: str = "article",
    context: bool = False,
) -> Iterator[str]:
    """Yield a heading an article or speaker, and an item a statement."""
    yield "# Quotes\n"
    for heading, group in groupby(rows, key=heading_of(by)):
        yield f"\n## {markdown(heading)}\n\n"
        for row in group:
            said = markdown(row.said) if row.kind == "indirect" else f"“{markdown(unmarked(row.said))}”"
            when = f", {markdown(when_words(row.when))}" if row.when else ""
            yield f"- {said} — {markdown(side_of(by)(row))}{when}\n"
            if context:
                yield f"  > {markdown(row.context)}\n"


def _event(event: TimelineEvent, named: Sources, quoted: Quotations, id_: str | None) -> Iterator[str]:
    date = f"**{markdown(when_words(event.when))}** — " if event.when else ""
    status = "" if event.status == "occurred" else f" *({event.status})*"
    told = ", ".join(markdown(str(each)) for each in named.of(event))
    yield f"- {date}{markdown(event.headline)}{status} — {told}{f' {markdown(id_)}' if id_ else ''}\n"
    for said, speaker in quoted.of(event, _QUOTES):
        yield f"  - “{markdown(said)}”{speaker and f' — {markdown(speaker)}'}\n"
    for each in (*disagreements(event, named), *corrections(event)):
        yield f"  - {markdown(each)}\n"


def _article(article: Article) -> str:
    parts = [article.source, article.title, article.path, article.published and f"published {article.published.date}"]
    return " · ".join(markdown(part) for part in parts if part)
