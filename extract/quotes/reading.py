"""A parsed article as plain lists, which cost a fraction of spaCy's token objects to walk."""

from bisect import bisect_left, bisect_right
from functools import lru_cache

import numpy as np
from spacy.attrs import (  # type: ignore[import-not-found]  # compiled, and without a stub
    DEP,
    HEAD,
    IDX,
    LENGTH,
    LOWER,
    SENT_START,
    TAG,
)
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dateline.extract.lemmas import lemma

_NP_BREAK = frozenset({",", "(", ")", "--", "-", "—", "–", ";", ":", '"', "“", "”", "''", "``", "who", "which"})


class Reading:
    """Tokens by index: `words` (lower case), `tags`, `deps`, `heads`, and `starts` and `ends` as offsets into `text`.

    `text` is the text that was parsed; `sentences` are the indices of each sentence's first token.
    """

    def __init__(self, doc: Doc, text: str) -> None:
        self._doc = doc
        self.text = text
        table = doc.to_array([LOWER, TAG, DEP, HEAD, IDX, LENGTH, SENT_START]).astype(np.int64)
        strings = doc.vocab.strings
        names = _names(doc.vocab)
        words, tags, deps = (column.astype(np.uint64).tolist() for column in table.T[:3])
        for key in {*words, *tags, *deps} - names.keys():
            names[key] = strings[key] if key else ""
        self.words = [names[key] for key in words]
        self.tags = [names[key] for key in tags]
        self.deps = [names[key] for key in deps]
        heads = np.arange(len(table)) + table[:, 3]
        self.heads: list[int] = heads.tolist()
        self.starts: list[int] = table[:, 4].tolist()
        self.ends: list[int] = (table[:, 4] + table[:, 5]).tolist()
        self._order: list[int] = np.argsort(heads, kind="stable").tolist()
        self._first: list[int] = np.searchsorted(np.sort(heads), np.arange(len(table) + 1)).tolist()
        self.sentences: list[int] = np.flatnonzero(table[:, 6] == 1).tolist()
        self._lemmas = _lemmas(doc.vocab)

    def __len__(self) -> int:
        return len(self.words)

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that starts at or behind a character offset."""
        return bisect_left(self.starts, offset)

    def sentence_start(self, i: int) -> int:
        """Return the index of the first token of the sentence of token `i`."""
        n = bisect_right(self.sentences, i) - 1
        return self.sentences[n] if n >= 0 else 0

    def sentence_end(self, i: int) -> int:
        """Return the index behind the last token of the sentence of token `i`."""
        n = bisect_right(self.sentences, i)
        return self.sentences[n] if n < len(self.sentences) else len(self.words)

    def lemma(self, i: int) -> str:
        """Return the lemma of token `i`."""
        key = (self.words[i], self.tags[i])
        if key not in self._lemmas:
            self._lemmas[key] = lemma(self._doc[i])
        return self._lemmas[key]

    def kids(self, i: int) -> list[int]:
        """Return the indices of the tokens that depend on token `i`, in text order."""
        found = self._order[self._first[i] : self._first[i + 1]]
        if self.heads[i] == i:
            found.remove(i)
        return found

    def left(self, i: int) -> int:
        """Return the index of the first token of token `i`'s subtree."""
        while (first := self._order[self._first[i]] if self._first[i] < self._first[i + 1] else i) < i:
            i = first
        return i

    def right(self, i: int) -> int:
        """Return the index of the last token of token `i`'s subtree."""
        while (last := self._order[self._first[i + 1] - 1] if self._first[i] < self._first[i + 1] else i) > i:
            i = last
        return i

    def is_verb(self, i: int) -> bool:
        """Tell whether token `i` is tagged as a verb."""
        return self.tags[i][:2] == "VB"

    def noun_phrase(self, i: int) -> tuple[int, int]:
        """Return the half-open token range of the phrase around a noun, without appositives and relative clauses."""
        start = self.left(i)
        for n in range(i - 1, start - 1, -1):
            if self.words[n] in _NP_BREAK and not (self.words[n] == "-" and self.ends[n] == self.starts[n + 1]):
                start = n + 1
                break
        end = i + 1
        stop = self.right(i) + 1
        while (
            end < stop
            and (self.words[end] not in _NP_BREAK or self._joined(end))
            and self.deps[end] not in {"relcl", "acl"}
        ):
            end += 1
        while end > i + 1 and (self.tags[end - 1] in {"CC", "IN", "_SP", "."} or not self.words[end - 1].strip()):
            end -= 1
        while start < i and (self.tags[start] in {"CC", "_SP"} or self.deps[start] in {"punct", "cc"}):
            start += 1
        return (start, end) if self.text[self.starts[start] : self.ends[end - 1]].strip() else (i, i + 1)

    def head_of(self, start: int, end: int) -> int:
        """Return the index of the noun or pronoun that a range of tokens hangs on; the last one at worst."""
        roots = (i for i in range(start, end) if not start <= self.heads[i] < end or self.heads[i] == i)
        return next((i for i in roots if self.tags[i][:2] in {"NN", "PR", "WP", "DT", "CD"}), end - 1)

    def _joined(self, i: int) -> bool:
        return self.words[i] == "-" and i + 1 < len(self.words) and self.ends[i] == self.starts[i + 1]


@lru_cache(maxsize=4)
def _names(vocab: Vocab) -> dict[int, str]:  # noqa: ARG001 - one table a vocabulary
    return {}


@lru_cache(maxsize=4)
def _lemmas(vocab: Vocab) -> dict[tuple[str, str], str]:  # noqa: ARG001 - one table a vocabulary
    return {}
