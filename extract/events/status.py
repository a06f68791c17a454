"""Whether an event happened: from tense, modality, negation, conditions, and the words around it."""

from dateline.extract.events.rules import statuses, words
from dateline.extract.events.syntax import AUXILIARIES, SUBJECTS, Tree
from dateline.extract.events.triggers import Candidate, is_infinitive
from dateline.models.event import Status

_NONE = frozenset({"no", "neither"})
_PARTICLE = frozenset({"prt"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "conj", "pobj"})


def status_of(tree: Tree, candidate: Candidate) -> Status:
    """Return the status of an event, before its date is known."""
    if candidate.clause is None:
        return _noun_status(tree, candidate.trigger)
    verbs = candidate.chain[:-1] if candidate.kind == "noun" else candidate.chain
    if candidate.kind == "noun" and (beside := _beside(tree, candidate.trigger)):
        return beside
    fate = _fate(tree, verbs[-1]) if candidate.kind == "noun" else None
    return _combine([fate, clause_status(tree, candidate.clause), *(_governed(tree, verb) for verb in verbs[:-1])])


def _combine(found: list[Status | None]) -> Status:
    """Return the status that the others cannot lift: a denied plan is denied, a hoped one no more than possible."""
    order: tuple[Status, ...] = ("denied", "possible", "scheduled", "ongoing")
    return next((status for status in order if status in found), "occurred")


def _fate(tree: Tree, verb: int) -> Status | None:
    particle = tree.kid(verb, _PARTICLE)
    lemma = tree.lemma(verb)
    return statuses("fate").get(f"{lemma}_{tree.lower[particle]}" if particle is not None else lemma)


def _governed(tree: Tree, verb: int) -> Status | None:
    lemma = tree.lemma(verb)
    status = statuses("governor").get(lemma)
    return "ongoing" if status is None and lemma == "continue" and tree.tag[verb] in {"VBZ", "VBP", "VBG"} else status


def clause_status(tree: Tree, verb: int) -> Status:
    """Return the status that the form of a verb's clause and of the clauses above it gives."""
    return _combine([_own(tree, verb), _above(tree, verb)])


def _own(tree: Tree, verb: int) -> Status | None:
    kids = tree.kids[verb]
    if any(tree.dep[k] == "neg" or (tree.lower[k] == "never" and tree.dep[k] == "advmod") for k in kids):
        return "denied"
    if any(tree.dep[k] in SUBJECTS and any(tree.lower[d] in _NONE for d in tree.kids[k]) for k in kids):
        return "denied"
    if any(tree.dep[k] == "mark" and tree.lower[k] in statuses("condition") for k in kids):
        return "possible"
    auxiliaries = [k for k in kids if tree.dep[k] in AUXILIARIES]
    for k in auxiliaries:
        if tree.tag[k] == "MD":
            lemma = tree.lemma(k)
            if lemma == "would" and _is_reported_past(tree, verb):
                return "scheduled"
            return statuses("modal").get("will" if lemma == "have" else lemma, "possible")
    if is_infinitive(tree, verb):
        return "possible"
    if any(tree.lower[k] == "being" for k in auxiliaries) and any(tree.tag[k] in {"VBZ", "VBP"} for k in auxiliaries):
        return "ongoing"
    if tree.tag[verb] == "VBG" and any(
        tree.lower[k] in {"is", "are", "am", "'s", "’s", "'re", "’re", "been"} for k in auxiliaries
    ):
        return "ongoing"
    return None


def _is_reported_past(tree: Tree, verb: int) -> bool:
    """Tell whether a clause is what somebody said: its "would" is the future seen from then."""
    above = tree.head[verb]
    return tree.dep[verb] == "ccomp" and tree.is_verb(above) and tree.lemma(above) in words("triggers", "reporting")


def _above(tree: Tree, verb: int) -> Status | None:
    """Return what the governing clauses make of a verb: "hopes that ...", "denied that ...", "to ... if ..."."""
    at, steps = verb, 0
    while tree.dep[at] in _CLAUSAL and steps < 8:
        dep, above = tree.dep[at], tree.head[at]
        steps += 1
        if dep in {"ccomp", "xcomp"}:
            if tree.is_verb(above):
                status = statuses("governor").get(tree.lemma(above))
                if status and not (status == "scheduled" and tree.kid(at, SUBJECTS) and tree.tag[at] == "VBD"):
                    return status
        elif dep not in {"conj", "advcl"} or tree.kid(at, SUBJECTS) is not None:
            return None
        if tree.is_verb(above) and dep != "ccomp" and (own := _own(tree, above)) and own != "denied":
            return own
        at = above
    return None


def _beside(tree: Tree, noun: int) -> Status | None:
    modifiers = statuses("modifier")
    return next((modifiers[tree.lower[k]] for k in tree.kids[noun] if tree.lower[k] in modifiers), None)


def _noun_status(tree: Tree, noun: int) -> Status:
    if beside := _beside(tree, noun):
        return beside
    top = noun
    while tree.dep[top] == "conj":
        top = tree.head[top]
    above, dep = tree.head[top], tree.dep[top]
    if dep == "pobj":
        preposition, above = above, tree.head[above]
        if tree.is_verb(above):
            if tree.lower[preposition] in {"for", "toward", "towards", "of"}:
                return statuses("fate").get(tree.lemma(above)) or "occurred"
            if tree.lower[preposition] in {"in", "at", "during", "on", "after", "before"}:
                status = clause_status(tree, above)
                return status if status in {"scheduled", "possible"} else "occurred"
        elif tree.lower[preposition] == "for":
            return statuses("fate").get(tree.lower[above]) or "occurred"
        return "occurred"
    if tree.is_verb(above) and dep in SUBJECTS | {"dobj", "attr"}:
        fate = _fate(tree, above)
        own = clause_status(tree, above)
        if dep in {"nsubjpass", "dobj"} and fate:
            return fate
        return own if dep in SUBJECTS or own == "denied" else ("possible" if own == "possible" else "occurred")
    return "occurred"
