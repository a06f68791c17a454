"""One timeline of many articles."""

import gc
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from math import fsum

import numpy as np
from numpy.typing import NDArray

from dateline.extract.corrections.sheet import Sheet
from dateline.extract.timeline.archive import archived
from dateline.extract.timeline.blocking import Pairs, candidates
from dateline.extract.timeline.cluster import chains, cluster
from dateline.extract.timeline.copies import copies
from dateline.extract.timeline.digest import WALKED, Digest, Digester, published
from dateline.extract.timeline.fuse import Folder, fuse
from dateline.extract.timeline.identity import Numbers
from dateline.extract.timeline.linking import bare, link
from dateline.extract.timeline.neighbours import neighbours, vectors
from dateline.extract.timeline.order import in_order
from dateline.extract.timeline.people import People
from dateline.extract.timeline.rulings import Rulings
from dateline.extract.timeline.sets import Flags, Floats, Ints
from dateline.extract.timeline.shelf import Ids, Shelf
from dateline.extract.timeline.similarity import FEATURES, features, is_retold, log_odds, may_be_one
from dateline.extract.timeline.table import Table, contents, ranks, table
from dateline.extract.timeline.tables import LIMITS
from dateline.extract.timeline.words import number
from dateline.models.extraction import Extraction
from dateline.models.problem import Problem
from dateline.models.timeline import CorpusEntity, Timeline, TimelineEvent

Compared = tuple[Ints, Ints, Floats]
"""Pairs of tellings, and a row of FEATURES for each."""

MANY = 200_000
"""Tellings from which events are held packed: as objects they take gigabytes."""


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

    digested = list(map(Digester(), noted()))
    return merge(digested, found)


