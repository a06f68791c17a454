"""What users put right, with its sign and the reason."""

from collections.abc import Iterable
from itertools import groupby

from dateline.cli.render.dates import words
from dateline.cli.render.plain import plain
from dateline.models.article import Article
from dateline.models.correction import Correction
from dateline.models.timeline import Timeline, TimelineEvent

SIGN = "✎"
"""Stands before everything that a user put right."""

_TOLD = {
    "published": "published {now}",
    "left-out": "{was}: left out",
    "date": "dated by hand",
    "headline": "headline by hand",
    "status": "{now} by hand",
    "merge": "made one by hand of {was}",
    "split": "told apart by hand from {was}",
    "same": "{was}: the same, by hand",
    "different": "{was}: not the same, by hand",
}
_DATES = frozenset({"published", "date"})
_HEADLINES = frozenset({"headline", "merge", "split"})
_VALUES = frozenset({"published", "date", "status", "headline"})
"""What has a value that was another one before."""


def corrections(event: TimelineEvent) -> list[str]:
    """Return what was put right of an event, in a line a reason."""
    return _lines(event.corrections)


def corrections_of(article: Article) -> list[str]:
    """Return what was put right of an article, which the lines name."""
    return _lines(article.corrections, f"{plain(article.path)}: ")


def general_corrections(timeline: Timeline) -> list[str]:
    """Return what was put right of articles and people, each named."""
    articles = (line for article in timeline.articles for line in corrections_of(article))
    return [*articles, *(line for each in timeline.corrections for line in _lines([each]))]


def _lines(told: Iterable[Correction], subject: str = "") -> list[str]:
    return [
        f"{SIGN} {subject}{'; '.join(map(_told, group))}{f': {plain(because)}' if because else ''}"
        for because, group in groupby(told, key=lambda each: each.because)
    ]


def _told(correction: Correction) -> str:
    was, now = _shown(correction, correction.was), _shown(correction, correction.now)
    before = f", was {was}" if correction.about in _VALUES and correction.was not in {None, correction.now} else ""
    return _TOLD[correction.about].format(was=was, now=now) + before


def _shown(correction: Correction, value: str | None) -> str:
    shown = plain(words(value) if value and correction.about in _DATES else value or "")
    return f"“{shown.replace(' + ', '” + “')}”" if correction.about in _HEADLINES else shown
