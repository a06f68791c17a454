"""One timeline of many articles."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from math import exp, fsum

from dateline.extract.corrections.sheet import Sheet
from dateline.extract.timeline.blocking import candidates
from dateline.extract.timeline.cluster import cluster
from dateline.extract.timeline.copies import copies
from dateline.extract.timeline.fuse import Folder, fuse
from dateline.extract.timeline.linking import Local, bare, link
from dateline.extract.timeline.neighbours import idf, neighbours, rarity, vector
from dateline.extract.timeline.order import dated_key, is_dated, undated_key
from dateline.extract.timeline.people import People
from dateline.extract.timeline.rulings import Rulings
from dateline.extract.timeline.similarity import Sketch, features, log_odds, may_be_one, sketches
from dateline.extract.timeline.tables import LIMITS
from dateline.extract.timeline.telling import Digest, Telling, digest
from dateline.models.event import Participant
from dateline.models.extraction import Extraction
from dateline.models.problem import Problem
from dateline.models.timeline import CorpusEntity, Timeline, TimelineEvent


def build(extractions: Iterable[Extraction], problems: Iterable[Problem] = ()) -> Timeline:
    """Merge what articles tell into one timeline; the order in which they come makes no difference.

    Every event of every article is a source of exactly one timeline event; so is a mention in passing of what is told
    elsewhere, or known to several articles. `problems` are those of reading; those of
    the extractions are added.
    """
    found = set(problems)

    def noted() -> Iterator[Extraction]:
        for extraction in extractions:
            found.update(extraction.problems)
            yield extraction

    digested = list(map(digest, noted()))
    return merge(digested, found)


def merge(digests: Iterable[Digest], problems: Iterable[Problem], sheets: Sequence[Sheet] = ()) -> Timeline:
    """Do what `build` does with articles that were digested one by one, so that their texts need not be held.

    `sheets` are what the user put right.
    """
    with _no_garbage():
        digests = list(digests)
        paths = {each.article.id: each.article.path for each in digests}
        people = People(sheets, paths, bare)
        kept, entities = linked(digests, people)
        rulings = Rulings(sheets, paths, [telling for each in kept for telling in each.tellings])
        events = _merge(kept, entities, rulings)
    return Timeline(
        articles=tuple(each.article for each in kept),
        entities=entities,
        events=tuple(sorted(filter(is_dated, events), key=dated_key)),
        undated=tuple(sorted((event for event in events if not is_dated(event)), key=undated_key)),
        problems=tuple(
            sorted(
                {*problems, *people.problems(), *rulings.problems}, key=lambda one: (one.source, one.code, one.message)
            )
        ),
        corrections=tuple(people.corrections()),
    )


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Pause the search for reference cycles: merging makes many values and no cycle, which it slows."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def linked(digests: Iterable[Digest], people: People | None = None) -> tuple[list[Digest], tuple[CorpusEntity, ...]]:
    """Return articles sorted by id, their tellings with the ids of the folder's entities, and those entities."""
    kept = sorted(digests, key=lambda each: each.article.id)
    entities, ids = link(((each.article.id, *row) for each in kept for row in each.entities), people)
    for each in kept:
        for telling in each.tellings:
            _link(telling, ids)
    return kept, entities


def _day(one: Digest) -> date | None:
    return one.article.published.date if one.article.published else None


def _link(telling: Telling, ids: Mapping[Local, str]) -> None:
    """Give a telling the folder's entity ids instead of its article's."""
    article = telling.source.article
    telling.participants = tuple(
        [
            Participant(one.start, one.end, one.text, one.role, ids.get((article, one.entity or "")))
            for one in telling.participants
        ]
    )
    if telling.place:
        telling.place = replace(telling.place, entity=ids.get((article, telling.place.entity or "")))
    telling.who = frozenset([one.entity for one in telling.participants if one.entity])
    telling.named = frozenset([ids[article, each] for each in telling.named if (article, each) in ids])
    telling.quotes = tuple([replace(quote, entity=ids.get((article, quote.entity or ""))) for quote in telling.quotes])


def _merge(digests: Sequence[Digest], entities: Sequence[CorpusEntity], rulings: Rulings) -> list[TimelineEvent]:
    tellings = [telling for each in digests for telling in each.tellings]
    groups, strength = group(digests, tellings, rulings)
    groups = [members for members in groups if _is_told([tellings[at] for at in members]) or rulings.speak_of(members)]
    originals = copies([each.chunks for each in digests])
    folder = Folder(
        names={entity.id: entity.name for entity in entities},
        independent={each.article.id: originals[at] for at, each in enumerate(digests)},
        published={each.article.id: _day(each) for each in digests},
        centrality={entity.id: len(entity.articles) / len(digests) for entity in entities},
        size=len(set(originals)),
    )
    fused = (
        fuse([tellings[at] for at in members], strength.get(members[0], 1.0), folder, rulings.on(members))
        for members in groups
    )
    return list(_numbered(fused))


def _is_told(members: Sequence[Telling]) -> bool:
    """Tell whether an event is more than a mention in passing: told by an article, or known to several."""
    return not all(telling.passing for telling in members) or len({one.source.article for one in members}) > 1


def _numbered(events: Iterable[TimelineEvent]) -> Iterator[TimelineEvent]:
    """Tell apart events whose words an article repeats, by which comes first."""
    seen: Counter[str] = Counter()
    for event in events:
        seen[event.id] += 1
        yield event if seen[event.id] == 1 else replace(event, id=f"{event.id}-{seen[event.id]}")


def group(
    digests: Sequence[Digest], tellings: Sequence[Telling], rulings: Rulings
) -> tuple[list[list[int]], dict[int, float]]:
    """Return which tellings are one event, and how likely that is for each of several, by its first telling."""
    made, compared = compare(digests, tellings)
    pairs = [(log_odds(values) - LIMITS["shift"], a, b) for a, b, values in compared]
    groups = cluster(len(tellings), pairs, lambda a, b: may_be_one(made[a], made[b]), LIMITS["unseen"], rulings.sides)
    groups = rulings.united(groups)
    best: dict[int, float] = {}
    for odds, a, b in pairs:
        if odds <= 0:
            continue
        best[a], best[b] = max(best.get(a, 0.0), odds), max(best.get(b, 0.0), odds)
    return groups, {
        members[0]: fsum(1 / (1 + exp(-best.get(at, 0.0))) for at in members) / len(members)
        for members in groups
        if len(members) > 1
    }


def compare(
    digests: Sequence[Digest], tellings: Sequence[Telling]
) -> tuple[list[Sketch], Iterator[tuple[int, int, tuple[float, ...]]]]:
    """Return a sketch of each telling, and the features of each pair that is worth comparing and may be one event."""
    words = idf(digests)
    vectors = [vector(each.words, words) for each in digests]
    ids = [each.article.id for each in digests]
    near = {(ids[one], ids[other]): nearness for (one, other), nearness in neighbours(vectors).items()}
    entities = rarity(each.named for each in tellings)
    made = sketches(tellings, words, entities)
    return made, (
        (a, b, features(made[a], made[b], nearness, words, entities))
        for a, b, nearness in candidates(made, near)
        if may_be_one(made[a], made[b])
    )
