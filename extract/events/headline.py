"""One line that tells an event and stands on its own, made of the article's own words.

A phrase is built from its head outwards: what the head needs (objects, complements) must fit, the rest (prepositional
phrases, conjuncts, clauses) is taken while there is room, so a line ends where a phrase ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.events.inflect import third, verb_group
from dateline.extract.events.participants import Argument, subject_of
from dateline.extract.events.rules import table, words
from dateline.extract.events.syntax import AUXILIARIES, SUBJECTS, Tree, is_passive
from dateline.extract.events.triggers import Candidate
from dateline.extract.entities.lookup import Mentions
from dateline.models.event import Status

LIMIT = 100
_SUBJECT_ROOM = 60
_ASIDES = frozenset({"relcl", "appos", "parataxis", "intj", "meta", "discourse", "dep"})
_OPTIONAL = frozenset({"relcl", "prep", "acl", "advcl", "conj", "npadvmod", "advmod", "agent"})
_CORE = frozenset({"dobj", "attr", "acomp", "oprd", "prt", "agent"})
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$", "EX"})
_WHERE = frozenset({"in", "at", "on", "during", "after", "before", "from"})
_TIMELESS = frozenset({"day", "time", "way", "place", "reason", "year", "moment", "night", "week", "month", "case"})
_HYPHENS = frozenset("-–/'’&")
_QUOTED = frozenset('“”"‘')
_SPEECH_END = (". ", "? ", "! ", "; ", ", ", " – ", " — ")


@dataclass(slots=True)
class Writer:
    """Writes headlines for one article; `timed` marks the tokens of time expressions, which the date column tells."""

    tree: Tree
    mentions: Mentions
    timed: list[bool]

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
        subject, passive = subject_of(self.tree, verb)
        name = self.name(subject, without=verb) if subject is not None else None
        if subject is None or not name:
            return None
        group = verb_group(self.tree, verb, status, passive=passive, plural=self._is_plural(subject))
        start = f"{name} {group}"
        room = LIMIT - len(start) - 1
        if candidate.kind == "report" and len(candidate.chain) == 1:
            return self._of_saying(candidate.trigger, start, room, subject, said)
        rest = self._complements(verb, room, subject)
        if rest is None:
            return None
        if not rest and candidate.lemma in words("triggers", "transitive") and not passive:
            return None
        return f"{start} {rest}".strip()

    def _of_saying(self, verb: int, start: str, room: int, subject: int, said: str | None) -> str | None:
        tree = self.tree
        addressee = self._kids_of(verb, frozenset({"dative"}))
        content = next((k for k in self.tree.kids[verb] if self.tree.dep[k] == "ccomp"), None)
        if content is None and self.tree.dep[verb] == "parataxis":
            content = self.tree.head[verb]
        objects = self._kids_of(verb, frozenset({"dobj", "oprd", "xcomp", "attr"}))
        if said and (not objects or (content is not None)):
            opened = f"{start}: “"
            return f"{opened}{cut(said, LIMIT - len(opened) - 1)}”"
        if content is not None and content > verb and not objects:
            words_ = self._fit(content, room)
            if words_ is None:
                return None
            words_ = [
                t for t in words_ if not (t < content and self.tree.lower[t] == "that" and self.tree.dep[t] == "mark")
            ]
            return f"{start} {self._join(words_, subject)}"
        rest = self._complements(verb, room, subject)
        placed = all(tree.lower[k] in _WHERE for k in tree.kids[verb] if k > verb and tree.dep[k] == "prep")
        return f"{start} {rest}" if rest and (objects or addressee or not placed) else None

    def _shortened(self, start: str, content: int, verb: int) -> str | None:
        """Return a statement too long for a line, cut; None where it does not stand by itself."""
        tree = self.tree
        first, last = tree.left[content], tree.right[content]
        if first <= verb <= last or tree.tag[first] in _PRONOUNS:
            return None
        if tree.lower[first] == "that":
            first += 1
        said = tree.doc.text[tree.start[first] : tree.end(last)]
        return f"{start} {cut(said, LIMIT - len(start) - 1)}"

    def _stated(self, content: int, room: int, verb: int) -> list[int] | None:
        """Return the words of a reported clause without its "that"; None where they say nothing by themselves."""
        tree = self.tree
        out = self._fit(content, room, without=verb)
        if out is None or tree.tag[out[0]] in {"WDT", "WP"}:
            return None
        if not any(tree.tag[t] in _TELLING for t in out if t != content or tree.tag[t][0] == "N"):
            return None
        return [t for t in out if not (t < content and tree.lower[t] == "that" and tree.dep[t] == "mark")]

    def _kids_of(self, at: int, deps: frozenset[str]) -> list[int]:
        return [k for k in self.tree.kids[at] if self.tree.dep[k] in deps and not self.timed[k]]

    def name(self, head: int, without: int | None = None) -> str | None:
        """Return what to call the participant at a noun's head: a name, or the words themselves; None for a pronoun.

        `without`: a verb below the noun that the sentence is about ("the figures released ..."), left out.
        """
        tree, parts = self.tree, list[str]()
        for at in self._bearers(head):
            covering = self.mentions.at(tree.start[at], tree.end(at), tree.start[at])
            if covering and covering[1].kind != "name":
                parts.append(covering[0].name)
            elif tree.tag[at] in _PRONOUNS or tree.lower[at] in words("triggers", "nobody"):
                return None
            else:
                phrase = self._fit(at, _SUBJECT_ROOM, conjuncts=False, without=without) or [at]
                if tree.tag[phrase[0]] == "PRP$" and self._word(phrase[0], None) == tree.text[phrase[0]]:
                    return None
                parts.append(self._join(phrase, None))
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"

    def _bearers(self, head: int) -> list[int]:
        """Return the heads of coordinated names; the person alone where the others are titles ("CEO and founder")."""
        tree = self.tree
        heads = [at for at in tree.conjuncts(head) if tree.text[at][:1].isalnum()]
        named = [at for at in heads if self.mentions.at(tree.start[at], tree.end(at))]
        titled = (
            len(named) == 1
            and named[0] == heads[-1]
            and not any(tree.dep[k] in {"det", "poss"} for k in tree.kids[named[0]])
        )
        if len(heads) > 1 and titled and (found := self.mentions.at(tree.start[named[0]], tree.end(named[0]))):
            return named if found[0].type == "PERSON" else heads
        return heads

    def _complements(self, verb: int, room: int, subject: int, depth: int = 0) -> str | None:
        """Return what follows the verb, within `room`; None where what the verb needs does not fit."""
        tree, chosen = self.tree, {}
        needed = [k for k in tree.kids[verb] if self._is_core(k) and not self.timed[k]]
        objects = [k for k in needed if tree.dep[k] == "dobj"]
        needed = [k for k in needed if k not in objects[1:]]
        clauses = [k for k in tree.kids[verb] if tree.dep[k] in {"xcomp", "ccomp"} and k > verb and not self.timed[k]]
        if tree.dep[verb] == "relcl" and not objects and not depth:
            antecedent = self._antecedent(verb, room)
            if antecedent is None:
                return None
            chosen[verb] = antecedent
            room -= len(antecedent) + 1
        for k in needed:
            text = self._object(k, verb, room, subject)
            if text is None:
                return None
            chosen[k] = text
            room -= len(chosen[k]) + 1
        for k in clauses:
            if tree.dep[k] == "xcomp" and tree.is_verb(k) and depth < 4:
                text = self._infinitive(k, room, subject, depth + 1)
            else:
                text = self._join(self._fit(k, room) or [], subject) or None
            if text is None:
                return None
            chosen[k] = text
            room -= len(text) + 1
        for k in tree.kids[verb]:
            if k < verb or not self._is_wanted_adjunct(k):
                continue
            tokens = self._fit(k, room)
            if tokens is None or (len(tokens) == 1 and tree.dep[k] == "prep"):
                break
            chosen[k] = self._join(tokens, subject)
            room -= len(chosen[k]) + 1
        return " ".join(chosen[k] for k in sorted(chosen) if chosen[k])

    def _antecedent(self, verb: int, room: int) -> str | None:
        """Return the object that a relative clause leaves out ("the treaty he had rejected"), "" where it lacks none."""
        tree, noun = self.tree, self.tree.head[verb]
        if any(tree.tag[k] in {"WP", "WDT"} for p in tree.kids[verb] if tree.dep[p] == "prep" for k in tree.kids[p]):
            return None
        own = any(tree.dep[k] in SUBJECTS and tree.tag[k] not in {"WP", "WDT"} for k in tree.kids[verb])
        relative = any(tree.tag[k] == "WRB" for k in tree.kids[verb])
        if not own or relative or is_passive(tree, verb) or tree.lower[noun] in _TIMELESS or self.timed[noun]:
            return ""
        if any(
            tree.dep[k] in {"ccomp", "xcomp"} or (tree.dep[k] == "prep" and not tree.kids[k]) for k in tree.kids[verb]
        ):
            return None
        name = self.name(noun, without=verb)
        return name if name and len(name) <= room else None

    def _is_core(self, k: int) -> bool:
        tree = self.tree
        return tree.dep[k] in _CORE or (tree.dep[k] == "dative" and tree.tag[k] not in {"IN", "TO"})

    def _object(self, k: int, verb: int, room: int, subject: int) -> str | None:
        """Return an object; what a relative pronoun stands for."""
        tree = self.tree
        if tree.tag[k] in {"WDT", "WP"}:
            name = self.name(tree.head[verb], without=verb) if tree.dep[verb] == "relcl" else None
            return name if name and len(name) <= room else None
        tokens = self._fit(k, room)
        return None if tokens is None else self._join(tokens, subject)

    def _is_wanted_adjunct(self, k: int) -> bool:
        tree = self.tree
        if tree.dep[k] in {"prep", "dative"}:
            return tree.tag[k] in {"IN", "TO", "VBG"} and not self._is_time_phrase(k)
        if tree.dep[k] == "advcl":
            return any(tree.lower[m] in {"if", "unless"} for m in tree.kids[k])
        return tree.dep[k] == "advmod" and tree.lower[k] in words("triggers", "particle")

    def _infinitive(self, verb: int, room: int, subject: int, depth: int) -> str | None:
        tree = self.tree
        own = [k for k in tree.kids[verb] if k < verb and tree.dep[k] in AUXILIARIES | SUBJECTS | {"neg"}]
        start = self._join([*own, verb], subject)
        rest = self._complements(verb, room - len(start) - 1, subject, depth)
        return None if rest is None else f"{start} {rest}".strip()

    def _of_noun(self, noun: int, lemma: str, status: Status, arguments: Sequence[Argument]) -> str | None:
        tree = self.tree
        agent = next((a.head for a in arguments if a.role == "agent"), None)
        inside = agent is not None and tree.left[noun] <= agent <= tree.right[noun]
        support = table("triggers")["support"].get(lemma)
        name = self.name(agent) if agent is not None else None
        if name and agent is not None and support and not inside:
            verb = f"to {support}" if status == "scheduled" else third(support, plural=self._is_plural(agent))
            start = f"{name} {verb}"
            phrase = self._bare(noun, LIMIT - len(start) - 1)
            return f"{start} {self._join(phrase, agent)}" if phrase else None
        phrase = self._bare(noun, LIMIT)
        if not arguments or len(phrase) < 2:
            return None
        line = self._join(phrase, None)
        return None if tree.tag[phrase[0]] == "PRP$" and line.startswith(tree.text[phrase[0]] + " ") else line

    def _bare(self, noun: int, room: int) -> list[int]:
        tokens = self._fit(noun, room) or []
        while tokens and self.tree.tag[tokens[0]] in {"DT", "PDT"}:
            tokens = tokens[1:]
        return tokens

    def _fit(self, at: int, room: int, *, conjuncts: bool = True, without: int | None = None) -> list[int] | None:
        """Return the words of the phrase at `at`, in text order, within `room` characters; None where it cannot be."""
        tree = self.tree
        tokens = [at]
        room -= len(tree.text[at])
        if room < 0:
            return None
        kids = [k for k in tree.kids[at] if k != without and self._is_told(k, at)]
        for k in kids:
            if self._is_needed(k, at):
                part = self._fit(k, room - 1)
                if part is None:
                    return None
                tokens += part
                room -= self._width(part)
        for k in kids:
            if self._is_needed(k, at) or (k < at and tree.dep[k] != "advcl"):
                continue
            if tree.dep[k] == "conj":
                if not conjuncts:
                    continue
                if any(tree.lower[c] == "but" for c in tree.kids[at] if at < c < k):
                    break
                link = [c for c in tree.kids[at] if at < c < k and (tree.dep[c] == "cc" or tree.lower[c] == ",")]
                part = self._fit(k, room - 1 - self._width(link))
                part = None if part is None else [*link, *part]
            else:
                part = self._fit(k, room - 1)
            if part is None or (tree.dep[k] == "prep" and len(part) == 1):
                break
            tokens += part
            room -= self._width(part)
        return sorted(set(tokens))

    def _is_needed(self, k: int, at: int) -> bool:
        tree = self.tree
        if tree.dep[k] not in _OPTIONAL:
            return True
        if tree.is_verb(at) and tree.dep[at] != "amod":
            return k < at and tree.dep[k] == "advmod"
        return k < at and tree.dep[k] != "advcl"

    def _width(self, tokens: Sequence[int]) -> int:
        return sum(len(self.tree.text[t]) + 1 for t in tokens)

    def _is_told(self, k: int, at: int) -> bool:
        tree, dep = self.tree, self.tree.dep[k]
        if dep == "relcl" and tree.lower[at] in words("triggers", "nobody"):
            return True
        if dep in _ASIDES or dep in {"cc", "preconj"}:
            return False
        if self.timed[k] and not self.timed[at]:
            return dep in {"nummod", "amod", "compound", "nmod"} and tree.tag[k] == "CD"
        if dep == "punct":
            return tree.text[k] in _HYPHENS and tree.head[k] == at
        if dep == "prep":
            return not self._is_time_phrase(k)
        if dep == "advcl":
            return any(tree.lower[m] in {"if", "unless"} for m in tree.kids[k])
        if dep == "advmod" and tree.is_verb(at) and tree.dep[at] != "amod":
            return (
                tree.lower[k] in words("triggers", "particle")
                or tree.tag[k] in {"RBR", "WRB"}
                or tree.dep[at] in {"advmod", "acomp"}
            )
        return True

    def _is_time_phrase(self, preposition: int) -> bool:
        return any(self.timed[k] for k in self.tree.kids[preposition])

    def _join(self, tokens: Sequence[int], subject: int | None) -> str:
        tree, parts = self.tree, list[str]()
        last = -1
        for i in tokens:
            glued = last >= 0 and i == last + 1 and not tree.doc[last].whitespace_
            if parts and not glued and tree.text[i] != ",":
                parts.append(" ")
            parts.append(self._word(i, subject))
            last = i
        return "".join(parts)

    def _word(self, i: int, subject: int | None) -> str:
        """Return a word; a pronoun as the name it stands for, unless that is the subject's."""
        tree = self.tree
        if tree.tag[i] not in {"PRP$", "PRP"}:
            return tree.text[i]
        covering = self.mentions.at(tree.start[i], tree.end(i))
        if not covering or covering[1].kind != "pronoun":
            return tree.text[i]
        own = self.mentions.at(tree.start[subject], tree.end(subject)) if subject is not None else None
        if own and own[0].id == covering[0].id:
            return tree.text[i]
        return covering[0].name + ("’s" if tree.tag[i] == "PRP$" else "")

    def _is_plural(self, head: int) -> bool:
        tree = self.tree
        if any(tree.dep[k] == "conj" for k in tree.kids[head]):
            return True
        covering = self.mentions.at(tree.start[head], tree.end(head))
        if covering and covering[0].type in {"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT"}:
            return False
        return tree.tag[head] in {"NNS", "NNPS"} or tree.lower[head] in {"they", "we"}


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
