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
_WEIGHTS = SALIENCE["weights"]
_TOTAL = sum(_WEIGHTS.values())


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
    who = {one.entity for telling in tellings for one in telling.participants if one.entity}
    parts = (
        ("sources", log2(told) / log2(max(2, min(_MANY, articles)))),
        ("tellings", log2(len(tellings)) / log2(_MANY)),
        ("prominence", max([telling.prominence for telling in tellings])),
        ("entities", sum(sorted([centrality.get(entity, 0.0) for entity in who])[-2:]) / 2),
        ("participants", max([len(telling.participants) for telling in tellings]) / 2),
        ("dated", SALIENCE["dated"][when.basis if when else "none"]),
        ("happening", max([_happening(telling.event.trigger.lemma) for telling in tellings])),
        ("status", SALIENCE["status"][status]),
    )
    share = LIMITS["mentioned"] if all(telling.passing for telling in tellings) else 1.0
    return round(share * sum([_WEIGHTS[name] * min(1.0, value) for name, value in parts]) / _TOTAL, 3)


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
