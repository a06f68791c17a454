"""Which words below a word belong in a headline, and before which of them it may end.

What stands behind a comma as an aside, and times, which the date column tells, are left out.
"""

from dataclasses import dataclass

from dateline.extract.events.asides import is_closed_off, is_coordinated, is_dash, is_second, is_set_off
from dateline.extract.events.line import Line
from dateline.extract.events.marks import MARKS
from dateline.extract.events.rules import words
from dateline.extract.events.syntax import CONDITIONS, UNTIL, has_to, has_word, is_passive, is_put_off
from dateline.extract.relations import bits
from dateline.extract.tree import Tree

_NOBODY, _CONTROLLING = words("triggers", "nobody"), words("headlines", "controlling")
_PARTS, _LASTING = words("headlines", "parts"), words("headlines", "lasting")
_PASSING = words("headlines", "passing")

ASIDES = frozenset({"parataxis", "intj", "meta", "discourse", "dep"})
_OPTIONAL = frozenset({"relcl", "acl", "advcl", "conj", "npadvmod", "advmod", "prep"})
_CIRCUMSTANCES = frozenset({"advmod", "npadvmod"})
JUDGED = frozenset({"prep", "agent", "advcl", "advmod", "appos", "relcl", "acl", "npadvmod"})
_MEANWHILE = frozenset(
    {"when", "while", "as", "after", "before", "since", "until", "once", "because", "although", "though"}
)
_LINKS, _HAS_MARK = bits("cc", "punct"), bits("mark")
_SO = frozenset({"so"})
_STOPS = frozenset(".,:;?!")
HYPHENS = frozenset("-–/'’&%$")
_DAYS = frozenset({"today", "tomorrow", "yesterday", "tonight"})
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "only", "next", "same", "such"})
_RANKED = _RANKS | {"JJS", "RBS"}


