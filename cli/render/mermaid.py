"""A Mermaid timeline diagram (mermaid.js.org), as Markdown pages and wikis draw it: a section a year."""

import re
from collections.abc import Iterator
from itertools import groupby

from dateline.cli.render.dates import when_words, year_words
from dateline.cli.render.footer import count
from dateline.cli.render.labels import Sources, label, sources
from dateline.cli.render.plain import plain, shorten
from dateline.cli.render.screen import Screen
from dateline.cli.render.told import headline
from dateline.models.timeline import Timeline, TimelineEvent

_MARKUP = re.compile(r"[^\w\s.,!?'’‘“”()\[\]/–—…·+-]")
_ROOM = 160
"""Characters of a box: Mermaid takes time with the square of them to wrap it."""
_CITED = 60
_KEYWORD = re.compile(r"(?i)^(section|title|timeline|acctitle|accdescr)\b")


def timeline(timeline: Timeline, screen: Screen, *, held_back: int = 0) -> Iterator[str]:  # noqa: ARG001
    """Yield the diagram's text."""
    named = sources(timeline)
    yield "timeline\n    title Timeline\n"
    for year, events in groupby(timeline.events, key=lambda event: year_words(event.when) if event.when else ""):
        yield f"    section {_text(year or 'Year unknown')}\n"
        yield from _events(events, named)
    if timeline.undated:
        yield "    section Undated\n"
        yield from _events(timeline.undated, named)
    if listed := named.listed():
        yield "    section Sources\n"
        for number, article in listed:
            parts = (plain(part) for part in (article.source, article.title) if part)
            yield f"        [{number}] : {_text(' · '.join(parts) or label(article))}\n"
        yield from (f"%% [{number}] {_text(article.path, len(article.path))}\n" for number, article in listed)
    if held_back:
        yield f"%% {count(held_back, 'event')} of less weight left out\n"


def _events(events: Iterator[TimelineEvent] | tuple[TimelineEvent, ...], named: Sources) -> Iterator[str]:
    """Yield a line a date, with every event of it."""
    for date, group in groupby(
        events, key=lambda event: when_words(event.when, year=False) if event.when else "no date"
    ):
        told = (
            f"{_text(headline(event))} — {_text(', '.join(each.fit(_CITED) for each in named.of(event)))}"
            for event in group
        )
        yield f"        {_text(date)} : {' : '.join(told)}\n"


def _text(text: str, room: int = _ROOM) -> str:
    """Return text in which every character of Mermaid's or HTML's syntax is an entity ("#58;" for a colon)."""
    escaped = _MARKUP.sub(lambda found: f"#{ord(found[0])};", shorten(plain(text), room))
    return _KEYWORD.sub(lambda found: f"#{ord(found[0][0])};{found[0][1:]}", escaped)
