"""Which of an event's quotes are worth showing, and in what words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dateline.cli.render.plain import plain
from dateline.models.timeline import Timeline, TimelineEvent

_IN_MARKS = re.compile("“([^”]+)”")
_MARKS = "\"“”„«»'‘’`, "


def unmarked(words: str) -> str:
    """Return words on one line without quotation marks around them, or a comma that only their sentence needs."""
    return plain(words).strip(_MARKS)


def _key(words: str) -> str:
    return unmarked(words).casefold().rstrip(".!?")


@dataclass(slots=True)
class Quotations:
    """The quotes of a timeline that have not been shown yet; each is shown once, reported speech never."""

    names: Mapping[str, str]
    _shown: set[str] = field(default_factory=set)

    def of(self, event: TimelineEvent, limit: int) -> Iterator[tuple[str, str]]:
        """Yield the words of up to `limit` quotes without their marks, and who said them or ""."""
        ranked = sorted((quote for quote in event.quotes if quote.kind != "indirect"), key=lambda quote: quote.kind)
        self._shown.update(map(_key, _IN_MARKS.findall(event.headline)))
        for quote in ranked:
            said = unmarked(quote.text)
            key = _key(said)
            if limit and key not in self._shown and key not in event.headline.casefold():
                self._shown.add(key)
                limit -= 1
                yield said, plain(self.names.get(quote.entity or "") or quote.speaker or "")


def quotations(timeline: Timeline) -> Quotations:
    """Return the quotes of a timeline, their speakers called by their full names."""
    return Quotations({entity.id: entity.name for entity in timeline.entities})
