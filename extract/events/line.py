"""A line of a headline while its words are gathered."""

from dataclasses import dataclass, field

from dateline.extract.events.marks import MARKS
from dateline.extract.events.syntax import has_to
from dateline.extract.tree import Tree


@dataclass(slots=True)
class Manner:
    """How a walk goes.

    `subject`: the head of the sentence's subject. `without`: a word; the clause that holds it is left out. `times`:
    times are told too; `said`: those in the clauses below are. `alone`: no conjuncts of the head itself. `brief`: no
    clauses that can be spared.
    """

    subject: int | None = None
    without: int | None = None
    times: bool = False
    alone: bool = False
    brief: bool = False
    said: bool = False

    def spares(self, tree: Tree, clause: int, *, needed: bool) -> bool:
        """Tell whether a clause is one that is left out."""
        if self.without is not None and tree.left[clause] <= self.without <= tree.right[clause]:
            return True
        return self.brief and not needed and not has_to(tree, clause)


@dataclass(slots=True)
class Line:
    """Tokens on their way into a line of `room` characters.

    `lean`: nothing that nouns can spare; `head`: the word that is told without its conjuncts; `times`: times are told.
    `cuts` are the lengths at which it may end, `least` that at which everything needed is told; `torn`: something
    needed did not fit; `lost`: however much room there were, as it stands for nobody known.
    """

    room: int
    manner: Manner
    lean: bool
    head: int | None
    times: bool
    tokens: list[int] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)
    least: int = 0
    full: bool = False
    quoting: bool = False
    depth: int = 0
    torn: bool = False
    lost: bool = False

    def add(self, token: int, width: int, needed: bool) -> None:
        """Take a token, or note that it found no room."""
        self.room -= width
        if self.full or self.room < -1:
            self.full = True
            self.torn = self.torn or needed
            return
        self.tokens.append(token)
        if needed:
            self.least = len(self.tokens)

    def take(self, first: int, last: int, width: int, needed: bool) -> bool:
        """Take the tokens of a phrase at once, if there is room and none of it is left out; tell whether."""
        without = self.manner.without
        if width > self.room + 1 or (without is not None and first <= without <= last):
            return False
        self.room -= width
        self.tokens.extend(range(first, last + 1))
        if needed:
            self.least = len(self.tokens)
        return True

    def told(self) -> list[int]:
        """Return the tokens up to the last cut that fits, in text order: the trees of some sentences cross."""
        if not self.full:
            return sorted(self.tokens)
        at = max((cut for cut in self.cuts if cut >= self.least), default=0)
        return sorted(self.tokens[:at])


def opens_sentence(tree: Tree, i: int) -> bool:
    """Tell whether a token is the first word of its sentence."""
    return i == 0 or tree.sentence[i - 1] != tree.sentence[i] or tree.text[i - 1] in MARKS


def tidy(line: str, limit: int) -> str | None:
    """Return a line with a capital and single blanks, without the marks it ends in; None where it is too long."""
    line = " ".join(line.split()).strip(" ,;:-–")
    line = line.replace(" ,", ",").replace(",,", ",")
    first = line.partition(" ")[0]
    line = line[:1].upper() + line[1:] if first.islower() or not first[:1].islower() else line
    return line if 0 < len(line) <= limit else None
