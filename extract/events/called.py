"""What people are called in full, where the text calls them by their last name alone."""

from collections.abc import Iterable

from dateline.extract.events.rules import table
from dateline.models.entity import Entity


def full_names(entities: Iterable[Entity]) -> dict[int, str]:
    """Return the full name for the offset of each last name that stands alone or behind titles."""
    found: dict[int, str] = {}
    titles = frozenset(table("merging")["forms"]["titles"].split())
    for entity in entities:
        if entity.type != "PERSON" or " " not in entity.name:
            continue
        for mention in entity.mentions:
            before, _, last = mention.text.rpartition(" ")
            called = mention.kind == "name" and entity.name.endswith(f" {last}") and mention.text != entity.name
            if called and titles.issuperset(before.lower().replace(".", "").split()):
                found[mention.end - len(last)] = entity.name
    return found
