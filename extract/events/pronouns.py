"""Pronouns of a headline: as they are, or as the names that they stand for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.extract.entities.descriptions import is_person_noun
from dateline.extract.events.number import MANY, is_plural
from dateline.extract.events.participants import subject_of
from dateline.extract.events.referents import Referents
from dateline.extract.events.rules import words
from dateline.extract.events.syntax import OBJECTS
from dateline.extract.tree import SUBJECTS, Tree
from dateline.models.entity import Entity

_NAMING = words("headlines", "naming")
_DEEP = 12
_SPELLED = {"'ll": " will", "'d": " would", "'s": " is", "'re": " are", "'ve": " have", "'m": " is"}
_PERFECT = {"'d": " had", "'s": " has"}
_NEUTER = frozenset({"it", "its", "itself"})
_PEOPLE = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})


@dataclass(slots=True, frozen=True)
class Pronouns:
    """The pronouns of one article."""

    tree: Tree
    referents: Referents

    def knows(self, pronoun: int, subject: int | None) -> bool:
        """Tell whether a pronoun can stand in a line about a subject: as itself, or as the name it stands for."""
        return self.told(pronoun, subject, ()) is not None

    def word(self, i: int, subject: int | None, before: Sequence[int]) -> str | None:
        """Return a pronoun, or a verb that hangs on the one before it ("'ll"), as a line tells it."""
        return self.told(i, subject, before) if self.tree.tag[i][:3] == "PRP" else self._spelled(i, subject, before)

    def told(self, i: int, subject: int | None, before: Iterable[int]) -> str | None:
        """Return a pronoun as a line tells it, None where it stands for nobody known.

        That is the name it stands for, unless that is the subject's or told in the words `before`.
        """
        tree = self.tree
        if subject is not None and tree.is_reflexive(i):
            return tree.lower[i]
        covering = self.referents[i]
        own = self.referents[subject] if subject is not None else None
        if covering and covering[1].kind == "pronoun":
            name = covering[0].name
            if subject is not None:
                before = (*range(tree.left[subject], subject), *before)
            nearer = own is None and subject is not None and self._is_nearer(subject, i, covering[0])
            if nearer or (own and own[0].id == covering[0].id) or self._is_named(covering[0], before):
                return tree.lower[i]
            return name + ("’" if name.endswith("s") else "’s") if tree.tag[i] == "PRP$" else name
        if tree.lower[i] == "it" and tree.lemma(tree.head[i]) in _NAMING:
            return "it"  # what it is called says enough
        if subject is None or self._is_another(i, subject):
            return None
        return tree.lower[i] if self._agrees(tree.lower[i], subject, own[0] if own else None) else None

    def _spelled(self, i: int, subject: int | None, before: Sequence[int]) -> str:
        """Return a verb that hangs on a pronoun, as a word of its own where a name takes the pronoun's place."""
        tree, pronoun = self.tree, before[-1]
        if self.told(pronoun, subject, before[:-1]) == tree.lower[pronoun]:
            return tree.text[i]
        word = tree.lower[i].replace("’", "'")
        verb = tree.head[i]
        perfect = tree.tag[verb] == "VBN" and (tree.dep[i] == "aux" or tree.lower[i + 1] == "been")
        return _PERFECT[word] if perfect and word in _PERFECT else _SPELLED.get(word, tree.text[i])

    def _is_named(self, entity: Entity, before: Iterable[int]) -> bool:
        """Tell whether one of these words names somebody, or is a pronoun that a line replaces by the name."""
        tree, last = self.tree, entity.name.rpartition(" ")[2]
        for at in before:
            found = self.referents[at]
            if found and found[0].id == entity.id and (tree.tag[at] == "PRP" or tree.text[at] == last):
                return True
            if not found and tree.text[at] == last:
                return True
        return False

    def _is_nearer(self, subject: int, pronoun: int, named: Entity) -> bool:
        """Tell whether "his" or "he" is rather said of a nameless subject, "the sailor", than of whom others name."""
        tree, clause = self.tree, self.tree.head[pronoun]
        person = tree.tag[subject] == "NN" and is_person_noun(tree.lower[subject])
        if tree.tag[pronoun] != "PRP$":  # "the sailor says he will ..."
            said = tree.dep[pronoun] in SUBJECTS and tree.dep[clause] == "ccomp"
            proper = tree.tag[subject] == "NNP" and tree.lower[pronoun] in _PEOPLE
            return (person or proper) and said and subject_of(tree, tree.head[clause])[0] == subject
        if not person:
            return False
        if subject_of(tree, _governor(tree, pronoun))[0] == subject:
            return True
        first, behind = tree.bounds[tree.sentence[pronoun]]
        here = range(tree.start[first], tree.end[behind - 1])
        return not any(mention.start in here and mention.kind != "pronoun" for mention in named.mentions)

    def _is_another(self, pronoun: int, subject: int) -> bool:
        """Tell whether a pronoun is the object of what the subject does: "he sued him" is not said of himself."""
        tree = self.tree
        plain = tree.dep[pronoun] in OBJECTS and not tree.is_reflexive(pronoun)
        return plain and subject_of(tree, tree.head[pronoun])[0] == subject

    def _agrees(self, pronoun: str, subject: int, own: Entity | None) -> bool:
        """Tell whether a pronoun that nobody has resolved can stand for the subject of its sentence."""
        if pronoun in MANY:
            return is_plural(self.tree, self.referents, subject) or (
                own is not None and own.type in {"ORG", "GPE", "NORP"}
            )
        if pronoun in _NEUTER:
            return not is_plural(self.tree, self.referents, subject) and (own is None or own.type != "PERSON")
        return pronoun in _PEOPLE and (own is None or own.type == "PERSON")


def _governor(tree: Tree, i: int) -> int:
    """Return the verb whose clause a token stands in."""
    for _ in range(_DEEP):
        if tree.is_verb(i) or tree.head[i] == i:
            break
        i = tree.head[i]
    return i
