"""What changed from one timeline to another: events added, gone, moved, confirmed, contradicted, in other words."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dateline.models.article import Article
from dateline.models.event import Status
from dateline.models.timeline import Account, Timeline, TimelineEvent

Kind = Literal["added", "gone", "moved", "confirmed", "contradicted", "weakened", "reworded"]
KINDS: tuple[Kind, ...] = ("added", "gone", "moved", "confirmed", "contradicted", "weakened", "reworded")
"""added, gone: in the new timeline alone, in the old alone. moved: another date, or one at all, or none any more.
confirmed: what was planned, possible, under way or denied has occurred, or more independent sources tell it.
contradicted: it is denied now, or sources disagree on what they did not. weakened: less than before is sure of it: its
status, or how many independent sources tell it. reworded: another headline."""

_FIRMNESS: Mapping[Status, int] = {"denied": 0, "possible": 1, "scheduled": 2, "ongoing": 3, "occurred": 4}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed of an event.

    `old` is null for what was added, `new` for what is gone; `other` is the event of the new timeline that holds the
    sources of what is gone, or that of the old one that held the sources of what was added. `accounts` are the sides of
    a disagreement that was not there.
    """

    kind: Kind
    old: TimelineEvent | None = None
    new: TimelineEvent | None = None
    other: TimelineEvent | None = None
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed of the events, by kind and then in the order of the timelines, and of the articles."""

    events: tuple[Change, ...]
    articles_added: tuple[Article, ...]
    articles_gone: tuple[Article, ...]


def compare(old: Timeline, new: Timeline) -> Changes:
    """Return what changed from one timeline to another.

    Events are the same by their ids, else by sources they share, else by a sentence and trigger they share.
    """
    before, after = _events(old), _events(new)
    pairs = _matched(before, after)
    taken = {pairs[id_].id for id_ in pairs}
    found = [change for event in before if event.id in pairs for change in _changes(event, pairs[event.id])]
    now, then = _holders(after), _holders(before)
    found += [Change("gone", old=event, other=now(event)) for event in before if event.id not in pairs]
    found += [Change("added", new=event, other=then(event)) for event in after if event.id not in taken]
    mine, theirs = ({article.id for article in each.articles} for each in (old, new))
    return Changes(
        tuple(sorted(found, key=lambda change: KINDS.index(change.kind))),
        tuple(article for article in new.articles if article.id not in mine),
        tuple(article for article in old.articles if article.id not in theirs),
    )


def _events(timeline: Timeline) -> tuple[TimelineEvent, ...]:
    return (*timeline.events, *timeline.undated)


def _sources(event: TimelineEvent) -> Iterator[Hashable]:
    yield from ((each.article, each.trigger.start, each.trigger.end, each.text) for each in event.sources)


def _sentences(event: TimelineEvent) -> Iterator[Hashable]:
    yield from ((each.text, each.trigger.text) for each in event.sources)


_SAME: tuple[Callable[[TimelineEvent], Iterable[Hashable]], ...] = (lambda event: (event.id,), _sources, _sentences)


def _matched(before: Iterable[TimelineEvent], after: Iterable[TimelineEvent]) -> dict[str, TimelineEvent]:
    """Return the new event of each old one's id, one for one: what shares most first."""
    pairs: dict[str, TimelineEvent] = {}
    taken: set[str] = set()
    for keys in _SAME:
        left = {event.id: event for event in after if event.id not in taken}
        shared: Counter[tuple[str, str]] = Counter()
        by_key: dict[Hashable, list[str]] = defaultdict(list)
        for event in left.values():
            for key in set(keys(event)):
                by_key[key].append(event.id)
        for event in before:
            if event.id not in pairs:
                shared.update((event.id, each) for key in set(keys(event)) for each in by_key.get(key, ()))
        for (one, other), _ in sorted(shared.items(), key=lambda row: (-row[1], row[0])):
            if one not in pairs and other not in taken:
                pairs[one] = left[other]
                taken.add(other)
    return pairs


def _holders(events: Iterable[TimelineEvent]) -> Callable[[TimelineEvent], TimelineEvent | None]:
    """Return what finds the event that holds a source of another."""
    by_source = {key: event for event in events for key in _sources(event)}
    return lambda event: next((by_source[key] for key in _sources(event) if key in by_source), None)


def _changes(old: TimelineEvent, new: TimelineEvent) -> Iterator[Change]:
    if (old.when and old.when.edtf) != (new.when and new.when.edtf):
        yield Change("moved", old, new)
    firmer = _FIRMNESS[new.status] - _FIRMNESS[old.status]
    more = new.independent_sources - old.independent_sources
    denied = new.status == "denied" != old.status
    disagreed = tuple(each for each in new.accounts if each.about not in {account.about for account in old.accounts})
    if firmer > 0 or (more > 0 and not denied):
        yield Change("confirmed", old, new)
    if denied or disagreed:
        yield Change("contradicted", old, new, accounts=disagreed)
    if (firmer < 0 and not denied) or more < 0:
        yield Change("weakened", old, new)
    if old.headline != new.headline:
        yield Change("reworded", old, new)
