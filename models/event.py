"""What happened, as one article tells it."""

from dataclasses import dataclass
from typing import Literal

from dateline.models.quick import quick
from dateline.models.span import Span
from dateline.models.when import When

Status = Literal["occurred", "ongoing", "scheduled", "possible", "denied"]
Role = Literal["agent", "patient", "recipient", "companion"]


@quick
@dataclass(frozen=True, slots=True)
class Trigger(Span):
    """The verb or noun that tells of the event, with its lemma, "" where that is not known."""

    lemma: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Participant(Span):
    """Who or what took part, as written; `entity` is the id of who that is, where known."""

    role: Role
    entity: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Place(Span):
    """Where it happened, as written; `entity` is the id of the place, where known."""

    entity: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Event:
    """An event in one article; `quotes` are the ids of the statements that hang on it."""

    id: str
    trigger: Trigger
    sentence: tuple[int, int]
    when: When | None
    status: Status
    headline: str
    participants: tuple[Participant, ...] = ()
    place: Place | None = None
    quotes: tuple[str, ...] = ()
