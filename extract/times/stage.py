"""The stage that fills a draft's publication day and its times."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dateline.extract.draft import Draft
from dateline.extract.times.attacks import of_attacks
from dateline.extract.times.edtf import extent
from dateline.extract.times.finding import Located, find
from dateline.extract.times.publication import publication
from dateline.extract.times.reading import Calendar, Direction, Fixed, Shift
from dateline.extract.times.resolve import Anchor, counted_from, resolve
from dateline.extract.times.told import Point, is_narrative, point_of
from dateline.models.when import AnchorBasis, Time

_LONGER_PERIODS = frozenset({"P6M", "P9M"})
_YEARS = frozenset("YEC")


def find_times(draft: Draft) -> None:
    """Fill `draft.published` and `draft.times`, and tell of a publication day that could not be found."""
    located = find(draft.doc, draft.view)
    draft.published, problems = publication(draft, located)
    draft.problems.extend(problems)
    draft.times = tuple(_as_written(resolved(located, draft.anchor), draft.document.text))


def _as_written(times: Iterable[Time], text: str) -> Iterable[Time]:
    """Yield times with the article's own spaces in their words."""
    for time in times:
        words = text[time.start : time.end]
        yield time if time.text == words else replace(time, text=words)


def resolved(located: list[Located], published: date | None) -> Iterable[Time]:
    """Yield the time of every located reading, each against the publication day or what was told before it."""
    located = of_attacks(located, published)
    narrative = is_narrative((item.reading for item in located), published)
    told: Point | None = None
    passed: Point | None = None  # the last aside
    behind: Point | None = None  # the last that does not lie ahead
    day: Point | None = None  # the last day
    quarter: Point | None = None
    by_quarters = True
    for item in located if narrative else _in_order(located, published):
        if item.reading.history_only and not narrative:
            continue
        by_quarters = by_quarters and not _is_longer_period(item)
        told_of = _day_of(told, day) if told and _counts_days(item) else told
        if item.over and not narrative and told and _lies_ahead(told, published):
            told_of = behind if behind and (behind.date or _counts_years(item)) else None
        before = None if _is_ahead_of(item, told_of, published) and not narrative else told_of
        period = quarter if by_quarters or _names_quarter(item) or not quarter else Point(quarter.year)
        anchor = Anchor(published, before, period, item.direction, narrative, item.loose)
        if _is_usual(item, told_of if told_of and told_of.date else told, published):
            anchor = Anchor(None)
        kind, value = resolve(item.reading, anchor)
        base = counted_from(item.reading, anchor)
        basis: AnchorBasis = "told" if base is told_of or base is period else "published"
        point = point_of(value) if kind in {"DATE", "TIME"} else None
        meaning = item.reading.meaning
        if point and narrative and _is_aside(item, point, told) and not _goes_on(told, passed, point):
            passed = point
        elif point:
            told, passed = point, None
            behind = behind if _lies_ahead(point, published) else point
            day = point if point.date and not point.is_week else day
            if isinstance(meaning, Calendar) and point.quarter and _is_reported(item, meaning, point, published):
                quarter, by_quarters = point, True
        reach = extent(value)
        yield Time(
            item.start,
            item.end,
            item.text,
            kind,
            value,
            edtf=reach.edtf,
            earliest=reach.earliest,
            latest=reach.latest,
            grain=reach.grain,
            rule=item.rule,
            mod=item.reading.mod,
            direction=_direction(item, point, published),
            anchor=base.edtf if base else None,
            anchor_basis=basis if base else None,
        )


def _lies_ahead(point: Point, published: date | None) -> bool:
    """Tell whether what a text tells of has not begun when it is published."""
    if not published:
        return False
    return (point.year, point.month or 1, point.day or 1) > (published.year, published.month, published.day)


def _is_usual(item: Located, told: Point | None, published: date | None) -> bool:
    """Tell whether a time of day is that of any day, not of the past one told of: "shops there open at 9"."""
    day = told.date if told else None
    return bool(item.loose and item.reading.clock and day and published and day < published)


def _direction(item: Located, point: Point | None, published: date | None) -> Direction:
    """Return where a time's clause looks; where its verb says little, where its day lies."""
    if not (item.loose and point and point.date and published):
        return item.direction
    return "past" if point.date < published else "future"


