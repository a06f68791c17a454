"""How much an event matters in a folder, and how sure it is; both between 0 and 1."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log2

from dateline.extract.timeline.tables import LIMITS, OPINION, REPORTING, SALIENCE
from dateline.extract.timeline.telling import Telling
from dateline.extract.timeline.words import kinds
from dateline.models.event import Status
from dateline.models.when import When

_SURE = {"stated": 0.8, "carried": 0.6, "reported": 0.4}
_MANY = 16
"""Articles from which more make an event no more important."""
_PARTS = ("sources", "tellings", "prominence", "entities", "participants", "dated", "happening", "status")
_WEIGHTS = tuple(SALIENCE["weights"][part] for part in _PARTS)
_TOTAL = sum(_WEIGHTS)
_DATED, _STATUS = SALIENCE["dated"], SALIENCE["status"]


def salience(
    tellings: Sequence[Telling],
    independent: tuple[int, int],
    when: When | None,
    status: Status,
    centrality: Mapping[str, float],
) -> float:
    """Weigh how many tell it and how prominently, who takes part, how its date is known, and what kind of thing it is.

    `independent` is how many independent articles tell it, and how many there are.
    """
    told, articles = independent
    who: set[str | None] = set()
    most = prominence = happening = 0.0
    share = LIMITS["mentioned"]
    for telling in tellings:
        who.update(telling.entities)
        most = max(most, len(telling.entities))
        prominence = max(prominence, telling.prominence)
        happening = max(happening, _happening(telling.event.trigger.lemma))
        if not telling.passing:
            share = 1.0
    values = (
        _doublings(told, max(2, min(_MANY, articles))),
        _doublings(len(tellings), _MANY),
        prominence,
        sum(sorted([centrality.get(entity, 0.0) for entity in who if entity])[-2:]) / 2 if who else 0.0,
        most / 2,
        _DATED[when.basis if when else "none"],
        happening,
        _STATUS[status],
    )
    weighed = [weight * (value if value < 1 else 1.0) for weight, value in zip(_WEIGHTS, values, strict=True)]
    return round(share * sum(weighed) / _TOTAL, 3)


@lru_cache(maxsize=1 << 14)
def _doublings(count: int, many: int) -> float:
    return log2(count) / log2(many)


@lru_cache(maxsize=1 << 14)
def _happening(lemma: str) -> float:
    """Return how much of a happening a trigger tells: of a kind that is known, of another, or but an opinion."""
    if lemma in OPINION or lemma in REPORTING:
        return SALIENCE["happening"]["opinion"]
    return SALIENCE["happening"]["known" if len(kinds(lemma)) > 1 else "other"]


def confidence(when: When | None, independent: int, strength: float, contested: bool) -> float:
    """Weigh how the date is known, how many tell of it, how sure the merge is, and whether sources disagree."""
    sure = _SURE[when.basis] - (0.1 if when.approximate else 0.0) if when else 0.3
    sure += 0.2 * (1 - 1 / independent) - (0.1 if contested else 0.0)
    return round(max(0.05, min(1.0, sure)) * (0.5 + 0.5 * strength), 3)
