"""How much an event matters in a folder, and how sure it is; both between 0 and 1."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import fsum, log2
from operator import attrgetter

from dateline.extract.timeline.tables import LIMITS, OPINION, REPORTING, SALIENCE
from dateline.extract.timeline.telling import Telling
from dateline.extract.timeline.words import kinds
from dateline.models.event import Status
from dateline.models.when import When

_SURE = {"stated": 0.8, "carried": 0.6, "reported": 0.4}
_MANY = 16
"""Articles from which more make an event no more important."""
_WEIGHTS, _DATED, _STATUS = SALIENCE["weights"], SALIENCE["dated"], SALIENCE["status"]
_TOTAL = sum(_WEIGHTS.values())
_PASSING = attrgetter("passing")
_PROMINENCE, _ENTITIES = _WEIGHTS["prominence"], _WEIGHTS["entities"]


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
    who = set().union(*[telling.entities for telling in tellings])
    central = [centrality.get(entity, 0.0) for entity in who if entity]
    if len(central) > 2:
        central = sorted(central)[-2:]
    each = [(one.prominence, len(one.entities), _happening(one.event.trigger.lemma)) for one in tellings]
    prominence, participants, happening = each[0] if len(each) == 1 else map(max, zip(*each, strict=True))
    weighed = _PROMINENCE * prominence + _ENTITIES * sum(central) / 2
    kind = when.basis if when else "none", happening, status
    weighed += _counted(independent, len(tellings), participants, kind)
    share = LIMITS["mentioned"] if all(map(_PASSING, tellings)) else 1.0
    return round(share * weighed / _TOTAL, 3)


@lru_cache(maxsize=1 << 14)
def _counted(independent: tuple[int, int], tellings: int, participants: int, kind: tuple[str, float, Status]) -> float:
    """Return what those parts of salience weigh that take few values; `kind`: basis of the date, happening, status."""
    told, articles = independent
    basis, happening, status = kind
    values = {
        "sources": _doublings(told, max(2, min(_MANY, articles))),
        "tellings": _doublings(tellings, _MANY),
        "participants": min(1.0, participants / 2),
        "dated": _DATED[basis],
        "happening": happening,
        "status": _STATUS[status],
    }
    return fsum(_WEIGHTS[part] * value for part, value in values.items())


def _doublings(count: int, many: int) -> float:
    return min(1.0, log2(count) / log2(many))


@lru_cache(maxsize=1 << 14)
def _happening(lemma: str) -> float:
    """Return how much of a happening a trigger tells: of a kind that is known, of another, or but an opinion."""
    if lemma in OPINION or lemma in REPORTING:
        return SALIENCE["happening"]["opinion"]
    return SALIENCE["happening"]["known" if len(kinds(lemma)) > 1 else "other"]


def confidence(when: When | None, independent: int, strength: float, *, contested: bool) -> float:
    """Weigh how the date is known, how many tell of it, how sure the merge is, and whether sources disagree."""
    return _sure(when.basis if when else None, when is not None and when.approximate, independent, strength, contested)


@lru_cache(maxsize=1 << 14)
def _sure(basis: str | None, approximate: bool, independent: int, strength: float, contested: bool) -> float:
    sure = _SURE[basis] - (0.1 if approximate else 0.0) if basis else 0.3
    sure += 0.2 * (1 - 1 / independent) - (0.1 if contested else 0.0)
    return round(max(0.05, min(1.0, sure)) * (0.5 + 0.5 * strength), 3)
