"""A sentence never runs over a paragraph's end."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dateline.extract.nlp import make_doc
from dateline.extract.pipeline import extract
from dateline.models.article import Article, Document, Published, Region


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


def test_what_stands_behind_a_dateline_is_not_dated_by_it(nlp: Language) -> None:
    text = "HALVORSEN, March 6, 2024 - The port of Halvorsen reopened on Tuesday."
    published = Published(date(2024, 3, 6), "dateline")
    document = Document(Article("a", "a.txt", published=published), text, regions=(Region(0, 26, "dateline"),))
    (extraction,) = extract(nlp, [document])
    (event,) = extraction.events
    assert event.when is not None
    assert (event.when.edtf, event.headline) == ("2024-03-05", "The port of Halvorsen reopens")
    assert text[slice(*event.sentence)] == "The port of Halvorsen reopened on Tuesday."
