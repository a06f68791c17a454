"""The stage that fills a draft's entities."""

import re
import unicodedata
from functools import lru_cache

from dateline.extract.draft import Draft
from dateline.extract.entities.anaphora import Walk
from dateline.extract.entities.clusters import Cluster, Linker
from dateline.extract.entities.names import find_names
from dateline.extract.entities.spans import entity_spans
from dateline.extract.tree import Tree
from dateline.models.entity import Entity, Mention


def find_entities(draft: Draft) -> None:
    """Fill `draft.entities`, in the order of first mention."""
    words = draft.tree
    names = [
        name
        for name in find_names(words, entity_spans(draft.doc))
        if draft.region(words.start[name.first]) != "furniture"
    ]
    linker = Linker(words, names)
    Walk(words, names, linker.of_name).run()
    draft.entities = _entities(draft.document.text, words, linker.clusters)


def _entities(text: str, words: Tree, clusters: list[Cluster]) -> tuple[Entity, ...]:
    taken: dict[str, int] = {}
    entities = []
    starts, ends = words.start, words.end
    for places, cluster in sorted(((sorted(one.places), one) for one in clusters), key=lambda row: row[0][0]):
        name = cluster.name
        country = cluster.country if cluster.type != "NORP" else ""
        entity_id = _unused(slug(country or name) or cluster.type.lower(), taken)
        mentions = []
        for first, last, kind in places:
            start, end = starts[first], ends[last - 1]
            mentions.append(Mention(start, end, text[start:end], kind))
        aliases = tuple(sorted(form for form in cluster.forms if form != name)) if len(cluster.forms) > 1 else ()
        entities.append(Entity(entity_id, name, cluster.type, aliases, tuple(mentions)))
    return tuple(entities)


def _unused(base: str, taken: dict[str, int]) -> str:
    """Return the base as an identifier, numbered where the article has used it."""
    found = base
    while found in taken:
        taken[base] += 1
        found = f"{base}-{taken[base]}"
    taken[found] = 1
    return found


@lru_cache(maxsize=1 << 14)
def slug(name: str) -> str:
    """Return a name as an identifier: "Fumio Kishida" -> "fumio-kishida"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
