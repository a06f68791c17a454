"""What an article tells of an event."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.extract.timeline.counts import Count
from dateline.extract.timeline.digest import Digest
from dateline.extract.timeline.packed import Rest, unpack
from dateline.extract.timeline.traits import Column
from dateline.models.event import Event
from dateline.models.timeline import TimelineQuote, TimelineSource


@dataclass(slots=True)
class Telling:
    """One article's telling of an event; `quotes` have the folder's entity ids, `entities` that of each participant."""

    event: Event
    source: TimelineSource
    entities: tuple[str | None, ...]
    quotes: tuple[TimelineQuote, ...]
    numbers: tuple[Count, ...]
    prominence: float
    passing: bool

    @property
    def key(self) -> tuple[str, int, int, str]:
        """Where it is told; unique, and the same in every run."""
        return self.source.article, self.source.trigger.start, self.source.trigger.end, self.event.id

    @property
    def who(self) -> frozenset[str]:
        """The entities that take part."""
        return frozenset(filter(None, self.entities))


def tellings(digested: Digest, ids: Mapping[str, str]) -> list[Telling]:
    """Unpack the tellings of an article, in text order; `ids` has the folder's entity for each of its own."""
    rest = unpack(digested.rest)
    quotes = {quote.id: replace(quote, entity=ids.get(quote.entity or "")) for quote in rest.quotes}
    article = digested.article.id
    return list(_unpacked(digested, rest, quotes, ids, article))


def _unpacked(
    digested: Digest, rest: Rest, quotes: Mapping[str, TimelineQuote], ids: Mapping[str, str], article: str
) -> Iterator[Telling]:
    passing = digested.traits.columns[Column.PASSING :: Column.COUNT]
    for at, (event, place, times) in enumerate(rest.tellings):
        span, text, numbers = rest.sentences[place]
        yield Telling(
            event=event,
            source=TimelineSource(article, event.trigger, span, text, event.when, event.status, times),
            entities=tuple([ids.get(one.entity or "") for one in event.participants]),
            quotes=tuple([quotes[each] for each in event.quotes if each in quotes]) if event.quotes else (),
            numbers=() if passing[at] else numbers,
            prominence=digested.traits.prominence[at],
            passing=bool(passing[at]),
        )
