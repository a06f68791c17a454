"""The columns of a parse that the entity rules read, as plain lists: far cheaper than asking tokens one by one."""

from dataclasses import dataclass

import numpy as np
from spacy.attrs import ENT_IOB, ENT_TYPE  # type: ignore[import-not-found]  # compiled, and without a stub
from spacy.tokens import Doc

from dateline.extract.tree import Tree

_OPENS = frozenset("“„«")
_CLOSES = frozenset("”»")
_INSIDE, _BEGIN = 1, 3  # spaCy's codes of ENT_IOB
_PLAIN = frozenset({'"', "''", "``"})
_TURNS = _OPENS | _CLOSES | _PLAIN


@dataclass(frozen=True, slots=True)
class Columns:
    """One entry a token. `head` and `sentence` are indexes; `quoted` says that the token stands in quotation marks.

    `paragraph` counts the paragraphs; `telling` counts sentences as `sentence` does, but for those that are all
    quotation. `start` and `end` are offsets.
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
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.text)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of the tokens from `first` up to, without, `last`."""
        return self.start[first], self.end[last - 1]


def columns(tree: Tree) -> Columns:
    """Return the columns of a parsed document."""
    quoted = _quoted(tree)
    return Columns(
        text=tree.text,
        lower=tree.lower,
        tag=tree.tag,
        dep=tree.dep,
        head=tree.head,
        sentence=tree.sentence,
        telling=_telling(tree, quoted),
        paragraph=tree.paragraph,
        quoted=quoted,
        start=tree.start,
        end=tree.end,
    )


def _quoted(tree: Tree) -> list[bool]:
    """Tell of each token whether it stands in marks; every paragraph begins outside of them."""
    quoted = [False] * len(tree)
    since: int | None = None
    for i in [i for i, word in enumerate(tree.text) if word in _TURNS or "\n" in word]:
        word = tree.text[i]
        inside = word in _OPENS or (word in _PLAIN and since is None)
        if since is not None and not inside:
            quoted[since:i] = [True] * (i - since)
        since = (i if since is None else since) if inside else None
    if since is not None:
        quoted[since:] = [True] * (len(tree) - since)
    return quoted


def _telling(tree: Tree, quoted: list[bool]) -> list[int]:
    """Count sentences, each from its first word that stands in no marks."""
    telling = [0] * len(tree)
    count = before = 0
    for first, last in tree.bounds:
        for i in range(first, last):
            if not quoted[i] and tree.text[i][0].isalpha():
                telling[before:i] = [count] * (i - before)
                count, before = count + 1, i
                break
    telling[before:] = [count] * (len(tree) - before)
    return telling


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
