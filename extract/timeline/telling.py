"""What merging needs of each article, so that the texts themselves need not be held."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import NamedTuple

from dateline.extract.timeline.words import cleaned, content, kinds, split, stems
from dateline.models.article import Article, Region
from dateline.models.entity import Entity
from dateline.models.event import Event, Participant, Place
from dateline.models.extraction import Extraction
from dateline.models.quote import Quote
from dateline.models.timeline import TimelineQuote, TimelineSource
from dateline.models.when import Time, When

_LONG = 40
"""Characters from which a sentence is not said twice by chance."""
_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:\s+(?:million|billion|trillion)\b)?")
_UNIT = re.compile(r"\s*(percent\b|%|[^\W\d_]+)")
_DIGITS = re.compile(r"[0-9]+")
_CURRENCIES = frozenset("$€£¥")
_JOINS = frozenset(".,:/-")
_LEAD = 400
"""Characters from the top of the body at which an event is half as prominent."""


class Count(NamedTuple):
    """A number and what it counts: its digits, the stem of the thing (or a currency), and both as written."""

    number: str
    thing: str
    text: str


@dataclass(slots=True)
class Telling:
    """One article's telling of an event.

    `participants` and `place` are the event's, `who` the entities that take part, `named` those its sentence names: by
    the article's ids until linking, then by the folder's. `words` are the content words of its sentence, `numbers` what
    it counts.
    """

    event: Event
    source: TimelineSource
    participants: tuple[Participant, ...]
    place: Place | None
    kinds: tuple[str, ...]
    words: frozenset[str]
    who: frozenset[str]
    named: frozenset[str]
    quotes: tuple[TimelineQuote, ...]
    numbers: tuple[Count, ...]
    prominence: float
    passing: bool = False
    published: date | None = None

    @property
    def key(self) -> tuple[str, int, int, str]:
        """Where it is told; unique, and the same in every run."""
        return self.source.article, self.source.trigger.start, self.source.trigger.end, self.event.id


@dataclass(slots=True)
class Digest:
    """An article without its text: its tellings in text order, its content words, hashes of its sentences.

    Of the hashes only is asked whether two are equal, so they may differ from run to run.
    """

    article: Article
    entities: tuple[tuple[Entity, int], ...]
    tellings: list[Telling]
    words: Counter[str]
    chunks: frozenset[int]


def digest(extraction: Extraction) -> Digest:
    """Keep of an article what merging needs."""
    clean = cleaned(extraction.text)
    sentences = [(len(sentence), sentence.split()) for sentence in split(clean)]
    return Digest(
        article=extraction.article,
        entities=tuple((_without_mentions(entity), len(entity.mentions)) for entity in extraction.entities),
        tellings=sorted(_tellings(extraction, clean), key=lambda telling: telling.key),
        words=Counter(stems(chain.from_iterable(words for _, words in sentences))),
        chunks=frozenset(hash(" ".join(words)) for length, words in sentences if length >= _LONG),
    )


def _without_mentions(entity: Entity) -> Entity:
    return Entity(entity.id, entity.name, entity.type, entity.aliases)


class _Sentence(NamedTuple):
    """What the events of one sentence share: its words as written and as stems, the entities and numbers in it."""

    text: str
    stems: frozenset[str]
    named: frozenset[str]
    numbers: tuple[Count, ...]


def _tellings(extraction: Extraction, clean: str) -> Iterator[Telling]:
    text, article = extraction.text, extraction.article.id
    published = extraction.article.published.date if extraction.article.published else None
    aligned = len(clean) == len(text)
    mentions = sorted((mention.start, entity.id) for entity in extraction.entities for mention in entity.mentions)
    starts = [start for start, _ in mentions]
    quotes = {quote.id: quote for quote in extraction.quotes}
    times = sorted(extraction.times, key=lambda time: time.start)
    timed = [(time.start, time.end) for time in times]
    digits = [match.start() for match in _DIGITS.finditer(text)]
    lead = _lead(extraction)
    titles = [region for region in extraction.regions[:3] if region.kind == "title"]
    found: dict[tuple[int, int], _Sentence] = {}
    for number, event in enumerate((*extraction.events, *extraction.passing)):
        start, end = span = event.sentence
        if span not in found:
            words = text[start:end]
            named = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
            found[span] = _Sentence(
                text=words,
                stems=frozenset(stems(clean[start:end].split()) if aligned else content(words)),
                named=frozenset(entity for _, entity in named),
                numbers=tuple(_numbers(text, span, timed)) if _any_between(digits, start, end) else (),
            )
        sentence, trigger = found[span], event.trigger
        yield Telling(
            event=event,
            source=TimelineSource(
                article, trigger, span, sentence.text, event.when, event.status, _times_of(event.when, times)
            ),
            participants=event.participants,
            place=event.place,
            kinds=kinds(trigger.lemma),
            words=sentence.stems,
            who=frozenset([one.entity for one in event.participants if one.entity]),
            named=sentence.named,
            quotes=tuple([_quote(quotes[each], article, extraction.text) for each in event.quotes if each in quotes]),
            numbers=() if number >= len(extraction.events) else sentence.numbers,
            prominence=_prominence(titles, trigger.start, lead),
            passing=number >= len(extraction.events),
            published=published,
        )


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


def _any_between(offsets: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] < end


def _numbers(text: str, span: tuple[int, int], timed: list[tuple[int, int]]) -> Iterable[Count]:
    """Find what a sentence counts, dates aside."""
    for match in _NUMBER.finditer(text, *span):
        start, end = match.span()
        at = bisect_left(timed, (end, 0)) - 1
        dated = at >= 0 and timed[at][1] > start
        before, after = text[start - 1 : start], text[end : end + 1]
        if dated or before.isalnum() or before in _JOINS or after.isalnum():
            continue
        number = match[0].replace(",", "")
        unit = _UNIT.match(text, end, span[1])
        if before in _CURRENCIES:
            yield Count(number, before, before + match[0])
        elif unit and (thing := next(content(unit[1]), "")):
            yield Count(number, thing, text[start : unit.end()])
