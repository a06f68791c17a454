"""Whatever the text, the stages end, and every span they give holds the article's own words."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.draft import Draft
from dateline.models.span import Span

PIECES = st.sampled_from(
    ["“", "”", '"', "''", "'", "’", "\n", "\n\n", "\t", "\u00a0", " ", ", ", ". ", "said", "she", "Ann Lee", "Mr. Lee",
     "on Monday", "the 4th", "a half", "since 1960", "largest", "first", "will meet", "summit", "in May", "OSLO", "—",
     "(AP)", "if", "not", "99999999999", "\u202e", "\x1b[31m", "=1+1", "１２", "the prime minister", "according to"]
)  # fmt: skip
ODD = ["'e expect 0\"I", "the\t4th of May", "a half\u00a0yr later", "", " ", "\n", "“", "said.", "“”", "'' said he"]


def spans(draft: Draft) -> list[Span]:
    mentions = [mention for entity in draft.entities for mention in entity.mentions]
    cues = [part for quote in draft.quotes for part in (quote.cue, quote.speaker) if part]
    triggers = [event.trigger for event in (*draft.events, *draft.passing)]
    return [*draft.times, *mentions, *draft.quotes, *cues, *triggers]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts(draft: Callable[..., Draft], text: str) -> None:
    assert all(span.text == text[span.start : span.end] for span in spans(draft(text, published="2024-04-08")))


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_any_row_of_pieces(draft: Callable[..., Draft], pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = draft(text, published="2024-04-08")
    assert all(span.text == text[span.start : span.end] for span in spans(found))
    assert [found.times, found.quotes] == [draft(text, published="2024-04-08").times, found.quotes]
