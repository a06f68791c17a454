"""The columns of a parse that the entity rules read, as plain lists: far cheaper than asking tokens one by one."""

from dataclasses import dataclass

import numpy as np
from spacy.attrs import (  # type: ignore[import-not-found]  # compiled, and without a stub
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    LOWER,
    ORTH,
    SENT_START,
    SPACY,
    TAG,
)
from spacy.strings import StringStore
from spacy.tokens import Doc

_OPENS = frozenset("“„«")
_CLOSES = frozenset("”»")
_INSIDE, _BEGIN = 1, 3  # spaCy's codes of ENT_IOB
_PLAIN = frozenset({'"', "''", "``"})


@dataclass(frozen=True, slots=True)
class Columns:
    """One entry a token. `head` and `sentence` are indexes; `quoted` says that the token stands in quotation marks.

    `paragraph` counts the paragraphs; `telling` counts sentences as `sentence` does, but for those that are all
    quotation. `spaced` says that white space follows.
    """

    text: list[str]
    lower: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    sentence: list[int]
    telling: list[int]
    paragraph: list[int]
    quoted: list[bool]
    spaced: list[bool]
    start: list[int]

    def __len__(self) -> int:
        return len(self.text)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of the tokens from `first` up to, without, `last`."""
        return self.start[first], self.start[last - 1] + len(self.text[last - 1])


class _Strings(dict[int, str]):
    """The strings of a vocabulary by their hash, each looked up once."""

    def __init__(self, store: StringStore) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, key: int) -> str:
        found = self[key] = self._store[key]
        return found


def columns(doc: Doc) -> Columns:
    """Read the columns of a parsed document."""
    array = doc.to_array([ORTH, LOWER, TAG, DEP, SENT_START, SPACY, HEAD])
    strings = _Strings(doc.vocab.strings)
    text, lower, tag, dep = (list(map(strings.__getitem__, array[:, at].tolist())) for at in range(4))
    spaced = array[:, 5].astype(bool)
    lengths = np.fromiter(map(len, text), dtype=np.int64, count=len(text))
    start = np.concatenate(([0], np.cumsum(lengths + spaced)[:-1])) if text else lengths
    head = np.arange(len(text)) + array[:, 6].astype(np.int64)
    sentence = np.cumsum(array[:, 4] == 1)
    paragraph, quoted = _layout(text)
    sentences = sentence.tolist()
    return Columns(
        text,
        lower,
        tag,
        dep,
        head.tolist(),
        sentences,
        _telling(text, sentences, quoted),
        paragraph,
        quoted,
        spaced.tolist(),
        start.tolist(),
    )


def _telling(text: list[str], sentence: list[int], quoted: list[bool]) -> list[int]:
    telling: list[int] = []
    count, last = 0, -1
    for word, number, inside in zip(text, sentence, quoted, strict=True):
        if number != last and not inside and word[0].isalpha():
            last = number
            count += 1
        telling.append(count)
    return telling


def _layout(text: list[str]) -> tuple[list[int], list[bool]]:
    paragraph, quoted = [], []
    count, inside = 0, False
    for word in text:
        if word < "!" and "\n" in word:  # only white space sorts so low
            count += 1
            inside = False
        elif word in _OPENS:
            inside = True
        elif word in _CLOSES:
            inside = False
        elif word in _PLAIN:
            inside = not inside
        paragraph.append(count)
        quoted.append(inside)
    return paragraph, quoted


def entity_spans(doc: Doc) -> list[tuple[int, int, str]]:
    """Return the model's names as (first token, token after the last, type)."""
    array = doc.to_array([ENT_IOB, ENT_TYPE])
    outside = np.flatnonzero(array[:, 0] != _INSIDE) if len(doc) else np.empty(0, dtype=np.int64)
    first = np.flatnonzero(array[:, 0] == _BEGIN) if len(doc) else outside
    ends = np.append(outside, len(doc))
    last = ends[np.searchsorted(ends, first, side="right")]
    return [
        (begin, end, doc.vocab.strings[kind])
        for begin, end, kind in zip(first.tolist(), last.tolist(), array[first, 1].tolist(), strict=True)
    ]
