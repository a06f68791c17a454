"""What an article tells of an event."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dateline.extract.timeline.counts import Count
from dateline.extract.timeline.digest import Digest
from dateline.extract.timeline.packed import unpack
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


class Tellings:
    """The tellings of an article, in text order, each made when it is asked for: most are of nothing that is kept."""

    def __init__(self, digested: Digest, ids: Mapping[str, str]) -> None:
        """`ids` has the folder's entity for each of the article's own."""
        self._digested, self._ids = digested, ids
        self._rest = unpack(digested.rest)
        self._passing = digested.traits.columns[Column.PASSING :: Column.COUNT]
        self._quotes = {quote.id: quote for quote in self._rest.quotes}

    def __getitem__(self, at: int) -> Telling:
        """Return the telling in that place."""
        event, place, times = self._rest.tellings[at]
        span, text, numbers = self._rest.sentences[place]
        passing = bool(self._passing[at])
        return Telling(
            event=event,
            source=TimelineSource(
                self._digested.article.id, event.trigger, span, text, event.when, event.status, times
            ),
            entities=tuple([self._ids.get(one.entity or "") for one in event.participants]),
            quotes=tuple(map(self._quote, filter(self._quotes.__contains__, event.quotes))) if event.quotes else (),
            numbers=() if passing else numbers,
            prominence=self._digested.traits.prominence[at],
            passing=passing,
        )

    def _quote(self, id_: str) -> TimelineQuote:
        quote = self._quotes[id_]
        return replace(quote, entity=self._ids.get(quote.entity or ""))
