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
    """One article's text and what it tells; every offset indexes `text`."""

    article: Article
    text: str
    regions: tuple[Region, ...] = ()
    times: tuple[Time, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
