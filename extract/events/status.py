"""Whether an event happened: from the form of its clause, and the words around it."""

from dateline.extract.events.modality import clause_status, stronger
from dateline.extract.events.rules import statuses
from dateline.extract.events.syntax import phrasal
from dateline.extract.events.triggers import Candidate
from dateline.extract.tree import SUBJECTS, Tree
from dateline.models.event import Status

_GOVERNOR, _FATES, _MODIFIER = map(statuses, ("governor", "fate", "modifier"))
_PARTS = SUBJECTS | {"dobj", "attr"}


def status_of(tree: Tree, candidate: Candidate) -> Status:
    """Return the status of an event, before its date is known."""
    trigger, _, kind, clause, chain = candidate
    if clause is None:
        return _noun_status(tree, trigger)
    if kind != "noun":
        return clause_status(tree, clause) if len(chain) == 1 else _of_chain(tree, clause, chain)
    if beside := _beside(tree, trigger):
        return beside
    verbs = chain[:-1]
    return stronger(_fate(tree, verbs[-1]), _of_chain(tree, clause, verbs))


def _of_chain(tree: Tree, clause: int, verbs: tuple[int, ...]) -> Status:
    """Return what a clause and the verbs that phase or colour its own make of it."""
    status = clause_status(tree, clause)
    for verb in verbs[:-1]:
        status = stronger(_governed(tree, verb), status)
    return status


def _fate(tree: Tree, verb: int) -> Status | None:
    return _FATES.get(phrasal(tree, verb))


def _governed(tree: Tree, verb: int) -> Status | None:
    lemma = tree.lemma(verb)
    status = _GOVERNOR.get(lemma)
    return "ongoing" if status is None and lemma == "continue" and tree.tag[verb] in {"VBZ", "VBP", "VBG"} else status


def _beside(tree: Tree, noun: int) -> Status | None:
    for k in tree.kids[noun]:
        if tree.lower[k] in _MODIFIER:
            return _MODIFIER[tree.lower[k]]
    return None


def _noun_status(tree: Tree, noun: int) -> Status:
    if beside := _beside(tree, noun):
        return beside
    top = tree.first_conjunct(noun)
    above, dep = tree.head[top], tree.dep[top]
    if dep == "pobj":
        return _status_below(tree, above, tree.head[above])
    if dep not in _PARTS or not tree.is_verb(above):
        return "occurred"
    if dep in {"nsubjpass", "dobj"} and (fate := _fate(tree, above)):
        return fate
    own = clause_status(tree, above)
    return own if dep in SUBJECTS or own in {"denied", "possible"} else "occurred"


def _status_below(tree: Tree, preposition: int, above: int) -> Status:
    """Return the status of an event noun under a preposition: "push for a summit", "will speak at a summit"."""
    word = tree.lower[preposition]
    if not tree.is_verb(above):
        return _FATES.get(tree.lower[above], "occurred") if word == "for" else "occurred"
    if word in {"for", "toward", "towards", "of"}:
        return _FATES.get(tree.lemma(above), "occurred")
    if word in {"in", "at", "during", "on", "after", "before"}:
        ahead = clause_status(tree, above) in {"scheduled", "possible"}
        return "scheduled" if ahead else "occurred"
    return "occurred"
