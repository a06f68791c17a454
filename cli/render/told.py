"""What stands under an event besides its headline: the words of each source, its quotes, what sources differ on."""

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
    """Yield what was said, in marks where it is quoted, and who said it; words within others are not said again."""
    words = [unmarked(quote.text) for quote in event.quotes]
    for at, quote in enumerate(event.quotes):
        again = words[at] in words[:at]
        if again or any(words[at] in other and words[at] != other for other in words):
            continue
        shown = plain(quote.text) if quote.kind == "indirect" else f"“{words[at]}”"
        yield f"{shown} — {plain(quote.speaker)}" if quote.speaker else shown


def lines(event: TimelineEvent, named: Sources) -> Iterator[str]:
    """Yield a line on each thing that is known of an event besides its date, status and headline."""
    yield from said(event)
    yield from disagreements(event, named)
    yield from corrections(event)
    for source in event.sources:
        yield f"{', '.join(map(str, named.cite([source.article])))}: {plain(source.text)}"


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
