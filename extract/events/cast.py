"""Who took part in an event and where, in words."""

from collections.abc import Iterable

from dateline.extract.events.participants import Argument
from dateline.extract.events.referents import Referents
from dateline.extract.events.triggers import Candidate
from dateline.extract.relations import bits
from dateline.extract.tree import Tree
from dateline.models.entity import Entity, Mention
from dateline.models.event import Participant, Place

_PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "on", "near", "outside", "inside", "across", "throughout", "around", "off"}
)
_NOT_PARTICIPANTS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
_NAMELESS = frozenset({"WDT", "WP", "EX"})
_BEHIND = frozenset({"punct", "relcl", "acl", "appos", "prep", "cc", "preconj", "conj", "advcl", "dep"})
_JOINED = frozenset({"nummod", "npadvmod", "compound", "nmod"})
_HAS_APPOSITION, _HAS_PREPOSITION = bits("appos"), bits("prep")


class Cast:
    """The participants and places of one article's events."""

    def __init__(self, tree: Tree, referents: Referents) -> None:
        self._tree = tree
        self._referents = referents

    def parties(self, arguments: Iterable[Argument], trigger: int) -> tuple[Participant, ...]:
        """Return in words who takes part, with their entities; no times, no amounts, not the event itself."""
        tree, referents, at = self._tree, self._referents, self._tree.start[trigger]
        found: list[Participant] = []
        for head, role in arguments:
            if tree.tag[head] in _NAMELESS:
                continue
            covering = referents[head]
            if covering is None and tree.below[head] & _HAS_APPOSITION:
                covering = self._beside(head)
            if covering is None:
                start, end = self._phrase(head)
                found.append(Participant(start, end, tree.source[start:end], role))
                continue
            entity, mention = covering
            if entity.type not in _NOT_PARTICIPANTS and not mention.start <= at < mention.end:
                found.append(Participant(mention.start, mention.end, mention.text, role, entity.id))
        return tuple(found)

    def _beside(self, head: int) -> tuple[Entity, Mention] | None:
        """Return the entity at a noun's apposition: "the newest phone, Phone 4"."""
        tree = self._tree
        beside = (self._referents[k] for k in tree.kids[head] if tree.dep[k] == "appos")
        return next(filter(None, beside), None)

    def _phrase(self, head: int) -> tuple[int, int]:
        """Return the offsets of a noun phrase: its head and what belongs to it, no clause behind it."""
        tree, dep = self._tree, self._tree.dep
        first = last = head
        for kid in tree.kids[head]:
            if dep[kid] in _BEHIND:
                continue
            if kid < head:
                first = min(first, tree.left[kid])
            elif kid == last + 1 and dep[kid] in _JOINED:
                last = tree.right[kid]
        return tree.start[first], tree.end[last]

    def place(self, candidate: Candidate) -> Place | None:
        """Return the place that a preposition in the event's own clause names."""
        tree = self._tree
        for owner in reversed(candidate.chain):
            for kid in tree.kids[owner] if tree.below[owner] & _HAS_PREPOSITION else ():
                if tree.lower[kid] in _PLACE_PREPOSITIONS and tree.dep[kid] == "prep" and (place := self._below(kid)):
                    return place
        return None

    def _below(self, preposition: int) -> Place | None:
        tree = self._tree
        places = (self._place(k) for k in tree.kids[preposition] if tree.dep[k] == "pobj")
        return next(filter(None, places), None)

    def _place(self, head: int) -> Place | None:
        covering = self._referents[head]
        if covering:
            entity, mention = covering
            return Place(mention.start, mention.end, mention.text, entity.id) if entity.type in _PLACE_TYPES else None
        if self._tree.doc[head].ent_type_ not in _PLACE_TYPES:
            return None
        start, end = self._phrase(head)
        return Place(start, end, self._tree.source[start:end])