@dataclass(slots=True)
class Judge:
    """Judges the words of one article; `timed` marks the tokens of time expressions."""

    tree: Tree
    timed: list[bool]

    def is_told(self, k: int, at: int, line: Line) -> bool:
        """Tell whether a word below `at` belongs in a headline at all."""
        tree, dep = self.tree, self.tree.dep[k]
        if dep == "prep":
            return self._is_told_preposition(k, at, line)
        if dep == "punct" or (dep == "appos" and tree.text[k] in _STOPS):
            return (tree.text[k] in HYPHENS and not is_dash(tree, k)) or tree.text[k] in MARKS
        if self._is_aside(k, at, line.head):
            return False
        if self.timed[k] and not self.timed[at] and not line.times:
            return self._is_counted(k)
        behind = k > at and is_set_off(tree, k)
        if behind and (dep == "amod" or is_second(tree, k, at)):
            return False
        return dep not in JUDGED or self._is_told_modifier(k, at, behind)

    def _is_aside(self, k: int, at: int, head: int | None) -> bool:
        tree, dep = self.tree, self.tree.dep[k]
        if dep in ASIDES or (tree.lower[k] == "not" and k + 1 < len(tree.text) and tree.lower[k + 1] == "only"):
            return True
        if dep == "conj":
            return at == head or not is_coordinated(tree, k, at)
        return k < at and dep in _CIRCUMSTANCES and tree.is_verb(at) and is_closed_off(tree, k)

    def _is_told_preposition(self, k: int, at: int, line: Line) -> bool:
        tree = self.tree
        if is_set_off(tree, k) if k > at else tree.is_verb(at) and is_closed_off(tree, k):
            return False
        if not line.times and self._is_time_phrase(k) and not self._is_needed(k, at):
            return False
        return not self._is_stranded(k, at)

    def _is_told_modifier(self, k: int, at: int, behind: bool) -> bool:
        tree, dep = self.tree, self.tree.dep[k]
        if dep == "agent":
            return tree.tag[at] != "VBD" or is_passive(tree, at)
        if dep == "advcl":
            return self._is_told_clause(k, behind)
        return self._is_told_adverb(k, at) if dep == "advmod" else not behind

    def _is_stranded(self, preposition: int, at: int) -> bool:
        """Tell whether a preposition has lost its object; in a relative clause, or behind its verb, it may stand alone.

        "The house he looked at", "is paid for", "chimed in".
        """
        tree = self.tree
        if tree.lower[preposition] == "of" and preposition and tree.lower[preposition - 1] == "instead":
            return True
        if tree.below[preposition] & ~_LINKS or tree.dep[at] == "relcl":
            return False
        if preposition != at + 1 or not tree.is_verb(at):
            return True
        behind = slice(preposition + 1, preposition + 3)
        # "on Friday", "below minus 200": an object that the parse lost
        return True in self.timed[behind] or any(word[0].isdigit() for word in tree.text[behind])

    def is_optional(self, k: int, at: int) -> bool:
        """Tell whether a line may end before a word that belongs in it."""
        tree, dep = self.tree, self.tree.dep[k]
        if k < at or dep not in _OPTIONAL:
            return dep == "xcomp" and k > at and tree.is_verb(at) and self._is_purpose(k, at)
        if dep == "prep":
            return (k != at + 1 and tree.lower[k] != "as") if tree.is_verb(at) else tree.lower[k] != "of"
        marks = [m for m in tree.kids[k] if tree.dep[m] == "mark"] if tree.below[k] & _HAS_MARK else []
        if dep == "acl" and any(tree.lower[m] == "that" for m in marks):
            return self.timed[at]
        if dep in {"relcl", "acl"}:
            return not self._is_ranked(at, _RANKS) and tree.lower[at] not in _NOBODY
        return True

    def _is_purpose(self, k: int, at: int) -> bool:
        """Tell whether an infinitive behind an object says but what for: "sold the house to pay his debts"."""
        tree = self.tree
        if not has_to(tree, k) or tree.lemma(at) in _CONTROLLING:
            return False
        return any(tree.dep[each] == "dobj" and at < each < k for each in tree.kids[at])

    def _is_ranked(self, noun: int, ranks: frozenset[str]) -> bool:
        """Tell whether a noun says nothing without what ranks it: "the first country to land", "the same day as"."""
        tree = self.tree
        return any(k < noun and (tree.tag[k] in ranks or tree.lower[k] in ranks) for k in tree.kids[noun])

    def _is_needed(self, preposition: int, at: int) -> bool:
        """Tell whether a phrase with a time says no mere date: "sentenced to ten years", "the rest of the week"."""
        tree, word = self.tree, self.tree.lower[preposition]
        if word == "of":
            return tree.lower[at] in _PARTS
        if word in {"to", "for"} and tree.lemma(at) in _LASTING:
            return any(tree.tag[k] in {"NN", "NNS"} for k in tree.kids[preposition])
        if word in UNTIL:
            return is_put_off(tree, tree.head[at] if tree.dep[at] == "xcomp" else at)
        return word == "since" and self._is_ranked(at, _RANKED)

    def _is_counted(self, k: int) -> bool:
        """Tell whether a time below a word is what is counted or told of, no mere date: "spent six days"."""
        tree, dep = self.tree, self.tree.dep[k]
        if dep == "dobj":
            return tree.tag[k] in {"NN", "NNS"} and tree.lower[k] not in _DAYS
        if dep in {"attr", "nsubj", "nsubjpass", "nmod", "poss"}:
            return True
        return dep in {"nummod", "amod", "compound"} and tree.tag[k] == "CD"

    def _is_told_clause(self, k: int, behind: bool) -> bool:
        tree = self.tree
        openers = {tree.lower[m] for m in tree.kids[k] if m < k and tree.dep[m] in {"mark", "advmod", "prep"}}
        if not openers.isdisjoint(CONDITIONS):
            return True
        return not behind and k > tree.head[k] and openers.isdisjoint(_MEANWHILE)

    def _is_told_adverb(self, k: int, at: int) -> bool:
        tree, word = self.tree, self.tree.lower[k]
        if tree.kids[k] and self._is_time_phrase(k):
            return False  # "thirty years before"
        behind = tree.lower[k + 1] if k + 1 < len(tree) else ""
        if behind in HYPHENS or (word == "so" and behind == "called"):
            return True  # "so-called"
        if tree.tag[k] != "WRB" and word in _PASSING and tree.tag[at][:2] in {"VB", "NN"}:
            return False
        if word == "far" and tree.is_verb(at) and has_word(tree, k, _SO):
            return False
        if word == "only" and k and tree.lower[k - 1] == "not":
            return False
        return not (tree.is_verb(at) and k > at and is_set_off(tree, k))

    def _is_time_phrase(self, preposition: int) -> bool:
        """Tell whether a preposition governs a time."""
        tree, timed = self.tree, self.timed
        kids = tree.kids[preposition]
        if tree.lower[preposition] == "than":  # "than at any time before"
            return any(timed[k] or (tree.dep[k] == "prep" and self._is_time_phrase(k)) for k in kids)
        return True in [timed[k] for k in kids]
