"""A sentence with the words marked that tell an event, and those that date it."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from dateline.cli.render.plain import plain
from dateline.models.span import Span
from dateline.models.timeline import TimelineSource

LEGEND = "[what happened] {what dates it}"

Mark = tuple[int, int, str, str]
"""Offsets, the brackets around the words, and their style."""


def telling(source: TimelineSource) -> Text:
    """Return a source's sentence with its trigger, and the times in it that date the event."""
    marks = [*_marks([source.trigger], "[]", "bold"), *_marks(source.times, "{}", "cyan")]
    return _marked(source.text, source.sentence[0], marks)


def dating(text: str, start: int, time: Span) -> Text:
    """Return the sentence that begins at `start` with one time in it."""
    return _marked(text, start, _marks([time], "{}", "cyan"))


def _marks(spans: Iterable[Span], brackets: str, style: str) -> Iterator[Mark]:
    yield from ((span.start, span.end, brackets, style) for span in spans)


def _marked(text: str, offset: int, marks: Iterable[Mark]) -> Text:
    shown, at = Text(), 0
    for start, end, brackets, style in sorted(marks):
        first, last = start - offset, end - offset
        if at <= first < last <= len(text):
            shown.append(_inner(text[at:first]))
            shown.append(f"{brackets[0]}{plain(text[first:last])}{brackets[1]}", style)
            at = last
    return shown.append(_inner(text[at:]))


def _inner(text: str) -> str:
    """Return a piece of a sentence made harmless, with a blank where it had any at its ends."""
    words = plain(text)
    if not words:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"
