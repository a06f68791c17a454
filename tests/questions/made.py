"""Timelines made by hand for questions about them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dateline.models.article import Article, Published
from dateline.models.event import Trigger
from dateline.models.timeline import Timeline, TimelineEvent, TimelineSource
from dateline.models.when import When


def day(iso: str, **more: Any) -> When:
    """Return a full date."""
    known = date.fromisoformat(iso)
    values: dict[str, Any] = {"grain": "day", "approximate": False, "basis": "stated", "evidence": None} | more
    return When(iso, known, known, **values)


def article(id_: str, published: str | None = None) -> Article:
    known = Published(date.fromisoformat(published), "metadata") if published else None
    return Article(id_, f"press/{id_}.txt", published=known)


def source(article_: str, text: str, at: int = 0, **more: Any) -> TimelineSource:
    """Return a source whose trigger is the first word of its sentence."""
    first = text.split(maxsplit=1)[0]
    return TimelineSource(article_, Trigger(at, at + len(first), first), (at, at + len(text)), text, **more)


def event(id_: str, headline: str, when: When | None = None, *articles: str, **more: Any) -> TimelineEvent:
    sources = tuple(source(each, f"{headline}.", when=when, status=more.get("status", "occurred")) for each in articles)
    values: dict[str, Any] = {"status": "occurred", "sources": sources, "independent_sources": max(len(articles), 1)}
    return TimelineEvent(id_, when, headline=headline, **values | more)


def timeline(articles: Sequence[Article], *events: TimelineEvent, **more: Any) -> Timeline:
    dated = tuple(each for each in events if each.when and each.when.earliest)
    undated = tuple(each for each in events if each not in dated)
    return Timeline(articles=tuple(articles), events=dated, undated=undated, **more)
