"""One timeline of all articles: the document of `dateline build`."""

from dataclasses import dataclass
from typing import Literal

from dateline.models.article import Article
from dateline.models.correction import Correction
from dateline.models.event import Role, Status, Trigger
from dateline.models.problem import Problem
from dateline.models.quick import quick
from dateline.models.quote import QuoteKind
from dateline.models.when import Time, When


@quick
@dataclass(frozen=True, slots=True)
class CorpusEntity:
    """An entity of the whole folder; `articles` are the ids of the articles that mention it, sorted."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class TimelineParticipant:
    """Who took part; `entity` is a CorpusEntity's id, `name` is what to call them."""

    role: Role
    entity: str | None
    name: str


@quick
@dataclass(frozen=True, slots=True)
class TimelineQuote:
    """A statement that hangs on an event; offsets index the article's text, and `text` has the words said alone."""

    id: str
    article: str
    kind: QuoteKind
    start: int
    end: int
    text: str
    speaker: str | None
    entity: str | None


@quick
@dataclass(frozen=True, slots=True)
class TimelineSource:
    """One article's telling of an event: its trigger, its sentence's offsets and words, and the date it gives.

    `times` are the time expressions that the date rests on; none where it has none, or but that of the report.
    """

    article: str
    trigger: Trigger
    sentence: tuple[int, int]
    text: str
    when: When | None = None
    status: Status = "occurred"
    times: tuple[Time, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Account:
    """One version of a detail on which sources disagree, and the articles that tell it so."""

    about: Literal["date", "number", "status"]
    value: str
    articles: tuple[str, ...]


@quick
@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """An event with every source that tells it.

    `independent_sources` counts copies of one text once. `salience` and `confidence` lie between 0 and 1. `passing`:
    articles only mention the event, none tells of it; its headline is but the words around a mention.
    """

    id: str
    when: When | None
    status: Status
    headline: str
    participants: tuple[TimelineParticipant, ...] = ()
    place: str | None = None
    quotes: tuple[TimelineQuote, ...] = ()
    sources: tuple[TimelineSource, ...] = ()
    independent_sources: int = 1
    accounts: tuple[Account, ...] = ()
    salience: float = 0.0
    confidence: float = 0.0
    passing: bool = False
    corrections: tuple[Correction, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated events in chronological order, undated ones apart, and the articles they come from.

    `corrections` are those that hang on no event and no article that is left.
    """

    format: Literal["dateline/timeline"] = "dateline/timeline"
    version: Literal[1] = 1
    articles: tuple[Article, ...] = ()
    entities: tuple[CorpusEntity, ...] = ()
    events: tuple[TimelineEvent, ...] = ()
    undated: tuple[TimelineEvent, ...] = ()
    problems: tuple[Problem, ...] = ()
    corrections: tuple[Correction, ...] = ()
