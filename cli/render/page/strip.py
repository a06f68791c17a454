"""How events lie in time, drawn once as SVG for a page whose scripts do not run; strip.js draws the same anew."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dateline.cli.render.page.scale import Scale, scale
from dateline.models.timeline import TimelineEvent

WIDTH, BASE, HEIGHT = 1000, 76, 120
_LANE, _LANES, _APART = 6, 3, 78
_BAR, _WIDEST_BAR = 12, 26
_ROUND_YEARS = (1000, 500, 100, 50, 10, 5, 1)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Mark = tuple[str, float, float, float, float]
"""A rectangle: its kind, left, top, width and height."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A drawing of WIDTH x HEIGHT: bars of events, lines of those known to lie in a stretch, dates, quiet stretches."""

    marks: tuple[Mark, ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()
    quiet: tuple[tuple[float, float], ...] = ()


def kind(event: TimelineEvent) -> str:
    """Return how sure it is that an event took place when it is drawn: "sure", "told" by a report, or "open"."""
    if event.status not in {"occurred", "ongoing"}:
        return "open"
    return "told" if event.when and event.when.basis == "reported" else "sure"


def bounds(event: TimelineEvent) -> tuple[int | None, int | None]:
    """Return the ordinals of an event's first and last possible day, None where that is open or unknown."""
    days = (event.when.earliest, event.when.latest) if event.when else (None, None)
    first, last = (day.toordinal() if day else None for day in days)
    return first, last


def strip(events: Iterable[TimelineEvent]) -> Strip:
    """Draw all events that have a bound in time."""
    placed = [(kind(event), *bounds(event)) for event in events]
    known = [day for _, first, last in placed for day in (first, last) if day]
    if not known:
        return Strip()
    single = [(each, first) for each, first, last in placed if first and first == last]
    along = scale(min(known), max(known), [day for _, day in single])
    spans = {(first, last) for _, first, last in placed if first != last}
    marks = (*_bars(single, along), *_lines(spans, along))
    quiet = [
        (round(WIDTH * start, 1), round(WIDTH * end, 1))
        for (start, end), short in zip(pairwise(along.places), along.short, strict=True)
        if short
    ]
    return Strip(marks, tuple(_ticks(along)), tuple(quiet))


def _bars(events: Iterable[tuple[str, int]], along: Scale) -> Iterator[Mark]:
    """Stack a day's events, or those of days that lie too close to be told apart."""
    columns: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    single = list(events)
    day_width = WIDTH * min((along(day + 1) - along(day) for _, day in single), default=0.0)
    bar = round(min(max(_BAR, 0.3 * day_width), _WIDEST_BAR), 1)
    for each, day in single:
        columns[int(WIDTH * along(day + 0.5) / bar)][each] += 1
    unit = min(9.0, (BASE - 4) / max((sum(column.values()) for column in columns.values()), default=1))
    for column, kinds in sorted(columns.items()):
        top = float(BASE)
        for each in ("sure", "told", "open"):
            for _ in range(kinds[each]) if unit > 3 else range(min(kinds[each], 1)):
                height = unit if unit > 3 else unit * kinds[each]
                top -= height
                yield each, round(column * bar + 1, 1), round(top, 2), bar - 2, round(max(height - (unit > 3), 0.5), 2)


def _lines(spans: Iterable[tuple[int | None, int | None]], along: Scale) -> Iterator[Mark]:
    """Lay stretches below the bars, in lanes where they overlap; an open one runs to the edge."""
    lanes = [-1.0] * _LANES
    ends = [(first or along.days[0], last or along.days[-1], not (first and last)) for first, last in spans]
    for first, last, is_open in sorted(ends):
        left, right = WIDTH * along(first), WIDTH * along(last + 1)
        lane = next((n for n in range(_LANES) if lanes[n] < left), _LANES - 1)
        lanes[lane] = max(lanes[lane], right + 2)
        top = BASE + 5 + lane * _LANE
        yield "dashes" if is_open else "line", round(left, 1), top, round(max(right - left - 1, 2), 1), 3


def _ticks(along: Scale) -> Iterator[tuple[float, str]]:
    """Yield places and names of years, months and days that stand far enough apart.

    Rounder ones come first, but not where there is room to name the days on which something happened.
    """
    taken: dict[float, tuple[int, str]] = {}
    days = [day for day, quiet in zip(along.days, along.short, strict=False) if not quiet]
    roomy = WIDTH * min((along(day + 1) - along(day) for day in days), default=0) >= _APART / 2
    for day, name in (*_days(days), *_years(along)) if roomy else (*_years(along), *_days(days)):
        x = WIDTH * along(day)
        if x <= WIDTH - _APART and all(abs(x - other) >= _APART for other in taken):
            taken[x] = day, name
    before = 0
    for x, (day, name) in sorted(taken.items()):
        year = date.fromordinal(day).year
        yield round(x, 1), name if year == before or name.endswith(str(year)) else f"{name} {year}"
        before = year


def _years(along: Scale) -> Iterator[tuple[int, str]]:
    """Yield the first days of years, rounder ones first, and of months."""
    first, last = date.fromordinal(along.days[0]), date.fromordinal(along.days[-1] - 1)
    for every in _ROUND_YEARS:
        begin = -(-first.year // every) * every
        if (last.year - begin) / every < WIDTH:
            for year in range(max(begin, 1), last.year + 1, every):
                if (new_year := date(year, 1, 1)) >= first:
                    yield new_year.toordinal(), str(year)
    if last.year - first.year < 100:
        for month in range(first.year * 12 + first.month, last.year * 12 + last.month):
            yield date(month // 12, month % 12 + 1, 1).toordinal(), f"{_MONTHS[month % 12]} {month // 12}"


def _days(days: Iterable[int]) -> Iterator[tuple[int, str]]:
    for day in days:
        at = date.fromordinal(day)
        yield day, f"{at.day} {_MONTHS[at.month - 1]}"
