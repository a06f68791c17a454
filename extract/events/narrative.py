"""The narrative time: in the simple past, an event happens when the one told before it does.

What follows something long past is background too, and takes no date from it or from publication.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.extract.events.dating import carried, is_narrated, is_point
from dateline.extract.events.participants import Argument
from dateline.extract.events.referents import Referents
from dateline.extract.events.rules import words
from dateline.extract.events.syntax import HAS_CLAUSE, has_word
from dateline.extract.events.triggers import Candidate
from dateline.extract.tree import Tree
from dateline.models.when import When

_VITAL = words("triggers", "vital")
_WHEN = frozenset({"before", "after", "until", "when", "once", "as"})
_NEAR = 3
"""How many sentences on a date still holds where nothing says otherwise."""
FINE = frozenset({"second", "minute", "hour", "part", "day", "weekend", "week"})
"""Grains of a date that tells the day, or nearly."""
_RECENT = 10
"""How many days before publication a date is news."""
_MONTHS, _MANY = 90, 4
"""Days back, and how many dates so far back, that make an article a history."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What an article tells: its candidates in text order, and who takes part in those that count, by their number."""

    tree: Tree
    referents: Referents
    candidates: Sequence[Candidate]
    arguments: dict[int, list[Argument]]
    vague: Collection[int] = frozenset()
    """The candidates that happened at a time of their own, which the text doesn't name: "a few years later"."""

    def agent(self, n: int) -> str | None:
        """Return the entity that does what candidate `n` tells."""
        for head, role in self.arguments[n]:
            if role == "agent":
                found = self.referents[head]
                return found[0].id if found else None
        return None

    def shares_party(self, m: int, n: int) -> bool:
        """Tell whether two candidates can be one event: somebody takes part in both, or in one of them nobody known."""
        one, other = ({found[0].id for head, _ in self.arguments[k] if (found := self.referents[head])} for k in (m, n))
        return not one or not other or not one.isdisjoint(other)


class Narrative:
    """Moves the time through the main clauses of an article; fills `whens` in place and collects `background`."""

    def __init__(self, telling: Telling, whens: dict[int, When | None], anchor: date | None) -> None:
        self.background: set[int] = set()
        self._telling = telling
        self._whens = whens
        self._anchor = anchor
        self._now: int | None = None
        self._sentence = -1
        self._said: dict[str, int] = {}
        self._by_clause = {telling.candidates[n].clause: n for n in whens}
        for n in whens:
            if is_narrated(telling.tree, telling.candidates[n]):
                self._tell(n)

    def _tell(self, n: int) -> None:
        tree, candidate = self._telling.tree, self._telling.candidates[n]
        here = tree.sentence[candidate.trigger]
        speaker = self._telling.agent(n) if candidate.kind == "report" else None
        if self._whens[n] is None and self._is_beside_the_past(candidate):
            self.background.add(n)
        elif self._whens[n] is None:
            self._whens[n] = None if n in self._telling.vague else self._said_on(speaker, n) or self._told_on(n, here)
        else:
            vital = candidate.lemma in _VITAL
            self._now = n if is_point(self._whens[n]) and not vital else None
        if is_point(self._whens[n]):
            self._sentence = here
            if speaker is not None:
                self._said[speaker] = n

    def _is_beside_the_past(self, candidate: Candidate) -> bool:
        """Tell whether a clause dated long past says when something was: "left before the war began in 2014"."""
        tree, clause = self._telling.tree, candidate.clause
        top = tree.first_conjunct(clause) if clause is not None else None
        if top is None or not tree.below[top] & HAS_CLAUSE:
            return False
        beside = (self._by_clause.get(k) for k in tree.kids[top] if tree.dep[k] == "advcl" and has_word(tree, k, _WHEN))
        dates = [self._whens[m] for m in beside if m is not None]
        return any(when is not None and is_point(when) and self._is_long_past(when) for when in dates)

    def _said_on(self, speaker: str | None, n: int) -> When | None:
        """Return the day of what a speaker said before in the same paragraph, where it is news."""
        before = self._said.get(speaker) if speaker is not None else None
        when = self._whens[before] if before is not None and self._is_same_paragraph(before, n) else None
        return carried(when) if when is not None and self._is_recent(when) else None

    def _told_on(self, n: int, here: int) -> When | None:
        now, reports = self._now, self._telling.candidates[n].kind == "report"
        told = self._whens[now] if now is not None and self._is_same_paragraph(now, n) else None
        if now is None or told is None or self._telling.candidates[now].kind == "report":
            return None
        if not self._is_recent(told):
            self.background.update(() if reports else (n,))
            return None
        coarse = told.grain not in FINE
        if coarse and reports:
            return None
        return carried(told) if here - self._sentence <= (1 if coarse else _NEAR) else None

    def _is_same_paragraph(self, m: int, n: int) -> bool:
        paragraph, candidates = self._telling.tree.paragraph, self._telling.candidates
        return paragraph[candidates[m].trigger] == paragraph[candidates[n].trigger]

    def _is_recent(self, when: When) -> bool:
        """Tell whether a date is news: shortly before publication, or its relation to that unknown."""
        return self._anchor is None or when.latest is None or 0 <= (self._anchor - when.latest).days <= _RECENT

    def _is_long_past(self, when: When) -> bool:
        return self._anchor is not None and when.latest is not None and (self._anchor - when.latest).days > _RECENT


def is_history(whens: Collection[When | None], anchor: date) -> bool:
    """Tell whether an article tells of the past, not of news: most of what it dates lies months back."""
    latest = [when.latest for when in whens if when is not None and when.latest is not None]
    old = sum((anchor - day).days > _MONTHS for day in latest)
    return old >= _MANY and old > 2 * (len(latest) - old)
