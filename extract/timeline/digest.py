"""What merging needs of each article, packed, so that neither texts nor objects need be held."""

import gc
from array import array
from dataclasses import dataclass, replace
from datetime import date

from dateline.extract.timeline.packed import Entities, Rest, pack, pack_entities, unpack_entities
from dateline.extract.timeline.reading import read
from dateline.extract.timeline.traits import Traits, as_rows
from dateline.extract.timeline.words import cleaned, numbers, split
from dateline.models.article import Article
from dateline.models.entity import Entity
from dateline.models.extraction import Extraction

_LONG = 34
"""Characters, without spaces, from which a sentence is not said twice by chance."""
WALKED = 5_000
"""Tellings that may be walked through in search of reference cycles."""
HELD = 200_000
"""Tellings that are held as objects; of more, these would take gigabytes."""


@dataclass(slots=True)
class Digest:
    """An article without its text.

    The content words of what tells of no event, by number, each as often as it comes, those of other sentences being
    among its `traits`; hashes of its sentences, of which is asked only whether two are equal, so that they may differ
    from run to run; what its tellings are compared by; and, perhaps packed, its entities and what else its events are
    made of.
    """

    article: Article
    named: Entities | bytes
    words: "array[int]"
    chunks: "array[int]"
    traits: Traits
    rest: Rest | bytes

    @property
    def entities(self) -> Entities:
        """Its entities without their mentions, and how many of these each has."""
        return unpack_entities(self.named)

    def __len__(self) -> int:
        """How many tellings it has."""
        return len(self.traits.prominence)


class Digester:
    """Digests articles one by one: the first as objects, which is fast, and many more packed, which takes less room.

    What is held stays until the timeline is made, so that the search for reference cycles, which would walk through
    all of it again and again, is kept away from it.
    """

    def __init__(self) -> None:
        self._held = 0

    def __call__(self, extraction: Extraction) -> Digest:
        """Digest an article."""
        found = digest(extraction)
        before = self._held
        self._held += len(found)
        if self._held // WALKED > before // WALKED:
            gc.freeze()
        if self._held <= HELD:
            return found
        return replace(found, named=pack_entities(found.entities), rest=pack(found.rest))


def digest(extraction: Extraction) -> Digest:
    """Keep of an article what merging needs."""
    text = extraction.text
    traits, rest = read(extraction)
    return Digest(
        article=extraction.article,
        named=[(_without_mentions(entity), len(entity.mentions)) for entity in extraction.entities],
        words=as_rows(list(numbers(cleaned(_between(text, rest)).split()))),
        chunks=array("q", _hashes(cleaned(text))),
        traits=traits,
        rest=rest,
    )


def _hashes(clean: str) -> set[int]:
    """Return hashes of the long sentences of a cleaned text, however many spaces stand between their words."""
    return {hash(one) for one in split(clean.replace(" ", "")) if len(one) >= _LONG}


def _between(text: str, rest: Rest) -> str:
    """Return what stands outside of the sentences that tell of events."""
    parts = []
    end = 0
    for first, last in dict.fromkeys([event.sentence for event in rest.events]):
        parts.append(text[end:first])
        end = max(end, last)
    return " ".join([*parts, text[end:]])


def _without_mentions(entity: Entity) -> Entity:
    return Entity(entity.id, entity.name, entity.type, entity.aliases)


def published(digested: Digest) -> date | None:
    """Return the day that an article was published."""
    return digested.article.published.date if digested.article.published else None
