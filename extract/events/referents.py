"""The entities that the words of an article stand for."""

from dateline.extract.entities.lookup import Mentions
from dateline.extract.tree import Tree
from dateline.models.entity import Entity, Mention


class Referents(list[tuple[Entity, Mention] | None]):
    """The entity that each token of an article mentions, and the mention; of several, as `Mentions.at` says."""

    def __init__(self, tree: Tree, mentions: Mentions) -> None:
        super().__init__([None] * len(tree))
        self._tree = tree
        self._mentions = mentions
        self._contested: set[int] = set()
        for found in mentions.within(0, len(tree.source)):
            mention = found[1]
            at = tree.token_over(mention.start)
            while at < len(self) and tree.start[at] < mention.end:
                if self[at] is not None:
                    self._contested.add(at)
                self[at] = found
                at += 1
        for at in self._contested:
            self[at] = mentions.at(tree.start[at], tree.end[at])

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
