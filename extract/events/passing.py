"""Words that mention an event in passing: too little for a line of their own, enough to recognise what others tell.

A noun ("after the fire"), a participle ("the accused"), a verb of a title ("Mayor Dies At 95"), a verb in a clause that
tells of no event by itself. They count where another sentence or article tells of the same.
"""

from collections.abc import Iterator, Mapping

from dateline.extract.events.participants import Argument, arguments
from dateline.extract.events.rules import event_nouns, words
from dateline.extract.events.triggers import Candidate, noun_lemma
from dateline.extract.lemmas import lemma_as
from dateline.extract.tree import Tree

_NOT_VERBS = frozenset({"aux", "auxpass", "prep", "case", "mark", "punct"})
_PREDICATES = frozenset({"acomp", "oprd", "ccomp", "xcomp", "ROOT", "conj", "advcl", "amod"})
_LONG = 100
_MANY = 12
_TITLED = 0.6
"""What share of a sentence's words has a capital in a title."""


def find_passing(tree: Tree, told: Mapping[int, Candidate], taken: frozenset[int]) -> Iterator[Candidate]:
    """Yield a document's mentions in text order; `told` are the candidates by trigger, `taken` those with a line."""
    titled: dict[int, bool] = {}
    find = {"N": _noun, "V": _verb, "J": _adjective}
    for i, tag in enumerate(tree.tag):
        kind = tag[0]
        if kind not in "NVJ" or i in taken:
            continue
        found = told.get(i)
        if found is None:
            found = find[kind](tree, i)
        elif (kind == "V" and found.lemma in words("triggers", "general")) or (kind == "N" and _is_any(tree, i)):
            continue
        if found is None and kind == "N" and tree.text[i][0].isupper():
            verb = _title_verb(tree, i)
            found = Candidate(i, verb, "noun", None, (i,)) if verb and _is_titled(tree, i, titled) else None
        if found is not None:
            yield found


def _noun(tree: Tree, i: int) -> Candidate | None:
    lemma = tree.lower[i] if tree.lower[i] in event_nouns() else noun_lemma(tree, i)
    if lemma not in event_nouns() or _is_any(tree, i):
        return None
    return Candidate(i, lemma, "noun", None, (i,))


def _is_any(tree: Tree, noun: int) -> bool:
    """Tell whether a noun means any event of its kind, or another than the one that is told: "every launch"."""
    return any(tree.lower[k] in words("triggers", "any") for k in tree.kids[noun])


def _verb(tree: Tree, i: int) -> Candidate | None:
    if tree.dep[i] in _NOT_VERBS:
        return None
    lemma = tree.lemma(i)
    if not _is_touching(lemma, tree.dep[i]):
        return None
    return Candidate(i, lemma, "verb", None if tree.dep[i] == "amod" else i, (i,))


def _adjective(tree: Tree, i: int) -> Candidate | None:
    if tree.lower[i] not in words("triggers", "fate_adjective") or tree.dep[i] not in _PREDICATES:
        return None
    return Candidate(i, tree.lower[i], "noun", None, (i,))


def _is_touching(lemma: str, dep: str) -> bool:
    """Tell whether a verb that no candidate was made of may still tell of an event."""
    if any(lemma in words("triggers", key) for key in ("aspect", "stative", "general")):
        return False
    return lemma not in words("triggers", "state") or dep != "amod"


def _title_verb(tree: Tree, i: int) -> str | None:
    """Return the verb that a capitalized word may be, where the tagger takes it for a name."""
    for tag in ("VBZ", "VBD"):
        lemma = lemma_as(tree.doc.vocab, tree.lower[i], tag)
        if lemma in words("triggers", "title_verb"):
            return lemma
    return None


def _is_titled(tree: Tree, i: int, known: dict[int, bool]) -> bool:
    """Tell whether the sentence of a token is written as titles are, most words with a capital."""
    sentence = tree.sentence[i]
    if sentence not in known:
        first, last = tree.bounds[sentence]
        alphas = [text for text in tree.text[first:last] if text[0].isalpha()]
        known[sentence] = len(alphas) > 2 and sum(text[0].isupper() for text in alphas) >= _TITLED * len(alphas)
    return known[sentence]


def parties(tree: Tree, candidate: Candidate) -> list[Argument]:
    """Return who takes part in what a candidate mentions."""
    found = arguments(tree, candidate)
    if candidate.clause is None and tree.dep[candidate.trigger] in {"amod", "compound"}:
        found.append(Argument(tree.head[candidate.trigger], "patient"))
    return found


def words_of(tree: Tree, candidate: Candidate) -> str:
    """Return the article's own words around a mention: the phrase of a noun, the clause of a verb."""
    at = candidate.clause if candidate.clause is not None else candidate.trigger
    first = max(tree.left[at], at - _MANY)
    last = min(tree.right[at], at + _MANY)
    while first < at and tree.tag[first] in {"DT", "IN", ",", "CC", "TO"}:
        first += 1
    line = " ".join(tree.source[tree.start[first] : tree.end[last]].split())
    if len(line) > _LONG:
        line = line[: line.rfind(" ", 0, _LONG)] if " " in line[:_LONG] else line[: _LONG - 1]
        line = line.rstrip(" ,;:–—.") + "…" if len(line) < _LONG else line
    return line[:1].upper() + line[1:]
