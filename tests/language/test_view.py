"""The view keeps every offset and joins only lines that a width has broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.view import is_wrapped, view

WRAPPED = """The harbour board will vote on Tuesday on whether to close the old
ferry pier, which engineers have called unsafe since a storm tore two
of its beams loose in the autumn, officials said.

Fishermen who moor there asked for another year. They say that the
inner basin is too shallow for their boats at low tide, and that no
survey of it has ever been made.
"""
LINES = """Ferry pier to close
The harbour board voted on Tuesday to close the old ferry pier.
Fishermen who moor there asked for another year.
No survey of the inner basin has ever been made.
"""


@pytest.mark.parametrize(("text", "wrapped"), [(WRAPPED, True), (LINES, False), ("", False), ("one\n\ntwo\n", False)])
def test_wrapped_text_is_told_from_lines(text: str, wrapped: bool) -> None:
    assert is_wrapped(text) is wrapped


def test_a_wrapped_line_break_becomes_a_space_and_a_blank_line_stays() -> None:
    seen = view(WRAPPED)
    assert "old ferry pier" in seen
    assert "said.\n\nFishermen" in seen


def test_exotic_spaces_become_plain() -> None:
    assert view("a\u00a0b\u2009c\td\ne") == "a b c d\ne"


def test_a_curly_mark_is_straight_in_a_negation_alone() -> None:
    assert view("He didn’t say ‘no’, it’s Keller’s. DON’T") == "He didn't say ‘no’, it’s Keller’s. DON'T"


@given(st.text())
def test_length_never_changes(text: str) -> None:
    assert len(view(text)) == len(text)
