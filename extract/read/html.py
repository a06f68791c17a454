"""Web pages: trafilatura finds the article and its metadata; its date is read here, since it must never be guessed."""

import json
import re
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from dateline.extract.read import limits, markup
from dateline.extract.read.dateexpr import find_dates
from dateline.extract.read.encoding import LOST, decode
from dateline.extract.read.published import NoDayError, published_day
from dateline.extract.read.record import ReadError, Record, authors, from_mapping, one_line
from dateline.extract.read.stream import Payload

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

ADVICE = "save the article alone, or as text"

_META_DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "date.published", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date", "dcterms.created", "pubdate", "publishdate", "publish-date", "publish_date",
    "published-date", "publication_date", "ptime", "rnews:datepublished", "article.published",
    "cxenseparse:recs:publishtime", "citation_publication_date", "date",
)  # fmt: skip
"""`<meta>` names and properties that hold the publication date, most telling first (news sites', Dublin Core's)."""

_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|Posting)$")
_DATE_CLASS = re.compile(
    r"(?:^|[-_\s])(?:pub(?:lish(?:ed)?)?[-_]?(?:date|time|on)|(?:post|entry|article|story)[-_]?date|dateline|timestamp)(?:$|[-_\s])",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\s*+<\?xml[^>]{0,200}\?>")
_NO_ARTICLE = ("no-article", "no article was found in this page; save its text as .txt instead")
_SHORT = 60
_MAX_NODES = 2_000


def read(payload: Payload) -> Iterator[Record]:
    """Yield the one record of a web page; raise ReadError where it is too large or holds no article."""
    yield article(payload.all(limits.MAX_HTML_BYTES, ADVICE))


def article(data: bytes, charset: str | None = None) -> Record:
    """Return the record of a web page, sent in `charset` where that is known.

    Raises ReadError (no-article, too-complex, binary).
    """
    from trafilatura.utils import load_html  # noqa: PLC0415 - half a second that other kinds don't pay for

    page, lost = _markup(data, charset)
    page = markup.tamed(page)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what libraries say to programmers about a page is no news to a reader
            tree = load_html(page)
            record = _record(tree) if tree is not None else None
    except Exception as error:  # hostile markup finds new ways into three parsing libraries
        raise ReadError("no-article", f"this page cannot be parsed ({type(error).__name__}); {ADVICE}") from error
    if record is None:
        raise ReadError(*_NO_ARTICLE)
    return replace(record, notes=(LOST,) if lost else ())


def _markup(data: bytes, charset: str | None) -> tuple[str, bool]:
    """Decode a page by its mark, as UTF-8, by the charset it was sent in or declares, or by its look, in this order."""
    declared = _CHARSET.search(data[:4096])
    charset = charset or (declared[1].decode("ascii") if declared else None)
    if charset:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            with suppress(LookupError, ValueError):  # no such charset, or not this one
                data = data.decode(charset).encode("utf-8")
    text, lost = decode(data)
    return _XML_DECLARATION.sub("", text, count=1), lost


def _record(tree: "HtmlElement") -> Record | None:
    from trafilatura import bare_extraction  # noqa: PLC0415 - as above

    days = {"extensive_search": False, "original_date": True, "min_date": "1000-01-01", "max_date": "3000-12-31"}
    language = tree.get("lang") or next(iter(tree.xpath("//html/@lang")), None)
    nodes = [from_mapping(node, text="") for node in _json_ld(tree)]
    dates = [*(node.published for node in nodes), *_from_meta(tree), *_from_elements(tree, language)]
    found = bare_extraction(tree, include_comments=False, with_metadata=True, date_extraction_params=days)
    if found is None or isinstance(found, dict) or not found.text or not found.text.strip():
        return None
    article = nodes[0] if nodes else Record(text="")
    return Record(
        text=found.text,
        title=found.title or article.title,
        published=_best(dates, language),
        source=article.source or found.sitename or found.hostname,
        authors=article.authors or authors(found.author) or (),
        url=found.url or article.url,
        language=language or article.language,
    )


def _best(dates: Iterable[str | float | None], language: str | None) -> str | float | None:
    """Return the first that names a day; where none does, the first."""
    given = [value for value in dates if value is not None]
    return next((value for value in given if _day(value, language)), given[0] if given else None)


def _day(value: str | float, language: str | None) -> date | None:
    try:
        return published_day(value, language)
    except NoDayError:
        return None


def _json_ld(tree: "HtmlElement") -> Iterator[dict[str, Any]]:
    """Yield the article objects of a page's JSON-LD, which have the keys that JSON input has."""
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            waiting = deque([json.loads(script, strict=False)])
        except (ValueError, RecursionError):
            continue
        for _ in range(_MAX_NODES):
            if not waiting:
                break
            node = waiting.popleft()
            if isinstance(node, list):
                waiting.extend(node)
            elif isinstance(node, dict):
                waiting.extend(value for key, value in node.items() if key in {"@graph", "mainEntity"})
                if _is_article(node):
                    yield node


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE_TYPE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _from_meta(tree: "HtmlElement") -> Iterator[str]:
    found: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            found.setdefault((meta.get(attribute) or "").strip().lower(), meta.get("content"))
    yield from (found[name] for name in _META_DATES if found.get(name, "").strip())


def _from_elements(tree: "HtmlElement", language: str | None) -> Iterator[str]:
    """Yield the dates of marked elements, where all that are marked alike agree on the day."""
    marked = tree.xpath('//*[@itemprop="datePublished"] | //time[@pubdate]')
    classed = [node for node in tree.xpath("//*[@class]") if _DATE_CLASS.search(node.get("class"))]
    for nodes in (marked, tree.xpath("//h1/following::time[1]"), tree.xpath("//article//time"), classed):
        values = [value for node in nodes[:_MAX_NODES] if (value := _written(node))]
        days = {day for value in values if (day := _day(value, language))}
        if len(days) == 1:
            yield from values


def _written(node: "HtmlElement") -> str:
    """Return the date of an element: its attribute's, or the only one in its short text."""
    if value := node.get("datetime") or node.get("content"):
        return one_line(value)
    text = one_line("".join(node.itertext()))
    dates = find_dates(text, 0, len(text)) if len(text) <= _SHORT else []
    return text[slice(*dates[0])] if len(dates) == 1 else ""
