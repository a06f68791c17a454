"""JSON-LD in the words of schema.org: events, the articles that tell them, claims and quotations, people and places."""

import json
from collections.abc import Iterator
from urllib.parse import quote as percent

from dateline.cli.render.corrected import corrections
from dateline.cli.render.extent import Extent, dates_of, extent
from dateline.cli.render.plain import plain
from dateline.cli.render.screen import Screen
from dateline.cli.render.told import link, remark
from dateline.models.article import Article
from dateline.models.timeline import (
    CorpusEntity,
    Timeline,
    TimelineEvent,
    TimelineParticipant,
    TimelineQuote,
    TimelineSource,
)

_TYPES = {"PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place"}
"""schema.org's types of what OntoNotes calls so; all else is a Thing."""

Node = dict[str, object]


def timeline(timeline: Timeline, screen: Screen, *, held_back: int = 0) -> Iterator[str]:  # noqa: ARG001
    """Yield the graph."""
    addresses = {article.id: _article_id(article) for article in timeline.articles}
    graph: list[Node] = [_article(article) for article in timeline.articles]
    graph += [_entity(entity) for entity in timeline.entities]
    known = {entity.id for entity in timeline.entities}
    said: dict[str, Node] = {}
    for event in (*timeline.events, *timeline.undated):
        graph.append(_event(event, known))
        graph += [_claim(event, source, addresses) for source in event.sources]
        for quote in event.quotes:
            node = said.setdefault(_quote_id(quote), _quotation(quote, addresses, known))
            node["about"] = [*_list(node.get("about")), {"@id": _id("event", event.id)}]
    graph += said.values()
    document = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=2)
    yield document.replace("<", "\\u003c") + "\n"  # so that nothing ends the script element of a page it is put in


def remarks(timeline: Timeline) -> Iterator[str]:
    """Tell how many dates ISO 8601 cannot hold."""
    events = [(event, extent(event.when)) for event in (*timeline.events, *timeline.undated)]
    vague = (event for event, dated in events if dated and not _is_sure(event, dated))
    yield from remark(vague, "with an approximate date", "it stands in words, in the description")
    without = (event for event, dated in events if not dated)
    yield from remark(without, "without a full date", "they have no startDate")


def _event(event: TimelineEvent, known: set[str]) -> Node:
    dated = extent(event.when)
    node: Node = {"@id": _id("event", event.id), "@type": "Event", "name": plain(event.headline)}
    if dated and _is_sure(event, dated):
        node |= {"startDate": str(dated.begin)} if dated.begin else {}
        node |= {"endDate": str(dated.end)} if dated.end and dated.end != dated.begin else {}
    told = (event.status, dates_of(event), *(["only mentioned"] if event.passing else []), *corrections(event))
    node |= {"description": ", ".join(told), "keywords": [event.status]}
    if event.status == "scheduled":
        node["eventStatus"] = "https://schema.org/EventScheduled"
    if event.place:
        node["location"] = {"@type": "Place", "name": plain(event.place)}
    if event.participants:
        node["about"] = [_participant(each, known) for each in event.participants]
    node["subjectOf"] = [{"@id": _claim_id(source)} for source in event.sources]
    return node


def _is_sure(event: TimelineEvent, dated: Extent) -> bool:
    """Tell whether a start or an end can be written: an open end is left out, "around" has no form."""
    approximate = event.when is None or event.when.approximate
    return dated.exact or (dated.is_open and not approximate)


def _participant(one: TimelineParticipant, known: set[str]) -> Node:
    if one.entity in known:
        return {"@id": _id("entity", one.entity or "")}
    return {"@type": "Thing", "name": plain(one.name)}


def _claim(event: TimelineEvent, source: TimelineSource, addresses: dict[str, str]) -> Node:
    """Return the sentence in which an article tells of an event, named by its place in the text (RFC 5147)."""
    return {
        "@id": _claim_id(source),
        "@type": "Claim",
        "text": plain(source.text),
        "appearance": {"@id": addresses.get(source.article, _id("article", source.article))},
        "about": {"@id": _id("event", event.id)},
    }


def _quotation(quote: TimelineQuote, addresses: dict[str, str], known: set[str]) -> Node:
    node: Node = {
        "@id": _quote_id(quote),
        "@type": "Claim" if quote.kind == "indirect" else "Quotation",
        "text": plain(quote.text),
        "isPartOf": {"@id": addresses.get(quote.article, _id("article", quote.article))},
    }
    if quote.entity in known:
        node["creator"] = {"@id": _id("entity", quote.entity or "")}
    elif quote.speaker:
        node["creator"] = plain(quote.speaker)
    return node


def _article(article: Article) -> Node:
    published, address = article.published, link(article.url)
    told = {
        "headline": plain(article.title or ""),
        "url": address,
        "publisher": article.source and {"@type": "Organization", "name": plain(article.source)},
        "author": [plain(each) for each in article.authors],
        "datePublished": published and published.date.isoformat(),
        "inLanguage": plain(article.language or ""),
    }
    known = {name: value for name, value in told.items() if value}
    return {"@id": _article_id(article), "@type": "NewsArticle", "identifier": plain(article.id), **known}


def _entity(entity: CorpusEntity) -> Node:
    aliases = [plain(each) for each in entity.aliases]
    return {
        "@id": _id("entity", entity.id),
        "@type": _TYPES.get(entity.type, "Thing"),
        "name": plain(entity.name),
        **({"alternateName": aliases} if aliases else {}),
    }


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _id(kind: str, name: str) -> str:
    return f"urn:x-dateline:{kind}:{percent(plain(name), safe='')}"


def _article_id(article: Article) -> str:
    return link(article.url) or _id("article", article.id)


def _claim_id(source: TimelineSource) -> str:
    start, end = source.trigger.start, source.trigger.end
    return f"{_id('claim', source.article)}#char={start},{end}"


def _quote_id(quote: TimelineQuote) -> str:
    return f"{_id('quote', quote.article)}#char={quote.start},{quote.end}"
