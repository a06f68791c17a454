"""The stage that fills a draft's publication day and its times."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dateline.extract.draft import Draft
from dateline.extract.times.attacks import of_attacks
from dateline.extract.times.edtf import extent
from dateline.extract.times.finding import Located, find
from dateline.extract.times.publication import publication
from dateline.extract.times.reading import Calendar, Direction
from dateline.extract.times.resolve import Anchor, counted_from, resolve
from dateline.extract.times.story import Story
from dateline.extract.times.told import Point, is_narrative, point_of
from dateline.models.when import Time


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
    story = Story(published, narrative=is_narrative((item.reading for item in located), published))
    for item in located if story.narrative else _in_order(located, published):
        if item.reading.history_only and not story.narrative:
            continue
        anchor = story.anchor(item)
        kind, value = resolve(item.reading, anchor)
        base = counted_from(item.reading, anchor)
        point = point_of(value) if kind in {"DATE", "TIME"} else None
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
            anchor_basis=story.basis(base, anchor) if base else None,
        )
        if point:
            story.tell(item, point)


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
