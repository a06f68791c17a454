"""A timeline made by hand, with one event of every shape a renderer must show."""

from datetime import date
from typing import Any

import pytest

from dateline.models.article import Article, Published
from dateline.models.event import Trigger
from dateline.models.problem import Problem
from dateline.models.quote import QuoteKind
from dateline.models.timeline import (
    Account,
    CorpusEntity,
    Timeline,
    TimelineEvent,
    TimelineParticipant,
    TimelineQuote,
    TimelineSource,
)
from dateline.models.when import Basis, Grain, When


def when(
    edtf: str,
    earliest: str | None = None,
    latest: str | None = None,
    grain: Grain | None = "day",
    *,
    approximate: bool = False,
    basis: Basis = "stated",
) -> When:
    """Return a When whose bounds are one day where only its EDTF is given as a full date."""
    first = date.fromisoformat(earliest) if earliest else None
    last = date.fromisoformat(latest) if latest else first
    if first is None and last is None and len(edtf) == len("2024-04-07") and edtf[0].isdigit() and "X" not in edtf:
        first = last = date.fromisoformat(edtf)
    return When(edtf, first, last, grain, approximate, basis, None)


def event(headline: str, at: When | None, *articles: str, **more: Any) -> TimelineEvent:
    sources = tuple(
        TimelineSource(each, Trigger(0, 4, headline[:4]), (0, len(headline)), headline, at)
        for each in articles or ("a",)
    )
    return TimelineEvent(
        **{"id": f"e{len(headline)}", "when": at, "status": "occurred", "headline": headline, "sources": sources} | more
    )


def quote(text: str, speaker: str | None, kind: QuoteKind = "direct", article: str = "a") -> TimelineQuote:
    return TimelineQuote("q1", article, kind, 10, 10 + len(text), text, speaker, "p1")


@pytest.fixture(scope="session")
def timeline() -> Timeline:
    return TIMELINE


TIMELINE = Timeline(
    articles=(
        Article(
            id="a",
            path="press/harbour.txt",
            title="The bridge that took nine years",
            source="Harbour Post",
            published=Published(date(2024, 4, 8), "dateline"),
        ),
        Article(id="b", path="press/wire/0042_b7d17968f196edb8.txt", title="Mayor opens bridge"),
        Article(id="c", path="press/council.html", source="Council Watch", url="https://council.example/bridge"),
    ),
    entities=(CorpusEntity("p1", "Anna Lindqvist", "PERSON", ("Lindqvist",), ("a", "b")),),
    events=(
        event("The old ferry ran for the last time.", when("1960", "1960-01-01", "1960-12-31", "year"), "b"),
        event(
            "The city council decided to build the bridge.", when("2015-03", "2015-03-01", "2015-03-10", "month"), "c"
        ),
        event(
            "Mayor Anna Lindqvist told the Harbour Post in an interview that the bridge would be open to all.",
            when("2024-04-07"),
            "a",
            "b",
            quotes=(
                quote("“This bridge belongs to everybody who has ever missed the last ferry home,”", "Anna Lindqvist"),
                quote("the toll would be gone by the end of the decade", "Anna Lindqvist", "indirect"),
            ),
            participants=(TimelineParticipant("agent", "p1", "Anna Lindqvist"),),
            salience=0.9,
        ),
        event("Engineers inspected the cables.", when("2024-04-07"), "b"),
        event(
            "The mayor visited the two ports on the northern shore.",
            when("2024-04-08/2024-04-14", "2024-04-08", "2024-04-14"),
            "a",
            "b",
            "c",
        ),
        event(
            "Lindqvist opened the bridge in front of 4,000 people.",
            when("2024-04-10~", "2024-04-09", "2024-04-11", approximate=True),
            "a",
            "c",
            accounts=(Account("date", "2024-04-10", ("a",)), Account("date", "2024-04-11", ("c",))),
        ),
        event(
            "The council was said to be unhappy with the bill.",
            when("2024-04-12~", "2024-04-12", "2024-04-12", approximate=True, basis="reported"),
            "c",
        ),
        event(
            "Ministers will meet at the bridge.",
            when("2024-06", "2024-06-01", "2024-06-30", "month"),
            "a",
            status="scheduled",
        ),
        event(
            "A second bridge may follow.",
            when("2024-33", "2024-01-01", "2024-03-31", "quarter"),
            "a",
            status="possible",
        ),
        event(
            "The harbour company called off the ferry's return.",
            when("2025", "2025-01-01", "2025-12-31", "year"),
            "c",
            status="denied",
        ),
        event("The toll will end.", when("../2027", None, "2027-12-31", "year"), "a", status="scheduled"),
    ),
    undated=(
        event("The mayor of the sister city 長崎市 came to see the works.", when("XXXX-XX-07", grain="day"), "b"),
        event("The mayors toured the islands.", when("XXXX-XX-08/XXXX-XX-14", grain="day"), "b", status="ongoing"),
        event("A diver found the bell of the old ferry.", None, "c"),
    ),
    problems=(Problem("press/broken.json", "json", "line 7 is not JSON"),),
)
