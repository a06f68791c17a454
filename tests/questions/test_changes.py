"""What diff finds between two timelines."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.questions.changes import compare
from dateline.models.timeline import Account, Timeline, TimelineEvent
from tests.questions.made import article, day, event, source, timeline

A, B = article("a", "2024-05-01"), article("b", "2024-05-03")
SAILS = event("e1", "Ferry sails", day("2024-05-02"), "a")


def kinds(old: TimelineEvent, new: TimelineEvent) -> list[str]:
    return [change.kind for change in compare(timeline([A], old), timeline([A], new)).events]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({}, {}, []),
        ({}, {"when": day("2024-05-04")}, ["moved"]),
        ({}, {"when": None}, ["moved"]),
        ({"when": None}, {}, ["moved"]),
        ({"status": "scheduled"}, {}, ["confirmed"]),
        ({"status": "possible"}, {}, ["confirmed"]),
        ({"status": "denied"}, {}, ["confirmed"]),
        ({}, {"independent_sources": 3}, ["confirmed"]),
        ({"status": "scheduled"}, {"independent_sources": 3}, ["confirmed"]),
        ({}, {"status": "denied"}, ["contradicted"]),
        ({}, {"accounts": (Account("date", "1", ("a",)), Account("date", "2", ("b",)))}, ["contradicted"]),
        ({}, {"status": "possible"}, ["weakened"]),
        ({"independent_sources": 2}, {}, ["weakened"]),
        ({}, {"headline": "The ferry sails again"}, ["reworded"]),
        ({"status": "scheduled"}, {"when": day("2024-05-04"), "headline": "X"}, ["moved", "confirmed", "reworded"]),
    ],
)
def test_what_changed(old: dict[str, object], new: dict[str, object], expected: list[str]) -> None:
    assert kinds(replace(SAILS, **old), replace(SAILS, **new)) == expected  # type: ignore[arg-type]


def test_events_are_the_same_by_id_by_source_or_by_sentence() -> None:
    moved = replace(SAILS, id="e2", headline="Sails")
    assert kinds(SAILS, moved) == ["reworded"]
    elsewhere = replace(SAILS, id="e2", sources=(source("moved/a", "Ferry sails.", 30),))
    assert kinds(SAILS, elsewhere) == []
    another = replace(SAILS, id="e2", sources=(source("a", "Boats leave.", 90),))
    assert kinds(SAILS, another) == ["added", "gone"]


def test_what_was_merged_is_gone_into_the_other() -> None:
    docks = event("e2", "Ferry docks", day("2024-05-02"), "a")
    docks = replace(docks, sources=(source("a", "Docks fill.", 50),))
    both = replace(SAILS, sources=(*SAILS.sources, *docks.sources))
    (merged,) = compare(timeline([A], SAILS, docks), timeline([A], both)).events
    assert (merged.kind, merged.old, merged.other) == ("gone", docks, both)
    (split,) = compare(timeline([A], both), timeline([A], SAILS, docks)).events
    assert (split.kind, split.new, split.other) == ("added", docks, both)


def test_articles_that_are_new_or_gone_are_named() -> None:
    changes = compare(timeline([A], SAILS), timeline([B], SAILS))
    assert (changes.articles_added, changes.articles_gone) == ((B,), (A,))


EVENTS = st.lists(
    st.builds(
        lambda number, text, date_, status: event(
            f"e{number}", text, day(date_) if date_ else None, "a", status=status
        ),
        st.integers(0, 9),
        st.sampled_from(["Ferry sails", "Boats leave", "Rain falls"]),
        st.sampled_from(["2024-05-01", "2024-05-02", ""]),
        st.sampled_from(["occurred", "scheduled", "denied"]),
    ),
    max_size=6,
    unique_by=lambda each: each.id,
)


@given(EVENTS)
def test_nothing_changed_from_a_timeline_to_itself(events: list[TimelineEvent]) -> None:
    made = timeline([A], *events)
    assert compare(made, made).events == ()


@given(EVENTS, EVENTS)
def test_what_is_added_one_way_is_gone_the_other(before: list[TimelineEvent], after: list[TimelineEvent]) -> None:
    old, new = timeline([A], *before), timeline([A], *after)

    def number(one: Timeline, other: Timeline, kind: str) -> int:
        return sum(change.kind == kind for change in compare(one, other).events)

    assert len(before) - number(old, new, "gone") == len(after) - number(old, new, "added")
