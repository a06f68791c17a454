"""A parsed article as plain lists, so that a pass over its tokens costs list look-ups and no objects."""

from bisect import bisect_left, bisect_right
from collections.abc import Set
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from operator import or_

import numpy as np
from spacy.attrs import (  # type: ignore[import-not-found]  # compiled, and without a stub
    DEP,
    HEAD,
    IDX,
    ORTH,
    SENT_START,
    TAG,
)
from spacy.tokens import Doc

from dateline.extract.columns import MARKS, Columns, breaks, dependents, edges, in_marks, joined, numbered, tellings
from dateline.extract.lemmas import lemma_as
from dateline.extract.negation import DENYING, denied
from dateline.extract.relations import bit, bits
from dateline.extract.strings import LOWER, Words, labels_of, strings_of

_CONJUNCTS = 24
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PRONOUN_TAGS = frozenset({"PRP", "PRP$"})
_DESCRIPTIONS = frozenset({"appos", "attr"})
_CONJUNCT = bits("conj")
_IS = frozenset({"'s", "’s"})
_GLUE = frozenset({"cc", "punct"})
_JOINED = frozenset({"conj", "pobj", "dobj"})


@dataclass(slots=True)
class Tree:
    """Dependency trees of a document; an index is a token's place in `doc`.

    `source` is the article's text, `view` what of it was parsed (as long); `start` and `end` are offsets into both.
    `left` and `right` are the first and last token of a token's subtree, `kids` its dependents in text order,
    `sentence` the number of its sentence, `bounds` each sentence's first token and the one behind its last,
    `paragraph` the number of its paragraph, `breaks` the tokens that hold a newline. `quoted` says that a token stands
    in quotation marks; `telling` counts sentences as `sentence` does, but for those that are all quotation. `subjects`
    are the tokens that are subjects. `below` holds the set of the relations of a token's dependents, as
    `relations.bits` gives them; `verbs`, `nouns` and `pronouns` are the tokens that are tagged as such, `descriptions`
    those that say beside or behind a verb what another is, `marks` the quotation marks, `denied` those that another
    word than "not" denies; `subject` is the first subject of each token that has one.
    """

    doc: Doc
    source: str
    view: str
    text: list[str]
    lower: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    kids: list[list[int]]
    left: list[int]
    right: list[int]
    start: list[int]
    end: list[int]
    sentence: list[int]
    bounds: list[tuple[int, int]]
    paragraph: list[int]
    breaks: list[int]
    quoted: list[bool]
    telling: list[int]
    subjects: list[int]
    verbs: list[int]
    nouns: list[int]
    pronouns: list[int]
    descriptions: list[int]
    marks: list[int]
    below: list[int]
    columns: Columns
    _lemmas: list[str | None]
    _words: Words
    denied: set[int] = field(init=False)
    subject: dict[int, int] = field(init=False)

    @classmethod
    def of(cls, doc: Doc, source: str, view: str) -> "Tree":
        """Read the trees of a parsed document; `source` is the article's own text, `view` the one that was parsed."""
        size = len(doc)
        array = doc.to_array([ORTH, TAG, DEP, HEAD, SENT_START, IDX])
        words = Words(array[:, 0], strings_of(doc.vocab).__getitem__)
        labels = labels_of(doc.vocab)
        tags, deps = labels.numbers(array.T[1:3])
        heads, starts = array[:, 3].astype(np.int64) + np.arange(size), array[:, 5].astype(np.int64)
        text, head = words.spread(words.kinds), heads.tolist()
        left, right = edges(heads)
        opens = array[:, 4] == 1
        opens[:1] = True
        bounds = list(pairwise([*opens.nonzero()[0].tolist(), size]))
        broken = breaks(view, starts)
        marks = words.among(MARKS)
        quoted = in_marks(text, sorted({*broken, *marks}))
        subjects = labels.where(deps, SUBJECTS.__contains__)
        columns = Columns(heads, left, right, labels.told(deps, bit))
        tree = cls(
            doc=doc,
            source=source,
            view=view,
            text=text,
            lower=words.spread(list(map(LOWER.__getitem__, words.kinds))),
            tag=labels.names(tags),
            dep=labels.names(deps),
            head=head,
            kids=dependents(head),
            left=left.tolist(),
            right=right.tolist(),
            start=starts.tolist(),
            end=(starts + words.lengths()).tolist(),
            sentence=numbered(bounds),
            bounds=bounds,
            paragraph=numbered(pairwise([0, *broken, size])),
            breaks=broken,
            quoted=quoted,
            telling=tellings(text, bounds, quoted),
            subjects=subjects,
            verbs=labels.where(tags, VERB_TAGS.__contains__),
            nouns=labels.where(tags, NOUN_TAGS.__contains__),
            pronouns=labels.where(tags, PRONOUN_TAGS.__contains__),
            descriptions=labels.where(deps, _DESCRIPTIONS.__contains__),
            below=joined(heads, columns.relation).tolist(),
            marks=marks,
            columns=columns,
            _lemmas=[None] * size,
            _words=words,
        )
        for i in words.among(_IS):
            tree.tag[i] = "VBZ" if tree.tag[i] == "MD" else tree.tag[i]  # a slip of the tagger at curly marks
        tree._rejoin_subjects((np.bincount(heads.take(subjects)) == 2).nonzero()[0].tolist())
        tree.subject = {tree.head[i]: i for i in reversed(tree.subjects)}
        tree.denied = denied(words.among(DENYING), tree.lower, tree.dep, tree.head, SUBJECTS)
        return tree

    def __len__(self) -> int:
        return len(self.text)

    def _rejoin_subjects(self, verbs: list[int]) -> None:
        """Undo a common error of the parser: "a summit between A and B is planned" is not about a summit and B."""
        for verb in verbs:
            first, second = (k for k in self.kids[verb] if self.dep[k] in SUBJECTS)
            last = self.right[first]
            while last > first and self.dep[last] in _GLUE:
                last -= 1
            between = range(last + 1, self.left[second])
            joined = any(self.dep[k] == "cc" for k in between)
            if (
                not joined
                or any(self.dep[k] not in _GLUE for k in between)
                or (last != first and self.dep[last] not in _JOINED)
                or self.tag[second] not in NOUN_TAGS | {"JJ"}
            ):
                continue
            moved = [*between, second]
            heads = {last, *(self.head[k] for k in moved)}
            for k in moved:
                self.kids[self.head[k]].remove(k)
                self.head[k] = self.columns.head[k] = last
            self.kids[last] = [*self.kids[last], *moved]
            self.dep[second], self.columns.relation[second] = "conj", _CONJUNCT
            self.subjects.remove(second)
            self.right[first] = self.right[last] = self.right[second]
            self.columns.right[[first, last]] = self.right[second]
            self.kids[verb].sort()
            for above in heads:
                below = (k for k in (above, *self.kids[above]) if self.head[k] == above)
                self.below[above] = reduce(or_, (bit(self.dep[k]) for k in below))

    def among(self, words: Set[str]) -> list[int]:
        """Return the tokens that are one of some words as written, in text order."""
        return self._words.among(words)

    def lemma(self, i: int) -> str:
        """Return the dictionary form of token `i`."""
        found = self._lemmas[i]
        if found is None:
            found = self._lemmas[i] = lemma_as(self.doc.vocab, self.lower[i], self.tag[i])
        return found

    def kid(self, i: int, deps: frozenset[str]) -> int | None:
        """Return the first dependent of `i` in one of these relations."""
        dep = self.dep
        for k in self.kids[i]:
            if dep[k] in deps:
                return k
        return None

    def is_reflexive(self, i: int) -> bool:
        """Tell whether a pronoun is one like "himself"."""
        return self.lower[i].endswith(("self", "selves"))

    def is_verb(self, i: int) -> bool:
        """Tell whether token `i` is a verb form."""
        return self.tag[i] in VERB_TAGS

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of the tokens from `first` up to, without, `last`."""
        return self.start[first], self.end[last - 1]

    def token_at(self, offset: int) -> int:
        """Return the first token that starts at or behind a character offset."""
        return bisect_left(self.start, offset)

    def token_over(self, offset: int) -> int:
        """Return the token that covers a character offset, else the first behind it."""
        at = bisect_right(self.start, offset)
        return at - 1 if at and self.end[at - 1] > offset else at

    def conjuncts(self, i: int) -> list[int]:
        """Return `i` and what is coordinated with it, nearest first; no more than a sentence would name."""
        row = [i]
        for at in row:
            if len(row) >= _CONJUNCTS:
                break
            if self.below[at] & _CONJUNCT:
                row.extend(k for k in self.kids[at] if self.dep[k] == "conj")
        return row[:_CONJUNCTS]

    def first_conjunct(self, i: int) -> int:
        """Return the word that `i` is coordinated with, the first of the row; `i` itself where there is none."""
        for _ in range(_CONJUNCTS):
            if self.dep[i] != "conj":
                break
            i = self.head[i]
        return i

    def sentence_span(self, i: int) -> tuple[int, int]:
        """Return the offsets of the sentence that holds token `i`, without the white space around it."""
        text, (first, behind) = self.text, self.bounds[self.sentence[i]]
        last = behind - 1
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last].isspace():
            last -= 1
        return self.start[first], self.end[last]
