"""One timeline of several saved ones, without their articles.

Events of two timelines are one where they share a telling, or where what is saved of their tellings makes that likely,
by the comparison that also merges those of articles. What one timeline tells apart stays apart; what it tells as one
stays one. An event that only one timeline has is taken as it is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum

import numpy as np

from dateline.extract.timeline.build import compare
from dateline.extract.timeline.cluster import Side, chains, cluster
from dateline.extract.timeline.copies import copies
from dateline.extract.timeline.digest import published
from dateline.extract.timeline.fuse import Folder, fuse
from dateline.extract.timeline.identity import Numbers
from dateline.extract.timeline.order import dated_key, is_dated, undated_key
from dateline.extract.timeline.retold import Retold, Telling, retold
from dateline.extract.timeline.rulings import Ruling
from dateline.extract.timeline.sets import Flags, Ints
from dateline.extract.timeline.similarity import log_odds, may_be_one
from dateline.extract.timeline.tables import LIMITS
from dateline.extract.timeline.united import Articles, events_of, unite_articles, unite_entities
from dateline.models.json import encode
from dateline.models.timeline import CorpusEntity, Timeline, TimelineEvent, TimelineQuote, TimelineSource
from dateline.models.when import When

Place = tuple[str, int, int]
"""An article, and where in it the word stands that tells of an event: a telling."""


@dataclass(frozen=True, slots=True)
class Saved:
    """An event with the ids of the new timeline, and the number of the old one that it comes from."""

    file: int
    event: TimelineEvent


def merge_saved(timelines: Iterable[Timeline]) -> Timeline:
    """Return one timeline of several; the order in which they come makes no difference, nor one that comes twice."""
    files = [timeline for _, timeline in sorted({encode(each): each for each in timelines}.items())]
    if len(files) == 1:
        return files[0]
    articles = unite_articles(files)
    entities, names = unite_entities(files, articles.ids)
    saved = [
        Saved(file, _renamed(event, articles.ids[file], names[file]))
        for file, timeline in enumerate(files)
        for event in events_of(timeline)
    ]
    events = list(_numbered(_merged(saved, articles, entities)))
    return Timeline(
        articles=articles.articles,
        entities=entities,
        events=tuple(sorted(filter(is_dated, events), key=dated_key)),
        undated=tuple(sorted((event for event in events if not is_dated(event)), key=undated_key)),
        problems=tuple(
            sorted(
                {problem for each in files for problem in each.problems},
                key=lambda one: (one.source, one.code, one.message),
            )
        ),
        corrections=tuple(dict.fromkeys(correction for each in files for correction in each.corrections)),
    )


def _merged(saved: Sequence[Saved], articles: Articles, entities: Sequence[CorpusEntity]) -> Iterator[TimelineEvent]:
    shared = _sharing(saved)
    parts: dict[int, list[int]] = defaultdict(list)
    for at, part in enumerate(shared.tolist()):
        parts[part].append(at)
    members = list(parts.values())
    tellings = [_tellings([saved[at] for at in part], articles.taken) for part in members]
    told = retold(articles.articles, entities, tellings)
    groups, strength = _groups(told, [frozenset(_side(saved[at], at) for at in part) for part in members])
    folder = _folder(told, entities)
    for group in groups:
        events = [saved[at].event for part in group for at in members[part]]
        if all(event == events[0] for event in events):
            yield events[0]
            continue
        rows = sorted(at for part in group for at in told.tellings[part])
        fused = fuse([told.shelf[at] for at in rows], strength.get(group[0], 1.0), folder, Ruling())
        sources = sorted((source for part in group for _, source in tellings[part]), key=_place)
        yield _put_right(replace(fused, sources=tuple(sources)), events)


def _sharing(saved: Sequence[Saved]) -> Ints:
    """Return for each event the first one that it shares a telling with, by way of any others.

    Where one word tells of two events ("the first mission since 1976"), their headlines tell which is which.
    """
    told = Counter((each.file, _place(source)) for each in saved for source in each.event.sources)
    several = {place for (_, place), times in told.items() if times > 1}
    first: dict[tuple[Place, str], int] = {}
    pairs = [
        (first.setdefault((place, each.event.headline if place in several else ""), at), at)
        for at, each in enumerate(saved)
        for place in map(_place, each.event.sources)
    ]
    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return chains(len(saved), one, other)


def _place(source: TimelineSource) -> Place:
    return source.article, source.trigger.start, source.trigger.end


def _side(saved: Saved, at: int) -> Side:
    """Return what keeps two events of one timeline apart."""
    return str(saved.file), 0, at


def _tellings(saved: Sequence[Saved], taken: Mapping[str, int]) -> list[Telling]:
    """Return every telling once: that of the timeline whose version of the article is taken, before others."""
    found: dict[Place, Telling] = {}
    for each in saved:
        for source in each.event.sources:
            if taken[source.article] == each.file:
                found[_place(source)] = each.event, source
            else:
                found.setdefault(_place(source), (each.event, source))
    return [found[place] for place in sorted(found)]


def _groups(told: Retold, sides: Sequence[frozenset[Side]]) -> tuple[list[list[int]], dict[int, float]]:
    """Return which events are one, and how likely that is, by the first of each group."""
    found, pairs = compare(told.digests, told.ids)
    parts = [(one, other, log_odds(values) - LIMITS["shift"]) for one, other, values in pairs]
    one, other, odds = (np.concatenate(part) for part in zip(*parts, strict=True))
    part_of = np.array(told.parts, dtype=np.int64)
    low, high = np.minimum(part_of[one], part_of[other]), np.maximum(part_of[one], part_of[other])
    apart = low != high
    size = len(sides)
    keys, where = np.unique(low[apart] * size + high[apart], return_inverse=True)
    total = np.bincount(where, weights=odds[apart], minlength=len(keys))
    seen = np.bincount(where, minlength=len(keys))
    a, b = keys // size, keys % size
    counts = np.bincount(part_of, minlength=size)
    pairs_of = counts[a] * counts[b]
    linked = np.round((total + LIMITS["unseen"] * (pairs_of - seen)) / pairs_of, 9)
    first = np.array([rows[0] for rows in told.tellings], dtype=np.int64)

    def may_join(x: Ints, y: Ints) -> Flags:
        return may_be_one(found, first[x], first[y])

    groups = cluster(size, (a, b, linked), may_join, LIMITS["unseen"], dict(enumerate(sides)))
    best = np.zeros(size)
    for side in (a, b):
        np.maximum.at(best, side, linked)
    sure = (1 / (1 + np.exp(-best))).tolist()
    return groups, {group[0]: fsum(sure[at] for at in group) / len(group) for group in groups if len(group) > 1}


def _folder(told: Retold, entities: Sequence[CorpusEntity]) -> Folder:
    originals = copies([each.chunks for each in told.digests])
    return Folder(
        names={entity.id: entity.name for entity in entities},
        independent={each.article.id: originals[at] for at, each in enumerate(told.digests)},
        published={each.article.id: published(each) for each in told.digests},
        centrality={entity.id: len(entity.articles) / len(told.digests) for entity in entities},
        size=len(set(originals)),
    )


def _put_right(fused: TimelineEvent, events: Sequence[TimelineEvent]) -> TimelineEvent:
    """Return an event with the quotes of all that it is made of, what users had put right, and the id of the first."""
    first = min(events, key=lambda event: (_place(event.sources[0]), event.id))
    said: dict[Place, TimelineQuote] = {}
    for quote in (quote for event in events for quote in event.quotes):
        said.setdefault((quote.article, quote.start, quote.end), quote)
    notes = {note: event for event in events for note in event.corrections}
    for note, event in notes.items():
        if note.about == "date":
            fused = replace(fused, when=event.when)
        elif note.about == "headline":
            fused = replace(fused, headline=event.headline)
        elif note.about == "status":
            fused = replace(fused, status=event.status)
    quotes = tuple(said[place] for place in sorted(said))
    return replace(fused, id=first.id, quotes=quotes, corrections=tuple(notes))


def _numbered(events: Iterable[TimelineEvent]) -> Iterator[TimelineEvent]:
    """Tell apart events that have one id."""
    numbers = Numbers()
    for event in sorted(events, key=lambda event: (event.id, _place(event.sources[0]))):
        yield replace(event, id=numbers.told_apart(event.id))


def _renamed(event: TimelineEvent, articles: Mapping[str, str], entities: Mapping[str, str]) -> TimelineEvent:
    """Return an event with the new ids of articles and entities."""

    def dated(when: When | None) -> When | None:
        words = when and when.evidence
        if not when or not words or articles.get(words.article, words.article) == words.article:
            return when
        return replace(when, evidence=replace(words, article=articles[words.article]))

    return replace(
        event,
        when=dated(event.when),
        participants=tuple(replace(one, entity=entities.get(one.entity or "")) for one in event.participants),
        quotes=tuple(
            replace(one, article=articles[one.article], entity=entities.get(one.entity or "")) for one in event.quotes
        ),
        sources=tuple(replace(one, article=articles[one.article], when=dated(one.when)) for one in event.sources),
        accounts=tuple(
            replace(one, articles=tuple(articles.get(each, each) for each in one.articles)) for one in event.accounts
        ),
    )
