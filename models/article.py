"""An article as it was read, and the day it was published."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dateline.models.correction import Correction
from dateline.models.problem import Problem
from dateline.models.span import Evidence

PublishedBasis = Literal["option", "metadata", "dateline", "filename", "text", "inferred"]
HintBasis = Literal["metadata", "dateline", "text", "filename"]
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
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text that is not running prose: a title, a byline, page furniture."""

    start: int
    end: int
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class DateHint:
    """Words outside running prose that tell, in full or in part, the day an article was published.

    metadata: a date field that names no single day ("March 2024"). dateline: the date in a dateline ("April 7" in
    "TOKYO, April 7 (Reuters) -"). text: the date in a date line ("April 7, 2024" in "Published April 7, 2024").
    filename: an ISO date from the file's name. `start` and `end` are null where the words stand outside the text.
    """

    basis: HintBasis
    start: int | None
    end: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its text, as a reader returns it.

    `regions` are in text order and do not overlap; what no region covers is body text. `article.published` holds a
    date only where metadata gives a full and unambiguous one; `date_hints` are further words on it, strongest first.
    `problems` are what its reader could not make sense of.
    """

    article: Article
    text: str
    regions: tuple[Region, ...] = field(default=())
    date_hints: tuple[DateHint, ...] = ()
    problems: tuple[Problem, ...] = ()
