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
        tree, first, last = self.tree, self.tree.left[head], self.tree.right[head]
        if self.standing.whole[head] and line.take(first, last, self._starts[last + 1] - self._starts[first], needed):
            return
        kids = tree.kids[head]
        if not kids or line.depth == _DEPTH:
            self._add(head, line, needed)
            return
        split, times = bisect_left(kids, head), line.times
        line.times = times or (line.manner.said and tree.dep[head] == "ccomp")
        line.depth += 1
        self._walk([*kids[:split], head, *kids[split:]], head, line, needed)
        line.depth -= 1
        line.times = times

    def _walk(self, row: list[int], at: int, line: Line, needed: bool) -> None:
        """Take the words in a row of a phrase's head and what depends on it into a line, each with those below it."""
        tree, steady, without = self.tree, self.standing.steady, line.manner.without
        link: list[int] = []
        cuts = len(line.cuts)
        for k in row:
            if k == at:
                del line.cuts[cuts:]
                self._add(at, line, needed)
                link = []
                continue
            must = steady[k]
            if not must:
                dep = tree.dep[k]
                if dep == "cc" or tree.text[k] == ",":
                    link.append(k)
                    continue
                if not self._judge.is_told(k, at, line):
                    if dep not in {"punct", "advmod"}:
                        link = []
                    continue
                must = not self._judge.is_optional(k, at)
                if dep == "prep" and any(tree.dep[one] == "cc" for one in link):
                    continue  # "and from Oslo" goes on with another phrase than the one it is parsed below
                if (not must or dep in _SPARABLE) and self._is_spared(k, at, line, must):
                    continue
            if k == without:
                continue
            if must:
                del line.cuts[cuts:]  # where a line ends, nothing needed is still to come
            else:
                line.cuts.append(len(line.tokens))
            if link:
                self._link(link if tree.dep[k] in _LINKED else (), line)
                link = []
            if not line.full:
                self._phrase(k, line, needed and must)
            elif needed and must:
                line.torn = True
            if line.torn:
                break

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
