"""A SQLite database, for Datasette, a spreadsheet or SQL: a table a kind of thing, joined by keys."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib import resources
from itertools import chain, count

from dateline.cli.render.dates import when_words
from dateline.cli.render.screen import Screen
from dateline.models.timeline import Timeline, TimelineEvent
from dateline.models.when import When

Row = tuple[str | int | float | None, ...]

_INDEXES = (
    ("events", "position"), ("events", "earliest"), ("participants", "entity"), ("sources", "event"),
    ("sources", "article"), ("quotes", "event"), ("quotes", "article"), ("quotes", "entity"), ("accounts", "event"),
    ("mentions", "article"), ("tellers", "article"), ("corrections", "event"),
)  # fmt: skip


def timeline(timeline: Timeline, screen: Screen, *, held_back: int = 0) -> Iterator[bytes]:  # noqa: ARG001
    """Yield the database file; the same timeline gives the same rows in the same order."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(resources.files(__package__).joinpath("sqlite.sql").read_text("utf-8"))
        for table, row in _rows(timeline):
            database.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", [*map(_stored, row)])  # noqa: S608 - names from this file alone
        for table, column in _INDEXES:
            database.execute(f"CREATE INDEX {table}_by_{column} ON {table} ({column})")
        database.commit()
        yield database.serialize()


def _rows(timeline: Timeline) -> Iterator[tuple[str, Row]]:
    """Yield each table's name and row, what is referred to before what refers to it."""
    yield "about", ("format", timeline.format)
    yield "about", ("version", timeline.version)
    for article in timeline.articles:
        published = article.published
        day = (published.date.isoformat(), published.basis) if published else (None, None)
        named = (article.id, article.path, article.title, article.source, "; ".join(article.authors) or None)
        yield "articles", (*named, article.url, article.language, article.place, *day)
    for entity in timeline.entities:
        yield "entities", (entity.id, entity.name, entity.type)
        yield from (("aliases", (entity.id, alias)) for alias in entity.aliases)
        yield from (("mentions", (entity.id, article)) for article in entity.articles)
    keys = count(1), count(1), count(1)
    entities = {entity.id for entity in timeline.entities}
    for position, event in enumerate(chain(timeline.events, timeline.undated), 1):
        yield from _event(event, position, keys, entities)
    for number, problem in enumerate(timeline.problems, 1):
        yield "problems", (number, problem.source, problem.code, problem.message)
    for number, row in enumerate(_corrections(timeline), 1):
        yield "corrections", (number, *row)


def _corrections(timeline: Timeline) -> Iterator[Row]:
    """Yield what users put right: of which event or article, where it is of one, and what."""
    events = (
        (event.id, None, each) for event in chain(timeline.events, timeline.undated) for each in event.corrections
    )
    articles = ((None, article.id, each) for article in timeline.articles for each in article.corrections)
    for event, article, each in (*events, *articles, *((None, None, each) for each in timeline.corrections)):
        yield event, article, each.about, each.was, each.now, each.because, each.file


def _event(
    event: TimelineEvent, position: int, keys: tuple[Iterator[int], ...], entities: set[str]
) -> Iterator[tuple[str, Row]]:
    when, (source_key, quote_key, account_key) = event.when, keys
    told = (when_words(when), when.grain, when.approximate) if when else (None, None, None)
    basis = when.basis if when else None
    weight = (event.independent_sources, event.salience, event.confidence, event.passing)
    head = (event.id, position, event.headline, event.status, *_days(when), *told, basis, event.place)
    yield "events", (*head, *weight)
    for number, one in enumerate(event.participants, 1):
        yield "participants", (event.id, number, one.role, one.name, one.entity if one.entity in entities else None)
    for source in event.sources:
        trigger, given = source.trigger, source.when
        evidence = given.evidence if given else None
        basis = given.basis if given else None
        where = (*source.sentence, trigger.text, trigger.start, trigger.end, source.status)
        words = (evidence.text, evidence.start, evidence.end) if evidence else (None, None, None)
        key = next(source_key), event.id, source.article, source.text
        yield "sources", (*key, *where, *_days(given), basis, *words)
    for quote in event.quotes:
        entity = quote.entity if quote.entity in entities else None
        said = (quote.kind, quote.text, quote.start, quote.end, quote.speaker, entity)
        yield "quotes", (next(quote_key), event.id, quote.article, *said)
    for account in event.accounts:
        number = next(account_key)
        yield "accounts", (number, event.id, account.about, account.value)
        yield from (("tellers", (number, article)) for article in account.articles)


def _days(when: When | None) -> tuple[str | None, str | None, str | None]:
    if when is None:
        return None, None, None
    earliest, latest = when.earliest, when.latest
    return when.edtf, earliest.isoformat() if earliest else None, latest.isoformat() if latest else None


def _stored(value: str | float | None) -> str | int | float | None:
    """Return a value as SQLite can hold it: text without lone surrogates."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
