"""The entities that the words of an article stand for."""

from bisect import bisect_left
from collections.abc import Iterator

from dateline.extract.entities.lookup import Mentions
from dateline.extract.events.syntax import OBJECTS
from dateline.extract.relations import bits
from dateline.extract.tree import SUBJECTS, Tree
from dateline.models.entity import Entity, Mention

_COMPLEMENT = frozenset({"xcomp"})
_HAS_OBJECTS = bits("dobj", "dative", "prep", "agent", "xcomp")
_DEEP = 4
"""How many infinitives below each other are looked at."""


class Referents(list[tuple[Entity, Mention] | None]):
    """The entity that each token of an article mentions, and the mention; of several, as `Mentions.at` says."""

    def __init__(self, tree: Tree, mentions: Mentions) -> None:
        start = tree.start
        contested: set[int] = set()
        rows: list[tuple[Entity, Mention] | None] = [None] * len(tree)
        pronouns: list[int] = []
        for found in mentions.within(0, len(tree.source)):
            mention = found[1]
            first = tree.token_over(mention.start)
            behind = bisect_left(start, mention.end, first)
            if any(rows[first:behind]):
                contested.update(at for at in range(first, behind) if rows[at] is not None)
            rows[first:behind] = [found] * (behind - first)
            if mention.kind == "pronoun":
                pronouns.extend(range(first, behind))
        super().__init__(rows)
        self._tree = tree
        self._mentions = mentions
        self._contested = contested
        for at in self._contested:
            self[at] = mentions.at(tree.start[at], tree.end[at])
        for at in [at for at in pronouns if self._clashes(at)]:
            self[at] = None

    def _clashes(self, pronoun: int) -> bool:
        """Tell whether a pronoun is taken for somebody who its own clause names beside it.

        "He accused Brandt" is not said of Brandt, nor "Brandt accused him" (Chomsky's binding conditions B and C).
        """
        tree, verb, found = self._tree, self._tree.head[pronoun], self[pronoun]
        dep = tree.dep[pronoun]
        if found is None or found[1].kind != "pronoun" or tree.is_reflexive(pronoun):
            return False
        if dep in SUBJECTS:
            return bool(tree.below[verb] & _HAS_OBJECTS) and any(
                (one := self[at]) and one[1].kind == "name" and one[0].id == found[0].id for at in self._objects(verb)
            )
        if dep not in OBJECTS or tree.dep[verb] in {"xcomp", "pcomp"}:
            return False
        subject = tree.subject.get(verb)
        other = self[subject] if subject is not None else None
        return other is not None and other[0].id == found[0].id

    def _objects(self, verb: int) -> Iterator[int]:
        """Yield the heads of a verb's objects, plain, of prepositions, and of the infinitive below it."""
        tree = self._tree
        for _ in range(_DEEP):
            for kid in tree.kids[verb]:
                if kid > verb and tree.dep[kid] in OBJECTS:
                    yield kid
                elif kid > verb and tree.dep[kid] in {"prep", "agent"}:
                    yield from (k for k in tree.kids[kid] if tree.dep[k] == "pobj")
            below = tree.kid(verb, _COMPLEMENT)
            if below is None:
                return
            verb = below

    def closest(self, token: int) -> tuple[Entity, Mention] | None:
        """Return the entity of the shortest mention that holds a token."""
        if token not in self._contested:
            return self[token]
        start = self._tree.start[token]
        return self._mentions.at(start, self._tree.end[token], start)

    def between(self, first: int, last: int) -> list[Entity]:
        """Return the entities mentioned from token `first` up to, without, `last`, in text order."""
        start = self._tree.start
        return [entity for entity, _ in self._mentions.within(start[first], start[last])]
