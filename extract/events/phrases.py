"""Names and words of a headline: who it is about, and tokens as the text of a line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.extract.events.called import full_names
from dateline.extract.events.couples import couple
from dateline.extract.events.line import Manner, opens_sentence
from dateline.extract.events.marks import MARKS, kept_marks
from dateline.extract.events.number import bearers
from dateline.extract.events.pronouns import Pronouns
from dateline.extract.events.referents import Referents
from dateline.extract.events.rules import words
from dateline.extract.events.standing import Standing, is_courtesy
from dateline.extract.events.syntax import has_word
from dateline.extract.events.wording import Wording
from dateline.extract.relations import bits
from dateline.extract.tree import Tree
from dateline.models.entity import Entity

_NOBODY, _POINTING = words("triggers", "nobody"), words("headlines", "pointing")
_ROYAL = words("headlines", "royal")
_NOT_ALONE = bits("conj", "det")
_SUBJECT_ROOM = 80
_BRIEF = Manner(alone=True, brief=True)
_ELIDED = frozenset({"i", "we", "you", "he", "she", "it", "they"})
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$", "EX"})
_ANY = frozenset({"a", "an", "another"})
_HOW_MANY = frozenset({"many", "most", "few", "several", "some", "such", "other"})
_PROPER = frozenset({"NNP", "NNPS"})


@dataclass(slots=True)
class Phrases:
    """The names and words of one article."""

    tree: Tree
    referents: Referents
    timed: list[bool]
    pronouns: Pronouns = field(init=False)
    standing: Standing = field(init=False)
    wording: Wording = field(init=False)
    called: dict[tuple[int, int | None, int | None], str | None] = field(default_factory=dict)
    full: dict[int, str] = field(default_factory=dict)
    """Where a person is called by the last name alone: the offset of that word, and the full name."""

    def __post_init__(self) -> None:
        """Give the walk its judge of pronouns."""
        self.pronouns = Pronouns(self.tree, self.referents)
        self.standing = Standing.of(self.tree, self.timed, self.full)
        self.wording = Wording(self.tree, self.timed, self.standing, self.pronouns.knows)

    @classmethod
    def of(cls, tree: Tree, entities: Iterable[Entity], referents: Referents, timed: list[bool]) -> "Phrases":
        """Read what the people of an article are called in full."""
        return cls(tree, referents, timed, full=full_names(entities))

    def name(self, head: int, without: int | None = None) -> str | None:
        """Return what to call the participant at a noun's head: a name, or the words themselves; None for a pronoun.

        `without`: a verb below the noun that the sentence is about ("the figures released ..."), left out.
        """
        parts: list[str] = []
        every = bearers(self.tree, self.referents, head)
        for n, at in enumerate(every):
            inside = without is not None and self.tree.left[at] <= without <= self.tree.right[at]
            part = self._known(at, without if inside else None, every[0] if n else None)
            if part is None:
                return None
            parts.append(part)
        if len(parts) < 2:
            return parts[0] if parts else None
        return f"{', '.join(parts[:-1])} and {parts[-1]}"

    def names(self, head: int, without: int | None = None) -> list[str]:
        """Return what to call the participant at a noun's head, longest first: a person with titles, then without."""
        name = self.name(head, without)
        if name is None:
            return []
        tree = self.tree
        covering = self.referents.closest(head)
        plain = covering and covering[0].type == "PERSON" and " " in covering[0].name and not self._is_royal(head)
        if not plain or not covering or tree.below[head] & _NOT_ALONE:
            return [name]
        return list(dict.fromkeys((name, covering[0].name)))

    def _known(self, at: int, without: int | None, beside: int | None) -> str | None:
        if (at, without, beside) not in self.called:
            self.called[at, without, beside] = self._one(at, without, beside)
        return self.called[at, without, beside]

    def _one(self, at: int, without: int | None, beside: int | None) -> str | None:
        tree = self.tree
        if self.timed[at] and tree.tag[at] in {"CD", "NNP"}:
            return None  # "Monday began", "2012 saw"
        covering = self.referents.closest(at)
        if covering and covering[1].kind != "name":
            return covering[0].name
        if tree.tag[at] in _PRONOUNS or tree.lower[at] in _NOBODY:
            return None
        if both := couple(tree, self.referents, at):
            return " and ".join(one.name for one in both)
        if covering is not None and covering[0].type == "PERSON":
            phrase = self._person(at)
        else:
            manner = _BRIEF if without is None else Manner(without=without, alone=True, brief=True)
            phrase = self.wording.of(at, _SUBJECT_ROOM, manner)
        if not phrase or self._is_pointing(phrase):
            return None
        if tree.tag[phrase[-1]] == "POS":
            phrase = phrase[:-1]
        if without is not None and tree.tag[at] == "NNS" and tree.lower[phrase[0]] == "the":
            phrase = phrase[1:]  # "the lawmakers who ..." without the clause that tells which
        return self.join(phrase, beside)

    def _is_pointing(self, phrase: Sequence[int]) -> bool:
        """Tell whether a phrase only points at what the text has told: "these talks", "both men", "the same move"."""
        tree = self.tree
        if tree.tag[phrase[0]] in {"WP$", "WDT"} or tree.lower[phrase[0]] in _ELIDED:
            return True
        if tree.lower[phrase[0]] not in _POINTING and tree.lower[phrase[min(1, len(phrase) - 1)]] != "same":
            return False
        return not any(tree.tag[i] in _PROPER or tree.tag[i] == "PRP$" for i in phrase)

    def _is_royal(self, head: int) -> bool:
        """Tell whether a name is one that rulers go by: "King Harald" is not to be taken for another Harald."""
        return has_word(self.tree, head, _ROYAL)

    def _is_any(self, i: int) -> bool:
        """Tell whether a last name is not that of the one known by it: "Don Keller", "a Keller"."""
        tree = self.tree
        if i and tree.tag[i - 1] in _PROPER:
            return tree.doc[i - 1].ent_type_ == "PERSON"
        return i > 0 and tree.lower[i - 1] in _ANY

    def _person(self, at: int) -> list[int]:
        """Return a person's name and what stands before it: title, country."""
        tree = self.tree
        first = min((tree.left[k] for k in tree.kids[at] if k < at and tree.dep[k] not in {"punct", "cc"}), default=at)
        return [i for i in range(first, at + 1) if not self.timed[i]]

    def join(self, tokens: Sequence[int], subject: int | None) -> str | None:
        """Return tokens as text, pronouns replaced by names; None where a pronoun stands for nobody known.

        `subject` is the head of the sentence's subject, whose own pronouns may stay.
        """
        tree = self.tree
        parts: list[str] = []
        opening, closing = kept_marks(tree, tokens)
        tight, ended, at = True, -1, 0
        while at < len(tokens):
            i = tokens[at]
            if run := self.standing.run(tokens, at):
                word: str | None = tree.view[tree.start[i] : tree.end[i + run - 1]]
            elif (run := 1) and tree.text[i] in MARKS:
                word = "“" if i == opening else "”" if i == closing else ""
            elif is_courtesy(tree, i):
                word = ""
            else:
                quoted = opening is not None and i > opening and (closing is None or i < closing)
                word = tree.text[i] if quoted else self._word(i, subject, tokens[:at])
            if word is None:
                return None
            at += run
            if not word:
                continue
            if not tight and i != closing and tree.text[i] != "," and ended < tree.start[i]:
                parts.append(" ")
            parts.append(word)
            tight, ended = i == opening, tree.end[i + run - 1]
        return "".join([*parts, "”"] if opening is not None and closing is None else parts)

    def _word(self, i: int, subject: int | None, before: Sequence[int]) -> str | None:
        """Return a word; a pronoun as the name it stands for, unless that is the subject's or told `before`."""
        tree = self.tree
        tag, text = tree.tag[i], tree.text[i]
        if tag in {"PRP$", "PRP"} or (text[0] in "'’" and before and tree.tag[before[-1]] == "PRP"):
            return self.pronouns.word(i, subject, before)
        if self.timed[i] and tag != "POS" and (owner := self._owner(i)) is not None:
            return "the" if owner == i else ""  # "Wednesday night's talks"
        if tag in _PROPER:
            name = self.full.get(tree.start[i]) if self.full else None
            return name if name and not (self._is_royal(i) or self._is_any(i)) else text
        if tag == "POS" and i and self.timed[i - 1] and self._owner(i - 1) is not None:
            return ""
        if text[0].isupper() and opens_sentence(tree, i) and not text[1:2].isupper():
            return text.lower() if tag not in {"JJ", "CD"} or tree.lower[i] in _HOW_MANY else text
        return text

    def _owner(self, time: int) -> int | None:
        """Return the time whose something is, that a token is of; none for a length ("two years' work")."""
        tree = self.tree
        at = next((k for k in (time, tree.head[time]) if tree.dep[k] == "poss" and self.timed[k]), None)
        return None if at is not None and tree.tag[at] == "NNS" else at
