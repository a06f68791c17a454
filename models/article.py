"""An article as it was read, and the day it was published."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dateline.models.span import Evidence

PublishedBasis = Literal["option", "metadata", "dateline", "filename", "text", "inferred"]
RegionKind = Literal["title", "deck", "byline", "dateline", "date", "furniture"]


@dataclass(frozen=True, slots=True)
class Published:
    """The publication day, where it came from, and the words that say so."""

    date: date
    basis: PublishedBasis
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of an article besides its text.

    `id` is unique within a run. `place` is the place its dateline names ("TOKYO").
    """

    id: str
    path: str
    title: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    place: str | None = None
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text that is not running prose: a title, a byline, page furniture."""

    start: int
    end: int
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its text, as a reader returns it.

    `regions` are in text order and do not overlap; what no region covers is body text. `article.published` holds a
    date only where metadata gives one.
    """

    article: Article
    text: str
    regions: tuple[Region, ...] = field(default=())
