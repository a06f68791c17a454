"""A parsed document as plain lists, so that a pass over its tokens costs list look-ups and no objects."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc

from dateline.extract.lemmas import lemma_as

_CONJUNCTS = 24
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "dative", "obj"})
AUXILIARIES = frozenset({"aux", "auxpass"})
NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


class _Strings(dict[int, str]):
    """The strings of a vocabulary by their hash, each looked up once."""

    def __init__(self, store: StringStore) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, key: int) -> str:
        found = self[key] = str(self._store[key % (1 << 64)])  # the array's hashes are signed, the store's are not
        return found


@dataclass(slots=True)
class Tree:
    """Dependency trees of a document; an index is a token's place in `doc`.

    `source` is the article's text; `left` and `right` are the first and last token of a token's subtree, `sentence`
    the number of its sentence, `bounds` each sentence's first token and the one behind its last, `paragraph` the
    number of its paragraph.
    """

    doc: Doc
    source: str
    text: list[str]
    lower: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    kids: list[list[int]]
    left: list[int]
    right: list[int]
    start: list[int]
    sentence: list[int]
    bounds: list[tuple[int, int]]
    paragraph: list[int]

    @classmethod
    def of(cls, doc: Doc, source: str) -> "Tree":
        """Read the trees of a parsed document, in one pass over its tokens; `source` is the article's own text."""
        array = doc.to_array(["ORTH", "LOWER", "TAG", "DEP", "HEAD", "SPACY", "SENT_START"]).astype(np.int64)
        strings = _Strings(doc.vocab.strings)
        text, lower, tag, dep = ([strings[key] for key in array[:, at].tolist()] for at in range(4))
        head = (array[:, 4] + np.arange(len(doc))).tolist()
        start, sentence, bounds, paragraph = _layout(text, array[:, 5].tolist(), array[:, 6].tolist())
        kids: list[list[int]] = [[] for _ in head]
        for i, above in enumerate(head):
            if above != i:
                kids[above].append(i)
        left, right = _edges(head, kids)
        tree = cls(doc, source, text, lower, tag, dep, head, kids, left, right, start, sentence, bounds, paragraph)
        tree._rejoin_subjects()
        return tree

    def _rejoin_subjects(self) -> None:
        """Undo a common error of the parser: "a summit between A, B, and C is planned" is not about a summit and C."""
        for verb, kids in enumerate(self.kids):
            subjects = [k for k in kids if self.dep[k] in SUBJECTS] if len(kids) > 1 else []
            if len(subjects) != 2:
                continue
            first, second = subjects
            last = self.right[first]
            while last > first and self.dep[last] in {"cc", "punct"}:
                last -= 1
            between = range(last + 1, self.left[second])
            joined = any(self.dep[k] == "cc" for k in between)
            if not joined or any(self.dep[k] not in {"cc", "punct"} for k in between) or self.dep[last] != "conj":
                continue
            for k in (*between, second):
                self.kids[self.head[k]].remove(k)
                self.kids[last].append(k)
                self.head[k] = last
            self.dep[second] = "conj"
            self.right[first] = self.right[last] = self.right[second]
            self.kids[verb].sort()

    def lemma(self, i: int) -> str:
        """Return the dictionary form of token `i`."""
        return lemma_as(self.doc.vocab, self.lower[i], self.tag[i])

    def end(self, i: int) -> int:
        """Return the offset behind token `i`."""
        return self.start[i] + len(self.text[i])

    def kid(self, i: int, deps: frozenset[str]) -> int | None:
        """Return the first dependent of `i` in one of these relations."""
        return next((k for k in self.kids[i] if self.dep[k] in deps), None)

    def is_verb(self, i: int) -> bool:
        """Tell whether token `i` is a verb form."""
        return self.tag[i].startswith("VB")

    def conjuncts(self, i: int) -> Iterator[int]:
        """Yield `i` and what is coordinated with it, in text order; no more than a sentence would name."""
        queue = deque([i])
        for _ in range(_CONJUNCTS):
            if not queue:
                return
            at = queue.popleft()
            yield at
            queue.extend(k for k in self.kids[at] if self.dep[k] == "conj")

    def first_conjunct(self, i: int) -> int:
        """Return the word that `i` is coordinated with, the first of the row; `i` itself where there is none."""
        for _ in range(_CONJUNCTS):
            if self.dep[i] != "conj":
                break
            i = self.head[i]
        return i

    def sentence_span(self, i: int) -> tuple[int, int]:
        """Return the offsets of the sentence that holds token `i`, without the white space around it."""
        first, last = self.bounds[self.sentence[i]]
        while first < last - 1 and self.text[first].isspace():
            first += 1
        while last - 1 > first and self.text[last - 1].isspace():
            last -= 1
        return self.start[first], self.end(last - 1)


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is passive, participles without an auxiliary ("when asked") included."""
    relations = {tree.dep[k] for k in tree.kids[verb]}
    if not relations.isdisjoint({"auxpass", "nsubjpass"}) or ("agent" in relations and "dobj" not in relations):
        return True
    if tree.dep[verb] == "conj" and tree.tag[verb] == "VBN" and tree.kid(verb, AUXILIARIES | SUBJECTS) is None:
        first = tree.first_conjunct(verb)
        return tree.tag[first] == "VBN" and tree.dep[first] != "conj" and is_passive(tree, first)
    if tree.dep[verb] not in {"acl", "advcl"} or any(tree.dep[k] in AUXILIARIES | SUBJECTS for k in tree.kids[verb]):
        return False
    return tree.tag[verb] == "VBN" or (tree.tag[verb] == "VBD" and tree.dep[verb] == "acl")


def auxiliaries(tree: Tree, verb: int) -> list[int]:
    """Return a verb's auxiliaries, those of the verb that it is coordinated with where it has none of its own."""
    own = [k for k in tree.kids[verb] if tree.dep[k] in AUXILIARIES]
    if own or tree.dep[verb] != "conj" or tree.kid(verb, SUBJECTS) is not None:
        return own
    first = tree.first_conjunct(verb)
    if tree.tag[first] != tree.tag[verb]:
        return own
    return [k for k in tree.kids[first] if tree.dep[k] in AUXILIARIES]


