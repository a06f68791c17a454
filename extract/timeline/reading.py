"""Reading of an article what its tellings are compared by, and what else the events are made of that they become."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from dateline.extract.timeline.fates import fates, things
from dateline.extract.timeline.packed import Rest
from dateline.extract.timeline.traits import END, Rows, Traits, as_rows
from dateline.extract.timeline.words import fold, number, rows
from dateline.models.event import Event, Place
from dateline.models.extraction import Extraction
from dateline.models.quote import Quote
from dateline.models.timeline import TimelineQuote
from dateline.models.when import When

_LEAD = 400
"""Characters from the top of the body at which an event is half as prominent."""
_READ = 60
"""Characters of a participant that are read."""
_UNKNOWN = 0, 0, 0
_NOWHERE = 0, -1
_DONE = frozenset({"occurred", "ongoing"})


def read(extraction: Extraction) -> tuple[Traits, Rest]:
    """Return the traits of an article's tellings, and the rest of them."""
    text = extraction.text
    places = {entity.id: at for at, entity in enumerate(extraction.entities)}
    times = sorted(extraction.times, key=lambda time: time.start)
    told = [*extraction.events, *extraction.passing]
    keys = [(event.trigger.start, event.trigger.end, event.id) for event in told]
    order = sorted(range(len(told)), key=keys.__getitem__)
    events = [told[at] for at in order]
    spans = {span: at for at, span in enumerate(dict.fromkeys([event.sentence for event in events]))}
    sentences = [text[start:end] for start, end in spans]
    parties, agents, others = _participants(events, places)
    columns: list[int] = []
    for at, event in zip(order, events, strict=True):
        columns += (
            spans[event.sentence],
            number(event.trigger.lemma),
            *_day(event.when),
            *(_place(event.place, places) if event.place else _NOWHERE),
            at >= len(extraction.events),
            event.status in _DONE,
        )
    traits = Traits(
        words=rows(sentences),
        named=_named(extraction, spans),
        headline=rows([event.headline for event in events]),
        trigger=rows([f"{event.trigger.text} {event.trigger.lemma}" for event in events]),
        others=rows(others),
        parties=array("i", parties),
        agents=array("i", agents),
        fate=fates(events, {entity.id: entity.name for entity in extraction.entities}),
        counted=things(events, others, text, [(time.start, time.end) for time in times]),
        columns=as_rows(columns),
        prominence=_prominence(extraction, [event.trigger.start for event in events]),
    )
    spoken = {id_ for event in events for id_ in event.quotes}
    quotes = [_quote(each, extraction.article.id, text) for each in extraction.quotes if each.id in spoken]
    return traits, Rest(events, sentences, times, quotes)


def _participants(events: Iterable[Event], places: Mapping[str, int]) -> tuple[list[int], list[int], list[str]]:
    """Return the entities that take part in each event, those of them that act, and the words of who is no entity."""
    parties: list[int] = []
    agents: list[int] = []
    others: list[str] = []
    for event in events:
        other = ""
        for one in event.participants:
            place = places.get(one.entity or "")
            if place is None:
                other += f" {one.text[:_READ]}"
                continue
            parties.append(place)
            if one.role == "agent":
                agents.append(place)
        parties.append(END)
        agents.append(END)
        others.append(other)
    return parties, agents, others


def _named(extraction: Extraction, spans: Iterable[tuple[int, int]]) -> Rows:
    """Return the entities that are named in each sentence."""
    size = len(extraction.entities)
    mentions = sorted(
        [mention.start * size + at for at, entity in enumerate(extraction.entities) for mention in entity.mentions]
    )
    found: list[int] = []
    for start, end in spans:
        first, last = bisect_left(mentions, start * size), bisect_left(mentions, end * size)
        found += [mention % size for mention in mentions[first:last]]
        found.append(END)
    return array("i", found)


def _day(when: When | None) -> tuple[int, int, int]:
    """Return FIRST, LAST and PARTIAL of `Column`."""
    if when is None or when.basis == "reported":
        return _UNKNOWN
    first = when.earliest.toordinal() if when.earliest else 0
    last = when.latest.toordinal() if when.latest else 0
    return first, last, 0 if first or last else number(when.edtf)


def _place(place: Place, places: Mapping[str, int]) -> tuple[int, int]:
    """Return PLACE and PLACE_ENTITY of `Column`."""
    return number(fold(place.text)), places.get(place.entity or "", -1)


def _prominence(extraction: Extraction, starts: Sequence[int]) -> "array[float]":
    """Return 1 for what begins in a title, of others less, falling with the distance from the top of the body.

    `starts` are offsets in order. The body begins after title, byline and dateline.
    """
    head = [region.end for region in extraction.regions if region.kind != "furniture" and region.start < 2 * _LEAD]
    lead = max(head, default=0)
    found = array("d", [_LEAD / (_LEAD + max(0, start - lead)) for start in starts])
    for region in extraction.regions[:3]:
        if region.kind == "title":
            for at in range(bisect_left(starts, region.start), bisect_left(starts, region.end)):
                found[at] = 1.0
    return found


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
