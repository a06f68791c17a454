"""How much an event matters in a folder, and how sure it is; both between 0 and 1."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log2
from operator import mul

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
    who = {entity for telling in tellings for entity in telling.entities if entity}
    values = (
        _doublings(told, max(2, min(_MANY, articles))),
        _doublings(len(tellings), _MANY),
        max([telling.prominence for telling in tellings]),
        sum(sorted([centrality.get(entity, 0.0) for entity in who])[-2:]) / 2,
        min(1.0, max([len(telling.entities) for telling in tellings]) / 2),
        _DATED[when.basis if when else "none"],
        max([_happening(telling.event.trigger.lemma) for telling in tellings]),
        _STATUS[status],
    )
    share = LIMITS["mentioned"] if all(telling.passing for telling in tellings) else 1.0
    weighed: float = share * sum(map(mul, _WEIGHTS, values)) / _TOTAL
    return round(weighed, 3)


@lru_cache(maxsize=1 << 14)
def _doublings(count: int, many: int) -> float:
    return min(1.0, log2(count) / log2(many))


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
