"""The timeline for a terminal: grouped by year and day, dates at the left, sources at the right."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from dateline.cli.render.canvas import Canvas, stack
from dateline.cli.render.corrected import corrections, general_corrections
from dateline.cli.render.dates import weekday, when_words, words, year_words
from dateline.cli.render.disagreement import disagreements
from dateline.cli.render.footer import count, counts
from dateline.cli.render.labels import Sources, common_folder, heading_of, label, short_ids, side_of, sources
from dateline.cli.render.marks import MARKS
from dateline.cli.render.plain import plain, shorten
from dateline.cli.render.quotation import quotations, unmarked
from dateline.cli.render.screen import Screen
from dateline.extract.statements import Statement
from dateline.models.timeline import Timeline, TimelineEvent

_NARROW = 60
"""Columns below which sources are told by their numbers alone."""

_QUOTES = 2
_QUOTE_LINES = 3
_SOURCES = 3
"""How many of these an event shows at most, and how many lines a quote takes."""

_LEAST_TITLE = 15
_LISTED = 40
"""How many articles the list of sources names at most."""


def timeline(timeline: Timeline, screen: Screen, *, held_back: int = 0) -> Iterator[str]:
    """Yield the timeline, a year at a time."""
    canvas = Canvas(screen)
    named = sources(timeline)
    layout = _Layout(screen, timeline, named)
    for year, events in groupby(timeline.events, key=lambda event: year_words(event.when) if event.when else ""):
        canvas.heading(year or "Year unknown")
        canvas.columns(layout.widths, list(layout.rows(events)))
        yield canvas.take()
    if timeline.undated:
        canvas.heading("Undated")
        canvas.columns(layout.widths, list(layout.rows(timeline.undated)))
        yield canvas.take()
    _sources(canvas, named)
    _corrections(canvas, timeline)
    _footer(canvas, timeline, held_back)
    yield canvas.take()


class _Layout:
    """The columns of events: mark, date, id where it is asked for, what happened, sources."""

    def __init__(self, screen: Screen, timeline: Timeline, named: Sources) -> None:
        width = screen.width
        events = (*timeline.events, *timeline.undated)
        dates = max((len(_date(event)) for event in events), default=0)
        names = max((len(str(each)) for event in events for each in named.of(event)), default=0)
        marks = max((len(each.marks) for event in events for each in named.of(event)), default=0)
        self._named = named
        self._quotations = quotations(timeline)
        self._narrow = width < _NARROW
        date = min(dates, max(width // 5, 11))
        self._source = min(marks, max(width // 4, 5)) if self._narrow else min(names, max(width // 5, 17))
        self._ids = short_ids(timeline) if screen.ids else {}
        ids = (max(map(len, self._ids.values()), default=0) + 1,) if self._ids else ()
        self.widths = (1, date + 1, *ids, None, self._source)
        self._body = width - date - sum(ids) - self._source - 5

    def rows(self, events: Iterable[TimelineEvent]) -> Iterator[Sequence[RenderableType]]:
        """Yield a row an event; a date that the row above has is not said again."""
        last = None
        for event in events:
            date = _date(event)
            mark, color = MARKS.get(event.status, (" ", ""))
            headline = Text(plain(event.headline), "bold" if event.independent_sources > 1 else "")
            notes = (*disagreements(event, self._named), *corrections(event))
            below = [*self._quotes(event), *(Text(each, "yellow") for each in notes)]
            yield (
                Text(mark, color),
                Text("" if date == last else date, "cyan"),
                *([Text(self._ids[event.id], "dim")] if self._ids else []),
                stack(headline, below),
                self._from(event),
            )
            last = date

    def _quotes(self, event: TimelineEvent) -> Iterator[Text]:
        for said, speaker in self._quotations.of(event, _QUOTES):
            by = f" — {speaker}" if speaker else ""
            room = max(_QUOTE_LINES * (self._body - 8) - len(by), 20)
            yield Text(f"“{shorten(said, room)}”", "italic").append(by, "not italic dim")

    def _from(self, event: TimelineEvent) -> Text:
        cited = self._named.of(event)
        if self._narrow:
            return Text(" ".join(each.marks for each in cited), "dim")
        shown = cited if len(cited) <= _SOURCES else cited[: _SOURCES - 1]
        more = [f"+{len(cited) - len(shown)} more"] if len(shown) < len(cited) else []
        return Text("\n".join([*(each.fit(self._source) for each in shown), *more]), "dim")


def _date(event: TimelineEvent) -> str:
    return f"{weekday(event.when)} {when_words(event.when, year=False)}".strip() if event.when else ""


def _sources(canvas: Canvas, named: Sources) -> None:
    listed = named.listed()
    if not listed:
        return
    folder = common_folder(article.path for _, article in listed)
    canvas.heading("Sources", folder)
    shown = listed[:_LISTED]
    number = len(f"[{shown[-1][0]}]")
    name = min(max(len(label(article)) for _, article in shown), max(canvas.width // 4, 12))
    rows = []
    for n, article in shown:
        published = article.published
        day = f"{words(published.date.isoformat())} ({published.basis})" if published else "no publication date"
        where = f"{plain(article.path.removeprefix(folder))} · {day}"
        room = canvas.width - number - name - len(where) - 6
        title = f" · {shorten(plain(article.title), room)}" if article.title and room >= _LEAST_TITLE else ""
        rows.append((Text(f"[{n}]", "dim"), Text(shorten(label(article), name)), Text(where + title, "dim")))
    canvas.columns((number, name + 1, None), rows)
    if len(listed) > _LISTED:
        canvas.line(Text(f"and {count(len(listed) - _LISTED, 'more article')}", "dim"))


def _corrections(canvas: Canvas, timeline: Timeline) -> None:
    """List what a user put right that hangs on no event."""
    listed = general_corrections(timeline)
    if listed:
        canvas.heading("Corrections")
        for each in listed[:_LISTED]:
            canvas.line(Text(each, "yellow"))
        if len(listed) > _LISTED:
            canvas.line(Text(f"and {count(len(listed) - _LISTED, 'more correction')}", "dim"))


def _footer(canvas: Canvas, timeline: Timeline, held_back: int) -> None:
    used = {event.status for event in (*timeline.events, *timeline.undated)}
    legend = "   ".join(f"{mark} {status}" for status, (mark, _) in MARKS.items() if status in used)
    canvas.line()
    if legend:
        canvas.line(Text(legend, "dim"))
    canvas.line(Text(counts(timeline), "bold"))
    if held_back:
        canvas.line(Text(f"{count(held_back, 'event')} of less weight not shown; --all shows them", "dim"))


def statements(
    rows: Sequence[Statement], screen: Screen, *, by: str = "article", context: bool = False
) -> Iterator[str]:
    """Yield the statements under headings; a statement holds its partial quotes."""
    canvas = Canvas(screen)
    side = side_of(by)
    shown = [(row, side(row), when_words(row.when) if row.when else "") for row in rows if not row.within]
    sides = max((len(name) for _, name, _ in shown), default=0)
    dates = max((len(date) for _, _, date in shown), default=0)
    widths = (min(sides, max(screen.width // 5, 8)) + 1, None, min(dates, max(screen.width // 6, 8)))
    heading = heading_of(by)
    for title, group in groupby(shown, key=lambda each: heading(each[0])):
        canvas.heading(title)
        canvas.columns(widths, [_statement(*each, context=context) for each in group])
        yield canvas.take()
    canvas.line()
    canvas.line(Text(count(len(shown), "quote"), "bold"))
    yield canvas.take()


def _statement(row: Statement, side: str, date: str, *, context: bool) -> tuple[Text, RenderableType, Text]:
    if row.kind == "indirect":
        said = Text.assemble((f"{plain(row.cue)} " if row.cue else "", "dim"), plain(row.said))
    else:
        said = Text(f"“{unmarked(row.said)}”")
    below = [Text(plain(row.context), "dim")] if context else []
    return Text(side, "cyan"), stack(said, below), Text(date, "dim")
