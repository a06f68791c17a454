"""Names and words of a headline: who it is about, and tokens as the text of a line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.extract.events.couples import couple
from dateline.extract.events.line import Manner, is_quote_mark, opens_sentence
from dateline.extract.events.referents import Referents
from dateline.extract.events.rules import words
from dateline.extract.events.wording import Wording
from dateline.extract.tree import Tree
from dateline.models.entity import Entity

_SUBJECT_ROOM = 80
_ELIDED = frozenset({"i", "we", "you", "he", "she", "it", "they"})
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$", "EX"})
_SINGULAR = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT"})
_PROPER = frozenset({"NNP", "NNPS"})
_COURTESY = frozenset({"mr.", "mrs.", "ms.", "mr", "mrs", "ms"})
_NEUTER = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "their", "them", "themselves"})
_PEOPLE = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})


@dataclass(slots=True)
class Phrases:
    """The names and words of one article."""

    tree: Tree
    referents: Referents
    timed: list[bool]
    wording: Wording = field(init=False)
    full: dict[int, str] = field(default_factory=dict)
    """Where a person is called by the last name alone: the offset of that word, and the full name."""

    def __post_init__(self) -> None:
        """Give the walk its judge of pronouns."""
        self.wording = Wording(self.tree, self.timed, self.knows)

    @classmethod
    def of(cls, tree: Tree, entities: Iterable[Entity], referents: Referents, timed: list[bool]) -> "Phrases":
        """Read what the people of an article are called in full."""
        full: dict[int, str] = {}
        for entity in entities:
            if entity.type != "PERSON" or " " not in entity.name:
                continue
            for mention in entity.mentions:
                last = mention.text.rpartition(" ")[2]
                if mention.kind == "name" and entity.name not in mention.text and entity.name.endswith(f" {last}"):
                    full[mention.end - len(last)] = entity.name
        return cls(tree, referents, timed, full)

    def name(self, head: int, without: int | None = None) -> str | None:
        """Return what to call the participant at a noun's head: a name, or the words themselves; None for a pronoun.

        `without`: a verb below the noun that the sentence is about ("the figures released ..."), left out.
        """
        parts = list[str]()
        for at in self._bearers(head):
            part = self._one(at, without)
            if part is None:
                return None
            parts.append(part)
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"

    def names(self, head: int, without: int | None = None) -> list[str]:
        """Return what to call the participant at a noun's head, longest first: a person with titles, then without."""
        name = self.name(head, without)
        if name is None:
            return []
        tree = self.tree
        covering = self.referents.closest(head)
        plain = covering and covering[0].type == "PERSON" and " " in covering[0].name and not self._is_royal(head)
        if not plain or not covering or any(tree.dep[k] in {"conj", "det"} for k in tree.kids[head]):
            return [name]
        return list(dict.fromkeys((name, covering[0].name)))

    def _one(self, at: int, without: int | None) -> str | None:
        tree = self.tree
        if self.timed[at] and tree.tag[at] == "CD":
            return None
        covering = self.referents.closest(at)
        if covering and covering[1].kind != "name":
            return covering[0].name
        if tree.tag[at] in _PRONOUNS or tree.lower[at] in words("triggers", "nobody"):
            return None
        if both := couple(tree, self.referents, at):
            return " and ".join(one.name for one in both)
        person = covering is not None and covering[0].type == "PERSON"
        phrase = (
            self._person(at)
            if person
            else self.wording.of(at, _SUBJECT_ROOM, Manner(without=without, alone=True, brief=True))
        )
        if not phrase or tree.tag[phrase[0]] in {"WP$", "WDT"} or tree.lower[phrase[0]] in _ELIDED:
            return None
        told_by = without is not None and tree.left[at] <= without <= tree.right[at]
        if told_by and tree.tag[at] == "NNS" and tree.lower[phrase[0]] == "the":
            phrase = phrase[1:]  # "the lawmakers who ..." without the clause that tells which
        return self.join(phrase, None)

    def _is_royal(self, head: int) -> bool:
        """Tell whether a name is one that rulers go by: "King Harald" is not to be taken for another Harald."""
        return any(self.tree.lower[k] in words("headlines", "royal") for k in self.tree.kids[head])

    def _person(self, at: int) -> list[int]:
        """Return a person's name and what stands before it: title, country."""
        tree = self.tree
        first = min((tree.left[k] for k in tree.kids[at] if k < at and tree.dep[k] not in {"punct", "cc"}), default=at)
        return [i for i in range(first, at + 1) if not self.timed[i]]

    def _bearers(self, head: int) -> list[int]:
        """Return the heads of coordinated names; the person alone where the others are titles ("CEO and founder")."""
        tree = self.tree
        heads = [at for at in tree.conjuncts(head) if tree.text[at][:1].isalnum()]
        if len(heads) < 2:
            return heads
        named = [at for at in heads if self.referents[at]]
        titled = (
            len(named) == 1
            and named[0] == heads[-1]
            and not any(tree.dep[k] in {"det", "poss"} for k in tree.kids[named[0]])
        )
        if titled and (found := self.referents[named[0]]):
            return named if found[0].type == "PERSON" else heads
        return heads

    def join(self, tokens: Sequence[int], subject: int | None) -> str | None:
        """Return tokens as text, pronouns replaced by names; None where a pronoun stands for nobody known.

        `subject` is the head of the sentence's subject, whose own pronouns may stay.
        """
        tree, parts = self.tree, list[str]()
        opening, closing = self._quoted(tokens)
        tight, last = True, -1
        for i in tokens:
            mark = is_quote_mark(tree.text[i])
            if (mark and i not in {opening, closing}) or tree.lower[i] in _COURTESY:
                continue
            word: str | None = "“" if i == opening else "”"
            if not mark:
                quoted = opening is not None and i > opening and (closing is None or i < closing)
                word = tree.text[i] if quoted else self._word(i, subject, parts)
            if word is None:
                return None
            if not tight and i != closing and word != "," and (last < 0 or tree.end[last] < tree.start[i]):
                parts.append(" ")
            parts.append(word)
            tight, last = i == opening, i
        return "".join([*parts, "”"] if opening is not None and closing is None else parts)

    def _quoted(self, tokens: Sequence[int]) -> tuple[int | None, int | None]:
        """Return the tokens of the quotation marks that a line keeps: around the article's words without a gap."""
        marks = [i for i in tokens if is_quote_mark(self.tree.text[i])]
        if not 0 < len(marks) < 3:
            return None, None
        opening, closing = marks[0], marks[1] if len(marks) == 2 else None
        if not self._opens(opening):
            return None, None
        end = closing if closing is not None else tokens[-1]
        told = {i for i in tokens if opening <= i <= end}
        gaps = (i for i in range(opening, end) if i not in told and self.tree.dep[i] != "punct")
        if end == opening or next(gaps, None) is not None:
            return None, None
        if closing is None and self._in_marks(opening) is None:
            return None, None
        return opening, closing

    def _opens(self, mark: int) -> bool:
        """Tell whether a quotation mark stands before a word, not behind one."""
        tree = self.tree
        if mark + 1 >= len(tree.start) or tree.end[mark] < tree.start[mark + 1]:
            return False
        return mark == 0 or tree.end[mark - 1] < tree.start[mark] or not tree.text[mark - 1][-1].isalnum()

    def _in_marks(self, opening: int) -> int | None:
        """Return the mark that closes a quotation, a sentence on at most."""
        text = self.tree.text
        return next((i for i in range(opening + 1, min(opening + 60, len(text))) if is_quote_mark(text[i])), None)

    def knows(self, pronoun: int, subject: int | None) -> bool:
        """Tell whether a pronoun can stand in a line about a subject: as itself, or as the name it stands for."""
        return self._pronoun(pronoun, subject, ()) is not None

    def _word(self, i: int, subject: int | None, before: Sequence[str]) -> str | None:
        """Return a word; a pronoun as the name it stands for, unless that is the subject's."""
        tree = self.tree
        tag, text = tree.tag[i], tree.text[i]
        if tag in {"PRP$", "PRP"}:
            return self._pronoun(i, subject, before)
        if self.timed[i] and tree.dep[i] == "poss":
            return "the"
        if tag == "POS" and i and self.timed[i - 1]:
            return ""
        if tag in _PROPER:
            name = self.full.get(tree.start[i])
            return name if name and not self._is_royal(i) else text
        if text[0].isupper() and opens_sentence(tree, i) and tag not in {"JJ", "CD"} and not text[1:2].isupper():
            return text.lower()
        return text

    def _pronoun(self, i: int, subject: int | None, before: Sequence[str]) -> str | None:
        tree = self.tree
        covering = self.referents[i]
        own = self.referents[subject] if subject is not None else None
        if covering and covering[1].kind == "pronoun":
            name = covering[0].name
            if (own and own[0].id == covering[0].id) or name in before or name.rpartition(" ")[2] in before:
                return tree.lower[i]
            return name + ("’" if name.endswith("s") else "’s") if tree.tag[i] == "PRP$" else name
        if tree.lower[i] == "it" and tree.lemma(tree.head[i]) in words("headlines", "naming"):
            return "it"  # what it is called says enough
        if subject is None or not self._agrees(tree.lower[i], subject, own[0] if own else None):
            return None
        return tree.lower[i]

    def _agrees(self, pronoun: str, subject: int, own: Entity | None) -> bool:
        """Tell whether a pronoun that nobody has resolved can stand for the subject of its sentence."""
        if pronoun in _MANY:
            return self.is_plural(subject) or (own is not None and own.type in {"ORG", "GPE", "NORP"})
        if pronoun in _NEUTER:
            return not self.is_plural(subject) and (own is None or own.type != "PERSON")
        return pronoun in _PEOPLE and (own is None or own.type == "PERSON")

    def is_plural(self, head: int) -> bool:
        """Tell whether a subject takes a plural verb."""
        tree = self.tree
        others = [k for k in tree.kids[head] if tree.dep[k] == "conj"]
        if others and not (
            self._has_article(head) and tree.tag[others[0]] == "NN" and not self._has_article(others[0])
        ):
            return len(self._bearers(head)) > 1
        covering = self.referents[head]
        if covering and covering[1].kind != "name":
            return covering[0].type not in _SINGULAR
        if covering and covering[0].type == "PERSON":  # "the Obamas" are several, "Jobs" is one
            return tree.lower[head].endswith("s") and any(tree.lower[k] == "the" for k in tree.kids[head])
        if tree.tag[head] == "NNPS":
            return not covering or covering[0].type != "GPE"
        if tree.tag[head] == "NNS" or (tree.tag[head] == "CD" and tree.lower[head] not in {"1", "one"}):
            return True
        return not (covering and covering[0].type in _SINGULAR) and (
            tree.lower[head] in words("headlines", "plural") or tree.lower[head] in _MANY
        )

    def _has_article(self, head: int) -> bool:
        return any(self.tree.dep[k] in {"det", "poss"} for k in self.tree.kids[head])
