"""The words of a headline's parts, walked from their heads in the order of the text.

What a head needs (objects, complements, what a number counts) must fit into the room there is; the rest
(prepositional phrases, conjuncts, clauses) is told while there is room, so a line ends where a phrase ends.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dateline.extract.events.belonging import Judge
from dateline.extract.events.line import Line, Manner
from dateline.extract.events.marks import MARKS
from dateline.extract.events.standing import Standing
from dateline.extract.tree import SUBJECTS, Tree

_PRONOUNS = frozenset({"PRP", "PRP$"})
_DEPTH = 40
_LINKED = frozenset({"conj", "amod", "nummod"})
_PASSED = frozenset({"punct", "advmod"})
"""What left out between a conjunction and the next conjunct leaves them joined."""
_SPARABLE = frozenset({"relcl", "acl", "advcl"})


@dataclass(slots=True)
class Wording:
    """Walks the trees of one article.

    `timed` marks the tokens of time expressions; `knows` tells whether a pronoun can stand in a line about a subject.
    `lost` tells of the last walk whether something that it needs stands for nobody known, so that no room would do.
    """

    tree: Tree
    timed: list[bool]
    standing: Standing
    knows: Callable[[int, int | None], bool]
    lost: bool = False
    _starts: list[int] = field(init=False)
    _judge: Judge = field(init=False)

    def __post_init__(self) -> None:
        """Read where tokens start, and the last ends."""
        self._starts = [*self.tree.start, *self.tree.end[-1:]]
        self._judge = Judge(self.tree, self.timed)

    def of(self, head: int, room: int, manner: Manner) -> list[int]:
        """Return the words of the phrase at `head`, in text order, within `room`; none where what it needs is more."""
        for lean in (False, True):
            line = Line(room, manner, lean, head if manner.alone else None, manner.times)
            self._phrase(head, line, True)
            self.lost = line.lost
            if not line.torn:
                return line.told()
            if line.lost:
                break
        return []

    def behind(self, verb: int, room: int, manner: Manner) -> list[int] | None:
        """Return the words of what follows a verb; empty where nothing does, None where what it needs does not fit."""
        kids = self.tree.kids[verb]
        kids = kids[bisect_left(kids, verb) :]
        for lean in (False, True) if kids else ():
            line = Line(room, manner, lean, verb, manner.times)
            self._walk(kids, verb, line, True)
            self.lost = line.lost
            if not line.torn:
                return [token for token in line.told() if token > verb]
            if line.lost:
                break
        return None if kids else []

    def _phrase(self, head: int, line: Line, needed: bool) -> None:
        """Take the words of the phrase at `head` into a line, at once where it is told as it stands and fits."""
        if line.full:
            line.torn = line.torn or needed
            return
        if self.standing.whole[head] and self._take(head, line, needed):
            return
        tree, cuts, times, without = self.tree, len(line.cuts), line.times, line.manner.without
        kids = tree.kids[head] if line.depth < _DEPTH else []
        if without is not None and without in kids:
            kids = [k for k in kids if k != without]
        split = bisect_left(kids, head)
        if line.manner.said and tree.dep[head] == "ccomp":
            line.times = True
        line.depth += 1
        if split:
            self._walk(kids[:split], head, line, needed)
            del line.cuts[cuts:]
        self._add(head, line, needed)
        if split < len(kids):
            self._walk(kids[split:], head, line, needed)
        line.depth -= 1
        line.times = times

    def _take(self, head: int, line: Line, needed: bool) -> bool:
        first, last = self.tree.left[head], self.tree.right[head]
        return line.take(first, last, self._starts[last + 1] - self._starts[first], needed)

    def _walk(self, kids: list[int], at: int, line: Line, needed: bool) -> None:
        """Take those of some dependents of `at` that belong in a line, each with what is below it."""
        tree, judge, steady, whole = self.tree, self._judge, self.standing.steady, self.standing.whole
        link: list[int] = []
        cuts = len(line.cuts)
        for k in kids:
            must = steady[k]
            if not must:
                if tree.dep[k] == "cc" or tree.text[k] == ",":
                    link.append(k)
                    continue
                if not judge.is_told(k, at, line):
                    link = link if tree.dep[k] in _PASSED else []
                    continue
                must = not judge.is_optional(k, at)
                if self._is_spared(k, at, line, must) or (link and self._goes_on(k, link)):
                    continue
            if must:
                del line.cuts[cuts:]  # where a line ends, nothing needed is still to come
            else:
                line.cuts.append(len(line.tokens))
            if link:
                self._link(link if tree.dep[k] in _LINKED else (), line)
                link = []
            if must and whole[k] and not line.full and self._take(k, line, needed):
                continue
            self._phrase(k, line, needed and must)
            if line.torn:
                break

    def _goes_on(self, k: int, link: Iterable[int]) -> bool:
        """Tell whether "and from Oslo" goes on with another phrase than the one it is parsed below."""
        return self.tree.dep[k] == "prep" and any(self.tree.dep[one] == "cc" for one in link)

    def _link(self, marks: Iterable[int], line: Line) -> None:
        """Take conjunctions and commas into a line."""
        tree = self.tree
        for mark in marks:
            for token in range(tree.left[mark], tree.right[mark] + 1) if tree.kids[mark] else (mark,):  # "as well as"
                line.add(token, len(tree.text[token]) + 1, False)

    def _is_spared(self, k: int, at: int, line: Line, must: bool) -> bool:
        """Tell whether a phrase that belongs in a line is left out of this one."""
        tree, dep = self.tree, self.tree.dep[k]
        if dep in _SPARABLE and line.manner.spares(tree, k, needed=must):
            return True
        if must:
            return False
        return line.full or (line.lean and not tree.is_verb(at)) or (dep == "relcl" and tree.dep[at] in SUBJECTS)

    def _add(self, at: int, line: Line, needed: bool) -> None:
        """Take a word into a line; one that stands for nobody known ends it."""
        tree = self.tree
        if tree.text[at] in MARKS:
            line.quoting = not line.quoting
        elif tree.tag[at] in _PRONOUNS and not line.quoting and not self.knows(at, line.manner.subject):
            line.lost = line.lost or (needed and not line.full)
            line.room = -2
        line.add(at, self._starts[at + 1] - self._starts[at], needed)
