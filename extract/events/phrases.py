"""The phrases of a headline, built from their heads outwards.

What a head needs (objects, complements) must fit, the rest (prepositional phrases, conjuncts, clauses) is taken while
there is room, so a line ends where a phrase ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.entities.lookup import Mentions
from dateline.extract.events.rules import words
from dateline.extract.events.syntax import Tree

_SUBJECT_ROOM = 80
_ASIDES = frozenset({"relcl", "appos", "parataxis", "intj", "meta", "discourse", "dep", "cc", "preconj"})
_OPTIONAL = frozenset({"relcl", "prep", "acl", "advcl", "conj", "npadvmod", "advmod", "agent"})
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$", "EX"})
_SINGULAR = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT"})
_HYPHENS = frozenset("-–/'’&")


@dataclass(slots=True)
class Phrases:
    """The phrases of one article; `timed` marks the tokens of time expressions, which the date column tells."""

    tree: Tree
    mentions: Mentions
    timed: list[bool]

    def name(self, head: int, without: int | None = None) -> str | None:
        """Return what to call the participant at a noun's head: a name, or the words themselves; None for a pronoun.

        `without`: a verb below the noun that the sentence is about ("the figures released ..."), left out.
        """
        tree, parts = self.tree, list[str]()
        for at in self._bearers(head):
            covering = self.mentions.at(tree.start[at], tree.end(at), tree.start[at])
            if covering and covering[1].kind != "name":
                parts.append(covering[0].name)
            elif tree.tag[at] in _PRONOUNS or tree.lower[at] in words("triggers", "nobody"):
                return None
            else:
                phrase = self.fit(at, _SUBJECT_ROOM, conjuncts=False, without=without) or [at]
                if tree.tag[phrase[0]] in {"WP$", "WDT"}:
                    return None
                if tree.tag[phrase[0]] == "PRP$" and self._word(phrase[0], None) == tree.text[phrase[0]]:
                    return None
                parts.append(self.join(phrase, None))
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"

    def _bearers(self, head: int) -> list[int]:
        """Return the heads of coordinated names; the person alone where the others are titles ("CEO and founder")."""
        tree = self.tree
        heads = [at for at in tree.conjuncts(head) if tree.text[at][:1].isalnum()]
        named = [at for at in heads if self.mentions.at(tree.start[at], tree.end(at))]
        titled = (
            len(named) == 1
            and named[0] == heads[-1]
            and not any(tree.dep[k] in {"det", "poss"} for k in tree.kids[named[0]])
        )
        if len(heads) > 1 and titled and (found := self.mentions.at(tree.start[named[0]], tree.end(named[0]))):
            return named if found[0].type == "PERSON" else heads
        return heads

    def fit(self, at: int, room: int, *, conjuncts: bool = True, without: int | None = None) -> list[int] | None:
        """Return the words of the phrase at `at`, in text order, within `room` characters; None where it cannot be."""
        tree = self.tree
        tokens = [at]
        room -= len(tree.text[at])
        if room < 0:
            return None
        kids = [k for k in tree.kids[at] if k != without and self._is_told(k, at)]
        for k in kids:
            if self._is_needed(k, at):
                part = self.fit(k, room - 1)
                if part is None:
                    return None
                tokens += part
                room -= self._width(part)
        for k in kids:
            if self._is_needed(k, at) or not self._is_extra(k, at, conjuncts=conjuncts):
                continue
            part = self._extra(k, at, room - 1)
            if part is None:
                break
            tokens += part
            room -= self._width(part)
        return sorted(set(tokens))

    def _is_extra(self, k: int, at: int, *, conjuncts: bool) -> bool:
        if self.tree.dep[k] == "conj":
            return conjuncts and not any(self.tree.lower[c] == "but" for c in self.tree.kids[at] if at < c < k)
        return k > at or self.tree.dep[k] == "advcl"

    def _extra(self, k: int, at: int, room: int) -> list[int] | None:
        """Return the words of what a phrase can do without, a conjunct with its "and"; None where they do not fit."""
        tree = self.tree
        link: list[int] = []
        if tree.dep[k] == "conj":
            link = [c for c in tree.kids[at] if at < c < k and (tree.dep[c] == "cc" or tree.lower[c] == ",")]
        part = self.fit(k, room - self._width(link))
        if part is None or (tree.dep[k] == "prep" and len(part) == 1):
            return None
        return [*link, *part]

    def bare(self, noun: int, room: int) -> list[int]:
        """Return the phrase of a noun without its article; empty where it does not fit."""
        tokens = self.fit(noun, room) or []
        while tokens and self.tree.tag[tokens[0]] in {"DT", "PDT"}:
            tokens = tokens[1:]
        return tokens

    def _is_needed(self, k: int, at: int) -> bool:
        tree = self.tree
        if tree.dep[k] not in _OPTIONAL:
            return True
        if tree.is_verb(at) and tree.dep[at] != "amod":
            return k < at and tree.dep[k] == "advmod"
        return k < at and tree.dep[k] != "advcl"

    def _width(self, tokens: Sequence[int]) -> int:
        return sum(len(self.tree.text[t]) + 1 for t in tokens)

    def _is_told(self, k: int, at: int) -> bool:
        """Tell whether a word below `at` belongs in a headline at all."""
        tree, dep = self.tree, self.tree.dep[k]
        if dep in _ASIDES:
            return dep == "relcl" and tree.lower[at] in words("triggers", "nobody")
        if self.timed[k] and not self.timed[at]:
            return dep in {"nummod", "amod", "compound", "nmod"} and tree.tag[k] == "CD"
        if dep == "prep":
            return not self.is_time_phrase(k)
        if dep == "advcl":
            return any(tree.lower[m] in {"if", "unless"} for m in tree.kids[k])
        if dep == "punct":
            return tree.text[k] in _HYPHENS
        return dep != "advmod" or self._is_told_adverb(k, at)

    def _is_told_adverb(self, k: int, at: int) -> bool:
        tree = self.tree
        if not tree.is_verb(at) or tree.dep[at] in {"amod", "advmod", "acomp"}:
            return True
        return tree.lower[k] in words("triggers", "particle") or tree.tag[k] in {"RBR", "WRB"}

    def is_time_phrase(self, preposition: int) -> bool:
        """Tell whether a preposition governs a time."""
        return any(self.timed[k] for k in self.tree.kids[preposition])

    def join(self, tokens: Sequence[int], subject: int | None) -> str:
        """Return tokens as text, pronouns replaced by names; `subject` is the head of the sentence's subject."""
        tree, parts = self.tree, list[str]()
        last = -1
        for i in tokens:
            glued = last >= 0 and tree.end(last) == tree.start[i]
            if parts and not glued and tree.text[i] != ",":
                parts.append(" ")
            parts.append(self._word(i, subject))
            last = i
        return "".join(parts)

    def _word(self, i: int, subject: int | None) -> str:
        """Return a word; a pronoun as the name it stands for, unless that is the subject's."""
        tree = self.tree
        if tree.tag[i] not in {"PRP$", "PRP"}:
            return tree.text[i]
        covering = self.mentions.at(tree.start[i], tree.end(i))
        if not covering or covering[1].kind != "pronoun":
            return tree.text[i]
        own = self.mentions.at(tree.start[subject], tree.end(subject)) if subject is not None else None
        if own and own[0].id == covering[0].id:
            return tree.text[i]
        return covering[0].name + ("’s" if tree.tag[i] == "PRP$" else "")

    def is_plural(self, head: int) -> bool:
        """Tell whether a subject takes a plural verb."""
        tree = self.tree
        others = [k for k in tree.kids[head] if tree.dep[k] == "conj"]
        if others and not (
            self._has_article(head) and tree.tag[others[0]] == "NN" and not self._has_article(others[0])
        ):
            return True
        covering = self.mentions.at(tree.start[head], tree.end(head))
        if tree.tag[head] == "NNPS":
            return not covering or covering[0].type != "GPE"
        if tree.tag[head] == "NNS" or (tree.tag[head] == "CD" and tree.lower[head] not in {"1", "one"}):
            return True
        return not (covering and covering[0].type in _SINGULAR) and tree.lower[head] in {"they", "we"}

    def _has_article(self, head: int) -> bool:
        return any(self.tree.dep[k] in {"det", "poss"} for k in self.tree.kids[head])
