"""Which date and status of an event win, and what its sources disagree on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dateline.extract.timeline.counts import Count
from dateline.extract.timeline.dates import days, gap, is_full
from dateline.extract.timeline.telling import Telling
from dateline.models.event import Status
from dateline.models.timeline import Account
from dateline.models.when import When

_BASES: Mapping[str, int] = {"stated": 0, "carried": 1, "reported": 2}
"""How a date may be known, and which goes before which."""
_REPORTED = _BASES["reported"]
_SCALES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
_FACTOR = 5.0
"""How many times another a number may be that counts the same."""
_STATUSES: tuple[Status, ...] = ("occurred", "ongoing", "denied", "scheduled", "possible")


def best_when(tellings: Sequence[Telling], independent: Mapping[str, int]) -> When | None:
    """Return the date told most precisely, and of those the one that most independent sources tell.

    `independent` gives articles that copy each other the same number.
    """
    if len(tellings) == 1:
        return tellings[0].source.when
    known = [(when, telling.source.article) for telling in tellings if (when := telling.source.when) is not None]
    known = [row for row in known if row[0].basis != "reported"] or known
    known.sort(key=lambda row: _BASES[row[0].basis])
    votes: dict[str, set[int]] = {}
    first: dict[str, When] = {}
    for when, article in known:
        first.setdefault(when.edtf, when)
        votes.setdefault(when.edtf, set()).add(independent[article])
    if len(first) < 2:
        return known[0][0] if known else None
    finest = [when for when in first.values() if not any(_refines(other, when) for other in first.values())]

    def rank(when: When) -> tuple[object, ...]:
        others = [other for other in first.values() if other is when or not gap(when, other)]
        allowing = set().union(*[votes[other.edtf] for other in others])
        return -len(votes[when.edtf]), -len(allowing), _BASES[when.basis], when.approximate, when.edtf

    return min(finest, key=rank)


def _basis(when: When | None) -> int:
    return _BASES[when.basis] if when else len(_BASES)


def _refines(fine: When, coarse: When) -> bool:
    """Tell whether one date says more precisely what another says too."""
    if is_full(fine) != is_full(coarse):
        finer = is_full(fine) and days(fine) <= 31
    elif is_full(fine):
        finer = days(fine) < days(coarse)
    else:
        finer = fine.edtf.count("X") < coarse.edtf.count("X")
    return finer and not gap(fine, coarse)


def best_status(tellings: Sequence[Telling], when: When | None, published: Mapping[str, date | None]) -> Status:
    """Return the status that the latest articles tell; where their days are not known, the firmest.

    A telling that knows the event's date counts before one that does not. What lies ahead of every article, by its date
    `when`, has not happened yet, whatever words they use of it.
    """
    days_told = [published[telling.source.article] or date.min for telling in tellings]
    last, status = max(days_told), tellings[0].event.status
    if len(tellings) > 1 and len({telling.event.status for telling in tellings}) > 1:
        final = [telling for telling, day in zip(tellings, days_told, strict=True) if day == last]
        dated = [telling for telling in final if _basis(telling.source.when) < _REPORTED]
        status = min([telling.event.status for telling in dated or final], key=_STATUSES.index)
    ahead = when is not None and when.earliest is not None and date.min < last < when.earliest
    return "scheduled" if ahead and status in {"occurred", "ongoing"} else status


def accounts(
    tellings: Sequence[Telling], when: When | None, published: Mapping[str, date | None]
) -> tuple[Account, ...]:
    """Return the versions of a date, a number or a status on which articles disagree, with who tells each.

    An article stands on one side of a disagreement at most. `when` is the event's date, `published` has the articles'
    publication days.
    """
    if len(tellings) == 1 or len({telling.source.article for telling in tellings}) == 1:
        return ()
    dates = _against([telling.source.when for telling in tellings], when)
    numbers = [(telling.source.article, count) for telling in tellings for count in telling.numbers]
    statuses = {telling.event.status for telling in tellings}
    if not dates and not numbers and len(statuses) == 1:  # as nearly always
        return ()
    by_article: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_article[telling.source.article].append(telling)
    return (
        *(_dates(by_article, when) if dates and when else ()),
        *_numbers(numbers),
        *(_statuses(by_article, published) if len(statuses) > 1 else ()),
    )


def _against(dates: Iterable[When | None], best: When | None) -> bool:
    """Tell whether an article tells another date than the event's."""
    edtf = best.edtf if best else None
    return edtf is not None and any(when.basis != "reported" and when.edtf != edtf for when in dates if when)


def _dates(by_article: Mapping[str, Sequence[Telling]], best: When) -> Iterable[Account]:
    """List the event's date and those that articles state against it.

    A vaguer date that holds the event's is none against it, nor is one that an article does not state.
    """
    told: dict[str, set[str]] = defaultdict(set)
    for article, tellings in by_article.items():
        dates = [each.source.when for each in tellings if each.source.when and each.source.when.basis != "reported"]
        if any(gap(when, best) == 0 for when in dates):
            if any(when.edtf == best.edtf for when in dates):
                told[best.edtf].add(article)
        elif stated := [when for when in dates if when.basis == "stated"]:
            told[min(stated, key=_precision).edtf].add(article)
    return _listed("date", told) if told.keys() - {best.edtf} else ()


def _precision(when: When) -> tuple[object, ...]:
    return when.approximate, days(when) if is_full(when) else 0, when.edtf


def _statuses(by_article: Mapping[str, Sequence[Telling]], published: Mapping[str, date | None]) -> Iterable[Account]:
    """List the statuses where an article denies what another tells, or announces what another reported before.

    What was announced and is later reported is a history and no disagreement; the sources keep it.
    """
    firmest = {
        article: min((telling.event.status for telling in tellings), key=_STATUSES.index)
        for article, tellings in by_article.items()
    }
    told: dict[str, set[str]] = defaultdict(set)
    for article, status in firmest.items():
        told[status].add(article)
    denied = told.keys() > {"denied"} and "denied" in told and told.keys() != {"denied", "possible"}
    reported = [day for article in told["occurred"] if (day := published[article])]
    overtaken = reported and any((published[article] or date.min) > min(reported) for article in told["scheduled"])
    return _listed("status", told) if denied or overtaken else ()


def _numbers(counts: Iterable[tuple[str, Count]]) -> Iterable[Account]:
    """List how many of one thing articles count that count it once each, and not alike; with each count its article."""
    counted: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    written: dict[tuple[str, str], str] = {}
    for article, count in counts:
        counted[count.thing][article].add(count.number)
        written.setdefault((count.thing, count.number), count.text)
    for thing, numbers in sorted(counted.items()):
        told: dict[str, set[str]] = defaultdict(set)
        for article, own in numbers.items():
            if len(own) == 1:
                told[written[thing, next(iter(own))]].add(article)
        if len(told) > 1 and _are_near(number for own in numbers.values() if len(own) == 1 for number in own):
            yield from _listed("number", told)


def _are_near(numbers: Iterable[str]) -> bool:
    """Tell whether numbers may be of one thing: those many times another hardly are."""
    values = [float(number.split()[0]) * _SCALES.get(number.split()[-1], 1.0) for number in numbers]
    return max(values) <= _FACTOR * min(values)


def _listed(about: str, told: Mapping[str, set[str]]) -> Iterable[Account]:
    for value in sorted(filter(told.get, told), key=lambda value: (-len(told[value]), value)):
        yield Account(about, value, tuple(sorted(told[value])))  # type: ignore[arg-type] # a literal in each caller
