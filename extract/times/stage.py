"""The stage that fills a draft's publication day and its times."""

from collections.abc import Iterable
from datetime import date

from dateline.extract.draft import Draft
from dateline.extract.times.edtf import extent
from dateline.extract.times.finding import Located, find
from dateline.extract.times.publication import publication
from dateline.extract.times.reading import Calendar, Shift
from dateline.extract.times.resolve import Anchor, resolve
from dateline.extract.times.told import Point, is_narrative, point_of
from dateline.models.when import Time


def find_times(draft: Draft) -> None:
    """Fill `draft.published` and `draft.times`, and tell of a publication day that could not be found."""
    located = find(draft.doc, draft.doc.text)
    draft.published, problems = publication(draft, located)
    draft.problems.extend(problems)
    draft.times = tuple(resolved(located, draft.anchor))


def resolved(located: list[Located], published: date | None) -> Iterable[Time]:
    """Yield the time of every located reading, each against the publication day or what was told before it."""
    narrative = is_narrative((item.reading for item in located), published)
    told: Point | None = None
    quarter: Point | None = None
    for item in located:
        if item.reading.history_only and not narrative:
            continue
        anchor = Anchor(published, told, quarter, item.direction, narrative)
        kind, value = resolve(item.reading, anchor)
        point = point_of(value) if kind in {"DATE", "TIME"} else None
        meaning = item.reading.meaning
        if point and not (narrative and _is_aside(item, point, told)):
            told = point
            if isinstance(meaning, Calendar) and point.quarter:
                quarter = point
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
            direction=item.direction,
        )


def _is_aside(item: Located, point: Point, told: Point | None) -> bool:
    """Tell whether a narrative names a time in passing, and goes on from what it told before.

    "Ten years ago" is the author's; a bare year in mid-sentence does not move a story that is told by months.
    """
    meaning = item.reading.meaning
    if isinstance(meaning, Shift):
        return meaning.base == "speech"
    bare_year = isinstance(meaning, Calendar) and not (meaning.month or meaning.season or meaning.quarter)
    return bare_year and not item.opens and point.month is None and told is not None and told.month is not None
