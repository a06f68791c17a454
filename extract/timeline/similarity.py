"""How likely it is that two tellings tell of one event: a logistic model over a handful of comparisons."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from dateline.extract.timeline.dates import gap, is_full
from dateline.extract.timeline.tables import REPORTING, WEIGHTS
from dateline.extract.timeline.telling import Telling
from dateline.extract.timeline.words import fold

_PER_KIND = 6
"""How many tellings of one kind of happening in one article are compared with another article's."""
_WINDOW = 10
_FAR = 31
"""Days between two stated dates from which they are never one event's."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scale:
    """How telling words and entities are, and how rare each kind of happening is (0 to 1)."""

    words: Mapping[str, float]
    entities: Mapping[str, float]
    kinds: Mapping[str, float]


def kind_rarity(tellings: Sequence[Telling]) -> dict[str, float]:
    """Return 0 for a kind of happening that all tell of, 1 for one told once."""
    count = Counter(kind for telling in tellings for kind in telling.kinds)
    top = log(1 + len(tellings)) or 1.0
    return {kind: log((1 + len(tellings)) / number) / top for kind, number in count.items()}


def overlap(a: frozenset[str], b: frozenset[str], weight: Mapping[str, float]) -> float:
    """Return the weighted share of two sets that both hold (Dice)."""
    both = a & b
    if not both:
        return 0.0
    total = sum([weight.get(word, 1.0) for word in sorted(a)]) + sum([weight.get(word, 1.0) for word in sorted(b)])
    return 2 * sum([weight.get(word, 1.0) for word in sorted(both)]) / (total or 1.0)


def features(a: Telling, b: Telling, near: float, scale: Scale) -> dict[str, float]:
    """Compare two tellings, of articles whose cosine is `near`; the names are those of the weights."""
    shared_kinds = set(a.kinds) & set(b.kinds)
    days = _days_apart(a, b)
    agents = _agents(a), _agents(b)
    return {
        "bias": 1.0,
        "same_word": float(a.kinds[0] == b.kinds[0]),
        "rare_word": max((scale.kinds.get(kind, 1.0) for kind in shared_kinds), default=0.0),
        "reporting": float(a.event.trigger.lemma in REPORTING),
        "articles": near,
        "sentences": overlap(a.words, b.words, scale.words),
        "named": overlap(a.named, b.named, scale.entities),
        "shared": overlap(a.who, b.who, scale.entities),
        "apart": float(bool(agents[0] and agents[1]) and not agents[0] & agents[1]),
        "same_day": float(days == 0),
        "other_day": min(1.0, 0.5 + (days or 0) / 14) if days else 0.0,
        "place": float(bool(a.event.place and b.event.place) and _place(a) == _place(b)),
    }


def probability(a: Telling, b: Telling, near: float, scale: Scale) -> float:
    """Return how likely it is that two tellings tell of one event."""
    odds = sum(WEIGHTS.get(name, 0.0) * value for name, value in features(a, b, near, scale).items())
    return 1 / (1 + exp(-odds))


def may_be_one(a: Telling, b: Telling) -> bool:
    """Tell whether nothing forbids that two tellings tell of one event."""
    days = _days_apart(a, b)
    if days is None:
        return True
    same_article = a.source.article == b.source.article
    return days == 0 if same_article else days <= _FAR


def _days_apart(a: Telling, b: Telling) -> int | None:
    """Return the days between two dates that the texts tell, None where one tells none."""
    first, second = a.source.when, b.source.when
    if first is None or second is None or "reported" in (first.basis, second.basis):
        return None
    return gap(first, second)


def _agents(telling: Telling) -> frozenset[str]:
    return frozenset(one.entity for one in telling.event.participants if one.entity is not None and one.role == "agent")


def _place(telling: Telling) -> str:
    place = telling.event.place
    return (place.entity or fold(place.text)) if place else ""


def candidates(
    by_article: Sequence[Sequence[int]], tellings: Sequence[Telling], near: Mapping[Pair, float]
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs worth comparing: of one kind, and in one article, in near ones, or with one entity and day."""
    kinds = [_by_kind(members, tellings) for members in by_article]
    seen: set[Pair] = set()
    for article in kinds:
        for members in article.values():
            seen.update((a, b) for at, a in enumerate(members) for b in members[at + 1 :])
    for a, b in sorted(seen):
        yield a, b, 1.0
    for (one, other), cosine in near.items():
        pairs = {
            (a, b)
            for kind in kinds[one].keys() & kinds[other].keys()
            for a in kinds[one][kind]
            for b in kinds[other][kind]
        }
        for a, b in sorted(pairs):
            yield a, b, cosine
    yield from _same_day(tellings, by_article, near)


def _by_kind(members: Sequence[int], tellings: Sequence[Telling]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at in members:
        for kind in tellings[at].kinds:
            if len(found[kind]) < _PER_KIND:
                found[kind].append(at)
    return found


def _same_day(
    tellings: Sequence[Telling], by_article: Sequence[Sequence[int]], near: Mapping[Pair, float]
) -> Iterator[tuple[int, int, float]]:
    article_of = {at: number for number, members in enumerate(by_article) for at in members}
    postings: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, telling in enumerate(tellings):
        when = telling.source.when
        if when is not None and when.basis != "reported" and is_full(when):
            for kind in telling.kinds:
                for entity in telling.who:
                    postings[kind, entity, when.edtf].append(at)
    seen: set[Pair] = set()
    for members in postings.values():
        for at, a in enumerate(members):
            seen.update((a, b) for b in members[at + 1 : at + 1 + _WINDOW])
    for a, b in sorted(seen):
        one, other = article_of[a], article_of[b]
        if one != other and (one, other) not in near:
            yield a, b, 0.0
