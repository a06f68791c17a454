"""Which date and status of an event win, and what its sources disagree on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dateline.extract.timeline.dates import days, gap, is_full
from dateline.extract.timeline.telling import Telling
from dateline.models.event import Status
from dateline.models.timeline import Account
from dateline.models.when import When

_BASES = ("stated", "carried", "reported")
_STATUSES: tuple[Status, ...] = ("occurred", "ongoing", "denied", "scheduled", "possible")


def best_when(tellings: Sequence[Telling], independent: Mapping[str, int]) -> When | None:
    """Return the date told most precisely, and of those the one that most independent sources tell.

    `independent` gives articles that copy each other the same number.
    """
    if len(tellings) == 1:
        return tellings[0].source.when
    votes: dict[str, set[int]] = defaultdict(set)
    first: dict[str, When] = {}
    for telling in sorted(tellings, key=_basis):
        when = telling.source.when
        if when is not None and (when.basis != "reported" or not first or _is_reported(first)):
            votes[when.edtf].add(independent[telling.source.article])
            first.setdefault(when.edtf, when)
    if len(first) < 2:
        return next(iter(first.values()), None)
    finest = [when for when in first.values() if not any(_refines(other, when) for other in first.values())]

    def rank(when: When) -> tuple[object, ...]:
        allowing = set().union(*(votes[other.edtf] for other in first.values() if gap(when, other) == 0))
        return -len(votes[when.edtf]), -len(allowing), _BASES.index(when.basis), when.approximate, when.edtf

    return min(finest, key=rank)


def _basis(telling: Telling) -> int:
    when = telling.source.when
    return _BASES.index(when.basis) if when else len(_BASES)


def _is_reported(dates: Mapping[str, When]) -> bool:
    return all(when.basis == "reported" for when in dates.values())


def _refines(fine: When, coarse: When) -> bool:
    """Tell whether one date says more precisely what another says too."""
    if gap(fine, coarse):
        return False
    if is_full(fine) != is_full(coarse):
        return is_full(fine) and days(fine) <= 31
    if not is_full(fine):
        return fine.edtf.count("X") < coarse.edtf.count("X")
    return days(fine) < days(coarse)


def best_status(tellings: Sequence[Telling], published: Mapping[str, date | None]) -> Status:
    """Return the status that the latest articles tell; where their days are not known, the firmest."""
    if len(tellings) == 1:
        return tellings[0].event.status

    def latest(telling: Telling) -> date:
        return published[telling.source.article] or date.min

    last = max(map(latest, tellings))
    return min((telling.event.status for telling in tellings if latest(telling) == last), key=_STATUSES.index)


def accounts(tellings: Sequence[Telling], when: When | None) -> tuple[Account, ...]:
    """Return every version of a date, a number or a status on which articles disagree, with who tells it."""
    if len(tellings) == 1:
        return ()
    return (*_dates(tellings, when), *_numbers(tellings), *_statuses(tellings))


def _dates(tellings: Sequence[Telling], best: When | None) -> Iterable[Account]:
    told: dict[str, set[str]] = defaultdict(set)
    contested = False
    for telling in tellings:
        when = telling.source.when
        if best is not None and when is not None and when.basis != "reported":
            told[when.edtf].add(telling.source.article)
            contested = contested or gap(when, best) > 0
    return _listed("date", told) if contested else ()


def _statuses(tellings: Sequence[Telling]) -> Iterable[Account]:
    told: dict[str, set[str]] = defaultdict(set)
    for telling in tellings:
        told[telling.event.status].add(telling.source.article)
    return _listed("status", told) if len(told) > 1 and len(set.union(*told.values())) > 1 else ()


def _numbers(tellings: Sequence[Telling]) -> Iterable[Account]:
    """Find things that two articles count, without one number in common."""
    counted: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    written: dict[tuple[str, str], str] = {}
    for telling in tellings:
        for count in telling.numbers:
            counted[count.thing][telling.source.article].add(count.number)
            written.setdefault((count.thing, count.number), count.text)
    for thing, by_article in sorted(counted.items()):
        if len(by_article) > 1 and not set.intersection(*by_article.values()):
            told: dict[str, set[str]] = defaultdict(set)
            for article, numbers in by_article.items():
                for number in numbers:
                    told[written[thing, number]].add(article)
            yield from _listed("number", told)


def _listed(about: str, told: Mapping[str, set[str]]) -> Iterable[Account]:
    for value in sorted(told, key=lambda value: (-len(told[value]), value)):
        yield Account(about, value, tuple(sorted(told[value])))  # type: ignore[arg-type] # a literal in each caller
