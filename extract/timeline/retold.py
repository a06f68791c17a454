"""The tellings of saved events, as if their articles had nothing else in them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.timeline.digest import Digest, digest
from dateline.extract.timeline.shelf import Ids, Shelf
from dateline.models.article import Article, Region
from dateline.models.entity import Entity, Mention
from dateline.models.event import Event, Participant, Place, Trigger
from dateline.models.extraction import Extraction
from dateline.models.quote import Quote, Speaker
from dateline.models.timeline import CorpusEntity, TimelineEvent, TimelineQuote, TimelineSource
from dateline.models.when import Time

Telling = tuple[TimelineEvent, TimelineSource]
"""A source of a saved event, and the event as the timeline has it that the source is of."""


@dataclass(frozen=True, slots=True)
class Retold:
    """Articles sorted by id with what saved events tell of them; their entities have the ids of the timeline.

    `parts` has for each telling, in the order of a Table, the number of its event; `tellings` is the reverse.
    """

    digests: list[Digest]
    ids: Ids
    shelf: Shelf
    parts: list[int]
    tellings: list[list[int]]


def retold(
    articles: Sequence[Article], entities: Sequence[CorpusEntity], events: Sequence[Sequence[Telling]]
) -> Retold:
    """Return the tellings of events; `articles` are those of the timeline, sorted by id."""
    told = {article.id: _Text(article) for article in articles}
    for entity in entities:
        for article in entity.articles:
            if article in told:
                told[article].entities[entity.id] = entity
    for number, tellings in enumerate(events):
        for event, source in tellings:
            told[source.article].add(number, event, source)
    digests = [digest(text.extraction()) for text in told.values()]
    ids = [list(text.entities) for text in told.values()]
    shelf = Shelf(digests, ids)
    parts = [int(telling.event.id) for telling in shelf]
    rows: list[list[int]] = [[] for _ in events]
    for at, number in enumerate(parts):
        rows[number].append(at)
    return Retold(digests, ids, shelf, parts, rows)


class _Text:
    """What is known of an article's text: the sentences that tell of events, laid end to end."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.entities: dict[str, CorpusEntity] = {}
        self._sources: list[tuple[int, TimelineEvent, TimelineSource]] = []

    def add(self, number: int, event: TimelineEvent, source: TimelineSource) -> None:
        """Add a telling of the event of that number."""
        self._sources.append((number, event, source))

    def extraction(self) -> Extraction:
        """Return what would be found if the article were no more than these sentences."""
        sentences = {source.sentence: source.text for _, _, source in self._sources}
        begins: dict[tuple[int, int], int] = {}
        length = 0
        for span in sorted(sentences):
            begins[span] = length
            length += len(sentences[span]) + 1
        mentions: dict[str, list[Mention]] = defaultdict(list)
        quotes: dict[str, Quote] = {}
        times: dict[tuple[int, int], Time] = {}
        told: list[Event] = []
        passing: list[Event] = []
        for number, event, source in self._sources:
            begin = begins[source.sentence]
            for one in event.participants:
                mentions[one.entity or ""].append(Mention(begin, begin, one.name, "name"))
            own = {_name(each): _quote(each) for each in event.quotes if each.article == self.article.id}
            quotes |= own
            times |= {(each.start, each.end): _moved(each, begin - source.sentence[0]) for each in source.times}
            found = _event((number, begin), event, source, tuple(own))
            (passing if event.passing else told).append(found)
        return Extraction(
            article=self.article,
            text="\n".join(sentences[span] for span in begins),
            regions=self._title(sentences),
            times=tuple(times.values()),
            entities=tuple(
                Entity(each.id, each.name, each.type, each.aliases, tuple(mentions[each.id]))
                for each in self.entities.values()
            ),
            quotes=tuple(quotes.values()),
            events=tuple(told),
            passing=tuple(passing),
        )

    def _title(self, sentences: dict[tuple[int, int], str]) -> tuple[Region, ...]:
        """Return where the title stands, if it is the first sentence that tells of an event."""
        first = sentences[min(sentences)] if sentences else ""
        return (Region(0, len(first), "title"),) if first and first == self.article.title else ()


def _event(place: tuple[int, int], event: TimelineEvent, source: TimelineSource, quotes: tuple[str, ...]) -> Event:
    """Return the event of that number as its sentence tells it that begins there."""
    number, begin = place
    trigger, moved = source.trigger, begin - source.sentence[0]
    return Event(
        id=str(number),
        trigger=Trigger(trigger.start + moved, trigger.end + moved, trigger.text, trigger.lemma),
        sentence=(begin, begin + len(source.text)),
        when=source.when,
        status=source.status,
        headline=event.headline,
        participants=tuple(
            Participant(at, at, one.name, one.role, one.entity) for at, one in enumerate(event.participants)
        ),
        place=Place(0, 0, event.place) if event.place else None,
        quotes=quotes,
    )


def _name(quote: TimelineQuote) -> str:
    return f"{quote.start}-{quote.end}"


def _quote(quote: TimelineQuote) -> Quote:
    speaker = Speaker(0, 0, quote.speaker, quote.entity) if quote.speaker else None
    return Quote(quote.start, quote.end, quote.text, _name(quote), quote.kind, ((quote.start, quote.end),), speaker)


def _moved(time: Time, by: int) -> Time:
    return Time(time.start + by, time.end + by, time.text, time.type, time.value)
