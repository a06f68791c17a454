"""TimelineJS 3 (timeline.knightlab.com): a slide an event; text is HTML, in which nothing of an article is markup."""

import json
from collections.abc import Iterator
from html import escape

from dateline.cli.render.corrected import corrections
from dateline.cli.render.disagreement import disagreements
from dateline.cli.render.extent import Extent, Part, dates_of, extent
from dateline.cli.render.footer import counts
from dateline.cli.render.labels import Sources, sources
from dateline.cli.render.plain import plain
from dateline.cli.render.screen import Screen
from dateline.cli.render.told import headline, lines, link, notes, remark, said
from dateline.models.timeline import Timeline, TimelineEvent


def timeline(timeline: Timeline, screen: Screen, *, held_back: int = 0) -> Iterator[str]:  # noqa: ARG001
    """Yield the document that TimelineJS loads: a title, on which what has no date is listed, and the slides."""
    named = sources(timeline)
    dated = [(event, extent(event.when)) for event in (*timeline.events, *timeline.undated)]
    slides = [_slide(event, when, named) for event, when in dated if when]
    loose = [event for event, when in dated if not when]
    title = {"unique_id": "title", "text": {"headline": "Timeline", "text": _title(timeline, loose, named)}}
    document = json.dumps({"title": title, "events": slides}, ensure_ascii=False, indent=2)
    yield document.replace("</", "<\\/") + "\n"  # so that nothing ends the script element of a page it is put in


def remarks(timeline: Timeline) -> Iterator[str]:
    """Tell how many dates TimelineJS cannot hold."""
    events = [(event, extent(event.when)) for event in (*timeline.events, *timeline.undated)]
    opened = (event for event, dated in events if dated and dated.is_open)
    yield from remark(opened, "with an open date", "each stands at its known end, with the date in words")
    without = [event for event, dated in events if not dated]
    yield from remark(without, "without a full date", "they are listed on the title slide")
    if len(without) == len(events):
        yield "TimelineJS shows no timeline without a dated event"


def _slide(event: TimelineEvent, dated: Extent, named: Sources) -> dict[str, object]:
    first, last = dated.known, dated.end or dated.known
    return {
        "unique_id": event.id,
        "start_date": _date(first),
        **({"end_date": _date(last)} if last != first else {}),
        "display_date": escape(dated.words),
        "group": event.status,
        "text": {"headline": escape(plain(event.headline)), "text": _body(event, named)},
    }


def _date(part: Part) -> dict[str, int]:
    parts = {"year": part.year, "month": part.month, "day": part.day}
    return {name: value for name, value in parts.items() if value}


def _body(event: TimelineEvent, named: Sources) -> str:
    """Return quotes, disagreements and the words of each source as HTML."""
    told = (*notes(event), *said(event), *disagreements(event, named), *corrections(event))
    paragraphs = "".join(f"<p>{escape(each)}</p>" for each in told)
    cited = "".join(
        f"<li>{_cited(source.article, named)}: {escape(plain(source.text))}</li>" for source in event.sources
    )
    return f"{paragraphs}<ul>{cited}</ul>"


def _cited(article: str, named: Sources) -> str:
    name = escape(", ".join(map(str, named.cite([article]))))
    known = named.articles.get(article)
    address = link(known.url) if known else None
    return f'<a href="{escape(address)}">{name}</a>' if address else name


def _title(timeline: Timeline, loose: list[TimelineEvent], named: Sources) -> str:
    listed = "".join(
        f"<li>{escape(headline(event, dates_of(event)))}<ul>"
        + "".join(f"<li>{escape(each)}</li>" for each in lines(event, named))
        + "</ul></li>"
        for event in loose
    )
    articles = "".join(
        f"<li>[{number}] {escape(plain(' · '.join(filter(None, (article.source, article.title, article.path)))))}</li>"
        for number, article in named.listed()
    )
    undated = f"<p>Without a full date:</p><ul>{listed}</ul>" if listed else ""
    return f"<p>{escape(counts(timeline))}</p>{undated}<p>Sources:</p><ul>{articles}</ul>"
