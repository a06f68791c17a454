"""How likely it is that two tellings tell of one event: a logistic model over a handful of comparisons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum, log10
from typing import Final

from dateline.extract.timeline.dates import days, gap, is_full
from dateline.extract.timeline.neighbours import Rarity
from dateline.extract.timeline.tables import REPORTING, WEIGHTS
from dateline.extract.timeline.telling import Telling
from dateline.extract.timeline.words import content, fold
from dateline.models.event import Status
from dateline.models.when import When

FEATURES: Final = (
    "bias",
    "same_word",
    "reporting",
    "articles",
    "nearest",
    "sentences",
    "headlines",
    "named",
    "shared",
    "apart",
    "strangers",
    "nothing",
    "same_day",
    "other_day",
    "same_place",
    "leads",
    "within",
    "passing",
    "unlike",
    "seasons",
)
"""What is compared, in the order of `features`."""

_WEIGHTS = tuple(float(WEIGHTS[name]) for name in FEATURES)
_LONG = 60
"""Characters of a participant that are read."""

_DONE: Final = frozenset({"occurred", "ongoing"})

_PARTIAL_DAYS = 10
"""How many days "the 7th" of some month is taken for."""

Nearness = tuple[float, float]
"""The cosine of two articles, and its share of the highest that either has with any; (0, 1) within one article."""

_SEASON = 90
"""Days behind which what an article mentions is hardly what another told then."""

_FAR = 31
"""Days between two dates that texts tell, from which they are never one event's."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """A set of words or entities, and the sum of how telling they are."""

    items: frozenset[str]
    total: float


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of a telling: `told` is its date where the text tells one."""

    article: str
    kinds: tuple[str, ...]
    reporting: bool
    words: Weighted
    headline: Weighted
    named: Weighted
    who: Weighted
    agents: frozenset[str]
    parties: frozenset[str]
    place: str
    told: When | None
    prominence: float
    passing: bool
    status: Status
    day: date | None


def sketches(tellings: Sequence[Telling], words: Rarity, entities: Rarity) -> list[Sketch]:
    """Sketch tellings; `words` and `entities` say how telling each is."""
    weighted: dict[frozenset[str], Weighted] = {}

    def weigh(items: frozenset[str], weight: Rarity) -> Weighted:
        if items not in weighted:
            weighted[items] = Weighted(items, fsum(map(weight.__getitem__, items)))
        return weighted[items]

    return [
        Sketch(
            article=telling.source.article,
            kinds=telling.kinds,
            reporting=telling.event.trigger.lemma in REPORTING,
            words=weigh(telling.words, words),
            headline=weigh(frozenset(content(telling.event.headline)), words),
            named=weigh(telling.named, entities),
            who=weigh(telling.who | _others(telling), entities),
            agents=frozenset(one.entity for one in telling.participants if one.entity and one.role == "agent"),
            parties=telling.who,
            place=_place(telling),
            told=told(telling),
            prominence=telling.prominence,
            passing=telling.passing,
            status=telling.event.status,
            day=_day(telling),
        )
        for telling in tellings
    ]


def overlap(a: Weighted, b: Weighted, weight: Rarity) -> float:
    """Return the weighted share of two sets that both hold (Dice)."""
    both = a.items & b.items
    if not both:
        return 0.0
    return 2 * fsum(map(weight.__getitem__, both)) / ((a.total + b.total) or 1.0)


def features(a: Sketch, b: Sketch, near: Nearness, words: Rarity, entities: Rarity) -> tuple[float, ...]:
    """Compare two tellings of articles that are that near, in the order of FEATURES."""
    cosine, nearness = near
    strangers = _strangers(a.who.items, b.who.items)
    headlines = overlap(a.headline, b.headline, words)
    apart = None if a.told is None or b.told is None else gap(a.told, b.told)
    return (
        1.0,
        float(a.kinds[0] == b.kinds[0]),
        float(a.reporting),
        cosine,
        nearness,
        overlap(a.words, b.words, words),
        headlines,
        overlap(a.named, b.named, entities),
        overlap(a.who, b.who, entities),
        float(_strangers(a.agents, b.agents)),
        float(strangers),
        float(strangers and not headlines),
        _sameness(a.told, b.told) if apart == 0 and a.told and b.told else 0.0,
        min(1.0, 0.5 + apart / 14) if apart else 0.0,
        float(a.place == b.place != ""),
        min(a.prominence, b.prominence),
        float(a.article == b.article),
        (a.passing + b.passing) / 2,
        float((a.status in _DONE) != (b.status in _DONE)),
        _seasons(a, b),
    )


def _seasons(a: Sketch, b: Sketch) -> float:
    """Return how far apart two tellings lie, one of which has no date but its article's: 1 from a season on."""
    if a.day is None or b.day is None or (a.told is not None and b.told is not None):
        return 0.0
    return min(1.0, abs((a.day - b.day).days) / _SEASON)


def _day(telling: Telling) -> date | None:
    """Return the day that a telling has from its words, else from its article."""
    when = told(telling)
    return (when.earliest or when.latest) if when is not None else telling.published


def _sameness(a: When, b: When) -> float:
    """Return 1 for two dates that are one day, less the more days they may mean."""
    both = max(days(a), days(b)) if is_full(a) and is_full(b) else _PARTIAL_DAYS
    return 1 / (1 + log10(both))


def log_odds(values: Sequence[float]) -> float:
    """Return the log odds that two tellings with these features tell of one event."""
    return sum([weight * value for weight, value in zip(_WEIGHTS, values, strict=True)])


def may_be_one(a: Sketch, b: Sketch) -> bool:
    """Tell whether nothing forbids that two tellings tell of one event.

    Two statements must share their words, two events of several entities one entity; in one article, which tells its
    events apart, dates must fit, and where its day is known, so that what it tells has one, a mention in passing that
    has none must share a participant.
    """
    if a.reporting and b.reporting and not _same_words(a, b):
        return False
    if len(a.parties) > 1 and len(b.parties) > 1 and a.parties.isdisjoint(b.parties):
        return False
    dated = a.day is not None and b.day is not None
    if a.article == b.article and a.passing != b.passing and dated and a.who.items.isdisjoint(b.who.items):
        return False
    far = 0 if a.article == b.article else _FAR
    return a.told is None or b.told is None or gap(a.told, b.told) <= far


def is_retold(a: Sketch, b: Sketch) -> bool:
    """Tell whether two tellings of one article may be one event: by participants, where both name any."""
    return not (_strangers(a.who.items, b.who.items) or _strangers(a.agents, b.agents))


def _strangers(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether both are known and have none in common."""
    return bool(a) and bool(b) and a.isdisjoint(b)


def _same_words(a: Sketch, b: Sketch) -> bool:
    """Tell whether two statements share half of their sentences' words, by number."""
    both = len(a.words.items & b.words.items)
    return 2 * both >= min(len(a.words.items), len(b.words.items)) > 0 and (both > 2 or a.article != b.article)


def told(telling: Telling) -> When | None:
    """Return the date that the text tells of an event; None where it is only that of the article."""
    when = telling.source.when
    return when if when is not None and when.basis != "reported" else None


def _others(telling: Telling) -> frozenset[str]:
    """Return the words of participants that are no entities."""
    return frozenset(word for one in telling.participants if one.entity is None for word in content(one.text[:_LONG]))


def _place(telling: Telling) -> str:
    place = telling.place
    return (place.entity or fold(place.text)) if place else ""
