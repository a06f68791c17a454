"""The recogniser in the place of spaCy's own: the same names, on any text."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from dateline.extract.nlp import make_doc
from dateline.extract.recogniser import NAME

TEXTS = [
    "",
    " ",
    "\n\n",
    "Oslo",
    "Maria Keller met Tom Brandt of Norcorp in Oslo, Norway, on Friday, 8 April 2024.",
    "The Bank of Norway and the University of Lima signed a deal worth $3 million on Monday\n\nKeller left for Chile",
    "In New\n\nYork Times Square Norcorp Inc. Norcorp Ltd.",
    "Keller, Brandt, Holm, Oslo, Lima, Chile, Norway, Norcorp, Fjordbank, the Senate, the U.S. Congress and the EU.",
]


def names(doc: Doc) -> list[tuple[int, int, str]]:
    return [(name.start, name.end, name.label_) for name in doc.ents]


def parsed(nlp: Language, text: str) -> Doc:
    doc = make_doc(nlp, text)
    for component in ("tok2vec", "tagger", "parser"):
        doc = nlp.get_pipe(component)(doc)
    return doc


def piped(nlp: Language, name: str, docs: Iterable[Doc], size: int = 32) -> list[Doc]:
    component: Any = nlp.get_pipe(name)
    return list(component.pipe(docs, batch_size=size))


def assert_equal(nlp: Language, texts: list[str]) -> None:
    own, ours = ([parsed(nlp, text) for text in texts] for _ in range(2))
    for one, other in zip(piped(nlp, "ner", own), piped(nlp, NAME, ours), strict=True):
        assert names(one) == names(other)
        assert one.to_array("ENT_IOB").tolist() == other.to_array("ENT_IOB").tolist()


def test_it_stands_in_the_place_of_the_models_own(nlp: Language) -> None:
    assert NAME in nlp.pipe_names
    assert "ner" not in nlp.pipe_names


def test_it_finds_the_same_names(nlp: Language) -> None:
    assert_equal(nlp, TEXTS)
    assert names(nlp(TEXTS[4]))


@settings(deadline=None, max_examples=60)
@given(text=st.text(alphabet=st.sampled_from("ABab Oslo.,\n’$9Keller Inc"), max_size=200))
def test_it_finds_the_same_names_in_any_text(nlp: Language, text: str) -> None:
    assert_equal(nlp, [text, f"Maria Keller {text} Oslo"])


def test_names_that_were_set_before_are_left_to_the_models_own(nlp: Language) -> None:
    doc = parsed(nlp, TEXTS[4])
    doc.set_ents([Span(doc, 0, 2, label="ORG")], default="unmodified")
    assert (0, 2, "ORG") in names(nlp.get_pipe(NAME)(doc))


@pytest.mark.parametrize("size", [1, 3, 64])
def test_batches_make_no_difference(nlp: Language, size: int) -> None:
    found = piped(nlp, NAME, (parsed(nlp, text) for text in TEXTS), size)
    alone = [nlp.get_pipe(NAME)(parsed(nlp, text)) for text in TEXTS]
    assert [names(doc) for doc in found] == [names(doc) for doc in alone]
