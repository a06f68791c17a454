"""Dates that an event takes from others: from its clause's occasion, its sentence, or what was told before.

Each rule names the lender of a date; the nearest dated one lends it. A lent date has the basis "carried".
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dateline.extract.events.dating import carried, is_point, since
from dateline.extract.events.narrative import FINE, Narrative, Telling, is_history
from dateline.extract.events.occasions import find_occasions
from dateline.extract.events.rules import VERB_OF_NOUN, words
from dateline.extract.events.syntax import AT, SAME
from dateline.extract.events.told import occasion_verb
from dateline.extract.relations import bits
from dateline.extract.tree import SUBJECTS
from dateline.models.when import When

_OCCASION = words("triggers", "occasion")
_HAS_CIRCUMSTANCE = bits("prep", "advcl")
_BELOW = frozenset({"pcomp", "xcomp", "prep"})
_TOGETHER = frozenset({"when", "while", "as"})


class _Debt(NamedTuple):
    """From what an undated event may take its date: `lenders`, nearest first; `since`: those that it came after.

    `retells`: also from what was told of the same kind before.
    """

    lenders: list[int]
    since: list[int]
    retells: bool = False


class Discourse:
    """Dates carried through an article; `whens` is filled in place.

    `occasions` says at which event a saying was said, `sayings` what was said there; `background` which events are told
    as long past.
    """

    def __init__(self, telling: Telling, whens: dict[int, When | None]) -> None:
        self.tree = telling.tree
        self.telling = telling
        self.candidates = telling.candidates
        self.whens = whens
        self.background: set[int] = set()
        self.debtors: dict[int, _Debt] = {}
        self.holders = {token: n for n in whens for token in self.candidates[n].chain}
        self.occasions, self.sayings = find_occasions(telling, whens, self.holders)

    @classmethod
    def of(cls, telling: Telling, whens: dict[int, When | None], anchor: date | None) -> "Discourse":
        """Carry dates through an article; `whens` holds what syntax stated."""
        discourse = cls(telling, whens)
        discourse._find_debtors()
        discourse._carry()
        discourse._refine()
        discourse.background = Narrative(telling, whens, anchor).background
        discourse._carry()
        if anchor is not None and is_history(whens.values(), anchor):
            discourse.background.update(whens)
        return discourse

    def _find_debtors(self) -> None:
        """Find from which events each undated one may take its date."""
        for n, when in self.whens.items():
            if when is None:
                debt = self._of_noun(n) if self.candidates[n].clause is None else self._of_clause(n)
                if n in self.telling.vague:
                    debt = _Debt([], [], debt.retells)
                if debt.lenders or debt.retells or debt.since:
                    self.debtors[n] = debt

    def _carry(self) -> None:
        """Let each undated event take the date of the nearest event that lends it one."""
        told: dict[str, list[int]] = defaultdict(list)
        for n, when in self.whens.items():
            if is_point(when):
                told[self._kind(n)].append(n)
        for _ in range(2) if told else ():
            for n, debt in self.debtors.items():
                if self.whens[n] is None and (when := self._lent(n, debt, told)) is not None:
                    self.whens[n] = when
                    if is_point(when):
                        insort(told[self._kind(n)], n)

    def _lent(self, n: int, debt: _Debt, told: dict[str, list[int]]) -> When | None:
        lenders = [*debt.lenders, *self._told_before(n, told)] if debt.retells else debt.lenders
        for m in lenders:
            when = self.whens.get(m)
            if when is not None and is_point(when):
                return carried(when)
        for m in debt.since:
            when = self.whens[m]
            if when is not None and is_point(when):
                return since(when)
        return None

    def _refine(self) -> None:
        """Let the day of what is done at an occasion date it, where it has but its year: "this year's fair"."""
        for n, when in self.whens.items():
            if when is None or when.grain != "year" or self.candidates[n].clause is not None:
                continue
            verb = occasion_verb(self.tree, self.candidates[n].trigger)
            lent = self.whens.get(self.holders.get(verb, -1)) if verb is not None else None
            if lent is None or lent.grain != "day" or not is_point(lent) or not when.earliest or not when.latest:
                continue
            if lent.earliest and lent.latest and when.earliest <= lent.earliest and lent.latest <= when.latest:
                self.whens[n] = carried(lent)

    def _kind(self, n: int) -> str:
        """Return what a verb and its nominalization share: "meet" for both "met" and "meeting"."""
        candidate = self.candidates[n]
        return VERB_OF_NOUN.get(candidate.lemma) or candidate.lemma

    def _of_clause(self, n: int) -> _Debt:
        candidate, tree, holders = self.candidates[n], self.tree, self.holders
        verb = candidate.clause if candidate.clause is not None else candidate.trigger
        reports = candidate.kind == "report"
        lenders = self._on_occasion(n)
        subject = tree.subject.get(verb)
        if subject is not None and holders.get(subject, n) != n:
            lenders.append(holders[subject])
        since: list[int] = []
        if tree.below[verb] & _HAS_CIRCUMSTANCE:
            since, at, beside = self._circumstances(verb)
            lenders += [holders[k] for k in at if k in holders]
            if not reports and any(map(self._is_occasion, at)):
                return _Debt(lenders, since)  # what happened at the talks did not happen when somebody spoke of it
            lenders += [holders[k] for k in beside if not reports or tree.dep[k] == "advcl"]
        above = self._governor(verb)
        if above in holders and self._shares_time(verb) and not (reports and self._is_coarse(holders[above])):
            lenders.append(holders[above])
        return _Debt(lenders, since, retells=candidate.kind == "noun" and self._is_definite(candidate.trigger))

    def _governor(self, verb: int) -> int:
        """Return what a clause hangs on; of "accused them of lying while others watched" the verb that is told."""
        tree, above = self.tree, self.tree.head[verb]
        while tree.dep[verb] == "advcl" and above not in self.holders and tree.dep[above] in _BELOW:
            above = tree.head[above]
        return above

    def _circumstances(self, verb: int) -> tuple[list[int], list[int], list[int]]:
        """Return the events since which a clause happened, the words at which it did, and the events beside it."""
        tree, holders = self.tree, self.holders
        since: list[int] = []
        at: list[int] = []
        beside: list[int] = []
        for kid in tree.kids[verb]:
            if tree.dep[kid] == "prep":
                word = tree.lower[kid]
                if word == "since":
                    since += [holders[k] for k in tree.kids[kid] if k in holders]
                elif word in AT:
                    at += tree.kids[kid]
                elif word == "for":
                    beside += filter(self._is_occasion, tree.kids[kid])
            elif tree.dep[kid] == "advcl" and kid in holders and self._is_together(kid):
                beside.append(kid)
        return since, at, beside

    def _is_coarse(self, n: int) -> bool:
        """Tell whether an event is dated by no more than its month or year, which a saying beside it doesn't share."""
        when = self.whens[n]
        return when is not None and when.grain not in FINE

    def _of_noun(self, n: int) -> _Debt:
        tree, noun = self.tree, self.candidates[n].trigger
        lenders = self._on_occasion(n)
        verb = occasion_verb(tree, noun)
        if verb is not None and verb in self.holders:
            lenders.append(self.holders[verb])
        if tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] == "to":
            giving = self.holders.get(tree.head[tree.head[noun]])  # "gave a speech to the conference"
            if giving is not None and self.candidates[giving].lemma in _OCCASION:
                lenders.append(giving)
        does = self.holders.get(tree.head[noun]) if tree.dep[noun] == "nsubj" else None
        if does is not None and self.candidates[does].kind != "report":
            lenders.append(does)
        return _Debt(lenders, [], retells=self._is_definite(noun))

    def _on_occasion(self, n: int) -> list[int]:
        """Return the occasion that a saying was said on, and what was said on one."""
        occasion = [self.occasions[n]] if n in self.occasions else []
        return [*occasion, *self.sayings.get(n, ())]

    def _told_before(self, n: int, told: dict[str, list[int]]) -> Iterator[int]:
        """Yield the last dated event of the same kind before event `n`, else the first behind it by the same agent."""
        rows = told.get(self._kind(n), [])
        at = bisect_left(rows, n)
        yield from (m for m in rows[max(0, at - 1) : at] if self.telling.shares_party(m, n))
        agent = self.telling.agent(n)
        if at == 0 and agent is not None:
            yield from (m for m in rows[:1] if self.telling.agent(m) == agent)

    def _is_definite(self, noun: int) -> bool:
        """Tell whether a noun takes up what was told: "the meeting", "his visit", not "the Battle of Brenva"."""
        tree = self.tree
        if any(tree.dep[k] in {"prep", "compound", "nmod"} and tree.kids[k] for k in tree.kids[noun] if k > noun):
            return False
        return any(tree.lower[k] in SAME or tree.dep[k] == "poss" for k in tree.kids[noun])

    def _is_occasion(self, noun: int) -> bool:
        """Tell whether a noun names what people met or came for: "met for talks on Monday"."""
        held = self.holders.get(noun)
        return held is not None and self.candidates[held].lemma in _OCCASION

    def _is_together(self, verb: int) -> bool:
        tree = self.tree
        if tree.tag[verb] == "VBG" and not any(tree.dep[k] in SUBJECTS for k in tree.kids[verb]):
            return not any(tree.dep[k] in {"mark", "prep"} and k < verb for k in tree.kids[verb])
        return any(tree.lower[k] in _TOGETHER and k < verb for k in tree.kids[verb])

    def _shares_time(self, verb: int) -> bool:
        """Tell whether a verb happens when the one above does: a conjunct, a participle, a "when" clause."""
        tree, above = self.tree, self.tree.head[verb]
        if tree.dep[verb] == "conj":
            return tree.tag[verb] == tree.tag[above] or {tree.tag[verb], tree.tag[above]} == {"VBD", "VBN"}
        return tree.dep[verb] == "advcl" and self._is_together(verb)
