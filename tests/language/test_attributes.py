"""The attribute table says what the model's own attribute ruler says."""

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler

from dateline.extract.attributes import AttributeTable
from dateline.extract.nlp import model_name

TEXTS = [
    "There's no doubt: the minister hasn't decided, but she'd said that it wasn't hers to decide.",
    "This is what they're gonna do.\n\n“I have to go,” he said; “you let's see.”\n",
    "Do what I do. All that glitters has been sold, and had it not rained, both would have left.",
    "  leading spaces\u00a0and tabs\tand\r\nlines — prices rose 3.5% to $1.2bn on Friday, No. 5!",
    "",
    "\n",
]


@pytest.fixture(scope="module")
def original() -> Language:
    return spacy.load(model_name(), exclude=["ner", "lemmatizer"])


@pytest.mark.parametrize("text", TEXTS)
def test_table_equals_ruler(original: Language, text: str) -> None:
    ruler = original.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    expected = original(text)
    with original.select_pipes(disable=["attribute_ruler"]):
        got = AttributeTable(original.vocab, ruler.patterns)(original(text))
    assert [(t.pos_, str(t.morph), t.tag_) for t in got] == [(t.pos_, str(t.morph), t.tag_) for t in expected]


@pytest.mark.parametrize(
    "pattern",
    [[{"SHAPE": "Xxx"}], [{"LOWER": {"REGEX": "^a"}}], [{"LOWER": {"NOT_IN": ["a"]}}], [{"TAG": "A"}] * 3],
)
def test_a_rule_beyond_the_table_is_refused(original: Language, pattern: list[dict[str, object]]) -> None:
    with pytest.raises(ValueError, match="beyond the table"):
        AttributeTable(original.vocab, [{"patterns": [pattern], "attrs": {"POS": "X"}, "index": len(pattern) - 1}])
