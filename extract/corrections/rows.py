"""What a file of corrections may hold."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from dateline.models.event import Status

Line = Annotated[str, Meta(min_length=1, max_length=1000)]


class Row(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One correction, and the reason for it."""

    because: Line | None = None


class Passage(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """An event by where it is told: words of the sentence, and the verb or noun that tells it.

    `id` is the event's, for where the words are not found. `start` is the trigger's offset in the article, which tells
    apart what else is the same.
    """

    id: Line | None = None
    article: Line | None = None
    words: Line | None = None
    trigger: Line | None = None
    start: int | None = None


class Person(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Who is called so, in one article or in all."""

    name: Line
    article: Line | None = None


EventName = Line | Passage
PersonName = Line | Person


class ArticleRow(Row, frozen=True, kw_only=True):
    """The day an article was published, or that it is left out; `article` is its file, a pattern, or its id."""

    article: Line
    published: date | None = None
    leave_out: bool = False


class EventRow(Row, frozen=True, kw_only=True):
    """The date, headline or status of an event."""

    event: EventName
    date: Line | None = None
    headline: Line | None = None
    status: Status | None = None


class MergeRow(Row, frozen=True, kw_only=True):
    """Events that are one."""

    events: Annotated[tuple[EventName, ...], Meta(min_length=2)]


class SplitRow(Row, frozen=True, kw_only=True):
    """Events that are not one, each named by one of its passages or by several."""

    events: Annotated[tuple[EventName | tuple[EventName, ...], ...], Meta(min_length=2)]


class PeopleRow(Row, frozen=True, kw_only=True):
    """People who are one, the first name being what they are called, or who are not."""

    same: tuple[PersonName, ...] = ()
    different: tuple[PersonName, ...] = ()


class Defaults(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Values of options where the command line has none.

    Left out are those that say where something is written, what is loaded or how far is read, since the file may come
    from somebody else.
    """

    format: Line | None = None
    published: date | None = None
    since: date | None = None
    until: date | None = None
    entity: Line | None = None
    speaker: Line | None = None
    status: tuple[Line, ...] | None = None
    basis: tuple[Line, ...] | None = None
    top: int | None = None
    all: bool | None = None
    width: int | None = None
    workers: int | None = None
    by: Line | None = None
    context: bool | None = None
    level: Line | None = None


class Content(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything that a file of corrections holds."""

    defaults: Defaults = Defaults()
    articles: tuple[ArticleRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    merges: tuple[MergeRow, ...] = ()
    splits: tuple[SplitRow, ...] = ()
    people: tuple[PeopleRow, ...] = ()

    @property
    def size(self) -> int:
        """How many corrections there are."""
        return sum(map(len, (self.articles, self.events, self.merges, self.splits, self.people)))


TABLES: dict[str, type[Row]] = {
    "articles": ArticleRow,
    "events": EventRow,
    "merges": MergeRow,
    "splits": SplitRow,
    "people": PeopleRow,
}


def passages(side: EventName | tuple[EventName, ...]) -> tuple[EventName, ...]:
    """Return the names of one event in a split, of which there may be several."""
    return side if isinstance(side, tuple) else (side,)
