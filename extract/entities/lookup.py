"""Finding the entity that words of an article refer to."""

from bisect import bisect_left
from collections.abc import Iterable
from operator import itemgetter

from dateline.models.entity import Entity, Mention


class Mentions:
    """The mentions of an article in text order, for look-up by offsets in logarithmic time."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = {entity.id: entity for entity in entities}
        found = [
            (mention.start, mention.end, mention, entity)
            for entity in self._entities.values()
            for mention in entity.mentions
        ]
        found.sort(key=itemgetter(0, 1))
        self._starts = [row[0] for row in found]
        self._longest = max((row[1] - row[0] for row in found), default=0)
        self._rows = [(mention, entity) for _, _, mention, entity in found]

    def at(self, start: int, end: int, head: int | None = None) -> tuple[Entity, Mention] | None:
        """Return the entity mentioned in [start, end), and the mention.

        Of several, the shortest that covers the offset `head` (that of the head word, where the caller knows it), else
        the one that covers most of the span, then the first.
        """
        at = bisect_left(self._starts, start - self._longest)
        best: tuple[Entity, Mention] | None = None
        most = 0
        while at < len(self._rows) and self._starts[at] < end:
            mention, entity = self._rows[at]
            covered = min(end, mention.end) - max(start, mention.start)
            if head is not None and mention.start <= head < mention.end:
                covered += (end - start) + self._longest - (mention.end - mention.start)
            if covered > most:
                best, most = (entity, mention), covered
            at += 1
        return best

    def within(self, start: int, end: int) -> list[tuple[Entity, Mention]]:
        """Return the mentions that lie wholly in [start, end), in text order."""
        at = bisect_left(self._starts, start)
        stop = bisect_left(self._starts, end)
        return [(entity, mention) for mention, entity in self._rows[at:stop] if mention.end <= end]

    def name(self, entity: str) -> str:
        """Return an entity's name by its id; the id itself where there is none such."""
        found = self._entities.get(entity)
        return found.name if found else entity

    def entity(self, entity: str) -> Entity | None:
        """Return an entity by its id."""
        return self._entities.get(entity)
