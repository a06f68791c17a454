"""Reading a timeline that was saved as JSON."""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec
import typer

from dateline.cli.render.plain import plain
from dateline.models.json import decode_timeline
from dateline.models.timeline import Timeline

_MAKE = "save one with: dateline build ARTICLES --format json -o timeline.json"
_KNOWN = Timeline()


READ = "the timeline that is read"
"""What a saved timeline is to a command that asks it."""


def files(*sources: str) -> list[Path]:
    """Return the files among the sources of saved timelines; standard input is none."""
    return [Path(source) for source in sources if source != "-"]


class _Head(msgspec.Struct):
    format: str = ""
    version: int = 0


class _BrokenError(Exception):
    """What a timeline of the right shape says cannot be."""


def saved(source: str) -> Timeline:
    """Read the document of `dateline build --format json` from a path, or from standard input where it is `-`.

    Raises typer.BadParameter, which names the source and what to do, where there is none.
    """
    name = "standard input" if source == "-" else plain(source)
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except FileNotFoundError:
        raise typer.BadParameter(f"there is no file {name}; {_MAKE}.") from None
    except IsADirectoryError:
        raise typer.BadParameter(f"{name} is a folder, not a saved timeline; {_MAKE}.") from None
    except (OSError, ValueError) as error:
        raise typer.BadParameter(f"{name} cannot be read: {getattr(error, 'strerror', None) or error}.") from None
    if not data.strip():
        raise typer.BadParameter(f"{name} is empty; {_MAKE}.")
    try:
        head = msgspec.json.decode(data, type=_Head)
        if (head.format, head.version) == (_KNOWN.format, _KNOWN.version):
            return _whole(decode_timeline(data))
    except (msgspec.ValidationError, _BrokenError) as error:
        raise typer.BadParameter(f"{name} is not a whole timeline ({plain(str(error))}); {_MAKE}.") from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise typer.BadParameter(f"{name} is not a timeline in JSON ({plain(str(error))}); {_MAKE}.") from None
    if head.format != _KNOWN.format:
        raise typer.BadParameter(f"{name} is JSON, but not a timeline; {_MAKE}.")
    raise typer.BadParameter(
        f"{name} is a timeline of version {head.version}, and this dateline reads version {_KNOWN.version} only; "
        "upgrade it with: pip install -U dateline"
    )


def _whole(timeline: Timeline) -> Timeline:
    """Return a timeline whose ids are unique, and whose events lead back to its articles."""
    events = (*timeline.events, *timeline.undated)
    _unique("articles", (article.id for article in timeline.articles))
    _unique("entities", (entity.id for entity in timeline.entities))
    _unique("events", (event.id for event in events))
    articles = {article.id for article in timeline.articles}
    for event in events:
        cited = {source.article for source in event.sources} | {quote.article for quote in event.quotes}
        if not event.sources or not cited <= articles:
            raise _BrokenError(f"event {event.id} has no source, or one that is not among the articles")
    return timeline


def _unique(kind: str, ids: Iterable[str]) -> None:
    name, times = next(iter(Counter(ids).most_common(1)), ("", 0))
    if times > 1:
        raise _BrokenError(f"{times} {kind} have the id {name}")
