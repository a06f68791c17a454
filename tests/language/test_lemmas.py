"""Lemmas on demand."""

import pytest
from spacy.language import Language

from dateline.extract.lemmas import forms, lemma, lemma_as
from dateline.extract.nlp import ModelError, load


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("She said so.", "said", "say"),
        ("He has met the envoys.", "met", "meet"),
        ("They are holding talks.", "holding", "hold"),
        ("They are holding talks.", "talks", "talk"),
        ("Prices rose in both countries.", "countries", "country"),
        ("Texas won.", "Texas", "texas"),
        ("It didn't sink.", "n't", "not"),
        ("He's gone home.", "'s", "be"),
        ("The crises deepened.", "crises", "crisis"),
        ("The worst storm hit.", "worst", "bad"),
    ],
)
def test_lemma(nlp: Language, sentence: str, word: str, expected: str) -> None:
    token = next(token for token in nlp(sentence) if token.text == word)
    assert lemma(token) == expected


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("said", "VBD"),
        ("told", "VBN"),
        ("denies", "VBZ"),
        ("planned", "VBD"),
        ("lying", "VBG"),
        ("'s", "VBZ"),
        ("hope", "VB"),
        ("criticised", "VBD"),
        ("claims", "NNS"),
        ("analyses", "NNS"),
        ("remark", "NN"),
    ],
)
def test_a_word_is_among_the_forms_of_its_lemma(nlp: Language, word: str, tag: str) -> None:
    pos = "verb" if tag[0] == "V" else "noun"
    assert word in forms(nlp.vocab, {"unlike", lemma_as(nlp.vocab, word, tag)}, pos)
    assert word not in forms(nlp.vocab, {"unlike"}, pos)


@pytest.mark.parametrize("name", ["no_such_model", "/nowhere/model"])
def test_a_missing_model_is_named(name: str) -> None:
    with pytest.raises(ModelError, match=name):
        load(name)
