"""What tells one event from another whatever words are used: who lives it that happens but once, and what it counts."""

from collections.abc import Mapping

from dateline.extract.timeline.counts import counts
from dateline.extract.timeline.tables import CLASSES, ONCE
from dateline.extract.timeline.words import content_numbers, number
from dateline.models.event import Event

_NOTHING: frozenset[int] = frozenset()
_FATES = ONCE.union(*(row for row in CLASSES if not ONCE.isdisjoint(row)))


def fate(event: Event, names: Mapping[str, str]) -> frozenset[int]:
    """Return the words of the names of those to whom happened what happens but once to anybody; none for other events.

    `names` are those of entities by their ids. Of who does something and to whom it is done, the latter lives it.
    """
    if event.trigger.lemma not in _FATES:
        return _NOTHING
    patients = [one for one in event.participants if one.role == "patient"]
    whole = [names.get(one.entity or "", one.text) for one in patients or event.participants if one.role != "companion"]
    return frozenset(
        each for text in whole for word in text.split() if not word.islower() for each in content_numbers(word)
    )


def counted(event: Event) -> frozenset[int]:
    """Return the stems of the things that an event counts: "some 60 agreements"."""
    texts = [one.text for one in event.participants if not one.entity]
    return frozenset([number(each.thing) for text in texts for each in counts(text, (0, len(text)), ())])
