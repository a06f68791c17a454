"""An explanation laid out for a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec
from rich.text import Text

from dateline.cli.answers.likeness import Point, what_came_near, why_one
from dateline.cli.answers.marked import LEGEND, dating, telling
from dateline.cli.answers.places import place
from dateline.cli.answers.reasons import of_event, of_source, put_right
from dateline.cli.render.canvas import Canvas, stack
from dateline.cli.render.dates import weekday, when_words
from dateline.cli.render.disagreement import disagreements
from dateline.cli.render.footer import count
from dateline.cli.render.labels import Sources, label
from dateline.cli.render.plain import plain
from dateline.cli.render.screen import Screen
from dateline.extract.questions.explain import Explanation, Told
from dateline.models.article import Article

if TYPE_CHECKING:
    from dateline.extract.timeline.evidence import Evidence

_LABEL = 7
"""Columns of the words at the left."""

_AGREED = "none: its articles agree on date, numbers and status, or leave them out"


def text(explained: Explanation, evidence: "Evidence | None", screen: Screen) -> Iterator[str]:
    """Yield an explanation: the event, its date, each source, what they disagree on, and why they are one.

    `evidence` is what merging compared, null where that is not known.
    """
    canvas = Canvas(screen)
    event, articles = explained.event, _articles(explained)
    named = _numbered(articles)
    canvas.heading(plain(event.id))
    canvas.line(Text(plain(event.headline), "bold"))
    canvas.line(Text(_summary(explained), "dim"))
    if by_hand := list(put_right(event)):
        canvas.heading("Put right by hand")
        _rows(canvas, [("", Text(line)) for line in by_hand])
    if len(explained.told) > 1 or by_hand:
        canvas.heading("When")
        _rows(canvas, [("", Text(line)) for line in of_event(explained)])
    yield canvas.take()
    canvas.heading("Told by", LEGEND)
    for told in explained.told:
        canvas.line(Text(_source(told, named), "bold"))
        _rows(canvas, _lines(told))
        yield canvas.take()
    if len(articles) > 1:
        canvas.heading("Disagreement")
        differ = [Text(each, "yellow") for each in disagreements(event, named)]
        _rows(canvas, [("", each) for each in differ or [Text(_AGREED)]])
    if len(explained.told) > 1:
        canvas.heading("Why its sources are one")
        _points(canvas, why_one(explained, evidence, named))
    canvas.heading("What came near")
    _points(canvas, what_came_near(evidence))
    yield canvas.take()


def json(explained: Explanation, evidence: "Evidence | None", screen: Screen) -> Iterator[str]:  # noqa: ARG001 - as text
    """Yield an explanation as one indented document: what is known, and the words for it."""
    articles = _articles(explained)
    known = msgspec.to_builtins(explained)
    told = [
        {**row, "reasons": [{"about": about, "text": line} for about, line in of_source(each)]}
        for row, each in zip(known["told"], explained.told, strict=True)
    ]
    document = {
        "format": "dateline/explanation",
        "version": 1,
        **known,
        "told": told,
        "merged": evidence.merged if evidence else None,
        "near": evidence.near if evidence else None,
        "reasons": list(of_event(explained)) if len(told) > 1 else [],
        "disagreements": list(disagreements(explained.event, _numbered(articles))),
    }
    yield msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _numbered(articles: Sequence[Article]) -> Sources:
    return Sources({one.id: one for one in articles}, {one.id: n for n, one in enumerate(articles, 1)})


def _articles(explained: Explanation) -> list[Article]:
    return list({told.article.id: told.article for told in explained.told}.values())


def _summary(explained: Explanation) -> str:
    event = explained.event
    date = f"{weekday(event.when)} {when_words(event.when)}".strip() if event.when else "undated"
    articles = len(_articles(explained))
    told = count(articles, "article") + (f", {event.independent_sources} independent" if articles > 1 else "")
    more = ["mentioned only in passing"] if event.passing else []
    return " · ".join([date, event.status, told, f"confidence {event.confidence:.2f}", *more])


def _source(told: Told, named: Sources) -> str:
    number = f"[{named.numbers[told.article.id]}]"
    start, end = told.source.sentence
    article = told.article
    return f"{number} {label(article)} · {place(article)}, characters {start}–{end}"


def _lines(told: Told) -> Iterator[tuple[str, Text]]:
    yield "", telling(told.source)
    if told.source.status != "occurred":
        yield "status", Text(told.source.status)
    for name, line in of_source(told):
        yield name, Text(line)
        if name == "words":
            yield from _elsewhere(told, line)


def _elsewhere(told: Told, line: str) -> Iterator[tuple[str, Text]]:
    """Yield the sentence of a time that stands in another than the event."""
    for phrase in told.phrases:
        known = phrase.sentence is not None and phrase.text is not None
        if known and phrase.sentence != told.source.sentence and f"characters {phrase.time.start}–" in line:
            yield "", dating(phrase.text or "", phrase.sentence[0] if phrase.sentence else 0, phrase.time)


def _rows(canvas: Canvas, lines: Iterable[tuple[str, Text]]) -> None:
    canvas.columns((2, _LABEL, None), [(Text(), Text(name, "dim"), line) for name, line in lines])


def _points(canvas: Canvas, points: Iterable[Point]) -> None:
    rows = [stack(Text(told), [Text(line, "dim") for line in below]) for told, below in points]
    canvas.columns((_LABEL + 3, None), [(Text(), row) for row in rows])
