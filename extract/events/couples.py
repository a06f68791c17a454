"""Whom "the two men" and "the pair" mean: the only two people whom the text has just named."""

from dateline.extract.events.referents import Referents
from dateline.extract.events.rules import words
from dateline.extract.relations import bits
from dateline.extract.tree import Tree
from dateline.models.entity import Entity

_PAIR, _TWO_PEOPLE = words("headlines", "pair"), words("headlines", "two_people")
_HAS_MORE = bits("prep", "relcl")


def couple(tree: Tree, referents: Referents, noun: int) -> list[Entity]:
    """Return the two people that a noun means, in the order they were named.

    They are those of its own sentence and the one before it; none where these name more, or fewer.
    """
    if not _means_two(tree, noun):
        return []
    first = tree.bounds[max(tree.sentence[noun] - 1, 0)][0]
    near = (entity for entity in referents.between(first, noun) if entity.type == "PERSON")
    found = list({entity.id: entity for entity in near}.values())
    return found if len(found) == 2 else []


def _means_two(tree: Tree, noun: int) -> bool:
    word = tree.lower[noun]
    pair = word in _PAIR
    if not pair and word not in _TWO_PEOPLE:
        return False
    below = [tree.lower[k] for k in tree.kids[noun] if k < noun]
    if "the" not in below or tree.below[noun] & _HAS_MORE:
        return False
    return pair or below == ["the", "two"]
