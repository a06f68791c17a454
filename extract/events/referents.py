"""The entities that the words of an article stand for."""

from dateline.extract.entities.lookup import Mentions
from dateline.extract.tree import Tree
from dateline.models.entity import Entity, Mention


class Referents(dict[int, tuple[Entity, Mention] | None]):
    """The entity that a token mentions, and the mention, by the token; each is looked up when it is first asked for."""

    def __init__(self, tree: Tree, mentions: Mentions) -> None:
        super().__init__()
        self._tree = tree
        self._mentions = mentions
        self._closest: dict[int, tuple[Entity, Mention] | None] = {}

    def __missing__(self, token: int) -> tuple[Entity, Mention] | None:
        found = self[token] = self._mentions.at(self._tree.start[token], self._tree.end[token])
        return found

    def closest(self, token: int) -> tuple[Entity, Mention] | None:
        """Return the entity of the shortest mention that holds a token."""
        if token not in self._closest:
            start = self._tree.start[token]
            self._closest[token] = self._mentions.at(start, self._tree.end[token], start)
        return self._closest[token]

    def between(self, first: int, last: int) -> list[Entity]:
        """Return the entities mentioned from token `first` up to, without, `last`, in text order."""
        start = self._tree.start
        return [entity for entity, _ in self._mentions.within(start[first], start[last])]
