"""A sentence never runs over a paragraph's end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dateline.extract.nlp import make_doc


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Pier to close\nThe board voted on Tuesday.", ["Pier", "The"]),
        ("OSLO\nA Desk\n—\nTwo ferries collided.", ["OSLO", "A", "—", "Two"]),
        ("One sentence only", ["One"]),
    ],
)
def test_paragraphs_start_sentences(nlp: Language, text: str, starts: list[str]) -> None:
    assert [sentence[0].text for sentence in nlp(make_doc(nlp, text)).sents] == starts


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_parsed_at_its_own_offsets(nlp: Language, text: str) -> None:
    doc = nlp(make_doc(nlp, text))
    assert len(doc.text) == len(text)
    assert all(len(token) == len(text[token.idx : token.idx + len(token)]) for token in doc)
