"""The timeline for a terminal: grouped by year and day, dates at the left, sources at the right."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.text import Text

from dateline.cli.render.canvas import Canvas, quoted, stack
from dateline.cli.render.dates import weekday, when_words, words, year_words
from dateline.cli.render.footer import count, counts
from dateline.cli.render.labels import Sources, label, sources
from dateline.cli.render.marks import MARKS
from dateline.cli.render.plain import plain, shorten
from dateline.cli.render.screen import Screen
from dateline.extract.statements import Statement
from dateline.models.timeline import Account, Timeline, TimelineEvent, TimelineQuote

_QUOTES = 2
_QUOTE_LINES = 2
_LISTED = 40
"""How many articles the list of sources names."""


def timeline(timeline: Timeline, screen: Screen, *, held_back: int = 0) -> Iterator[str]:
    """Yield the timeline, a year at a time."""
    canvas = Canvas(screen)
    named = sources(timeline)
    layout = _Layout(screen.width, timeline, named)
    for year, events in groupby(timeline.events, key=lambda event: year_words(event.when) if event.when else ""):
        canvas.heading(year or "Year unknown")
        canvas.columns(layout.widths, list(layout.rows(events)))
        yield canvas.take()
    if timeline.undated:
        canvas.heading("Undated")
        canvas.columns(layout.widths, list(layout.rows(timeline.undated)))
        yield canvas.take()
    _sources(canvas, named)
    _footer(canvas, timeline, held_back)
    yield canvas.take()


class _Layout:
    """The columns of events: date, mark, what happened, sources."""

    def __init__(self, width: int, timeline: Timeline, named: Sources) -> None:
        self._named = named
        events = (*timeline.events, *timeline.undated)
        dates = max((len(_date(event)) for event in events), default=0)
        names = max((len(name) for event in events for name in named.of(event)), default=0)
        self._narrow = width < 60
        date = min(max(dates, 1), max(width // 6, 10))
        source = (
            max((len(f"[{n}]") for n in named.numbers.values()), default=1) if self._narrow else min(names, width // 5)
        )
        self._source = max(source, 3)
        self._body = width - date - 1 - self._source - 10
        self.widths = (date, 1, None, self._source)

    def rows(self, events: Iterable[TimelineEvent]) -> Iterator[tuple[Text, Text, object, Text]]:
        last = None
        for event in events:
            date = _date(event)
            mark, color = MARKS.get(event.status, (" ", ""))
            below = [self._quote(quote) for quote in _quotes(event)]
            below += [_account(account, self._named) for account in event.accounts]
            what = stack(Text(plain(event.headline), "bold" if event.salience >= 0.75 else ""), below)
            yield Text("" if date == last else date, "cyan"), Text(mark, color), what, self._sources(event)
            last = date

    def _quote(self, quote: TimelineQuote) -> Text:
        said = shorten(quoted(quote.text, marks=quote.kind != "indirect"), _QUOTE_LINES * self._body - 30)
        if quote.kind != "indirect" and not said.endswith("”"):
            said += "”"
        return Text(said, "italic").append(f" — {plain(quote.speaker)}" if quote.speaker else "", "not italic dim")

    def _sources(self, event: TimelineEvent) -> Text:
        names = self._named.of(event)
        if self._narrow:
            names = [name[name.rindex("[") :] for name in names]
        shown = [_fit(name, self._source) for name in (names if len(names) <= 3 else names[:2])]
        more = [f"+{len(names) - 2} more"] if len(names) > 3 else []
        return Text("\n".join(shown + more), "dim")


def _fit(name: str, width: int) -> str:
    head, number = name[: name.rindex("[")], name[name.rindex("[") :]
    return name if len(name) <= width else f"{shorten(head.strip(), max(width - len(number) - 1, 1))} {number}"


def _date(event: TimelineEvent) -> str:
    if event.when is None:
        return ""
    return f"{weekday(event.when)} {when_words(event.when, year=False)}".strip()


def _quotes(event: TimelineEvent) -> list[TimelineQuote]:
    ranked = sorted(event.quotes, key=lambda quote: quote.kind == "indirect")
    return ranked[:_QUOTES]


def _account(account: Account, named: Sources) -> Text:
    value = words(account.value) if account.about == "date" else plain(account.value)
    who = ", ".join(dict.fromkeys(named.name(article) for article in account.articles))
    return Text(f"{account.about} as {who} has it: {value}", "yellow")


def _sources(canvas: Canvas, named: Sources) -> None:
    listed = named.listed()
    if not listed:
        return
    canvas.heading("Sources")
    width = len(f"[{len(listed)}]")
    rows = []
    for number, article in listed[:_LISTED]:
        published = article.published
        day = f"{words(published.date.isoformat())}, {published.basis}" if published else "publication date unknown"
        name, title = label(article), plain(article.title or "")
        head = Text(name).append(f"  {title}" if title and title != name else "", "dim")
        rows.append((Text(f"[{number}]", "dim"), stack(head, [Text(f"{plain(article.path)} · {day}", "dim")])))
    canvas.columns((width, None), rows)
    if len(listed) > _LISTED:
        canvas.line(Text(f"  and {count(len(listed) - _LISTED, 'more article')}", "dim"))


def _footer(canvas: Canvas, timeline: Timeline, held_back: int) -> None:
    used = {event.status for event in (*timeline.events, *timeline.undated)}
    legend = "   ".join(f"{mark} {status}" for status, (mark, _) in MARKS.items() if status in used)
    canvas.line()
    if legend:
        canvas.line(Text(legend, "dim"))
    canvas.line(Text(counts(timeline), "bold"))
    if held_back:
        canvas.line(Text(f"{count(held_back, 'event')} of less weight not shown; --all shows them", "dim"))


def statements(rows: Sequence[Statement], screen: Screen, *, context: bool = False) -> Iterator[str]:
    """Yield the statements, grouped as they are ordered: by article, or by speaker."""
    canvas = Canvas(screen)
    side = max(min(screen.width // 5, 30), 10)
    for path, group in groupby(rows, key=lambda row: (row.article, row.path)):
        members = list(group)
        day = members[0].published
        canvas.heading(plain(members[0].source or path[1]), words(day.isoformat()) if day else "")
        cells = []
        for row in members:
            said = Text(quoted(row.said, marks=row.kind != "indirect"))
            below = [Text(plain(row.context), "dim")] if context else []
            when = when_words(row.when) if row.when else ""
            cells.append((Text(plain(row.who or "unnamed"), "cyan"), stack(said, below), Text(when, "dim")))
        canvas.columns((side, None, 12), cells)
        yield canvas.take()
    canvas.line()
    canvas.line(Text(count(len(rows), "quote"), "bold"))
    yield canvas.take()
