"""How much an event matters in a folder, and how sure it is; both between 0 and 1."""

from collections.abc import Mapping, Sequence
from math import log2

from dateline.extract.timeline.tables import REPORTING, SALIENCE
from dateline.extract.timeline.telling import Telling
from dateline.models.when import When

_SURE = {"stated": 0.8, "carried": 0.6, "reported": 0.4}


def salience(
    tellings: Sequence[Telling], independent: int, when: When | None, centrality: Mapping[str, float]
) -> float:
    """Weigh how many tell it, how prominently, how central its entities are, whether its date is stated."""
    who = {entity for telling in tellings for entity in telling.who}
    parts = {
        "sources": min(1.0, log2(independent) / 4),
        "prominence": max(telling.prominence for telling in tellings),
        "entities": max((centrality.get(entity, 0.0) for entity in who), default=0.0),
        "dated": {"stated": 1.0, "carried": 0.5}.get(when.basis, 0.0) if when else 0.0,
        "happening": float(any(telling.event.trigger.lemma not in REPORTING for telling in tellings)),
    }
    return round(sum(SALIENCE[name] * value for name, value in parts.items()) / sum(SALIENCE.values()), 3)


def confidence(when: When | None, independent: int, strength: float, contested: bool) -> float:
    """Weigh how the date is known, how many tell of it, how sure the merge is, and whether sources disagree."""
    sure = _SURE[when.basis] - (0.1 if when.approximate else 0.0) if when else 0.3
    sure += 0.2 * (1 - 1 / independent) - (0.1 if contested else 0.0)
    return round(max(0.05, min(1.0, sure)) * (0.5 + 0.5 * strength), 3)
