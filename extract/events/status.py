"""Whether an event happened: from tense, modality, negation, conditions, and the words around it."""

from dateline.extract.events.rules import statuses, words
from dateline.extract.events.syntax import AUXILIARIES, is_arranged, is_no_longer
from dateline.extract.events.triggers import Candidate, is_infinitive
from dateline.extract.tree import SUBJECTS, Tree
from dateline.models.event import Status

_PRESENT_BE = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "been"})
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
    if _is_denied(tree, verb):
        return "denied"
    if any(tree.dep[k] == "mark" and tree.lower[k] in statuses("condition") for k in tree.kids[verb]):
        return "possible"
    auxiliaries = [k for k in tree.kids[verb] if tree.dep[k] in AUXILIARIES]
    modal = next((tree.lemma(k) for k in auxiliaries if tree.tag[k] == "MD"), None)
    if modal == "would" and _is_reported_past(tree, verb):
        return "scheduled"
    if modal is not None:
        return statuses("modal").get("will" if modal == "have" else modal, "possible")
    if is_infinitive(tree, verb) or is_arranged(tree, verb):
        return _of_infinitive(tree, verb)
    return "ongoing" if _is_progressive(tree, verb, auxiliaries) else None


def _of_infinitive(tree: Tree, verb: int) -> Status:
    """Return the status of an infinitive: arranged ("is to meet"), given up ("was to have met"), else possible."""
    if not is_arranged(tree, verb):
        return "possible"
    return "denied" if any(tree.lower[k] == "have" for k in tree.kids[verb]) else "scheduled"


def _is_denied(tree: Tree, verb: int) -> bool:
    for k in tree.kids[verb]:
        if (
            tree.dep[k] == "neg"
            or tree.lower[k] == "nor"
            or is_no_longer(tree, k)
            or (tree.lower[k] == "never" and tree.dep[k] == "advmod")
        ):
            return True
        if tree.dep[k] in SUBJECTS and any(tree.lower[d] in _NONE for d in tree.kids[k]):
            return True
    return False


def _is_progressive(tree: Tree, verb: int, auxiliaries: list[int]) -> bool:
    """Tell whether a verb is under way: "is building", "has been building", "is being built"."""
    words_ = {tree.lower[k] for k in auxiliaries}
    if "being" in words_:
        return any(tree.tag[k] in {"VBZ", "VBP"} for k in auxiliaries)
    return tree.tag[verb] == "VBG" and not words_.isdisjoint(_PRESENT_BE)


def _is_reported_past(tree: Tree, verb: int) -> bool:
    """Tell whether a clause is what somebody said: its "would" is the future seen from then."""
    above = tree.head[verb]
    return tree.dep[verb] == "ccomp" and tree.is_verb(above) and tree.lemma(above) in words("triggers", "reporting")


def _above(tree: Tree, verb: int) -> Status | None:
    """Return what the governing clauses make of a verb: "hopes that ...", "denied that ...", "to ... if ..."."""
    at, steps = verb, 0
    while tree.dep[at] in _CLAUSAL and steps < 8 and not _stands_apart(tree, at):
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


def _stands_apart(tree: Tree, verb: int) -> bool:
    """Tell whether a semicolon parts a clause from the one that the parse hangs it on."""
    behind = tree.right[verb] + 1
    return verb < tree.head[verb] and behind < len(tree) and tree.text[behind] == ";"


def _beside(tree: Tree, noun: int) -> Status | None:
    modifiers = statuses("modifier")
    return next((modifiers[tree.lower[k]] for k in tree.kids[noun] if tree.lower[k] in modifiers), None)


def _noun_status(tree: Tree, noun: int) -> Status:
    if beside := _beside(tree, noun):
        return beside
    top = tree.first_conjunct(noun)
    above, dep = tree.head[top], tree.dep[top]
    if dep == "pobj":
        return _status_below(tree, above, tree.head[above])
    if not tree.is_verb(above) or dep not in SUBJECTS | {"dobj", "attr"}:
        return "occurred"
    if dep in {"nsubjpass", "dobj"} and (fate := _fate(tree, above)):
        return fate
    own = clause_status(tree, above)
    return own if dep in SUBJECTS or own in {"denied", "possible"} else "occurred"


def _status_below(tree: Tree, preposition: int, above: int) -> Status:
    """Return the status of an event noun under a preposition: "push for a summit", "will speak at a summit"."""
    word = tree.lower[preposition]
    if not tree.is_verb(above):
        return statuses("fate").get(tree.lower[above], "occurred") if word == "for" else "occurred"
    if word in {"for", "toward", "towards", "of"}:
        return statuses("fate").get(tree.lemma(above), "occurred")
    if word in {"in", "at", "during", "on", "after", "before"}:
        ahead = clause_status(tree, above) in {"scheduled", "possible"}
        return "scheduled" if ahead else "occurred"
    return "occurred"
