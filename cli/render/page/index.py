"""What a page's script filters by: per event its days, weight, status, basis and names; and what can be asked."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.cli.options import STATUSES
from dateline.cli.render.labels import Sources
from dateline.cli.render.page.strip import bounds, kind
from dateline.cli.render.plain import plain
from dateline.extract.timeline.filter import heaviest
from dateline.models.timeline import Timeline, TimelineEvent

BASES = {
    "stated": "stated in its own words",
    "carried": "carried over from what is being told",
    "reported": "only the day of the report",
    "none": "none",
}
WEIGHTS = ("Main events", "All events", "Also mentions in passing")
_LEAST_MAIN = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to filter by, what it is called, and how many events have it."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A question events can be filtered by, and its answers."""

    key: str
    name: str
    choices: tuple[Choice, ...]


def weights(timeline: Timeline) -> dict[str, int]:
    """Return how far down an event stands: 0 the main ones, 1 what else is told, 2 what is mentioned in passing.

    The main ones are a third of those dated, but 30 at least; and undated ones, a quarter as many at most.
    """
    told = [event for event in timeline.events if not event.passing]
    undated = [event for event in timeline.undated if not event.passing]
    room = max(_LEAST_MAIN, len(told) // 3)
    main = heaviest(told, room) | heaviest(undated, room // 4)
    return {
        event.id: 0 if event.id in main else 2 if event.passing else 1
        for event in (*timeline.events, *timeline.undated)
    }


class Index:
    """The values of every event of a timeline, and the facets they make."""

    def __init__(self, timeline: Timeline, named: Sources) -> None:
        self._named = named
        self._names = {entity.id: plain(entity.name) for entity in timeline.entities}
        self._people = {entity.id for entity in timeline.entities if entity.type == "PERSON"}
        self.weights = weights(timeline)
        self.events = (*timeline.events, *timeline.undated)
        self.values = {
            "person": [self._participants(event, people=True) for event in self.events],
            "speaker": [
                list(dict.fromkeys(self.speaker(quote.entity, quote.speaker) for quote in event.quotes))
                for event in self.events
            ],
            "source": [
                list(dict.fromkeys(named.name(source.article) for source in event.sources)) for event in self.events
            ],
            "body": [self._participants(event, people=False) for event in self.events],
        }

    def speaker(self, entity: str | None, written: str | None) -> str:
        """Return what to call who said something."""
        return self._names.get(entity or "") or plain(written or "") or "unnamed"

    def _participants(self, event: TimelineEvent, *, people: bool) -> list[str]:
        known = (one.entity for one in event.participants if one.entity in self._names)
        return list(dict.fromkeys(self._names[each] for each in known if each and (each in self._people) == people))

    def facets(self) -> list[Facet]:
        """Return what can be asked, with every answer, the most frequent first."""
        basis = Counter(event.when.basis if event.when else "none" for event in self.events)
        status = Counter[str](event.status for event in self.events)
        facets = [
            self._facet("person", "People"),
            self._facet("speaker", "Speakers"),
            self._facet("source", "Sources"),
            Facet("status", "Status", _fixed({each: each for each in STATUSES}, status)),
            Facet("basis", "Date", _fixed(BASES, basis)),
            self._facet("body", "Organisations and places"),
        ]
        return [facet for facet in facets if facet.choices]

    def _facet(self, key: str, name: str) -> Facet:
        counted = Counter(value for values in self.values[key] for value in values)
        ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0].casefold(), item[0]))
        return Facet(key, name, tuple(Choice(value, value, number) for value, number in ranked))

    def data(self) -> dict[str, object]:
        """Return what the script is given, lists in the order of the events on the page."""
        names = {
            key: list(dict.fromkeys(value for values in rows for value in values)) for key, rows in self.values.items()
        }
        numbers = {key: {value: n for n, value in enumerate(values)} for key, values in names.items()}
        rows = [
            [
                *bounds(event),
                self.weights[event.id],
                kind(event),
                event.status,
                event.when.basis if event.when else "none",
                *([numbers[key][value] for value in values[n]] for key, values in self.values.items()),
            ]
            for n, event in enumerate(self.events)
        ]
        return {"names": names, "events": rows}


def _fixed(names: dict[str, str], counted: Mapping[str, int]) -> tuple[Choice, ...]:
    return tuple(Choice(value, name, counted[value]) for value, name in names.items() if value in counted)
