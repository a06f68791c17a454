"""Sentences with the words marked that an event and its date rest on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.cli.render.plain import plain
from dateline.models.span import Evidence
from dateline.models.timeline import TimelineSource


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence, and what they are to the event: "trigger", "date", both with a blank between, or ""."""

    text: str
    role: str = ""


def marked(source: TimelineSource, dated_by: Iterable[Evidence]) -> list[Piece]:
    """Return a source's sentence in pieces, its trigger and those words marked that date the event and stand in it."""
    begin, size = source.sentence[0], len(source.text)
    spans = [(source.trigger.start, source.trigger.end, "trigger")]
    spans += [(each.start, each.end, "date") for each in dated_by if within(source, each) and each.end is not None]  # type: ignore[misc]  # within() leaves none without a start
    inside = [(max(start - begin, 0), min(end - begin, size), role) for start, end, role in spans]
    return list(_cut(source.text, [span for span in inside if span[0] < span[1]]))


def within(source: TimelineSource, words: Evidence) -> bool:
    """Tell whether words of an article stand in the sentence of a source."""
    first, last = source.sentence
    return words.article == source.article and words.start is not None and first <= words.start < last


def _cut(text: str, spans: list[tuple[int, int, str]]) -> Iterator[Piece]:
    borders = sorted({0, len(text), *(border for start, end, _ in spans for border in (start, end))})
    for start, end in pairwise(borders):
        roles = sorted({role for first, last, role in spans if first <= start and end <= last})
        yield Piece(_inner(text[start:end]), " ".join(roles))


def _inner(text: str) -> str:
    """Return words as `plain` does, but with a blank kept where they begin or end with one."""
    return plain(f"|{text}|")[1:-1]
