"""A timeline as its page shows it: years, months and dates, the events of each, and every article's words for them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.cli.render.corrected import corrections
from dateline.cli.render.dates import weekday, when_words, words, year_words
from dateline.cli.render.disagreement import disagreements
from dateline.cli.render.footer import count
from dateline.cli.render.labels import Sources
from dateline.cli.render.page.index import Index
from dateline.cli.render.page.marked import Piece, marked, within
from dateline.cli.render.plain import plain
from dateline.cli.render.quotation import Quotations, unmarked
from dateline.models.article import Article
from dateline.models.span import Evidence
from dateline.models.timeline import TimelineEvent, TimelineSource
from dateline.models.when import When

_QUOTES = 3
_MANY_DATES = 8
"""From how many dates on a year is divided into months."""

_LOT = 40
"""How many events of one date stand together at most."""

_MONTH = 31
_COARSE = frozenset({"season", "quarter", "half", "year", "decade", "century", "millennium"})

_HOW_DATED = {
    "stated": "",
    "carried": "date carried over",
    "reported": "day of the report",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's words for an event: sentences in pieces, each with what they tell of its date and status."""

    number: int
    name: str
    article: Article | None
    sentences: tuple[tuple[list[Piece], str], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: its words, who said it, and whether it is reported without marks."""

    words: str
    speaker: str
    indirect: bool


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as it is shown; `said` stands in sight, `also_said` with the sentences."""

    event: TimelineEvent
    headline: str
    weight: int
    cited: str
    sentences: str
    said: tuple[Said, ...]
    also_said: tuple[Said, ...]
    disagreements: tuple[str, ...]
    corrections: tuple[str, ...]
    told: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class DateView:
    """Events of one date: in words, how it is known, and the form of its mark on the line."""

    words: str
    note: str
    form: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class MonthView:
    """Dates that stand under a month's name, or under none."""

    name: str
    dates: tuple[DateView, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """The months of a year."""

    name: str
    months: tuple[MonthView, ...]


class Viewer:
    """Turns the events of one timeline into what is shown of them."""

    def __init__(self, named: Sources, index: Index, quoted: Quotations) -> None:
        self._named = named
        self._index = index
        # A quote is shown in sight once, at the weightiest event it hangs on.
        ranked = sorted(index.events, key=lambda event: index.weights[event.id])
        self._in_sight = {event.id: [said for said, _ in quoted.of(event, _QUOTES)] for event in ranked}

    def years(self, events: Iterable[TimelineEvent]) -> Iterator[YearView]:
        """Yield dated events by year."""
        for name, group in groupby(events, key=lambda event: year_words(event.when) if event.when else ""):
            dates = list(self._dates(group))
            yield YearView(name or "Year unknown", tuple(_months([each for each, _ in dates], [m for _, m in dates])))

    def undated(self, events: Iterable[TimelineEvent]) -> Iterator[MonthView]:
        """Yield events that are tied to no day, by what is known of their date."""
        for date, _ in self._dates(events):
            yield MonthView("", (date,))

    def _dates(self, events: Iterable[TimelineEvent]) -> Iterator[tuple[DateView, str]]:
        """Yield events by date, in lots that a browser lays out at once, with the name of the month that lies in."""
        for (label, note, form, month), group in groupby(events, key=_date):
            views = list(map(self._event, group))
            for first in range(0, len(views), _LOT):
                yield DateView(label, note, form, tuple(views[first : first + _LOT])), month

    def _event(self, event: TimelineEvent) -> EventView:
        told = tuple(self._told(event))
        sentences = sum(len(each.sentences) for each in told)
        number = count(sentences, "sentence")
        if event.independent_sources < len(told):
            number += f", {count(event.independent_sources, 'independent source')}"
        sight, rest = self._said(event)
        return EventView(
            event=event,
            headline=plain(event.headline),
            weight=self._index.weights[event.id],
            cited=", ".join(map(str, self._named.of(event))),
            sentences=number,
            said=sight,
            also_said=rest,
            disagreements=tuple(disagreements(event, self._named)),
            corrections=tuple(corrections(event)),
            told=told,
        )

    def _said(self, event: TimelineEvent) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
        every: dict[str, Said] = {}
        for quote in sorted(event.quotes, key=lambda quote: quote.kind):
            said = unmarked(quote.text)
            speaker = self._index.speaker(quote.entity, quote.speaker)
            every.setdefault(said.casefold().rstrip(",.!?"), Said(said, speaker, quote.kind == "indirect"))
        sight = set(self._in_sight[event.id])
        shown = tuple(said for said in every.values() if said.words in sight)
        return shown, tuple(said for said in every.values() if said.words not in sight)

    def _told(self, event: TimelineEvent) -> Iterator[Telling]:
        for article, sources in groupby(sorted(event.sources, key=self._place), key=lambda source: source.article):
            own = [(marked(source, _dated_by(event, source)), _note(event, source)) for source in sources]
            yield Telling(
                self._named.numbers[article], self._named.name(article), self._named.articles.get(article), tuple(own)
            )

    def _place(self, source: TimelineSource) -> tuple[int, int]:
        return self._named.numbers[source.article], source.sentence[0]


def _dated_by(event: TimelineEvent, source: TimelineSource) -> list[Evidence]:
    return list({when.evidence for when in (source.when, event.when) if when and when.evidence})


def _note(event: TimelineEvent, source: TimelineSource) -> str:
    """Tell which date, and which status, an article gives an event, where its sentence alone does not show that."""
    when, notes = source.when, []
    if when is None:
        notes.append("gives no date" if event.when else "")
    elif when.basis == "reported":
        notes.append(f"gives no date of its own; {when_words(when)}")
    elif when.evidence and not within(source, when.evidence):
        notes.append(f"dated {when_words(when)} by “{plain(when.evidence.text)}” elsewhere in the article")
    elif when.evidence:
        said = plain(when.evidence.text)
        notes.append("" if said == when_words(when) else f"“{said}”: {when_words(when)}")
    else:
        notes.append(f"dated {when_words(when)}")
    if source.status != event.status:
        notes.append(f"told as {source.status}")
    return "; ".join(filter(None, notes))


def _date(event: TimelineEvent) -> tuple[str, str, str, str]:
    when = event.when
    if when is None:
        return "No date", "", "none", ""
    label = f"{weekday(when)} {when_words(when, year=False)}".strip()
    note = _HOW_DATED[when.basis]
    form = _form(when)
    if form == "partial":
        note = ", ".join(filter(None, ("partial date", note)))
    elif form == "open":
        note = ", ".join(filter(None, ("open-ended", note)))
    about = " about" if when.approximate and when.basis != "reported" else ""
    return label, note, f"{form} {when.basis}{about}", _month(when)


def _form(when: When) -> str:
    if not (when.earliest or when.latest):
        return "partial"
    if not (when.earliest and when.latest):
        return "open"
    return "day" if when.earliest == when.latest else "span"


def _month(when: When) -> str:
    """Return the month that a time begins in, or ends in where it has no beginning, if it is not much longer."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if not first or not last or (last - first).days > _MONTH or when.grain in _COARSE:
        return ""
    return words(f"{first:%Y-%m}", year=False)


def _months(dates: Sequence[DateView], names: Sequence[str]) -> Iterator[MonthView]:
    """Yield dates under the months they lie in, where there are enough to be divided."""
    if len(dates) < _MANY_DATES or len(set(names) - {""}) < 2:
        yield MonthView("", tuple(dates))
        return
    for name, group in groupby(zip(names, dates, strict=True), key=lambda pair: pair[0]):
        yield MonthView(name or "Some time in the year", tuple(each for _, each in group))


def counted(events: Iterable[TimelineEvent]) -> Counter[str]:
    """Return how many events there are of each status and each way of being dated, to explain only what is there."""
    keys: Counter[str] = Counter()
    for event in events:
        keys[event.status] += 1
        keys.update(_date(event)[2].split())
    return keys
