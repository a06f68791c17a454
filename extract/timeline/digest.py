"""What merging needs of each article, packed, so that neither texts nor objects need be held."""

import gc
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import chain

from dateline.extract.timeline.fates import counted, fate
from dateline.extract.timeline.packed import Entities, Rest, Told, pack, pack_entities, unpack_entities
from dateline.extract.timeline.sentences import Sentences
from dateline.extract.timeline.traits import Rows, Traits
from dateline.extract.timeline.words import cleaned, content_numbers, fold, number, split, stem_number
from dateline.models.article import Article, Region
from dateline.models.entity import Entity
from dateline.models.event import Event
from dateline.models.extraction import Extraction
from dateline.models.quote import Quote
from dateline.models.timeline import TimelineQuote
from dateline.models.when import Time, When

_LONG = 40
"""Characters from which a sentence is not said twice by chance."""
_LEAD = 400
"""Characters from the top of the body at which an event is half as prominent."""
_READ = 60
"""Characters of a participant that are read."""
_WALKED = 5_000
"""Tellings that may be walked through in search of reference cycles."""
HELD = 200_000
"""Tellings that are held as objects; of more, these would take gigabytes."""


@dataclass(slots=True)
class Digest:
    """An article without its text.

    Its content words by number and how often each comes; hashes of its sentences, of which is asked only whether two
    are equal, so that they may differ from run to run; what its tellings are compared by; and, perhaps packed, its
    entities and what else its events are made of.
    """

    article: Article
    named: Entities | bytes
    words: "array[int]"
    frequency: "array[int]"
    chunks: "array[int]"
    traits: Traits
    rest: Rest | bytes

    @property
    def entities(self) -> Entities:
        """Its entities without their mentions, and how many of these each has."""
        return unpack_entities(self.named)

    def __len__(self) -> int:
        """How many tellings it has."""
        return len(self.traits.prominence)


class Digester:
    """Digests articles one by one: the first as objects, which is fast, and many more packed, which takes less room.

    What is held stays until the timeline is made, so that the search for reference cycles, which would walk through
    all of it again and again, is kept away from it.
    """

    def __init__(self) -> None:
        self._held = 0

    def __call__(self, extraction: Extraction) -> Digest:
        """Digest an article."""
        found = digest(extraction)
        before = self._held
        self._held += len(found)
        if self._held // _WALKED > before // _WALKED:
            gc.freeze()
        if self._held <= HELD:
            return found
        return replace(found, named=pack_entities(found.entities), rest=pack(found.rest))


def digest(extraction: Extraction) -> Digest:
    """Keep of an article what merging needs."""
    clean = cleaned(extraction.text)
    sentences = [(len(sentence), sentence.split()) for sentence in split(clean)]
    words = Counter(map(stem_number, chain.from_iterable([words for _, words in sentences])))
    del words[0]
    traits, rest = _read(extraction, clean)
    return Digest(
        article=extraction.article,
        named=[(_without_mentions(entity), len(entity.mentions)) for entity in extraction.entities],
        words=array("i", list(words)),
        frequency=array("i", list(words.values())),
        chunks=array("q", {hash(tuple(words)) for length, words in sentences if length >= _LONG}),
        traits=traits,
        rest=rest,
    )


def _without_mentions(entity: Entity) -> Entity:
    return Entity(entity.id, entity.name, entity.type, entity.aliases)


def _read(extraction: Extraction, clean: str) -> tuple[Traits, Rest]:
    """Return the traits of an article's tellings, and the rest of them."""
    places = {entity.id: at for at, entity in enumerate(extraction.entities)}
    names = {entity.id: entity.name for entity in extraction.entities}
    sentences = Sentences(extraction, clean, places)
    times = sorted(extraction.times, key=lambda time: time.start)
    lead = _lead(extraction)
    titles = [region for region in extraction.regions[:3] if region.kind == "title"]
    found = [(event, False) for event in extraction.events] + [(event, True) for event in extraction.passing]
    found.sort(key=_key)
    tellings = [Told(event, sentences[event.sentence], _times_of(event.when, times)) for event, _ in found]
    columns = [
        _numbers(told.event, told.sentence, places, passing=passing)
        for told, (_, passing) in zip(tellings, found, strict=True)
    ]
    parties = [_parties(event, places) for event, _ in found]
    traits = Traits(
        words=Rows.of(sentences.words),
        named=Rows.of(sentences.named),
        headline=Rows.of(
            [content_numbers(event.headline) - _own(event.trigger.text, event.trigger.lemma) for event, _ in found]
        ),
        others=Rows.of([others for others, _, _ in parties]),
        parties=Rows.of([entities for _, entities, _ in parties]),
        agents=Rows.of([agents for _, _, agents in parties]),
        fate=Rows.of([fate(event, names) for event, _ in found]),
        counted=Rows.of([counted(told.event) if sentences.found[told.sentence].numbers else () for told in tellings]),
        columns=array("i", list(chain.from_iterable(columns))),
        prominence=array("d", [_prominence(titles, event.trigger.start, lead) for event, _ in found]),
    )
    spoken = {id_ for event, _ in found for id_ in event.quotes}
    quotes = [_quote(each, extraction.article.id, extraction.text) for each in extraction.quotes if each.id in spoken]
    return traits, Rest(tellings, sentences.found, quotes)


