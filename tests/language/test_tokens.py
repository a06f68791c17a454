"""A quotation mark that touches words on both sides is a token of its own; nothing else is split for it."""

from time import process_time

import pytest
from spacy.language import Language

from dateline.extract.nlp import make_doc


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("said,“Look", ["said", ",", "“", "Look"]),
        ("said:“Look", ["said", ":", "“", "Look"]),
        ('said,"Look', ["said", ",", '"', "Look"]),
        ("said,''Look", ["said", ",", "''", "Look"]),
        ("said,‘Look", ["said", ",", "‘", "Look"]),
        ("end.”“We", ["end", ".", "”", "“", "We"]),
        ("end.“We", ["end", ".", "“", "We"]),
        ("gone”said", ["gone", "”", "said"]),
        ('gone"said', ["gone", '"', "said"]),
        ("people—“and", ["people", "—", "“", "and"]),
        ("«Oui»said", ["«", "Oui", "»", "said"]),
        ("U.S.“No", ["U.S.", "“", "No"]),
    ],
)
def test_marks_are_split_off(nlp: Language, text: str, tokens: list[str]) -> None:
    assert [token.text for token in make_doc(nlp, text)] == tokens


@pytest.mark.parametrize("text", ["O‘Brien", "5'10\"x", "1,000", "a.b@c.org", "http://x.org/a,b", "D'Arcy", "2:30"])
def test_other_marks_stay(nlp: Language, text: str) -> None:
    assert [token.text for token in make_doc(nlp, text)] == [text]


@pytest.mark.parametrize(
    "text", ["1:" * 20_000, "x" * 2_000 + " he left.\n\nShe stayed.", "http://a.org/" + "b/" * 600]
)
def test_what_is_too_long_for_a_word_is_cut_and_nothing_lost(nlp: Language, text: str) -> None:
    begun = process_time()
    doc = make_doc(nlp, text)
    assert process_time() - begun < 3
    assert doc.text == text
    assert max(map(len, doc)) <= 500
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
