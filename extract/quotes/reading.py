"""A parsed article as plain lists, which cost a fraction of spaCy's token objects to walk."""

from bisect import bisect_left

from spacy.attrs import DEP, HEAD, IDX, LENGTH, LOWER, SENT_START, TAG
from spacy.tokens import Doc

from dateline.extract.lemmas import lemma

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "WP", "DT", "CD", "WDT"})
_NP_BREAK = frozenset({",", "(", ")", "--", "-", "—", "–", ";", ":", '"', "“", "”", "''", "``", "who", "which"})


class Reading:
    """Tokens by index: `words` (lower case), `tags`, `deps`, `heads`, `kids`, `starts`, `ends`, and sentence bounds.

    `sentence[i]` is the index of token `i`'s sentence, `sentences[n]` the half-open token range of sentence `n`.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        table = doc.to_array([LOWER, TAG, DEP, HEAD, IDX, LENGTH, SENT_START]).tolist() if len(doc) else []
        names: dict[int, str] = {}
        strings = doc.vocab.strings
        for row in table:
            for key in row[:3]:
                if key not in names:
                    names[key] = strings[key] if key else ""
        self.words = [names[row[0]] for row in table]
        self.tags = [names[row[1]] for row in table]
        self.deps = [names[row[2]] for row in table]
        self.heads = [n + _signed(row[3]) for n, row in enumerate(table)]
        self.starts = [row[4] for row in table]
        self.ends = [row[4] + row[5] for row in table]
        self.kids: list[list[int]] = [[] for _ in table]
        for n, head in enumerate(self.heads):
            if head != n:
                self.kids[head].append(n)
        bounds = [n for n, row in enumerate(table) if n == 0 or row[6] == 1]
        self.sentences = list(zip(bounds, [*bounds[1:], len(table)], strict=True))
        self.sentence = [n for n, (start, end) in enumerate(self.sentences) for _ in range(start, end)]

    def __len__(self) -> int:
        return len(self.words)

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that starts at or behind a character offset."""
        return bisect_left(self.starts, offset)

    def lemma(self, i: int) -> str:
        """Return the lemma of token `i`."""
        return lemma(self.doc[i])

    def left(self, i: int) -> int:
        """Return the index of the first token of token `i`'s subtree."""
        return int(self.doc[i].left_edge.i)

    def right(self, i: int) -> int:
        """Return the index of the last token of token `i`'s subtree."""
        return int(self.doc[i].right_edge.i)

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

    def _joined(self, i: int) -> bool:
        return self.words[i] == "-" and i + 1 < len(self.words) and self.ends[i] == self.starts[i + 1]


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value
