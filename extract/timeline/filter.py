"""What a reader asks of a timeline: a stretch of time, an entity, a speaker, a status, the most salient events."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from heapq import nsmallest
from itertools import chain

from dateline.extract.timeline.archive import only
from dateline.extract.timeline.tables import NAME_TITLES
from dateline.extract.timeline.words import fold, stem, tokens
from dateline.models.event import Status
from dateline.models.timeline import CorpusEntity, Timeline, TimelineEvent
from dateline.models.when import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """What an event must meet to be shown; an empty criterion asks nothing.

    since, until: days, inclusive; an event whose date may lie between them is kept, an undated one is not.
    entity, speaker: a name, any alias of it, or an entity's id, in any case. top: how many, by salience. passing:
    whether events are kept that articles only mention; one that a user put right always is.
    """

    since: date | None = None
    until: date | None = None
    entity: str | None = None
    speaker: str | None = None
    statuses: frozenset[Status] = frozenset()
    bases: frozenset[Basis] = frozenset()
    top: int | None = None
    passing: bool = True


def select(timeline: Timeline, criteria: Criteria) -> Timeline:
    """Return the timeline with the events that meet all criteria, in the same order."""
    tests = list(_tests(timeline, criteria))
    events, undated = timeline.events, timeline.undated
    if tests:
        events, undated = (only(each, lambda event: all(test(event) for test in tests)) for each in (events, undated))
    if criteria.top is not None:
        kept = heaviest(chain(events, undated), criteria.top)
        events, undated = (only(each, lambda event: event.id in kept) for each in (events, undated))
    return replace(timeline, events=events, undated=undated)


def heaviest(events: Iterable[TimelineEvent], count: int) -> frozenset[str]:
    """Return the ids of so many events of most weight, by salience, then by confidence."""
    ranks = ((-event.salience, -event.confidence, event.id) for event in events)
    return frozenset(id_ for _, _, id_ in nsmallest(max(0, count), ranks))


def _tests(timeline: Timeline, criteria: Criteria) -> Iterable[Callable[[TimelineEvent], bool]]:
    if not criteria.passing:
        yield lambda event: not event.passing or bool(event.corrections)
    if criteria.since is not None or criteria.until is not None:
        yield lambda event: _between(event, criteria.since or date.min, criteria.until or date.max)
    if criteria.entity is not None:
        yield _about(criteria.entity, timeline.entities)
    if criteria.speaker is not None:
        yield _said_by(criteria.speaker, timeline.entities)
    if criteria.statuses:
        yield lambda event: event.status in criteria.statuses
    if criteria.bases:
        yield lambda event: event.when is not None and event.when.basis in criteria.bases


def _between(event: TimelineEvent, since: date, until: date) -> bool:
    when = event.when
    if when is None or (when.earliest is None and when.latest is None):
        return False
    return (when.latest or date.max) >= since and (when.earliest or date.min) <= until


def _about(wanted: str, entities: Iterable[CorpusEntity]) -> Callable[[TimelineEvent], bool]:
    ids = entities_called(wanted, entities)
    return lambda event: any(
        one.entity in ids or (one.entity is None and is_called(wanted, one.name)) for one in event.participants
    )


def _said_by(wanted: str, entities: Iterable[CorpusEntity]) -> Callable[[TimelineEvent], bool]:
    ids = entities_called(wanted, entities)
    return lambda event: any(
        quote.entity in ids or (quote.entity is None and quote.speaker is not None and is_called(wanted, quote.speaker))
        for quote in event.quotes
    )


def entities_called(wanted: str, entities: Iterable[CorpusEntity]) -> frozenset[str]:
    """Return the ids of the entities that a name means: by id, name or alias, or by a part of the name."""
    folded, words = fold(wanted.strip()), _words(wanted)
    return frozenset(
        entity.id
        for entity in entities
        if entity.id == folded
        or is_called(wanted, entity.name)
        or any(_words(alias) == words for alias in entity.aliases)
    )


def is_called(wanted: str, name: str) -> bool:
    """Tell whether a name holds the wanted one, or is the same thing with more or fewer words before its head.

    "iTunes store" means "the iTunes Music Store", not "the Apple Store"; "Kishida" means "Fumio Kishida".
    """
    asked, words = _words(wanted), _words(name)
    if not asked or not words:
        return False
    size = len(asked)
    if any(words[at : at + size] == asked for at in range(len(words) - size + 1)):
        return True
    short, long = sorted((asked, words), key=len)
    return len(short) > 1 and short[-1] == long[-1] and set(short) <= set(long)


@lru_cache(maxsize=1 << 14)
def _words(name: str) -> tuple[str, ...]:
    """Return a name's words as they are compared: folded, without titles and plural."""
    words = [word.replace(".", "") for word in tokens(name)]
    while len(words) > 1 and words[0] in NAME_TITLES:
        words = words[1:]
    return tuple(map(stem, words))
