"""What lint finds, a kind a case: where there is something to look after, and beside it where there is not."""

from collections.abc import Sequence

import pytest

from dateline.extract.questions.lint import LEVELS, Code, lint
from dateline.models.problem import Problem
from dateline.models.timeline import Account, Timeline
from dateline.models.when import When
from tests.questions.made import article, day, event, source, timeline

A, B = article("a", "2024-05-01"), article("b", "2024-06-01")
FLOATING = When("XXXX-XX-07", None, None, "day", False, "stated", None)
APRIL = [event(f"d{n}", f"Rain fell on day {n}", day(f"2024-05-{n:02d}"), "a", "b") for n in range(1, 9)]


def account(about: str, *values: str) -> tuple[Account, ...]:
    return tuple(Account(about, value, (f"a{n}",)) for n, value in enumerate(values))  # type: ignore[arg-type]


CASES: dict[str, tuple[Timeline, Sequence[tuple[Code, str | None]]]] = {
    "nothing": (timeline([A], event("e", "Ferry sails", day("2024-04-30"), "a")), []),
    "no article": (timeline([]), []),
    "an article without a day": (timeline([A, article("c")]), [("article-undated", None)]),
    "an article that failed": (
        timeline([article("c")], problems=(Problem("press/c.txt", "language", "is not English"),)),
        [("article-failed", None)],
    ),
    "a correction that fits nothing": (
        timeline([A], problems=(Problem("press/dateline.toml", "correction", "[[events]] 1 fits none"),)),
        [("correction", None)],
    ),
    "dates that differ": (
        timeline([A], event("e", "Ferry sails", day("2024-04-30"), "a", accounts=account("date", "1", "2"))),
        [("dates-differ", "e")],
    ),
    "numbers and statuses that differ": (
        timeline(
            [A],
            event(
                "e",
                "Ferry sails",
                day("2024-04-30"),
                "a",
                accounts=(*account("number", "3 boats", "4 boats"), *account("status", "denied", "occurred")),
            ),
        ),
        [("numbers-differ", "e"), ("statuses-differ", "e")],
    ),
    "announced and overdue": (
        timeline([A, B], event("e", "Ferry sails", day("2024-05-31"), "a", status="scheduled")),
        [("overdue", "e")],
    ),
    "announced for the day of the last article": (
        timeline([A, B], event("e", "Ferry sails", day("2024-06-01"), "a", status="scheduled")),
        [],
    ),
    "announced with an open end": (
        timeline(
            [A, B],
            event("e", "Ferry sails", When("2024-05-02/..", A.published.date, None, "day", False, "stated", None), "a"),  # type: ignore[union-attr]
        ),
        [],
    ),
    "a part of a date": (timeline([A], event("e", "Ferry sails", FLOATING, "a")), [("date-open", "e")]),
    "no date": (timeline([A], event("e", "Ferry sails", None, "a")), [("undated", "e")]),
    "one source for something of weight": (
        timeline([A, B], event("e", "Ferry sails", day("2024-05-01"), "a", salience=0.9)),
        [("single-source", "e")],
    ),
    "one source for something of weight, of one article": (
        timeline([A], event("e", "Ferry sails", day("2024-05-01"), "a", salience=0.9)),
        [],
    ),
    "two sources for something of weight": (
        timeline([A, B], event("e", "Ferry sails", day("2024-05-01"), "a", "b", salience=0.9)),
        [],
    ),
    "a gap": (timeline([A, B], *APRIL, event("z", "Ferry sails", day("2024-05-30"), "a", "b")), [("gap", None)]),
    "a week without events": (timeline([A, B], *APRIL, event("z", "Ferry sails", day("2024-05-15"), "a", "b")), []),
    "long ago is no gap": (timeline([A, B], *APRIL, event("z", "Ferry sails", day("1960-05-15"), "a", "b")), []),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_found(name: str) -> None:
    made, expected = CASES[name]
    assert [(found.code, found.event.id if found.event else None) for found in lint(made)] == expected


def test_every_kind_has_a_case() -> None:
    told = {code for _, expected in CASES.values() for code, _ in expected}
    assert told | {"duplicate"} == set(LEVELS)


def test_a_pair_of_events_that_came_near_may_be_one() -> None:
    made = timeline([A], event("e", "Ferry sails", day("2024-05-01"), "a"), event("f", "Boat leaves", None, "a"))
    (found, *_) = lint(made, [("e", "f"), ("e", "gone")])
    assert (found.code, found.event and found.event.id, found.other and found.other.id) == ("duplicate", "e", "f")


@pytest.mark.parametrize(
    ("status", "published", "reason"),
    [("occurred", None, "no-day"), ("scheduled", "2024-05-01", "ahead"), ("denied", "2024-05-01", "background")],
)
def test_why_an_event_has_no_date(status: str, published: str | None, reason: str) -> None:
    told = event("e", "Ferry sails", None, status=status, sources=(source("a", "Ferry sails.", status=status),))
    found = [each for each in lint(timeline([article("a", published)], told)) if each.event]
    assert [each.undated for each in found] == [reason]
