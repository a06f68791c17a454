"""Everything found in one article: a line of `dateline extract`."""

from dataclasses import dataclass

from dateline.models.article import Article, Region
from dateline.models.entity import Entity
from dateline.models.event import Event
from dateline.models.problem import Problem
from dateline.models.quote import Quote
from dateline.models.when import Time


@dataclass(frozen=True, slots=True)
class Extraction:
    """One article's text and what it tells; every offset indexes `text`.

    `passing` are mentions of events in passing: they have no date, their headline is but the article's words around
    them, and they count only where `events`, or other articles, tell of the same.
    """

    article: Article
    text: str
    regions: tuple[Region, ...] = ()
    times: tuple[Time, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    passing: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
