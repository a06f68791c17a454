"""The rows of `dateline quotes`: quote, speaker, article and event linked to one another."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.extract.draft import Draft
from dateline.extract.statements import Statement, by_speaker, said_by, statements

TEXT = (
    "HARROW, May 3, 2021 (Gazette) - Mayor Ann Ortega opened the bridge on Monday. “It is safe,” she said.\n\n"
    "Hugh Hill, an engineer, disagreed. “Nobody tested it,” Mr. Hill told reporters. “Nobody.”"
)


@pytest.fixture(scope="module")
def rows(draft: Callable[..., Draft]) -> list[Statement]:
    return [row for row in statements([draft(TEXT).finish()]) if row.kind != "indirect"]


def test_a_row_names_the_speaker_as_written_and_who_that_is(rows: list[Statement]) -> None:
    (row,) = [row for row in rows if "safe" in row.said]
    assert (row.speaker, row.name, row.cue) == ("she", "Ann Ortega", "said")
    assert row.entity
    assert row.speaker_span
    assert TEXT[slice(*row.speaker_span)] == "she"
    assert TEXT[row.start : row.end] == row.text
    assert row.context == TEXT.split("\n", maxsplit=1)[0]


def test_a_row_names_the_events_it_hangs_on(draft: Callable[..., Draft]) -> None:
    extraction = draft(TEXT).finish()
    told = {event.id: event.quotes for event in extraction.events}
    linked = [row for row in statements([extraction]) if row.events]
    assert linked
    assert all(row.id in told[event] for row in linked for event in row.events)


@pytest.mark.parametrize("name", ["Ortega", "ann ortega", "Ann"])
def test_any_part_of_the_name_finds_what_the_pronoun_said(rows: list[Statement], name: str) -> None:
    assert [row.speaker for row in said_by(rows, name)] == ["she"]


@pytest.mark.parametrize("name", ["Orte", "Ortega Hill", "", "Smith"])
def test_another_name_finds_nothing(rows: list[Statement], name: str) -> None:
    assert list(said_by(rows, name)) == []


def test_grouped_by_speaker_what_nobody_is_known_to_have_said_comes_last(rows: list[Statement]) -> None:
    nobody = replace(rows[0], speaker=None, name=None)
    assert [row.who for row in by_speaker([nobody, *reversed(rows)])] == ["Ann Ortega", "Hugh Hill", "Hugh Hill", None]
