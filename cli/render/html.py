"""A page in one file: it opens without a network, and reads as well with its scripts off."""

import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.cli.render.corrected import general_corrections
from dateline.cli.render.dates import when_words, words
from dateline.cli.render.footer import count, size
from dateline.cli.render.labels import common_folder, heading_of, label, side_of, sources
from dateline.cli.render.marks import MARKS
from dateline.cli.render.page.index import WEIGHTS, Index
from dateline.cli.render.page.strip import BASE, HEIGHT, WIDTH, strip
from dateline.cli.render.page.view import Viewer, counted
from dateline.cli.render.plain import plain
from dateline.cli.render.quotation import quotations, unmarked
from dateline.cli.render.screen import Screen
from dateline.extract.statements import Statement
from dateline.models.timeline import Timeline

if TYPE_CHECKING:
    from jinja2 import Environment

_SCRIPTS = ("scale.js", "strip.js", "filter.js", "page.js")
_PIECES = 200
"""How many pieces of a template are written at a time."""


def timeline(timeline: Timeline, screen: Screen, *, held_back: int = 0) -> Iterator[str]:  # noqa: ARG001
    """Yield the page: the strip, the filters, years with their events, undated ones, sources and problems."""
    named, quoted = sources(timeline), quotations(timeline)
    index = Index(timeline, named)
    viewer = Viewer(named, index, quoted)
    events = (*timeline.events, *timeline.undated)
    folder = common_folder(article.path for article in timeline.articles)
    weights = [list(index.weights.values()).count(weight) for weight in range(len(WEIGHTS))]
    yield from _rendered(
        "timeline.html",
        script="\n".join(map(_asset, _SCRIPTS)),
        title=_title(timeline, folder),
        span=_span(timeline),
        counts=[
            count(len(timeline.articles), "article"),
            count(len({article.source or article.path for article in timeline.articles}), "source"),
            count(size(timeline), "event"),
        ],
        number=len(events),
        strip=strip(timeline.events),
        years=list(viewer.years(timeline.events)),
        undated=list(viewer.undated(timeline.undated)),
        facets=index.facets(),
        weights=[
            (str(weight), name, sum(weights[: weight + 1]))
            for weight, name in enumerate(WEIGHTS)
            if weight == 0 or weights[weight]
        ],
        used=counted(events),
        marks=MARKS,
        articles=[(number, article, article.path.removeprefix(folder)) for number, article in named.listed()],
        problems=timeline.problems,
        corrections=general_corrections(timeline),
        data=_json(index.data()),
    )


def statements(
    rows: Sequence[Statement],
    screen: Screen,  # noqa: ARG001
    *,
    by: str = "article",
    context: bool = False,
) -> Iterator[str]:
    """Yield a page of statements under headings; a statement holds its partial quotes."""
    side = side_of(by)
    shown = [row for row in rows if not row.within]
    yield from _rendered(
        "statements.html",
        script="",
        groups=[(title, list(group)) for title, group in groupby(shown, key=heading_of(by))],
        side=side,
        context=context,
        total=count(len(shown), "quote"),
    )


def _rendered(template: str, *, script: str, **values: object) -> Iterator[str]:
    style = _asset("style.css")
    policy = f"default-src 'none'; style-src {_hash(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    policy += f"; script-src {_hash(script)}" if script else ""
    stream = _environment().get_template(template).stream(policy=policy, style=style, script=script, **values)
    stream.enable_buffering(_PIECES)
    yield from stream


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "plain": lambda text: plain(text or ""),
        "words": words,
        "when": when_words,
        "unmarked": unmarked,
        "label": label,
        "link": _link,
    }
    environment.globals |= {"WIDTH": WIDTH, "HEIGHT": HEIGHT, "BASE": BASE}
    return environment


@cache
def _asset(name: str) -> str:
    return files("dateline.cli.render.page").joinpath(name).read_text(encoding="utf-8")


def _hash(inline: str) -> str:
    """Return what a Content-Security-Policy calls an inline script or style by."""
    return f"'sha256-{b64encode(sha256(inline.encode()).digest()).decode()}'"


def _json(value: object) -> str:
    """Return JSON that ends no script element (HTML, "Restrictions for contents of script elements")."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _link(url: str | None) -> str:
    """Return an address that a page may lead to, or ""."""
    address = plain(url or "")
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.hostname else ""


def _title(timeline: Timeline, folder: str) -> str:
    """Return what the articles are about, as far as their title or the name of their folder tells."""
    if len(timeline.articles) == 1 and timeline.articles[0].title:
        return plain(timeline.articles[0].title)
    name = plain(folder.rstrip("/").rpartition("/")[2]).replace("-", " ").replace("_", " ").strip(" .")
    return name[:1].upper() + name[1:] or "Timeline"


def _span(timeline: Timeline) -> str:
    """Return the years, or within one year the days, between the first and the last known day."""
    whens = [event.when for event in timeline.events if event.when]
    days = sorted(day for when in whens for day in (when.earliest, when.latest) if day)
    if not days:
        return ""
    first, last = days[0], days[-1]
    if first == last:
        return words(first.isoformat())
    return words(f"{first}/{last}") if first.year == last.year else f"{first.year} – {last.year}"
