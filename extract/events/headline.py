"""One line that tells an event and stands on its own, made of the article's own words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.extract.events.inflect import third, verb_group
from dateline.extract.events.participants import Argument, subject_of
from dateline.extract.events.phrases import Phrases
from dateline.extract.events.rules import table, words
from dateline.extract.events.syntax import AUXILIARIES, SUBJECTS, Tree, is_passive
from dateline.extract.events.triggers import Candidate
from dateline.models.event import Status

LIMIT = 100
_CAPITAL = frozenset({"NNP", "NNPS", "JJ", "CD"})
_INNER = frozenset({"relcl", "acl", "advcl"})
_DEPTH = 4
_WORDS = 30
_CORE = frozenset({"dobj", "attr", "acomp", "oprd", "prt", "agent"})
_RELATIVE = frozenset({"WP", "WDT"})
_WHERE = frozenset({"in", "at", "on", "during", "after", "before", "from"})
_TIMELESS = frozenset({"day", "time", "way", "place", "reason", "year", "moment", "night", "week", "month", "case"})
_UNRESOLVED = frozenset({"it", "them", "him", "her", "me", "us", "you"})
_TELLING = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "VBG", "VBN", "VB"})
_SPEECH_END = (". ", "? ", "! ", "; ", ", ", " – ", " — ")


@dataclass(slots=True)
class Writer:
    """Writes the headlines of one article's events."""

    tree: Tree
    phrases: Phrases

    def of(self, candidate: Candidate, status: Status, arguments: Sequence[Argument], said: str | None) -> str | None:
        """Return the headline of an event, None where no sentence can be made that stands alone.

        `said` is the statement in marks that hangs on a reporting verb.
        """
        if candidate.clause is None or self._happens(candidate):
            line = self._of_noun(candidate.trigger, candidate.lemma, status, arguments)
        else:
            line = None
        if line is None and candidate.clause is not None:
            line = self._of_clause(candidate, candidate.clause, status, said)
        return _tidy(line) if line else None

    def _happens(self, candidate: Candidate) -> bool:
        """Tell whether the verb says no more than that its subject took place, which the date column tells."""
        tree, verb = self.tree, candidate.clause
        if candidate.kind != "noun" or verb is None or tree.lemma(verb) not in words("triggers", "empty"):
            return False
        return tree.dep[candidate.trigger] == "nsubj"

    def _of_clause(self, candidate: Candidate, verb: int, status: Status, said: str | None) -> str | None:
        tree = self.tree
        subject, passive = subject_of(tree, verb)
        name = self.phrases.name(subject, without=verb) if subject is not None else None
        if subject is None or not name:
            return None
        group = verb_group(tree, verb, status, passive=passive, plural=self.phrases.is_plural(subject))
        start = f"{name} {group}"
        room = LIMIT - len(start) - 1
        if candidate.kind == "report" and len(candidate.chain) == 1 and not passive:
            return self._of_saying(candidate.trigger, start, room, subject, said)
        rest = self._complements(verb, room, subject)
        if rest is None:
            crowded = tree.end(tree.right[verb]) - tree.start[verb] > room
            return self._behind(verb, start, subject) if crowded and tree.dep[verb] not in _INNER else None
        if not rest and candidate.lemma in words("triggers", "transitive") and not passive:
            return None
        return f"{start} {rest}".strip()

    def _of_saying(self, verb: int, start: str, room: int, subject: int, said: str | None) -> str | None:
        tree = self.tree
        addressee = self._kids_of(verb, frozenset({"dative"}))
        content = next((k for k in self.tree.kids[verb] if self.tree.dep[k] == "ccomp"), None)
        if content is None and tree.dep[verb] == "parataxis":
            content = self.tree.head[verb]
        objects = self._kids_of(verb, frozenset({"dobj", "oprd", "xcomp", "attr"}))
        if said and (not objects or content is not None or self._is_addressee(verb)):
            told = self.phrases.fit(objects[0], room // 3) if objects and self._is_addressee(verb) else None
            opened = f"{start} {self.phrases.join(told, subject)}: “" if told else f"{start}: “"
            return f"{opened}{cut(said, LIMIT - len(opened) - 1)}”"
        if content is not None and not objects:
            stated = self._stated(content, room, verb)
            return f"{start} {self._clause(stated, subject)}" if stated else self._shortened(start, content, verb)
        rest = self._complements(verb, room, subject)
        placed = all(tree.lower[k] in _WHERE for k in tree.kids[verb] if k > verb and tree.dep[k] == "prep")
        if rest and (objects or addressee or not placed):
            return f"{start} {rest}"
        return self._behind(verb, start, subject)

    def _behind(self, verb: int, start: str, subject: int) -> str | None:
        """Return a saying with the words behind its verb, cut; None where they say nothing."""
        tree, phrases = self.tree, self.phrases
        tokens = [
            t
            for t in range(verb + 1, min(tree.right[verb], verb + _WORDS) + 1)
            if not phrases.timed[t] and not (tree.dep[t] == "prep" and phrases.is_time_phrase(t))
        ]
        while tokens and tree.dep[tokens[-1]] == "punct":
            tokens.pop()
        if len(tokens) < 4 or not any(tree.is_verb(t) for t in tokens):
            return None
        return f"{start} {cut(phrases.join(tokens, subject), LIMIT - len(start) - 1)}"

    def _is_addressee(self, verb: int) -> bool:
        return self.tree.lemma(verb) in words("triggers", "addressing")

    def _clause(self, tokens: Sequence[int], subject: int) -> str:
        """Return a clause as the middle of a line: its first word small, where it is no name."""
        line = self.phrases.join(tokens, subject)
        opens = tokens[0] == 0 or self.tree.sentence[tokens[0] - 1] != self.tree.sentence[tokens[0]]
        return line[:1].lower() + line[1:] if opens and self.tree.tag[tokens[0]] not in _CAPITAL else line

    def _shortened(self, start: str, content: int, verb: int) -> str | None:
        """Return a statement too long for a line, cut; None where it does not stand by itself."""
        tree = self.tree
        first = tree.left[content]
        last = min(tree.right[content], first + _WORDS)
        if first <= verb <= last or tree.tag[first] in {"PRP", "WP", "WDT", "EX"}:
            return None
        if tree.lower[first] == "that" or tree.tag[first] == "CC":
            first += 1
        said = tree.source[tree.start[first] : tree.end(last)]
        return f"{start} {cut(said, LIMIT - len(start) - 1)}"

    def _stated(self, content: int, room: int, verb: int) -> list[int] | None:
        """Return the words of a reported clause without its "that"; None where they say nothing by themselves."""
        tree = self.tree
        out = self.phrases.fit(content, room, without=verb)
        if out is None or tree.tag[out[0]] in {"WDT", "WP"}:
            return None
        if not any(tree.tag[t] in _TELLING for t in out if t != content or tree.tag[t][0] == "N"):
            return None
        return [t for t in out if not (t < content and tree.lower[t] == "that" and tree.dep[t] == "mark")]

    def _kids_of(self, at: int, deps: frozenset[str]) -> list[int]:
        return [k for k in self.tree.kids[at] if self.tree.dep[k] in deps and not self.phrases.timed[k]]

    def _complements(self, verb: int, room: int, subject: int, depth: int = 0) -> str | None:
        """Return what follows the verb, within `room`; None where what the verb needs does not fit."""
        chosen: dict[int, str] = {}
        for k, text in self._needed(verb, room, subject, depth):
            if text is None:
                return None
            chosen[k] = text
            room -= len(text) + 1
            if room < 0:
                return None
        for k in self.tree.kids[verb]:
            if k < verb or not self._is_wanted_adjunct(k):
                continue
            tokens = self.phrases.fit(k, room)
            if tokens is None or (len(tokens) == 1 and self.tree.dep[k] == "prep"):
                break
            chosen[k] = self.phrases.join(tokens, subject)
            room -= len(chosen[k]) + 1
        return " ".join(chosen[k] for k in sorted(chosen) if chosen[k])

    def _needed(self, verb: int, room: int, subject: int, depth: int) -> Iterator[tuple[int, str | None]]:
        """Yield what the verb cannot do without, as words; None for what does not fit in what room is left."""
        tree = self.tree
        kids = [k for k in tree.kids[verb] if not self.phrases.timed[k]]
        objects = [k for k in kids if tree.dep[k] == "dobj"]
        if tree.dep[verb] == "relcl" and not objects and not depth:
            yield verb, self._antecedent(verb, room)
        for k in kids:
            if self._is_core(k) and k not in objects[1:]:
                yield k, self._object(k, verb, room, subject)
        for k in kids:
            if tree.dep[k] == "xcomp" and k > verb and tree.is_verb(k) and depth < _DEPTH:
                yield k, self._infinitive(k, room, subject, depth + 1)
            elif tree.dep[k] in {"xcomp", "ccomp"} and k > verb:
                tokens = self.phrases.fit(k, room)
                yield k, self.phrases.join(tokens, subject) if tokens else None

    def _antecedent(self, verb: int, room: int) -> str | None:
        """Return the object that a relative clause leaves out ("the treaty he had rejected"); else ""."""
        tree, noun = self.tree, self.tree.head[verb]
        if any(tree.tag[k] in {"WP", "WDT"} for p in tree.kids[verb] if tree.dep[p] == "prep" for k in tree.kids[p]):
            return None
        own = any(tree.dep[k] in SUBJECTS and tree.tag[k] not in {"WP", "WDT"} for k in tree.kids[verb])
        relative = any(tree.tag[k] == "WRB" for k in tree.kids[verb])
        if not own or relative or is_passive(tree, verb) or tree.lower[noun] in _TIMELESS or self.phrases.timed[noun]:
            return ""
        if any(
            tree.dep[k] in {"ccomp", "xcomp"} or (tree.dep[k] == "prep" and not tree.kids[k]) for k in tree.kids[verb]
        ):
            return None
        name = self.phrases.name(noun, without=verb)
        return name if name and len(name) <= room else None

    def _is_core(self, k: int) -> bool:
        tree = self.tree
        return tree.dep[k] in _CORE or (tree.dep[k] == "dative" and tree.tag[k] not in {"IN", "TO"})

    def _object(self, k: int, verb: int, room: int, subject: int) -> str | None:
        """Return an object; what a relative pronoun stands for."""
        tree = self.tree
        if tree.tag[k] in {"WDT", "WP"}:
            name = self.phrases.name(tree.head[verb], without=verb) if tree.dep[verb] == "relcl" else None
            return name if name and len(name) <= room else None
        tokens = self.phrases.fit(k, room)
        if tokens is None:
            return None
        text = self.phrases.join(tokens, subject)
        reports = tree.lemma(verb) in words("triggers", "reporting") and tree.lower[k] != "you"
        return None if text in _UNRESOLVED and not reports else text

    def _is_wanted_adjunct(self, k: int) -> bool:
        tree = self.tree
        if tree.dep[k] in {"prep", "dative"}:
            return tree.tag[k] in {"IN", "TO", "VBG"} and not self.phrases.is_time_phrase(k)
        if tree.dep[k] == "advcl":
            return any(tree.lower[m] in {"if", "unless"} for m in tree.kids[k])
        return tree.dep[k] == "advmod" and tree.lower[k] in words("triggers", "particle")

    def _infinitive(self, verb: int, room: int, subject: int, depth: int) -> str | None:
        tree = self.tree
        own = [k for k in tree.kids[verb] if k < verb and tree.dep[k] in AUXILIARIES | SUBJECTS | {"neg"}]
        start = self.phrases.join([*own, verb], subject)
        rest = self._complements(verb, room - len(start) - 1, subject, depth)
        return None if rest is None else f"{start} {rest}".strip()

    def _of_noun(self, noun: int, lemma: str, status: Status, arguments: Sequence[Argument]) -> str | None:
        tree = self.tree
        agent = next((a.head for a in arguments if a.role == "agent"), None)
        inside = agent is not None and tree.left[noun] <= agent <= tree.right[noun]
        support = table("triggers")["support"].get(lemma)
        name = self.phrases.name(agent) if agent is not None else None
        if name and agent is not None and support and not inside:
            verb = f"to {support}" if status == "scheduled" else third(support, plural=self.phrases.is_plural(agent))
            start = f"{name} {verb}"
            phrase = self.phrases.bare(noun, LIMIT - len(start) - 1)
            return f"{start} {self.phrases.join(phrase, agent)}" if phrase else None
        phrase = self.phrases.bare(noun, LIMIT)
        named = bool(arguments) or any(tree.tag[t] in {"NNP", "NNPS"} for t in phrase)
        if not named or len(phrase) < 2:
            return None
        line = self.phrases.join(phrase, None)
        return None if tree.tag[phrase[0]] == "PRP$" and line.startswith(tree.text[phrase[0]] + " ") else line


def cut(statement: str, room: int) -> str:
    """Return a statement within `room` characters, cut behind a sentence or clause where there is one."""
    statement = " ".join(statement.split()).strip("“”\"'’‘ ,")
    if len(statement) <= room:
        return statement
    kept = statement[: room - 1]
    at = max((kept.rfind(end) for end in _SPEECH_END), default=-1)
    if at < room // 2:
        at = kept.rfind(" ")
    return kept[: max(at, 0)].rstrip(" ,;:–—.") + "…"


def _tidy(line: str) -> str | None:
    line = " ".join(line.split()).strip(" ,;:-–")
    line = line.replace(" ,", ",").replace(",,", ",")
    first = line.partition(" ")[0]
    line = line[:1].upper() + line[1:] if first.islower() or not first[:1].islower() else line
    return line if 0 < len(line) <= LIMIT else None
