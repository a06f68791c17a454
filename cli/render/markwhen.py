"""Markwhen (markwhen.com): a line an event, its date an EDTF day, month, year or interval; sources below it."""

import re
from collections.abc import Iterator

from dateline.cli.render.extent import Extent, dates_of, extent
from dateline.cli.render.labels import Sources, sources
from dateline.cli.render.plain import plain
from dateline.cli.render.screen import Screen
from dateline.cli.render.told import headline, lines, remark
from dateline.models.article import Article
from dateline.models.timeline import Timeline, TimelineEvent

_HEADER = """title: Timeline
timezone: UTC
#ongoing: green
#scheduled: blue
#possible: orange
#denied: red

"""
_TAG = re.compile(r"(^|\s)#(?=\w)")
_LINK = re.compile(r"\]\(")


def timeline(timeline: Timeline, screen: Screen, *, held_back: int = 0) -> Iterator[str]:  # noqa: ARG001
    """Yield a header, the dated events, and as comments those without a date and the articles."""
    named = sources(timeline)
    yield _HEADER
    loose = []
    for event in (*timeline.events, *timeline.undated):
        if dated := extent(event.when):
            yield from _event(event, dated, named)
        else:
            loose.append(event)
    if loose:
        yield "# Without a date\n"
        for event in loose:
            yield f"// {dates_of(event)}: {headline(event)}\n"
            yield from (f"//   {each}\n" for each in lines(event, named))
        yield "\n"
    if listed := named.listed():
        yield "# Sources\n"
        yield from (f"// [{number}] {_article(article)}\n" for number, article in listed)


def remarks(timeline: Timeline) -> Iterator[str]:
    """Tell how many dates Markwhen cannot hold."""
    events = [(event, extent(event.when)) for event in (*timeline.events, *timeline.undated)]
    opened = (event for event, dated in events if dated and dated.is_open)
    yield from remark(opened, "with an open date", "each stands at its known end, with the date in words")
    without = (event for event, dated in events if not dated)
    yield from remark(without, "without a full date", "they stand at the end, as comments")


def _event(event: TimelineEvent, dated: Extent, named: Sources) -> Iterator[str]:
    first, last = dated.begin or dated.known, dated.end or dated.known
    when = f"{first}" if first == last else f"{first}/{last}"
    title = headline(event, *([] if dated.exact else [dated.words]), but=event.status)  # a tag tells the status
    tag = "" if event.status == "occurred" else f" #{event.status}"
    yield f"{when}: {_text(title)}{tag}\nid: {event.id}\n"
    # An asterisk begins each line, as one that begins with a date, "now" or a colon would be an event of its own.
    yield from (f"* {_text(each)}\n" for each in lines(event, named))
    yield "\n"


def _text(text: str) -> str:
    """Return text in which nothing is a tag or a link, and which begins neither a comment, a list nor a check box."""
    escaped = _LINK.sub(r"]\\(", _TAG.sub(r"\1\\#", plain(text)))
    return f"\\{escaped}" if escaped.startswith(("[", "//", "- ")) else escaped


def _article(article: Article) -> str:
    published = f"published {article.published.date}" if article.published else "no publication date"
    return " · ".join(plain(part) for part in (article.source, article.title, article.path, published) if part)
