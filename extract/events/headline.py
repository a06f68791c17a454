"""One line that tells an event and stands on its own, made of the article's own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dateline.extract.events.inflect import Clause, third, verb_group
from dateline.extract.events.line import Manner, tidy
from dateline.extract.events.number import is_plural, takes_plural
from dateline.extract.events.participants import Argument, subject_of
from dateline.extract.events.phrases import Phrases
from dateline.extract.events.rules import statuses, table, words
from dateline.extract.events.saying import Sayings, cut
from dateline.extract.events.soundness import is_sound, is_torn
from dateline.extract.events.syntax import CONDITIONS, HAS_CLAUSE, HAS_SUBJECT, has_modal, has_word, is_passive
from dateline.extract.events.triggers import Candidate
from dateline.extract.relations import bits
from dateline.extract.tree import SUBJECTS, Tree
from dateline.models.event import Status

_EMPTY, _CHARGING = words("triggers", "empty"), words("headlines", "charging")
_DOUBTING, _RATING = words("headlines", "doubting"), words("headlines", "rating")
_NEGATIVE = words("headlines", "negative")
_BARE, _BARE_PASSIVE = words("headlines", "bare"), words("headlines", "bare_passive")

LIMIT = 100
_OVER = 16
"""How many characters of what a verb needs may be cut off with dots."""
_AMPLE = 75
"""Characters up to which nothing was left out for want of room."""
_RELATIVE = frozenset({"WP", "WDT"})
_TIMELESS = frozenset({"day", "time", "way", "place", "reason", "year", "moment", "night", "week", "month", "case"})
_BRIEF = Manner(alone=True, brief=True)
_PREDICATES = frozenset({"attr", "dobj", "acomp"})
_HAS_PREDICATE = bits(*_PREDICATES)


class Deed(NamedTuple):
    """A clause that tells what was done: its verb, subject, voice, and the "if" clause that it hangs on."""

    verb: int
    subject: int
    passive: bool
    condition: int | None


@dataclass(slots=True)
class Writer:
    """Writes the headlines of one article's events."""

    tree: Tree
    phrases: Phrases

    def of(self, candidate: Candidate, status: Status, arguments: Sequence[Argument], said: str | None) -> str | None:
        """Return the headline of an event, None where no sentence can be made that stands alone.

        `said` is the statement in marks that hangs on a reporting verb.
        """
        if said is None and is_torn(self.tree, candidate.trigger):
            return None
        line = None
        if candidate.clause is None or self._happens(candidate):
            line = self._of_noun(candidate.trigger, candidate.lemma, status, arguments)
        if line is None and candidate.clause is not None:
            verb = self._answerable(candidate.clause, status)
            line = self._of_clause(candidate, verb, status, said)
        return tidy(line, LIMIT) if line else None

    def _happens(self, candidate: Candidate) -> bool:
        """Tell whether the verb says no more than that its subject took place, which the date column tells."""
        tree, verb = self.tree, candidate.clause
        if candidate.kind != "noun" or verb is None or tree.lemma(verb) not in _EMPTY:
            return False
        return tree.dep[tree.first_conjunct(candidate.trigger)] == "nsubj"

    def _answerable(self, verb: int, status: Status) -> int:
        """Return the verb whose subject answers for what is told: who accuses, doubts, believes."""
        tree = self.tree
        above, top = tree.head[verb], tree.first_conjunct(verb)
        if tree.dep[top] == "pcomp":
            accuser = tree.head[tree.head[top]]
            if tree.is_verb(accuser) and tree.lemma(accuser) in _CHARGING:
                return accuser
        if tree.dep[verb] == "ccomp" and above < verb and tree.is_verb(above) and status in {"possible", "denied"}:
            opinion = tree.lemma(above) in _DOUBTING or tree.lemma(above) in statuses("governor")
            return above if opinion and subject_of(tree, above)[0] is not None else verb
        return verb

    def _of_clause(self, candidate: Candidate, verb: int, status: Status, said: str | None) -> str | None:
        tree = self.tree
        subject, passive = subject_of(tree, verb)
        if subject is None or not is_sound(tree, verb, subject, status, passive=passive):
            return None
        names = self.phrases.names(subject, without=verb)
        if not names:
            return None
        plural = takes_plural(tree, self.phrases.referents, subject, verb)
        reports = candidate.kind == "report" and len(candidate.chain) == 1 and not passive and verb == candidate.clause
        rates = tree.dep[verb] == "relcl" and tree.lemma(verb) in _RATING
        said_so = reports and not has_modal(tree, verb)
        condition = None if said_so else self._condition(verb)
        shown = status if verb == candidate.clause else "occurred"
        group = verb_group(tree, Clause(verb, shown, passive, plural, condition is not None and shown != "scheduled"))
        lines: list[tuple[bool, int, str]] = []
        for name in names:
            start = f"{name} {group}"
            if reports and not rates:
                line = Sayings(tree, self.phrases).of(verb, start, subject, said)
            else:
                line = self._of_deed(Deed(verb, subject, passive, condition), start)
            if line and status == "denied" and verb == candidate.clause and not _is_negative(line):
                return None
            if line and not line.endswith("…") and len(line) <= _AMPLE:
                return line
            if line:
                lines.append((line.endswith("…"), len(name) - len(line), line))
        return min(lines)[-1] if lines else None

    def _of_deed(self, deed: Deed, start: str) -> str | None:
        room = LIMIT - len(start) - 1
        rest = self._complements(deed.verb, room, deed.subject) if room >= 0 else None
        if rest is None or (not rest and self._says_nothing(deed.verb, passive=deed.passive)):
            return None
        line = f"{start} {rest}".strip()
        if deed.condition is not None and deed.condition < deed.verb:
            line += self._with_condition(deed.condition, LIMIT - len(line) - 1, deed.subject)
        return line

    def _condition(self, verb: int) -> int | None:
        """Return the "if" clause of a verb; the verb itself where it heads one."""
        tree = self.tree
        if tree.dep[verb] == "advcl" and has_word(tree, verb, CONDITIONS):
            return verb
        if not tree.below[verb] & HAS_CLAUSE:
            return None
        return next((k for k in tree.kids[verb] if tree.dep[k] == "advcl" and has_word(tree, k, CONDITIONS)), None)

    def _with_condition(self, clause: int, room: int, subject: int) -> str:
        tokens = self.phrases.wording.of(clause, room, Manner(subject))
        text = self.phrases.join(tokens, subject) if tokens else None
        return f" {text}" if text else ""

    def _says_nothing(self, verb: int, *, passive: bool) -> bool:
        lemma = self.tree.lemma(verb)
        return lemma in (_BARE_PASSIVE if passive else _BARE)

    def _complements(self, verb: int, room: int, subject: int) -> str | None:
        """Return what follows the verb, within `room`; None where what it needs does not fit or stand alone."""
        tree = self.tree
        relative = self._antecedent(verb, room) if tree.dep[verb] == "relcl" else ""
        if relative is None:
            return None
        room -= len(relative) + 1
        if self._is_elliptical(verb):
            return None
        manner = Manner(subject)
        tokens = self.phrases.wording.behind(verb, room, manner)
        if tokens is None and not self.phrases.wording.lost:
            tokens = self.phrases.wording.behind(verb, room + _OVER, manner)
        if tokens is None:
            return None
        rest = self.phrases.join(tokens, subject)
        if rest is not None and len(rest) > room:
            rest = cut(rest, room) if room > _OVER else None
        return None if rest is None else f"{relative} {rest}".strip()

    def _is_elliptical(self, verb: int) -> bool:
        """Tell whether an object or predicate only takes up a noun told before: "becomes the fourth"."""
        tree = self.tree
        for k in tree.kids[verb] if tree.below[verb] & _HAS_PREDICATE else ():
            if k > verb and tree.dep[k] in _PREDICATES:
                if any(tree.text[d] in {"$", "£", "€", "%"} for d in tree.kids[k]):
                    continue
                if tree.tag[k] in {"JJ", "CD", "JJS", "JJR"} and any(tree.dep[d] == "det" for d in tree.kids[k]):
                    return not any(tree.dep[d] in {"prep", "relcl", "acl"} for d in tree.kids[k])
                if tree.tag[k] in {"DT", "WDT", "WP"} and not tree.kids[k]:
                    return True
        return False

    def _antecedent(self, verb: int, room: int) -> str | None:
        """Return the object that a relative clause leaves out ("the treaty he had rejected"); else ""."""
        tree, noun = self.tree, self.tree.head[verb]
        if not tree.below[verb] & HAS_SUBJECT:
            return ""
        kids = tree.kids[verb]
        own = any(tree.dep[k] in SUBJECTS and tree.tag[k] not in _RELATIVE for k in kids)
        relative = any(tree.tag[k] == "WRB" for k in kids)
        naming = tree.lemma(verb) in _RATING
        objects = not naming and any(tree.dep[k] == "dobj" and tree.tag[k] not in _RELATIVE for k in kids)
        if not own or objects or relative or is_passive(tree, verb):
            return ""
        if any(tree.tag[k] in _RELATIVE for p in kids if tree.dep[p] == "prep" for k in tree.kids[p]):
            return None
        if tree.lower[noun] in _TIMELESS or self.phrases.timed[noun]:
            return ""
        if any(
            (tree.dep[k] in {"ccomp", "xcomp"} and not naming) or (tree.dep[k] == "prep" and not tree.kids[k])
            for k in kids
        ):
            return None
        name = self.phrases.name(noun, without=verb)
        return name if name and len(name) <= room else None

    def _of_noun(self, noun: int, lemma: str, status: Status, arguments: Sequence[Argument]) -> str | None:
        tree = self.tree
        agent = next((head for head, role in arguments if role == "agent"), None)
        inside = agent is not None and tree.left[noun] <= agent <= tree.right[noun]
        support = table("triggers")["support"].get(lemma)
        name = self.phrases.name(agent) if agent is not None else None
        if name and agent is not None and support and not inside:
            plural = is_plural(tree, self.phrases.referents, agent)
            verb = f"to {support}" if status == "scheduled" else third(support, plural=plural)
            start = f"{name} {verb} {self._article(noun)}"
            phrase = self._bare(noun, LIMIT - len(start) - 1)
            told = self.phrases.join(phrase, agent) if phrase else None
            return f"{start}{told}" if told else None
        phrase = self._bare(noun, LIMIT)
        named = bool(arguments) or any(tree.tag[t] in {"NNP", "NNPS"} for t in phrase)
        if not named or len(phrase) < 2:
            return None
        return self.phrases.join(phrase, None)

    def _bare(self, noun: int, room: int) -> list[int]:
        """Return the phrase of a noun without its article; empty where it does not fit."""
        tokens = self.phrases.wording.of(noun, room, _BRIEF)
        timed, dated = self.phrases.timed, False
        while tokens and (self.tree.tag[tokens[0]] in {"DT", "PDT", "POS"} or self._is_date(tokens[0]) or dated):
            dated = timed[tokens[0]] and timed[tokens[1]] if len(tokens) > 1 else False
            tokens = tokens[1:]
        return tokens

    def _is_date(self, token: int) -> bool:
        return self.phrases.timed[token] and self.tree.tag[token] != "CD"

    def _article(self, noun: int) -> str:
        """Return the article that a noun of its own takes, with a space; "" for a plural."""
        tree = self.tree
        if tree.tag[noun] in {"NNS", "NNPS"} or any(tree.dep[k] == "poss" for k in tree.kids[noun]):
            return ""
        tokens = self._bare(noun, LIMIT)
        return "an " if tokens and tree.lower[tokens[0]][:1] in "aeio" else "a "


def _is_negative(line: str) -> bool:
    """Tell whether a line says that something is not so, or hinders it."""
    return " to have " in line or not _NEGATIVE.isdisjoint(line.lower().split())
