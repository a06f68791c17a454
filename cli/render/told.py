"""What stands under an event besides its headline: the words of each source, its quotes, what sources differ on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from dateline.cli.render.corrected import corrections
from dateline.cli.render.disagreement import disagreements
from dateline.cli.render.footer import count
from dateline.cli.render.labels import Sources
from dateline.cli.render.plain import plain
from dateline.cli.render.quotation import unmarked
from dateline.models.timeline import TimelineEvent


def said(event: TimelineEvent) -> Iterator[str]:
    """Yield what was said, in marks where it is quoted, and who said it; words within others of theirs but once."""
    whole: dict[str, list[str]] = defaultdict(list)
    for quote in event.quotes:
        whole[quote.entity or quote.speaker or ""].append(unmarked(quote.text))
    shown: set[tuple[str, str]] = set()
    for quote in event.quotes:
        words, speaker = unmarked(quote.text), quote.entity or quote.speaker or ""
        within = any(words in other and words != other for other in whole[speaker])
        if within or (speaker, words) in shown:
            continue
        shown.add((speaker, words))
        told = plain(quote.text) if quote.kind == "indirect" else f"“{words}”"
        yield f"{told} — {plain(quote.speaker)}" if quote.speaker else told


def lines(event: TimelineEvent, named: Sources) -> Iterator[str]:
    """Yield a line on each thing that is known of an event besides its date, status and headline."""
    yield from said(event)
    yield from disagreements(event, named)
    yield from corrections(event)
    for article, words in sentences(event):
        yield f"{', '.join(map(str, named.cite([article])))}: {words}"


def sentences(event: TimelineEvent) -> list[tuple[str, str]]:
    """Return the sentences that tell of an event, each once, behind their articles' ids."""
    return list(dict.fromkeys((source.article, plain(source.text)) for source in event.sources))


def notes(event: TimelineEvent) -> Iterator[str]:
    """Yield what must be said beside a headline: that it did not simply occur, is but mentioned, was corrected."""
    if event.status != "occurred":
        yield event.status
    if event.passing:
        yield "only mentioned"
    if event.corrections:
        yield "corrected"


def headline(event: TimelineEvent, *more: str, but: str = "") -> str:
    """Return the headline on one line, with its notes, `but` one that is told otherwise, and some `more`."""
    noted = ", ".join(each for each in (*notes(event), *more) if each != but)
    return plain(event.headline) + (f" ({noted})" if noted else "")


def link(url: str | None) -> str | None:
    """Return an address that may be followed: http or https, without blanks and unseen characters; else None."""
    if not url or url != plain(url) or any(char in ' "<>\\^`{|}' for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def remark(events: Iterable[TimelineEvent], which: str, becomes: str) -> Iterator[str]:
    """Yield how many events there are of a kind that a format cannot hold, and what became of them; nothing of none."""
    number = len(list(events))
    if number:
        yield f"{count(number, 'event')} {which}: {becomes}"
