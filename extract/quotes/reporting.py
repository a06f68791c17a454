"""The words of an article that may ascribe others to somebody, each looked at once."""

from bisect import bisect_left
from functools import cached_property, lru_cache

from spacy.vocab import Vocab

from dateline.extract.lemmas import forms
from dateline.extract.quotes.cues import cue_classes
from dateline.extract.quotes.speakers import source_kind, source_of
from dateline.extract.tree import Tree

NOUN = "noun:"
"""What stands before the nouns in the tables of cues."""

_STOPS = frozenset({".", "!", "?"})
_HELPING = frozenset({"aux", "auxpass"})


class Reporting:
    """An article's verbs and nouns that may be cues, as tokens of its `tree`, and whom each ascribes words to."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._sources: dict[int, tuple[int, int] | None] = {}
        self._kinds: dict[tuple[int, int], str] = {}

    @cached_property
    def verbs(self) -> frozenset[int]:
        """The verbs that are no auxiliaries."""
        dep = self.tree.dep
        return frozenset([i for i in self.tree.verbs if dep[i] not in _HELPING])

    @cached_property
    def nouns(self) -> frozenset[int]:
        """The nouns that somebody's words may follow ("his claim that “...”", "the words: “...”")."""
        tree = self.tree
        _, nouns = _forms(tree.doc.vocab, frozenset())
        return frozenset([i for i in tree.nouns if tree.lower[i] in nouns and NOUN + tree.lemma(i) in cue_classes()])

    @cached_property
    def stops(self) -> frozenset[int]:
        """The full stops, and the marks of questions and exclamations."""
        return frozenset(self.tree.among(_STOPS))

    @cached_property
    def breaks(self) -> frozenset[int]:
        """The tokens that hold a newline."""
        return frozenset(self.tree.breaks)

    def between(self, first: int, last: int) -> list[int]:
        """Return the verbs, nouns, stops and breaks of the tokens [first, last), in text order."""
        known = self._turns
        return known[bisect_left(known, first) : bisect_left(known, last)]

    @cached_property
    def _turns(self) -> list[int]:
        return sorted(self.verbs | self.nouns | self.stops | self.breaks)

    def named(self, words: frozenset[str] | None) -> list[tuple[int, str]]:
        """Return the verbs and nouns that are cue words or one of `words`, as tables name them; None is any word."""
        tree = self.tree
        verbs, nouns = tree.verbs, tree.nouns
        if words is not None:
            known_verbs, known_nouns = _forms(tree.doc.vocab, words)
            verbs = [i for i in verbs if tree.lower[i] in known_verbs]
            nouns = [i for i in nouns if tree.lower[i] in known_nouns]
        return sorted([(i, tree.lemma(i)) for i in verbs] + [(i, NOUN + tree.lemma(i)) for i in nouns])

    def source(self, cue: int) -> tuple[int, int] | None:
        """Return the token range of who a cue ascribes its content to, or None where the text does not say."""
        if cue not in self._sources:
            self._sources[cue] = source_of(self.tree, cue)
        return self._sources[cue]

    def cue_class(self, cue: int) -> str:
        """Return the class of a cue word, "other" for one that no table names."""
        tree = self.tree
        if tree.lower[cue] == "according":
            return "according"
        name = tree.lemma(cue)
        return cue_classes().get(name if tree.is_verb(cue) else NOUN + name, "other")

    def kind(self, source: tuple[int, int] | None) -> str:
        """Name what a source is, as `source_kind` does; "none" is nobody."""
        if source is None:
            return "none"
        if source not in self._kinds:
            self._kinds[source] = source_kind(self.tree, source)
        return self._kinds[source]


@lru_cache(maxsize=1 << 4)
def _forms(vocab: Vocab, words: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return what verbs, and what nouns, the cue words and these words may be written as."""
    nouns, verbs = set[str](), set[str]()
    for word in words | cue_classes().keys():
        (nouns if word.startswith(NOUN) else verbs).add(word.removeprefix(NOUN))
    return forms(vocab, verbs, "verb"), forms(vocab, nouns, "noun")
