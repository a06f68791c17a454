"""What a timeline holds, in one line."""

from dateline.cli.render.labels import label
from dateline.models.timeline import Timeline


def counts(timeline: Timeline) -> str:
    """Return how many articles, events, sources and problems there are."""
    publishers = set(map(label, timeline.articles))
    parts = [
        count(len(timeline.articles), "article"),
        count(size(timeline), "event"),
        count(len(publishers), "source"),
        count(len(timeline.problems), "problem"),
    ]
    return " · ".join(parts)


def count(number: int, noun: str) -> str:
    """Return "1 article", "2 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def size(timeline: Timeline) -> int:
    """Return how many events there are, dated or not."""
    return len(timeline.events) + len(timeline.undated)
