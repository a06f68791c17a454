"""Which event a time expression belongs to, by syntax: the nearest one above it in its own clause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.extract.events.syntax import AT, UNTIL, has_word, is_arranged, is_put_off
from dateline.extract.events.triggers import Candidate, is_opening
from dateline.extract.tree import Tree
from dateline.models.quick import quick
from dateline.models.when import Time

_BOUNDS = frozenset({"since", "by", "until", "till", "before", "after", "from", "to", "through", "between"})
_ATTRIBUTIVE = frozenset({"amod", "compound", "nmod", "nummod", "poss", "appos"})
_CLAUSE_EDGES = frozenset({"relcl", "ccomp", "advcl", "parataxis", "acl"})
_BESIDE = frozenset({"on", "in", "late", "early"})
_WHERE = frozenset({"where", "when"})
_WHICH = frozenset({"which"})
_COMPARING = frozenset({"than", "compared", "versus"})
_DASHES = frozenset({"-", "–", "—"})
_WITHIN = frozenset({"in", "over", "during"})
_OPENING = frozenset({"", "from", "between"})
_ENDING = _DASHES | {"to", "until", "till", "through"}
_STEPS = 40


@quick
@dataclass(frozen=True, slots=True)
class Tie:
    """A time that syntax ties to an event, and the word that says how ("since"), "" for a plain point."""

    time: Time
    relation: str


class Ties:
    """The times of an article by event: `of[n]` are those of candidate `n`, `timed` marks the tokens of all times.

    `vague` are the candidates of which a time only says that they happened some day: "several months ago"; `habits`
    those that happen time and again: "every year".
    """

    def __init__(self, tree: Tree, candidates: Sequence[Candidate], times: Sequence[Time]) -> None:
        self.of: dict[int, list[Tie]] = {}
        self.timed = [False] * len(tree.text)
        self.vague: set[int] = set()
        self.habits: set[int] = set()
        self._tree = tree
        self._latest: list[Tie] = []
        chained = [n for n, candidate in enumerate(candidates) if len(candidate.chain) > 1]
        self._owner = {token: n for n in reversed(chained) for token in candidates[n].chain}
        self._owner |= {candidate.trigger: n for n, candidate in enumerate(candidates)}
        self._candidates = candidates
        for time in sorted(times, key=lambda one: (one.start, one.end)):
            last = at = tree.token_over(time.start)
            while last < len(tree.start) and tree.start[last] < time.end:
                self.timed[last] = True
                last += 1
            if last == at:
                continue
            if time.edtf is not None and time.type not in {"DURATION", "SET"}:
                self._tie(time, at, last)
            elif time.type == "SET":
                self.habits.update(self._holder(at, last))
            elif time.value != "PRESENT_REF" and self._is_vague(time, at):
                self.vague.update(self._holder(at, last))
        for n in sorted(self.of):
            self._lend(n, candidates[n].trigger)

    def _lend(self, n: int, occasion: int) -> None:
        """Date what happened at an occasion by the occasion: "Monday's talks, at which they agreed"."""
        tree = self._tree
        for verb in tree.kids[occasion]:
            if tree.dep[verb] == "relcl" and verb in self._owner and any(map(self._is_where, tree.kids[verb])):
                self.of.setdefault(self._owner[verb], self.of[n])

    def _is_where(self, at: int) -> bool:
        """Tell whether a word says that a relative clause happened at what it stands by."""
        tree = self._tree
        if tree.dep[at] == "advmod":
            return tree.lower[at] in _WHERE
        return tree.lower[at] in AT and has_word(tree, at, _WHICH)

    def _tie(self, time: Time, first: int, last: int) -> None:
        if self._ends_range(time, first):
            return
        said = self._said_then(first) if self._tree.dep[last - 1] not in _ATTRIBUTIVE else None
        found = (said, "") if said is not None else self._climb(first, last)
        if found is not None:
            self._latest = self.of.setdefault(found[0], [])
            self._latest.append(Tie(time, "" if self._is_put_off(*found) else found[1]))

    def _is_put_off(self, n: int, relation: str) -> bool:
        """Tell whether something happened when it had not until then: "did not open until Monday"."""
        clause = self._candidates[n].clause
        return relation in UNTIL and clause is not None and is_put_off(self._tree, clause)

    def _ends_range(self, time: Time, first: int) -> bool:
        """Tie the time behind a dash where the one before it is tied: "between 6-9 May"."""
        tree, ties = self._tree, self._latest
        if first < 2 or tree.text[first - 1] not in _DASHES or not ties:
            return False
        opening = ties[-1]
        if opening.time.end != tree.end[first - 2] or opening.relation not in _OPENING:
            return False
        ties[-1:] = [Tie(opening.time, "from"), Tie(time, "to")]
        return True

    def _holder(self, first: int, last: int) -> Iterator[int]:
        """Yield the event whose verb has a time for its own circumstance."""
        tree = self._tree
        at = next((token for token in range(first, last) if not first <= tree.head[token] < last), first)
        above = tree.head[tree.head[at]] if tree.dep[at] == "pobj" else tree.head[at]
        if tree.is_verb(above) and above in self._owner:
            yield self._owner[above]

    def _is_vague(self, time: Time, first: int) -> bool:
        """Tell whether a time without a date says of what happened that it was not today."""
        return time.type != "DURATION" or (first > 0 and self._tree.lower[first - 1] in _WITHIN)

    def _said_then(self, first: int) -> int | None:
        """Return the reporting verb that a time follows at once: "said on Monday it will close" dates the saying."""
        at = first - 1
        if at >= 0 and self._tree.lower[at] in _BESIDE:
            at -= 1
        said = self._owner.get(at)
        if said is None or self._candidates[said].kind != "report":
            return None
        return said if self._candidates[said].trigger == at else None

    def _climb(self, first: int, last: int) -> tuple[int, str] | None:
        """Return the event above the tokens of a time and the word that relates them; None behind a barrier."""
        tree = self._tree
        at = next((token for token in range(first, last) if not first <= tree.head[token] < last), first)
        before = tree.lower[first - 1] if first else ""
        if tree.dep[at] in {"poss", "compound"}:
            before = ""  # "from Monday's talks": the word governs what happened then
        relation = before if before in _BOUNDS else ""
        if relation == "from" and self._is_of_a_thing(first - 1, last):
            return None
        for step in range(_STEPS):
            if at in self._owner:
                return self._owner[at], relation
            if (joined := self._joined(at)) is not None:
                return joined, relation
            if is_opening(tree, at):
                relation = "since"
            elif tree.head[at] == at or self._is_barrier(at, relation, inside=first <= at < last):
                return None
            word = tree.lower[at]
            if tree.dep[at] in {"prep", "mark"} and not relation and word in _BOUNDS and (step < 3 or word == "since"):
                relation = word
            at = tree.head[at]
        return None

    def _is_of_a_thing(self, preposition: int, behind: int) -> bool:
        """Tell whether "from" says where a thing comes from, not since when: "a turnaround from eight years ago"."""
        tree, above = self._tree, self._tree.head[preposition]
        if tree.dep[preposition] != "prep" or tree.is_verb(above) or above in self._owner:
            return False
        return behind == len(tree) or tree.lower[behind] not in _ENDING

    def _joined(self, verb: int) -> int | None:
        """Return the event that a verb which is none leads to: "fell silent on Sunday and crashed", "is to meet"."""
        tree = self._tree
        if not tree.is_verb(verb):
            return None
        for k in tree.kids[verb]:
            if tree.dep[k] == "xcomp" and k in self._owner and is_arranged(tree, k):
                return self._owner[k]
        joined = (k for k in tree.kids[verb] if tree.dep[k] == "conj" and tree.tag[k] == tree.tag[verb])
        return next((self._owner[k] for k in joined if k in self._owner and k not in tree.subject), None)

    def _is_barrier(self, at: int, relation: str, *, inside: bool) -> bool:
        """Tell whether a time below token `at` says nothing of what is above it.

        It tells of a thing ("the 2003 album"), of another clause, or of a record ("the largest since 1960").
        """
        tree, dep, above = self._tree, self._tree.dep[at], self._tree.head[at]
        if dep in _ATTRIBUTIVE and inside and above not in self._owner and not tree.is_verb(above):
            return True
        if (dep in _CLAUSE_EDGES and tree.is_verb(at)) or tree.lower[at] in _COMPARING:
            return True
        ranked = any(tree.tag[k] in {"JJS", "RBS"} or tree.lower[k] == "first" for k in tree.kids[above])
        return dep == "prep" and relation == "since" and ranked
