"""What an article tells of an event."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from dateline.extract.timeline.counts import DIGIT, Count, counts
from dateline.extract.timeline.digest import Digest
from dateline.extract.timeline.packed import unpack
from dateline.extract.timeline.traits import Column
from dateline.models.event import Event
from dateline.models.timeline import TimelineQuote, TimelineSource
from dateline.models.when import Time, When

_ENTITY = attrgetter("entity")


@dataclass(slots=True)
class Telling:
    """One article's telling of an event.

    `entities` are the folder's ids of its participants, `quotes` the statements that hang on it, each with the folder's
    id of its speaker; `times` are all of the article, in text order.
    """

    event: Event
    source: TimelineSource
    entities: tuple[str | None, ...]
    quotes: Sequence[tuple[TimelineQuote, str | None]]
    times: Sequence[Time]
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

    @property
    def numbers(self) -> tuple[Count, ...]:
        """What its sentence counts; nothing where that only mentions the event."""
        if self.passing or not DIGIT.search(self.source.text):
            return ()
        begin, text = self.source.sentence[0], self.source.text
        timed = [(time.start - begin, time.end - begin) for time in self.times]
        return tuple(counts(text, (0, len(text)), timed))


class Tellings:
    """The tellings of an article, in text order, each made when it is asked for: most are of nothing that is kept."""

    def __init__(self, digested: Digest, ids: Mapping[str, str]) -> None:
        """`ids` has the folder's entity for each of the article's own."""
        self._article, self._ids = digested.article.id, ids
        self._events, self._sentences, self._times, quotes = unpack(digested.rest)
        self._prominence = digested.traits.prominence
        self._places = digested.traits.columns[Column.SENTENCE :: Column.COUNT]
        self._passing = digested.traits.columns[Column.PASSING :: Column.COUNT]
        self._quotes = {quote.id: (quote, ids.get(quote.entity or "")) for quote in quotes}

    def __getitem__(self, at: int) -> Telling:
        """Return the telling in that place."""
        event, ids = self._events[at], self._ids
        text = self._sentences[self._places[at]]
        times = _times_of(event.when, self._times) if self._times else ()
        return Telling(
            event,
            TimelineSource(self._article, event.trigger, event.sentence, text, event.when, event.status, times),
            tuple(map(ids.get, map(_ENTITY, event.participants))),
            [self._quotes[id_] for id_ in event.quotes if id_ in self._quotes] if event.quotes else (),
            self._times,
            self._prominence[at],
            bool(self._passing[at]),
        )


def _times_of(when: When | None, times: Sequence[Time]) -> tuple[Time, ...]:
    """Return the time expressions, of those in text order, that a date rests on."""
    words = when.evidence if when and when.basis != "reported" else None
    if words is None or words.start is None or words.end is None:
        return ()
    first = bisect_left(times, words.start, key=lambda time: time.start)
    last = bisect_left(times, words.end, key=lambda time: time.start)
    return tuple(times[first:last])
