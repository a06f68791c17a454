"""People, organisations and places, and where the text mentions them."""

from dataclasses import dataclass
from typing import Literal

from dateline.models.quick import quick
from dateline.models.span import Span

MentionKind = Literal["name", "nominal", "pronoun"]


@quick
@dataclass(frozen=True, slots=True)
class Mention(Span):
    """Words that refer to an entity: its name, a description ("the prime minister"), or a pronoun."""

    kind: MentionKind


@quick
@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place or thing; `type` is OntoNotes' (PERSON, ORG, GPE, NORP, ...).

    `name` is its fullest name in the article, without title; `aliases` are the other names used, sorted.
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