def merge(digests: Iterable[Digest], problems: Iterable[Problem], sheets: Sequence[Sheet] = ()) -> Timeline:
    """Do what `build` does with articles that were digested one by one, so that their texts need not be held.

    `sheets` are what the user put right.
    """
    with _no_garbage():
        folder = gathered(digests, sheets)
        events = _merge(folder)
        dated, undated = (archived if len(folder.shelf) > MANY else in_order)(events)
        if len(folder.shelf) > WALKED:  # what was made is kept, and need not be walked through
            gc.freeze()
    people, rulings = folder.people, folder.rulings
    return Timeline(
        articles=tuple(each.article for each in folder.digests),
        entities=folder.entities,
        events=dated,
        undated=undated,
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


@dataclass(frozen=True, slots=True)
class Gathered:
    """Articles sorted by id, their entities and tellings, and what users say of them."""

    digests: Sequence[Digest]
    entities: tuple[CorpusEntity, ...]
    ids: Ids
    shelf: Shelf
    people: People
    rulings: Rulings


def gathered(digests: Iterable[Digest], sheets: Sequence[Sheet] = ()) -> Gathered:
    """Bring articles together, one set of entities for all."""
    digests = list(digests)
    paths = {each.article.id: each.article.path for each in digests}
    people = People(sheets, paths, bare)
    kept, entities, ids = linked(digests, people)
    shelf = Shelf(kept, ids)
    return Gathered(kept, entities, ids, shelf, people, Rulings(sheets, paths, shelf))


def linked(
    digests: Iterable[Digest], people: People | None = None
) -> tuple[list[Digest], tuple[CorpusEntity, ...], Ids]:
    """Return articles sorted by id, the folder's entities, and which of these each article's are."""
    kept = sorted(digests, key=lambda each: each.article.id)
    entities, ids = link(((each.article.id, *row) for each in kept for row in each.entities), people)
    return kept, entities, [[ids[each.article.id, one.id] for one, _ in each.entities] for each in kept]


def _merge(gathered: Gathered) -> Iterator[TimelineEvent]:
    digests, shelf, rulings = gathered.digests, gathered.shelf, gathered.rulings
    found, pairs = compare(digests, gathered.ids)
    groups, strength = group(found, pairs, rulings)
    originals = copies([each.chunks for each in digests])
    folder = Folder(
        names={entity.id: entity.name for entity in gathered.entities},
        independent={each.article.id: originals[at] for at, each in enumerate(digests)},
        published={each.article.id: published(each) for each in digests},
        centrality={entity.id: len(entity.articles) / len(digests) for entity in gathered.entities},
        size=len(set(originals)),
    )
    fused = (
        fuse([shelf[at] for at in members], strength.get(members[0], 1.0), folder, rulings.on(members))
        for members in told(found, groups, rulings)
    )
    return _numbered(fused)


def told(found: Table, groups: Iterable[list[int]], rulings: Rulings) -> Iterator[list[int]]:
    """Yield the groups that are events of the timeline: more than mentioned in passing, or known to several articles.

    A correction that names one makes an event of it, too.
    """
    passing, article = found.passing.tolist(), found.article.tolist()
    for members in groups:
        mentioned = passing[members[0]]
        if len(members) > 1 and mentioned:
            mentioned = all(passing[at] for at in members) and len({article[at] for at in members}) == 1
        if not mentioned or rulings.speak_of(members):
            yield members


def _numbered(events: Iterable[TimelineEvent]) -> Iterator[TimelineEvent]:
    """Tell apart events whose words an article repeats, by which comes first."""
    numbers = Numbers()
    for event in events:
        id_ = numbers.told_apart(event.id)
        yield event if id_ == event.id else replace(event, id=id_)


def group(found: Table, pairs: Iterable[Compared], rulings: Rulings) -> tuple[list[list[int]], dict[int, float]]:
    """Return which tellings are one event, and how likely that is for each of several, by its first telling."""
    parts = [
        (one.astype(np.int32), other.astype(np.int32), log_odds(values) - LIMITS["shift"])
        for one, other, values in pairs
    ]
    one, other, odds = _chosen(parts, lambda _one, _other, odds: odds > 0)
    best = np.zeros(len(found))
    for side in (one, other):
        np.maximum.at(best, side, odds)
    chain = chains(len(found), one, other)
    inner = _chosen(parts, lambda one, other, _odds: chain[one] == chain[other])
    del parts
    groups = cluster(len(found), inner, partial(may_be_one, found), LIMITS["unseen"], rulings.sides)
    across = found.article[one] != found.article[other]
    groups = rulings.united(list(_known(found, groups, (one[across], other[across], odds[across]))))
    sure = (1 / (1 + np.exp(-best))).tolist()
    return groups, {
        members[0]: fsum(sure[at] for at in members) / len(members) for members in groups if len(members) > 1
    }


def _known(found: Table, groups: Iterable[list[int]], pairs: tuple[Ints, Ints, Floats]) -> Iterator[list[int]]:
    """Yield the groups; mentions in passing are one only where a pair of `pairs`, of two articles, clearly is."""
    clearly = np.zeros(len(found))
    for side in pairs[:2]:
        np.maximum.at(clearly, side, pairs[2])
    weak = (found.passing & (clearly < LIMITS["known"])).tolist()
    for members in groups:
        if len(members) > 1 and all(weak[at] for at in members):
            yield from ([at] for at in members)
        else:
            yield members


def _chosen(
    parts: Sequence[tuple[NDArray[np.int32], NDArray[np.int32], Floats]],
    test: Callable[[NDArray[np.int32], NDArray[np.int32], Floats], Flags],
) -> tuple[Ints, Ints, Floats]:
    """Return the pairs that meet a test, with their log odds."""
    kept = [(test(*part), part) for part in parts]
    one, other, odds = (np.concatenate([part[at][keep] for keep, part in kept]) for at in range(3))
    return one.astype(np.int64), other.astype(np.int64), odds.astype(np.float64)


def compare(digests: Sequence[Digest], ids: Ids) -> tuple[Table, Iterator[Compared]]:
    """Return all tellings, and the features of each pair that is worth comparing and may be one event."""
    found, blocks = worth(digests, ids)
    return found, compared(found, blocks)


def worth(digests: Sequence[Digest], ids: Ids) -> tuple[Table, Iterator[Pairs]]:
    """Return all tellings, and the pairs of them that are worth comparing."""
    entities = [array("i", map(number, own)) for own in ids]
    rank = ranks()
    words = contents(digests, rank)
    near = neighbours(vectors(words), len(rank))
    found = table(digests, entities, rank, words.weights)
    return found, candidates(found, near)


def compared(found: Table, blocks: Iterable[Pairs]) -> Iterator[Compared]:
    """Yield the features of those pairs that may be one event."""
    yield np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros((0, len(FEATURES)))
    for block in blocks:
        pairs = block.only(may_be_one(found, block.one, block.other))
        within = found.article[pairs.one] == found.article[pairs.other]
        pairs = pairs.only(~within | is_retold(found, pairs.one, pairs.other))
        yield pairs.one, pairs.other, features(found, pairs)
