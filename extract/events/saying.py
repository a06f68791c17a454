"""The headline of what somebody said: who, the verb, and the statement."""

from dataclasses import dataclass
from itertools import pairwise

from dateline.extract.events.line import Manner
from dateline.extract.events.phrases import Phrases
from dateline.extract.events.rules import words
from dateline.extract.events.syntax import HAS_AUXILIARY, particle
from dateline.extract.relations import bits
from dateline.extract.tree import SUBJECTS, Tree

_ADDRESSING, _SPEAKING = words("triggers", "addressing"), words("headlines", "speaking")
_ABBREVIATED, _JOINING = words("headlines", "abbreviated"), words("headlines", "joining")
_LIMIT = 100
_ALL = 600
_LEAST = 24
_NEAR = 12
_WHERE = frozenset({"in", "at", "on", "during", "after", "before", "from"})
_TELLING = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "VBG", "VBN", "VB"})
_DO = frozenset({"do", "does", "did"})
_OBJECTS = frozenset({"dobj", "oprd", "xcomp", "attr"})
_CONTENT = frozenset({"ccomp"})
_HAS_OBJECT, _HAS_SUBJECT = bits("dobj"), bits("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_SPEECH_END = (". ", "? ", "! ", "; ", ", ", " – ", " — ")


@dataclass(slots=True)
class Sayings:
    """Writes the lines of one article's statements."""

    tree: Tree
    phrases: Phrases

    def of(self, verb: int, start: str, subject: int, said: str | None) -> str | None:
        """Return the line of a saying that begins with `start`, speaker and verb; None where it says nothing.

        `said` is the statement in marks that hangs on the verb.
        """
        tree = self.tree
        given = [k for k in tree.kids[verb] if tree.dep[k] == "dobj"] if tree.below[verb] & _HAS_OBJECT else []
        if any(tree.tag[k] == "DT" and not tree.kids[k] for k in given):
            return None  # "explains this as": as what?
        content = self._content(verb)
        objects = [k for k in tree.kids[verb] if tree.dep[k] in _OBJECTS and not self.phrases.timed[k]]
        told = tree.lemma(verb) in _ADDRESSING
        quoted = said is not None and (not objects or content is not None or told)
        if quoted or (content is not None and (not objects or content < verb)):
            if (off := particle(tree, verb)) is not None:
                start = f"{start} {tree.lower[off]}"
            if told and objects:
                start = self._addressed(verb, start, objects[0], subject)
            if quoted and said is not None:
                return _quoted(start, said)
            return (
                self._stated(verb, content, start, subject) if content is not None and (objects or not told) else None
            )
        rest = self._behind(verb, _LIMIT - len(start) - 1, subject)
        return f"{start} {rest}" if rest and (objects or content is not None or self._is_full(verb)) else None

    def _content(self, verb: int) -> int | None:
        """Return the verb of what is said."""
        tree = self.tree
        content = tree.kid(verb, _CONTENT)
        if content is None and tree.dep[verb] == "parataxis" and tree.is_verb(tree.head[verb]):
            return tree.head[verb]
        return content

    def _is_full(self, verb: int) -> bool:
        """Tell whether what follows a verb without an object says more than where: "spoke of peace"."""
        tree = self.tree
        if tree.lemma(verb) in _SPEAKING:
            return True
        if any(tree.is_verb(k) for k in range(verb + 1, min(verb + _NEAR, tree.right[verb]) + 1)):
            return True
        return any(tree.lower[k] not in _WHERE for k in tree.kids[verb] if k > verb and tree.dep[k] == "prep")

    def _addressed(self, verb: int, start: str, addressee: int, subject: int) -> str:
        """Return the beginning of a line with who is told; "says" where that is the reporter: "told me"."""
        tokens = self.phrases.wording.of(addressee, _LIMIT // 4, Manner(subject, alone=True, brief=True))
        name = self.phrases.join(tokens, subject) if tokens else None
        if name or self.tree.lemma(verb) != "tell":
            return f"{start} {name}" if name else start
        return start.removesuffix("tells").removesuffix("tell") + ("says" if start.endswith("s") else "say")

    def _stated(self, verb: int, content: int, start: str, subject: int) -> str | None:
        """Return the line of a reported clause, cut where it is too long for one."""
        tree = self.tree
        manner = Manner(subject, without=verb, times=True, alone=True)
        room = _LIMIT - len(start) - 1
        short = self.phrases.wording.of(content, room, manner)
        tokens = short if short or self.phrases.wording.lost else self.phrases.wording.of(content, _ALL, manner)
        if not tokens or self._is_pointing(content) or self._is_headless(content) or self._is_inverted(content):
            return None
        if tree.tag[tokens[0]] in {"WDT", "WP"} and content < verb:
            return None
        if tree.lower[tokens[0]] == "that":
            tokens = tokens[1:]
        if not any(tree.tag[t] in _TELLING for t in tokens if t != content or tree.tag[t][0] == "N"):
            return None
        text = self.phrases.join(tokens, subject)
        if not text or short:
            return f"{start} {text}" if text else None
        kept, least = cut(text, room), self.phrases.join([t for t in tokens if t <= content], subject)
        return f"{start} {kept}" if least and len(least) < len(kept) else None

    def _is_headless(self, content: int) -> bool:
        """Tell whether a clause has lost its subject: a finite verb without one."""
        tree = self.tree
        return tree.tag[content] in _FINITE and not tree.below[content] & (_HAS_SUBJECT | HAS_AUXILIARY)

    def _is_inverted(self, content: int) -> bool:
        """Tell whether a "do" stands before the subject, as in "nor does she have plans, advisers say"."""
        tree, subject = self.tree, self.tree.subject.get(content, 0)
        return any(k < subject and tree.lower[k] in _DO and tree.dep[k] == "aux" for k in tree.kids[content])

    def _is_pointing(self, content: int) -> bool:
        """Tell whether a clause only says what something told before is: "it is the place where ..."."""
        tree = self.tree
        subjects = [k for k in tree.kids[content] if tree.dep[k] in SUBJECTS]
        if any(tree.tag[k] in {"DT", "WDT"} and not tree.kids[k] for k in subjects):
            return True
        if tree.lemma(content) != "be":
            return False
        noun = any(tree.dep[k] == "attr" and tree.tag[k][0] == "N" for k in tree.kids[content])
        neuter = (k for k in subjects if tree.lower[k] == "it")
        return noun and any(not self.phrases.referents[k] for k in neuter)

    def _behind(self, verb: int, room: int, subject: int) -> str | None:
        manner = Manner(subject, said=True)
        tokens = self.phrases.wording.behind(verb, room, manner)
        if tokens is not None:
            return self.phrases.join(tokens, subject)
        if self.phrases.wording.lost:
            return None
        tokens = self.phrases.wording.behind(verb, _ALL, manner)
        text = self.phrases.join(tokens, subject) if tokens else None
        return cut(text, room) if text and room > _LEAST else None


def _quoted(start: str, said: str) -> str:
    opened = f"{start}: “"
    statement = said.strip("“”\"'’‘ ,")
    return f"{opened}{cut(statement, _LIMIT - len(opened) - 1)}”"


def _is_abbreviated(text: str, at: int) -> bool:
    """Tell whether a full stop is that of a short word: "Arne J. Holm", "the U.S. and", "Sen. Keller"."""
    word = text[:at].rpartition(" ")[2]
    return text[at] == "." and (len(word) == 1 or "." in word or word.lower() in _ABBREVIATED)


def cut(statement: str, room: int) -> str:
    """Return a statement within `room` characters, cut behind a sentence or clause where there is one."""
    statement = " ".join(statement.split())
    if len(statement) <= room:
        return statement
    kept = statement[: room - 1]
    at = max((kept.rfind(end) for end in _SPEECH_END), default=-1)
    if at < room // 2 or _is_abbreviated(kept, at):
        at = kept.rfind(" ")
    kept = kept[: max(at, 0)].rstrip(" ,;:–—“")
    if not kept[-2:-1].isupper():  # the full stop of a sentence, not that of "U.S."
        kept = kept.rstrip(".")
    return kept + ("”…" if kept.count("“") > kept.count("”") else "…")


def joined(pieces: list[str]) -> str:
    """Return the pieces of a statement as one, without the commas at which its sentence was interrupted."""
    interrupted = (one.rstrip(" ,") if _goes_on(after) else one for one, after in pairwise(pieces))
    return " ".join([*interrupted, *pieces[-1:]])


def _goes_on(piece: str) -> bool:
    """Tell whether a piece of a statement goes on with a sentence where no comma belongs."""
    first = piece.partition(" ")[0]
    return first.islower() and first not in _JOINING
