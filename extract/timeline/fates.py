"""What tells one event from another whatever words are used: who lives it that happens but once, and what it counts."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.extract.timeline.counts import DIGIT, counts
from dateline.extract.timeline.tables import CLASSES, ONCE
from dateline.extract.timeline.traits import END, Rows
from dateline.extract.timeline.words import cleaned, number, numbers
from dateline.models.event import Event

_FATES = ONCE.union(*(row for row in CLASSES if not ONCE.isdisjoint(row)))


def fates(events: Iterable[Event], names: Mapping[str, str]) -> Rows:
    """Return of each event the words of the names of those to whom happened what happens but once to anybody.

    `names` are those of entities by their ids. Other events have none.
    """
    found: list[int] = []
    for event in events:
        if event.trigger.lemma in _FATES:
            found += _lived(event, names)
        found.append(END)
    return array("i", found)


def _lived(event: Event, names: Mapping[str, str]) -> Iterator[int]:
    """Yield the words of the names of those who live an event: not of who does it, where it is done to somebody."""
    patients = [one for one in event.participants if one.role == "patient"]
    whole = [names.get(one.entity or "", one.text) for one in patients or event.participants if one.role != "companion"]
    return numbers(cleaned(" ".join([word for text in whole for word in text.split() if not word.islower()])).split())


def things(events: Iterable[Event], others: Iterable[str], text: str, timed: Sequence[tuple[int, int]]) -> Rows:
    """Return of each event the stems of the things that it counts: "some 60 agreements".

    `others` has the words of the participants of each that are no entities. `text` is the article's, `timed` are the
    spans of its times; a sentence whose numbers are all in these counts none.
    """
    rows: list[int] = []
    for event, words in zip(events, others, strict=True):
        if DIGIT.search(words) and (found := _counted(event)) and any(counts(text, event.sentence, timed)):
            rows += found
        rows.append(END)
    return array("i", rows)


def _counted(event: Event) -> list[int]:
    texts = [one.text for one in event.participants if not one.entity and DIGIT.search(one.text)]
    return [number(each.thing) for text in texts for each in counts(text, (0, len(text)), ())]
