"""A quotation mark that touches words on both sides is a token of its own; nothing else is split for it."""

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
