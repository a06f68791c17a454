"""Naming an event so that the name also holds when articles are added, and on another machine."""

from collections.abc import Sequence

from msgspec import structs, to_builtins

from dateline.extract.corrections.names import Names
from dateline.extract.corrections.passages import MissingError, Passages
from dateline.extract.corrections.rows import EventName, Passage
from dateline.extract.corrections.sheet import Sheet
from dateline.extract.timeline.identity import event_id
from dateline.models.timeline import Timeline, TimelineEvent, TimelineSource

Name = dict[str, str | int]

_REACH = 60
"""Characters before and after a trigger that are written down, whole words of them."""


class Anchors:
    """The tellings of a timeline, as a file of corrections may name them."""

    def __init__(self, timeline: Timeline, sheet: Sheet) -> None:
        self._paths = {article.id: article.path for article in timeline.articles}
        self._names = Names(sheet)
        events = (*timeline.events, *timeline.undated)
        self._events = [event for event in events for _ in event.sources]
        self._sources = [source for event in events for source in event.sources]
        self._passages = Passages(self._names, self._paths, self._sources)

    def event(self, name: EventName) -> TimelineEvent | None:
        """Return the event that a correction names, None where that is none."""
        try:
            return self._events[self._passages.find(name)]
        except MissingError:
            return None

    def name(self, event: TimelineEvent) -> Name:
        """Return what names an event: its id, and the telling that the id was made of."""
        base = event.id.partition("-")[0]
        return self.passage(next((each for each in event.sources if event_id(each) == base), event.sources[0]))

    def passage(self, source: TimelineSource) -> Name:
        """Return what names one telling; its place in the article is added where nothing else tells it from others."""
        article = self._names.best(source.article, self._paths.get(source.article, source.article))
        name = Passage(id=event_id(source), article=article, words=_words(source), trigger=_line(source.trigger.text))
        try:
            is_told = self._sources[self._passages.find(name)] == source
        except MissingError:
            is_told = False
        named: Name = to_builtins(name if is_told else structs.replace(name, start=source.trigger.start))
        return named

    def told_by(self, event: TimelineEvent, names: Sequence[str]) -> dict[str, list[TimelineSource]]:
        """Return the tellings of an event by each of these names: of articles, or words of sentences."""
        return {
            name: [each for each in event.sources if name in self._called(each)]
            or [each for each in event.sources if _line(name).casefold() in _line(each.text).casefold()]
            for name in names
        }

    def _called(self, source: TimelineSource) -> frozenset[str]:
        path = self._paths.get(source.article, source.article)
        return self._names.of(source.article, path) | {path, path.rpartition("/")[2]}


def _words(source: TimelineSource) -> str:
    """Return the words around a trigger."""
    first, last = (offset - source.sentence[0] for offset in (source.trigger.start, source.trigger.end))
    before, after = source.text[max(0, first - _REACH) : first], source.text[last : last + _REACH]
    if first > _REACH:
        before = before.partition(" ")[2]
    if last + _REACH < len(source.text):
        after = after.rpartition(" ")[0]
    return _line(before + source.text[first:last] + after)


def _line(text: str) -> str:
    """Return a text on one line, without what cannot be seen."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