def _in_order(located: list[Located], published: date | None) -> Iterable[Located]:
    """Yield the readings with a year for the pairs that would end before they begin.

    "From November to February" began in the year before that of its end; what lies ahead ends in the year after.
    """
    changed: dict[int, Located] = {}
    for at, item in enumerate(located[:-1]):
        if not item.until_next:
            continue
        pair = (item, located[at + 1])
        first, last = (resolve(end.reading, Anchor(published, direction=end.direction))[1] for end in pair)
        if first > last and _is_week(pair):
            back = "past" in (item.direction, pair[1].direction)
            changed[at + (not back)] = _weeks_on(pair[not back], -1 if back else 1)
        elif first > last and first[:4].isdecimal() and last[:4].isdecimal():
            ahead = "future" in (item.direction, pair[1].direction)
            turn = int(first[4:].strip("-")[:2]) > int(last[4:].strip("-")[:2])  # the year turns within the stretch
            begun = int(first[:4]) if ahead else int(last[:4]) - turn
            years = (begun, begun + turn)
            changed |= {
                at + place: _in_year(end, year) for place, (end, year) in enumerate(zip(pair, years, strict=True))
            }
    return (changed.get(at, item) for at, item in enumerate(located))


def _is_week(pair: tuple[Located, Located]) -> bool:
    return all(isinstance(end.reading.meaning, Calendar) and not end.reading.meaning.month for end in pair)


def _weeks_on(item: Located, weeks: int) -> Located:
    meaning = item.reading.meaning
    if not isinstance(meaning, Calendar):
        return item
    return replace(item, reading=replace(item.reading, meaning=replace(meaning, weeks=weeks)))


def _in_year(item: Located, year: int) -> Located:
    meaning = item.reading.meaning
    if not isinstance(meaning, Calendar):
        return item
    return replace(item, reading=replace(item.reading, meaning=replace(meaning, year=year)))


def _is_ahead_of(item: Located, told: Point | None, published: date | None) -> bool:
    """Tell whether what was told of lies ahead, and this does not: "will vote on Friday. Earlier in the evening he"."""
    day, meaning = told.date if told else None, item.reading.meaning
    that_day = isinstance(meaning, Shift) and meaning.unit == "D" and meaning.count == 0
    return bool(day and published and day > published and that_day and item.direction == "past")


def _names_quarter(item: Located) -> bool:
    """Tell whether a time is a quarter by its own words, whatever the report went over to: "the year-ago quarter"."""
    meaning = item.reading.meaning
    return isinstance(meaning, Shift) and meaning.unit == "Q"


def _is_longer_period(item: Located) -> bool:
    """Tell whether a report goes over to more than a quarter: "for the nine months"."""
    meaning = item.reading.meaning
    reported = isinstance(meaning, Fixed) and meaning.value in _LONGER_PERIODS
    return reported and item.text[:3].lower() == "the"


def _is_reported(item: Located, meaning: Calendar, point: Point, published: date | None) -> bool:
    """Tell whether a quarter is the one that a text reports on, rather than a forecast or what it is compared with."""
    if published and (point.year, point.quarter or 0) > (published.year, (published.month + 2) // 3):
        return False
    return item.direction != "future" and meaning.base != "period" and meaning.relation != "ago"


def _counts_days(item: Located) -> bool:
    """Tell whether words count from a day that was told: "later that day", "the following day"."""
    meaning = item.reading.meaning
    return isinstance(meaning, Shift) and meaning.unit == "D" and meaning.base == "told"


def _counts_years(item: Located) -> bool:
    """Tell whether words count years, for which a year is enough to count from."""
    meaning = item.reading.meaning
    return isinstance(meaning, Shift) and meaning.unit in _YEARS


def _day_of(told: Point, day: Point | None) -> Point | None:
    """Return what days are counted from: the day last told of, which "last week" is not, nor a day before it."""
    if told.is_week:
        return day if day and told.date and day.date and day.date >= told.date else None
    return told if told.date else day or told


def _goes_on(told: Point | None, passed: Point | None, point: Point) -> bool:
    """Tell whether what looked like an aside was the story: "born in May 1950, she wed in 1970 and died in 1990"."""
    return bool(told and passed and told.year < passed.year < point.year)


def _is_aside(item: Located, point: Point, told: Point | None) -> bool:
    """Tell whether a narrative names a time in passing, and goes on from what it told before.

    "Ten years ago" is the author's; a bare year in mid-sentence does not move a story that is told by months.
    """
    meaning = item.reading.meaning
    if isinstance(meaning, Shift):
        return meaning.base == "speech" or (meaning.count != 0 and not meaning.forward)
    if isinstance(meaning, Calendar) and meaning.relation == "before":
        return True
    bare_year = isinstance(meaning, Calendar) and not (meaning.month or meaning.season or meaning.quarter)
    return bare_year and not item.opens and point.month is None and told is not None and told.month is not None