def is_arranged(tree: Tree, verb: int) -> bool:
    """Tell whether an infinitive under a form of "be" says what is to come: "is to meet", "was to have met"."""
    above = tree.head[verb]
    if tree.dep[verb] != "xcomp" or tree.lemma(above) != "be":
        return False
    return any(tree.tag[k] == "TO" for k in tree.kids[verb])


def _layout(
    text: list[str], spaced: list[int], opens: list[int]
) -> tuple[list[int], list[int], list[tuple[int, int]], list[int]]:
    """Return each token's offset, the number of its sentence, the sentences' bounds, and each token's paragraph."""
    start, sentence, paragraph, firsts = [], [], [], []
    offset = lines = 0
    for i, word in enumerate(text):
        if opens[i] == 1 or not i:
            firsts.append(i)
        lines += "\n" in word
        start.append(offset)
        sentence.append(len(firsts) - 1)
        paragraph.append(lines)
        offset += len(word) + spaced[i]
    return start, sentence, list(zip(firsts, [*firsts[1:], len(text)], strict=True)) if firsts else [], paragraph


def _edges(head: list[int], kids: list[list[int]]) -> tuple[list[int], list[int]]:
    """Return the first and the last token of each token's subtree."""
    left, right = list(range(len(head))), list(range(len(head)))
    order = [i for i, above in enumerate(head) if above == i]
    for i in order:  # grows as it goes: parents before their dependents
        order.extend(kids[i])
    for i in reversed(order):
        above = head[i]
        left[above] = min(left[above], left[i])
        right[above] = max(right[above], right[i])
    return left, right


def is_no_longer(tree: Tree, k: int) -> bool:
    """Tell whether token `k` is the "longer" of "no longer"."""
    return tree.lower[k] == "longer" and tree.dep[k] == "advmod" and any(tree.lower[d] == "no" for d in tree.kids[k])
