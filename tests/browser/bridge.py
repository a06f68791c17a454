"""A timeline made by hand that has a little of everything a page can show."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from dateline.cli.render import html
from dateline.cli.render.screen import Screen
from dateline.models.article import Article, Published
from dateline.models.correction import Correction
from dateline.models.event import Trigger
from dateline.models.span import Evidence
from dateline.models.timeline import (
    Account,
    CorpusEntity,
    Timeline,
    TimelineEvent,
    TimelineParticipant,
    TimelineQuote,
    TimelineSource,
)
from dateline.models.when import When

ANNA, BO = "Anna Lindqvist", "Bo Ek"
OPENING = "Anna Lindqvist opened the bridge on Sunday."


def day(iso: str, **more: Any) -> When:
    at = date.fromisoformat(iso)
    return replace(When(iso, at, at, "day", False, "stated", None), **more)


def year(edtf: str, earliest: str | None, latest: str) -> When:
    first = date.fromisoformat(earliest) if earliest else None
    return When(edtf, first, date.fromisoformat(latest), "year", False, "stated", None)


def told(article: str, text: str, when: When | None, trigger: str = "") -> TimelineSource:
    at = text.index(trigger)
    return TimelineSource(
        article, Trigger(100 + at, 100 + at + len(trigger), trigger), (100, 100 + len(text)), text, when
    )


def event(name: str, headline: str, when: When | None, **more: Any) -> TimelineEvent:
    known: dict[str, Any] = {"status": "occurred", "sources": (told("a", headline, when),), "salience": 0.5}
    return TimelineEvent(**{"id": name, "when": when, "headline": headline} | known | more)


SUNDAY = Evidence("a", 100 + OPENING.index("Sunday"), 100 + OPENING.index("Sunday") + 6, "Sunday")
OPENED = day("2024-04-07", evidence=SUNDAY)
BRIDGE = Timeline(
    articles=(
        Article(
            "a", "press/harbour.txt", title="A bridge", source="Harbour Post", url="https://harbour.example/bridge",
            published=Published(date(2024, 4, 8), "metadata"),
        ),
        Article("b", "press/council.txt", title="Council", source="Council Watch", url="javascript:alert(1)"),
    ),
    entities=(
        CorpusEntity("p1", ANNA, "PERSON"),
        CorpusEntity("p2", BO, "PERSON"),
        CorpusEntity("o1", "Harbour Board", "ORG"),
    ),
    events=(
        event("ferry", "The old ferry ran for the last time", year("1960", "1960-01-01", "1960-12-31")),
        event(
            "opening", "Anna Lindqvist opens the bridge", OPENED, salience=0.9, independent_sources=2,
            participants=(TimelineParticipant("agent", "p1", ANNA),),
            quotes=(TimelineQuote("q1", "a", "direct", 0, 9, "“It is open,”", "she", "p1"),),
            sources=(told("a", OPENING, OPENED, "opened"), told("b", "The bridge was opened.", None, "opened")),
            accounts=(Account("date", "2024-04-07", ("a",)), Account("date", "2024-04-08", ("b",))),
        ),
        event(
            "cables", "Engineers inspect the cables", day("2024-04-07", basis="reported", approximate=True),
            sources=(told("b", "Engineers inspected the cables.", None),),
            corrections=(Correction("headline", "Engineers look", "Engineers inspect", "an editor", "x.toml"),),
        ),
        event(
            "tour", "Bo Ek tours the harbour café", day("2024-04-12", basis="carried"),
            participants=(
                TimelineParticipant("agent", "p2", BO),
                TimelineParticipant("patient", "o1", "Harbour Board"),
            ),
        ),
        event("meeting", "Ministers will meet at the bridge", day("2024-06-03"), status="scheduled"),
        event("toll", "The toll may end", year("../2027", None, "2027-12-31"), status="possible"),
    ),
    undated=(
        event("visit", "The sister city's mayor came", When("XXXX-XX-07", None, None, "day", False, "stated", None)),
        event("bell", "A diver found the bell", None, status="denied"),
        event("passing", "the old bell's sound", None, passing=True),
    ),
)  # fmt: skip


ALL = [each.id for each in (*BRIDGE.events, *BRIDGE.undated)]


def written(timeline: Timeline, folder: Path) -> str:
    path = folder / "timeline.html"
    path.write_text("".join(html.timeline(timeline, Screen())), encoding="utf-8")
    return path.as_uri()


def shown(page: Page) -> list[str]:
    return page.locator(".event:visible").evaluate_all("nodes => nodes.map(node => node.id)")  # type: ignore[no-any-return]
