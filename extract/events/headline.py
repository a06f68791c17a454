"""One line that tells an event and stands on its own, made of the article's own words."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.extract.events.participants import Argument, Mentions, subject_of
from dateline.extract.events.rules import table, verb_of_noun
from dateline.extract.events.syntax import AUXILIARIES, SUBJECTS, Tree
from dateline.extract.events.triggers import Candidate
from dateline.models.event import Status

LIMIT = 100
_ASIDES = frozenset({"relcl", "appos", "advcl", "parataxis", "cc", "preconj", "intj", "meta", "discourse", "dep"})
_CORE = frozenset({"dobj", "dative", "attr", "acomp", "oprd", "prt", "xcomp", "agent"})
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$", "EX"})
_BARE = frozenset(
    {
        "it",
        "this",
        "that",
        "these",
        "those",
        "they",
        "he",
        "she",
        "we",
        "i",
        "you",
        "who",
        "which",
        "one",
        "some",
        "others",
        "many",
        "most",
        "all",
        "both",
        "each",
        "what",
        "whoever",
    }
)
_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes", "undergo": "undergoes", "forgo": "forgoes"}


@dataclass(slots=True)
class Writer:
    """Writes headlines for one article; `timed` marks the tokens of time expressions, which the date column tells."""

    tree: Tree
    mentions: Mentions
    timed: list[bool]

    def of(self, candidate: Candidate, status: Status, arguments: list[Argument], said: str | None) -> str | None:
        """Return the headline of an event, None where no sentence can be made that stands alone."""
        if candidate.clause is None:
            line = self._of_noun(candidate, status, arguments)
        else:
            line = self._of_clause(candidate, status, said)
        return _tidy(line) if line else None

    def _of_clause(self, candidate: Candidate, status: Status, said: str | None) -> str | None:
        tree, verb = self.tree, candidate.clause
        if verb is None:
            return None
        subject, passive = subject_of(tree, verb)
        if subject is None:
            return None
        name = self.name(subject)
        if name is None:
            return None
        plural = self._is_plural(subject)
        group = self._verb_group(verb, status, passive=passive, plural=plural)
        for level in (0, 1, 2):
            rest = self._complements(verb, level, subject)
            if candidate.kind == "report" and said and not self._has_content(verb):
                rest = f"{rest}: {said}" if rest else f": {said}"
            line = f"{name} {group} {rest}".strip().replace(" :", ":")
            if len(line) <= LIMIT:
                return line
        return _cut(line)

    def _has_content(self, verb: int) -> bool:
        return any(self.tree.dep[k] in {"ccomp", "dobj", "xcomp"} for k in self.tree.kids[verb])

    def name(self, head: int) -> str | None:
        """Return what to call the participant at a noun's head: a name, or the words themselves; None for a pronoun."""
        tree = self.tree
        parts = []
        for at in tree.conjuncts(head):
            covering = self.mentions.at(tree.start[at])
            if covering and (covering[0].kind != "name" or tree.tag[at] in _PRONOUNS):
                parts.append(covering[1].name)
            elif tree.tag[at] in _PRONOUNS or tree.lower[at] in _BARE:
                return None
            else:
                parts.append(self.phrase(at, 1))
        return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"

    def phrase(self, head: int, level: int, subject: int | None = None) -> str:
        """Return the words below `head` in text order, less asides and times; a higher level leaves out more."""
        out: list[int] = []
        self._collect(head, level, out)
        return self._join(out, subject)

    def _collect(self, at: int, level: int, out: list[int]) -> None:
        stack = [at]
        tree = self.tree
        chosen = []
        while stack:
            i = stack.pop()
            chosen.append(i)
            for k in tree.kids[i]:
                dep = tree.dep[k]
                if (dep in _ASIDES and not self._joins(k)) or (self.timed[k] and tree.tag[k] != "CD"):
                    continue
                if dep == "prep" and self._is_time_phrase(k):
                    continue
                if dep == "punct" and tree.lower[k] not in {"-", "–", "/", "'", "’", ","}:
                    continue
                if level == 1 and (dep in {"acl"} or (dep == "prep" and tree.lower[k] != "of" and i != at)):
                    continue
                if level == 2 and (dep in {"acl", "conj", "ccomp"} or (dep == "prep" and i != at)):
                    continue
                if i == at and at == k:
                    continue
                stack.append(k)
        out.extend(sorted(chosen))

    def _joins(self, k: int) -> bool:
        """Tell whether an "and" is followed by its conjunct, which is kept with it."""
        head = self.tree.head[k]
        return self.tree.dep[k] in {"cc", "preconj"} and any(self.tree.dep[c] == "conj" for c in self.tree.kids[head])

    def _is_time_phrase(self, preposition: int) -> bool:
        return any(self.timed[k] for k in self.tree.kids[preposition])

    def _join(self, tokens: Iterable[int], subject: int | None = None) -> str:
        tree, parts, last = self.tree, [], None
        for i in tokens:
            if last is not None and (i > last + 1 or tree.doc[last].whitespace_):
                parts.append(" ")
            parts.append(self._word(i, subject))
            last = i
        return "".join(parts)

    def _word(self, i: int, subject: int | None) -> str:
        tree = self.tree
        if tree.tag[i] in {"PRP$", "PRP"}:
            covering = self.mentions.at(tree.start[i])
            if covering and covering[0].kind == "pronoun":
                own = self.mentions.at(tree.start[subject]) if subject is not None else None
                if own and own[1].id == covering[1].id:
                    return tree.text[i]
                return covering[1].name + ("’s" if tree.tag[i] == "PRP$" else "")
        return tree.text[i]

    def _is_plural(self, head: int) -> bool:
        tree = self.tree
        if any(tree.dep[k] == "conj" for k in tree.kids[head]):
            return True
        covering = self.mentions.at(tree.start[head])
        if covering and covering[1].type in {"PERSON", "ORG", "GPE"}:
            return False
        return tree.tag[head] in {"NNS", "NNPS"} or tree.lower[head] in {"they", "we"}

    def _verb_group(self, verb: int, status: Status, *, passive: bool, plural: bool) -> str:
        tree = self.tree
        be = "are" if plural else "is"
        auxiliaries = [k for k in tree.kids[verb] if tree.dep[k] in AUXILIARIES and k < verb]
        modal = next((tree.lower[k] for k in auxiliaries if tree.tag[k] == "MD"), None)
        negated = any(tree.dep[k] == "neg" for k in tree.kids[verb])
        never = any(tree.lower[k] == "never" for k in tree.kids[verb])
        no = " never" if never else " not"
        lemma, word = tree.lemma(verb), tree.text[verb]
        future = modal in {"will", "shall", "'ll", "’ll", "wo"} or (modal == "would" and status == "scheduled")
        if modal and (negated or not future):
            return f"{_MODALS.get(modal, modal)}{no if negated else ''} {'be ' + word if passive else lemma}"
        if future:
            return f"to be {word}" if passive else f"to {lemma}"
        if passive:
            return f"{be}{no if negated else ''} {word}"
        if tree.tag[verb] == "VBG" and any(
            tree.lower[k] in {"is", "are", "was", "were", "been", "'s", "’s", "'re", "’re"} for k in auxiliaries
        ):
            return f"{be}{no if negated else ''} {word}"
        if negated:
            return f"never {third(lemma, plural=plural)}" if never else f"{'do' if plural else 'does'} not {lemma}"
        return third(lemma, plural=plural)

    def _complements(self, verb: int, level: int, subject: int, depth: int = 0) -> str:
        tree, parts = self.tree, []
        room = 3 - level
        for k in tree.kids[verb]:
            dep = tree.dep[k]
            if self.timed[k] or dep in SUBJECTS or dep in AUXILIARIES:
                continue
            if dep == "xcomp" and tree.is_verb(k) and depth < 4:
                parts.append(self._infinitive(k, level, subject, depth + 1))
            elif dep == "ccomp" and k > verb:
                parts.append(self._content(k, level, subject))
            elif dep in _CORE:
                parts.append(self.phrase(k, level, subject))
            elif dep == "prep" and k > verb and room > 0 and not self._is_time_phrase(k) and tree.kids[k]:
                parts.append(self.phrase(k, level, subject))
                room -= 1
        return " ".join(part for part in parts if part)

    def _infinitive(self, verb: int, level: int, subject: int, depth: int) -> str:
        tree = self.tree
        own = [k for k in tree.kids[verb] if k < verb and tree.dep[k] in AUXILIARIES | {"nsubj", "neg"}]
        words = self._join([*own, verb], subject)
        return f"{words} {self._complements(verb, level, subject, depth)}".strip()

    def _content(self, clause: int, level: int, subject: int) -> str:
        out: list[int] = []
        self._collect(clause, max(0, level - 1), out)
        first = out[0] if out else clause
        if self.tree.lower[first] == "that":
            out = out[1:]
        return self._join(out, subject)

    def _of_noun(self, candidate: Candidate, status: Status, arguments: list[Argument]) -> str | None:
        tree, noun = self.tree, candidate.trigger
        agent = next((a.head for a in arguments if a.role == "agent"), None)
        inside = agent is not None and tree.left[noun] <= agent <= tree.right[noun]
        support = table("triggers")["support"].get(candidate.lemma)
        verb = support or verb_of_noun().get(candidate.lemma)
        name = self.name(agent) if agent is not None else None
        if name and agent is not None and support and not inside:
            tense = f"to {support}" if status == "scheduled" else third(support, plural=self._is_plural(agent))
            return f"{name} {tense} {self._bare_phrase(noun, 1, agent)}"
        if verb is None or (agent is None and not arguments):
            return None
        line = self._bare_phrase(noun, 0, None)
        if len(line) > LIMIT:
            line = self._bare_phrase(noun, 1, None)
        return line if " " in line else None

    def _bare_phrase(self, noun: int, level: int, subject: int | None) -> str:
        out: list[int] = []
        self._collect(noun, level, out)
        while out and self.tree.tag[out[0]] in {"DT", "PDT"}:
            out = out[1:]
        return self._join(out, subject)


_MODALS = {"ca": "can", "wo": "will", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would"}


def third(lemma: str, *, plural: bool) -> str:
    """Return the present tense of a verb for a third person."""
    if plural:
        return "are" if lemma == "be" else lemma
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in set("aeiou"):
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


def _tidy(line: str) -> str | None:
    line = " ".join(line.split()).strip(" ,;:-–")
    line = line.replace(" ,", ",").replace(",,", ",")
    if len(line) > LIMIT:
        line = _cut(line)
    return line[:1].upper() + line[1:] if line else None


def _cut(line: str) -> str:
    """Cut a line at a boundary between words so that it keeps within the limit."""
    if len(line) <= LIMIT:
        return line
    return line[: LIMIT - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–") + "…"
