"""A line of a headline while its words are gathered."""

from dataclasses import dataclass, field

from dateline.extract.tree import Tree

_OPENING, _CLOSING = frozenset({"“", "``"}), frozenset({"”", "''"})
_MARKS = _OPENING | _CLOSING | {'"'}


@dataclass(slots=True)
class Line:
    """Tokens on their way into a line of `room` characters.

    `lean`: nothing that nouns can spare; `head`: the word that is told without its conjuncts. `cuts` are the lengths at
    which it may end, `least` that at which everything needed is told; `torn`: something needed did not fit.
    """

    room: int
    lean: bool = False
    head: int | None = None
    tokens: list[int] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)
    least: int = 0
    full: bool = False
    quoting: bool = False
    depth: int = 0
    torn: bool = False

    def add(self, token: int, width: int, *, needed: bool) -> None:
        """Take a token, or note that it found no room."""
        self.room -= width
        if self.full or self.room < -1:
            self.full = True
            self.torn = self.torn or needed
            return
        self.tokens.append(token)
        if needed:
            self.least = len(self.tokens)

    def told(self) -> list[int] | None:
        """Return the tokens up to the last cut that fits; None where something needed does not."""
        if self.torn:
            return None
        if not self.full:
            return sorted(self.tokens)  # the trees of some sentences cross
        at = max((cut for cut in self.cuts if cut >= self.least), default=0)
        return sorted(self.tokens[:at]) or None


@dataclass(frozen=True, slots=True)
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

    def spares(self, tree: Tree, k: int, *, needed: bool) -> bool:
        """Tell whether the clause at `k` is one that is left out."""
        if tree.dep[k] not in {"relcl", "acl", "advcl"}:
            return k == self.without
        if self.without is not None and tree.left[k] <= self.without <= tree.right[k]:
            return True
        infinitive = any(tree.tag[each] == "TO" for each in tree.kids[k])
        return self.brief and not needed and not infinitive


def opens_sentence(tree: Tree, i: int) -> bool:
    """Tell whether a token is the first word of its sentence."""
    return i == 0 or tree.sentence[i - 1] != tree.sentence[i] or tree.text[i - 1] in _MARKS


def is_quote_mark(word: str) -> bool:
    """Tell whether a token is a quotation mark."""
    return word in _MARKS
