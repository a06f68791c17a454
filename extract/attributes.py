"""Parts of speech and morphology from tags, by the model's own rules but looked up once a word form.

spaCy's attribute ruler runs a matcher over every token and costs as much as the parser. Nearly all of its rules look at
one token's tag, dependency and, for a few dozen words, its form; so this component reads the same rules and remembers
their outcome for each such combination. Lemma rules are left out: `dateline.extract.lemmas` answers for lemmas.
"""

from collections.abc import Iterator
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.types import Ints2d

NAME = "dateline_attributes"

_Slot = dict[str, Any]
_Key = tuple[int, int, int, int]
_KNOWN = {"TAG", "LOWER", "DEP", "IS_SPACE"}
_LONGEST = 2


class AttributeTable:
    """The rules of an attribute ruler as a table from (tag, word, dependency) to part of speech and morph.

    Raises ValueError where a rule looks at more than the table can hold.
    """

    def __init__(self, vocab: Vocab, rules: list[dict[str, Any]]) -> None:
        self.vocab = vocab
        self._single: list[tuple[_Slot, dict[str, str]]] = []
        self._pairs: list[tuple[_Slot, _Slot, dict[str, str]]] = []
        self._memo: dict[_Key, tuple[int, int]] = {}
        self._openers: dict[_Key, bool] = {}
        self._words: set[int] = set()
        for rule in rules:
            attrs = {name: value for name, value in rule["attrs"].items() if name in {"POS", "MORPH"}}
            for pattern in rule["patterns"] if attrs else ():
                self._add(pattern, rule["index"], attrs)

    def _add(self, pattern: list[_Slot], index: int, attrs: dict[str, str]) -> None:
        if (
            any(set(slot) - _KNOWN or not _listed(slot) for slot in pattern)
            or len(pattern) > _LONGEST
            or index != len(pattern) - 1
        ):
            raise ValueError(f"attribute rule beyond the table: {pattern}")
        for slot in pattern:
            self._words.update(map(self.vocab.strings.add, _words(slot.get("LOWER", []))))
        if len(pattern) == 1:
            self._single.append((pattern[0], attrs))
        else:
            self._pairs.append((pattern[0], pattern[1], attrs))

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech and morphology of every token."""
        words, memo = self._words, self._memo
        keys: list[_Key] = [
            (tag, word if word in words else 0, dep, space)
            for tag, word, dep, space in doc.to_array(["TAG", "LOWER", "DEP", "IS_SPACE"]).tolist()
        ]
        values = [memo[key] if key in memo else self._look_up(key) for key in keys]
        for at in self._second_of_pair(keys):
            values[at] = self._pair_value(keys[at - 1], keys[at], values[at])
        doc.from_array(["POS", "MORPH"], cast("Ints2d", np.array(values, dtype="uint64").reshape(-1, 2)))
        return doc

    def _look_up(self, key: _Key) -> tuple[int, int]:
        pos, morph = "", ""
        for slot, attrs in self._single:
            if self._matches(slot, key):
                pos, morph = attrs.get("POS", pos), attrs.get("MORPH", morph)
        value = (self.vocab.strings[pos], self.vocab.morphology.add(morph))
        self._memo[key] = value
        self._openers[key] = any(self._matches(first, key) for first, _, _ in self._pairs)
        return value

    def _second_of_pair(self, keys: list[_Key]) -> Iterator[int]:
        openers = self._openers
        return (at for at, key in enumerate(keys[:-1], 1) if openers[key])

    def _pair_value(self, before: _Key, key: _Key, value: tuple[int, int]) -> tuple[int, int]:
        pos, morph = value
        for first, second, attrs in self._pairs:
            if self._matches(first, before) and self._matches(second, key):
                pos = self.vocab.strings[attrs["POS"]] if "POS" in attrs else pos
                morph = self.vocab.morphology.add(attrs["MORPH"]) if "MORPH" in attrs else morph
        return pos, morph

    def _matches(self, slot: _Slot, key: _Key) -> bool:
        tag, word, dep = (self.vocab.strings[part] if part else "" for part in key[:3])
        facts: dict[str, str | bool] = {"TAG": tag, "LOWER": word, "DEP": dep, "IS_SPACE": bool(key[3])}
        return all(_holds(facts[name], wanted) for name, wanted in slot.items())


def _listed(slot: _Slot) -> bool:
    """Tell whether every condition of a slot is a value, or a list of values that are in or not in."""
    conditions = [wanted for wanted in slot.values() if isinstance(wanted, dict)]
    return all(set(wanted) <= {"IN", "NOT_IN"} for wanted in conditions) and "NOT_IN" not in slot.get("LOWER", ())


def _holds(fact: str | bool, wanted: Any) -> bool:  # noqa: ANN401 - a spaCy pattern holds strings, booleans and operators
    if not isinstance(wanted, dict):
        return bool(fact == wanted)
    return all((fact in operand) == (operator == "IN") for operator, operand in wanted.items())


def _words(wanted: Any) -> list[str]:  # noqa: ANN401 - as above
    return [wanted] if isinstance(wanted, str) else list(wanted["IN"] if isinstance(wanted, dict) else wanted)


@Language.factory(NAME, requires=["token.tag", "token.dep"], assigns=["token.pos", "token.morph"])
def _make(nlp: Language, name: str) -> AttributeTable:  # noqa: ARG001 - spaCy passes the name
    ruler = nlp.get_pipe("attribute_ruler")
    if not isinstance(ruler, AttributeRuler):
        raise TypeError("the pipeline's attribute_ruler is not spaCy's")
    return AttributeTable(nlp.vocab, ruler.patterns)


def install(nlp: Language) -> None:
    """Put the table in the place of the model's attribute ruler; keep the ruler where its rules go beyond the table."""
    if "attribute_ruler" not in nlp.pipe_names:
        return
    try:
        nlp.add_pipe(NAME, after="attribute_ruler")
    except ValueError:
        return
    nlp.disable_pipe("attribute_ruler")