def _key(found: tuple[Event, bool]) -> tuple[int, int, str]:
    event, _ = found
    return event.trigger.start, event.trigger.end, event.id


@lru_cache(maxsize=1 << 14)
def _own(trigger: str, lemma: str) -> set[int]:
    """Return the words that a headline has of its trigger; not to be changed."""
    return content_numbers(f"{trigger} {lemma}")


def _numbers(event: Event, sentence: int, places: Mapping[str, int], *, passing: bool) -> tuple[int, ...]:
    """Return a row of `Column`."""
    when = told(event.when)
    first = when.earliest.toordinal() if when is not None and when.earliest else 0
    last = when.latest.toordinal() if when is not None and when.latest else 0
    return (
        sentence,
        number(event.trigger.lemma),
        first,
        last,
        number(when.edtf) if when is not None and not (first or last) else 0,
        number(fold(event.place.text)) if event.place else 0,
        places.get(event.place.entity or "", -1) if event.place else -1,
        passing,
        event.status in {"occurred", "ongoing"},
    )


def told(when: When | None) -> When | None:
    """Return the date that the text tells of an event; None where it is only that of the article."""
    return when if when is not None and when.basis != "reported" else None


def _parties(event: Event, places: Mapping[str, int]) -> tuple[set[int], set[int], set[int]]:
    """Return who takes part in an event: the words of those that are no entities, the entities, and those that act."""
    others: set[int] = set()
    parties: set[int] = set()
    agents: set[int] = set()
    for one in event.participants:
        place = places.get(one.entity or "", -1)
        if place < 0:
            others |= content_numbers(one.text[:_READ])
            continue
        parties.add(place)
        if one.role == "agent":
            agents.add(place)
    return others, parties, agents


def _times_of(when: When | None, times: Sequence[Time]) -> tuple[Time, ...]:
    """Return the time expressions, of those in text order, that a date rests on."""
    words = when.evidence if when and when.basis != "reported" else None
    if words is None or words.start is None or words.end is None:
        return ()
    first = bisect_left(times, words.start, key=lambda time: time.start)
    last = bisect_left(times, words.end, key=lambda time: time.start)
    return tuple(times[first:last])


def _quote(quote: Quote, article: str, text: str) -> TimelineQuote:
    """Return a statement as said: what the sentence puts between its pieces is left out."""
    speaker = quote.speaker
    pieces = [text[start:end] for start, end in quote.spans]
    return TimelineQuote(
        id=quote.id,
        article=article,
        kind=quote.kind,
        start=quote.start,
        end=quote.end,
        text=" ".join(pieces) if len(pieces) > 1 else quote.text,
        speaker=speaker.text if speaker else None,
        entity=speaker.entity if speaker else None,
    )


def _lead(extraction: Extraction) -> int:
    """Return where the body begins, after title, byline and dateline."""
    head = [region.end for region in extraction.regions if region.kind != "furniture" and region.start < 2 * _LEAD]
    return max(head, default=0)


def _prominence(titles: Iterable[Region], offset: int, lead: int) -> float:
    """Return 1 for a title, falling with the distance from the top of the body."""
    for title in titles:
        if title.start <= offset < title.end:
            return 1.0
    return _LEAD / (_LEAD + max(0, offset - lead))


def published(digested: Digest) -> date | None:
    """Return the day that an article was published."""
    return digested.article.published.date if digested.article.published else None
