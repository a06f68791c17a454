"""Events as values: what was found of each, put together."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from dateline.extract.events.cast import Cast
from dateline.extract.events.participants import Argument
from dateline.extract.events.referents import Referents
from dateline.extract.events.triggers import Candidate
from dateline.extract.tree import Tree
from dateline.models.event import Event, Status, Trigger
from dateline.models.when import When


class Account(NamedTuple):
    """What an article tells of an event: the fields of that name."""

    status: Status
    when: When | None
    headline: str
    quotes: tuple[str, ...] = ()


class Recorder:
    """Makes the events of one article."""

    def __init__(self, article: str, tree: Tree, referents: Referents) -> None:
        self._ids = blake2b(f"{article}\0".encode(), digest_size=6)
        self._tree = tree
        self._cast = Cast(tree, referents)

    def id(self, start: int, words: str) -> str:
        """Return the id of what is told at an offset in these words."""
        key = self._ids.copy()
        key.update(f"{start}\0{words}".encode())
        return key.hexdigest()

    def event(self, candidate: Candidate, arguments: Sequence[Argument], account: Account) -> Event:
        """Return the event that a candidate tells of."""
        tree, at = self._tree, candidate.trigger
        status, when, headline, quotes = account
        start, end = tree.start[at], tree.end[at]
        word = tree.source[start:end]
        return Event(
            self.id(start, word),
            Trigger(start, end, word, candidate.lemma),
            tree.sentence_span(at),
            when,
            status,
            headline,
            self._cast.parties(arguments, at) if arguments else (),
            self._cast.place(candidate),
            quotes,
        )
