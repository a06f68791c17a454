"""CSV (RFC 4180): one event or statement a row, dates as ISO 8601, no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from dateline.cli.render.corrected import corrections
from dateline.cli.render.dates import when_words
from dateline.cli.render.labels import Sources, sources
from dateline.cli.render.plain import cell
from dateline.cli.render.screen import Screen
from dateline.extract.statements import Statement
from dateline.models.timeline import Timeline, TimelineEvent
from dateline.models.when import When

_DATE = ("date", "earliest", "latest", "date_in_words", "date_basis")
_EVENT = (
    *(*_DATE, "status", "what", "who", "where", "quotes", "sources", "independent_sources", "disagreements"),
    *("words", "articles", "paths", "event", "corrections"),
)
_STATEMENT = (
    *("speaker", "speaker_as_written", "kind", "words", *_DATE, "source", "published", "article", "path"),
    *("start", "end", "context"),
)


def timeline(timeline: Timeline, screen: Screen, *, held_back: int = 0) -> Iterator[str]:  # noqa: ARG001
    """Yield a header and a row an event, undated ones last."""
    named = sources(timeline)
    yield _line(_EVENT)
    for event in chain(timeline.events, timeline.undated):
        yield _line([*_when(event.when), *_event(event, named)])


def statements(
    rows: Sequence[Statement],
    screen: Screen,  # noqa: ARG001
    *,
    by: str = "article",  # noqa: ARG001
    context: bool = False,
) -> Iterator[str]:
    """Yield a header and a row a statement."""
    yield _line(_STATEMENT)
    for row in rows:
        said = [row.name or "", row.speaker or "", row.kind, row.said, *_when(row.when)]
        place: list[str | int] = [row.source or "", _iso(row.published), row.article, row.path, row.start, row.end]
        yield _line([*said, *place, row.context if context else ""])


def _event(event: TimelineEvent, named: Sources) -> list[str | int]:
    articles = list(dict.fromkeys(source.article for source in event.sources))
    said = [f"{quote.speaker or 'unnamed'}: {quote.text}" for quote in event.quotes]
    accounts = [f"{account.about} {account.value} ({', '.join(account.articles)})" for account in event.accounts]
    return [
        event.status,
        event.headline,
        "; ".join(dict.fromkeys(participant.name for participant in event.participants)),
        event.place or "",
        " | ".join(said),
        "; ".join(dict.fromkeys(map(named.name, articles))),
        event.independent_sources,
        " | ".join(accounts),
        " | ".join(source.text for source in event.sources),
        "; ".join(articles),
        "; ".join(dict.fromkeys(map(named.path, articles))),
        event.id,
        " | ".join([*corrections(event), *(each for article in articles for each in named.corrections(article))]),
    ]


def _when(when: When | None) -> list[str]:
    if when is None:
        return ["", "", "", "", ""]
    return [when.edtf, _iso(when.earliest), _iso(when.latest), when_words(when), when.basis]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _line(cells: Iterable[str | int]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([cell(each) if isinstance(each, str) else each for each in cells])
    return out.getvalue()
