"""What the form of a clause says of whether it happened: tense, modality, negation, conditions, what governs it."""

from dateline.extract.events.participants import spoken_beside
from dateline.extract.events.rules import statuses, words
from dateline.extract.events.syntax import (
    AUXILIARIES,
    CONDITIONS,
    HAS_AUXILIARY,
    HAS_CLAUSE,
    HAS_NEGATION,
    HAS_PARTICLE,
    has_to,
    has_word,
    is_arranged,
    is_either,
    is_passive,
    is_put_off,
    is_yet_to_come,
)
from dateline.extract.relations import bits
from dateline.extract.tree import Tree
from dateline.models.event import Status

_STRENGTH: dict[Status | None, int] = {None: 0, "occurred": 0, "ongoing": 1, "scheduled": 2, "possible": 3, "denied": 4}
_GOVERNOR, _CONTENT, _MODAL, _CONDITION = map(statuses, ("governor", "content", "modal", "condition"))
_REPORTING, _CAUTION = words("triggers", "reporting"), words("status", "caution")
_IMPLICATIVE = words("status", "implicative")
_HAS_MARK = bits("mark")
_PRESENT_BE = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "been"})
_AWAITING = frozenset({"after", "before", "until", "once", "when"})
_HAVE, _SEEMING = frozenset({"have"}), frozenset({"seem", "seems", "seemed", "appear", "appears", "appeared"})
_CAUSING = frozenset({"let", "make", "help", "see", "have", "watch"})
_PRESENT = frozenset({"VBP", "VBZ"})
_COMPLEMENT = frozenset({"xcomp"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "conj", "pobj"})


def stronger(one: Status | None, other: Status | None) -> Status:
    """Return the status that the other cannot lift: a denied plan is denied, a hoped one no more than possible."""
    return (one if _STRENGTH[one] >= _STRENGTH[other] else other) or "occurred"


def clause_status(tree: Tree, verb: int) -> Status:
    """Return the status that the form of a verb's clause and of the clauses above it gives."""
    own = _own(tree, verb)
    if own == "denied":
        return own
    above = _above(tree, verb) if tree.dep[verb] in _CLAUSAL else None
    return stronger(own, above) if own or above else "occurred"


def _own(tree: Tree, verb: int) -> Status | None:
    below = tree.below[verb]
    negated = below & HAS_NEGATION and not (is_either(tree, verb) or is_put_off(tree, verb))
    if negated or verb in tree.denied:
        return "denied"
    if below & _HAS_MARK and any(tree.dep[k] == "mark" and tree.lower[k] in _CONDITION for k in tree.kids[verb]):
        return "possible"
    auxiliaries = [k for k in tree.kids[verb] if tree.dep[k] in AUXILIARIES] if below & HAS_AUXILIARY else []
    for k in auxiliaries:
        if tree.tag[k] == "MD":
            return _of_modal(tree, verb, tree.lemma(k))
    if tree.dep[verb] == "xcomp" and is_arranged(tree, verb):
        return "denied" if has_word(tree, verb, _HAVE) else "scheduled"
    if tree.tag[verb] == "VB" and has_to(tree, verb):
        return None if _is_brought_about(tree, verb) else _of_infinitive(tree, verb)
    return _of_tense(tree, verb, auxiliaries)


def _of_tense(tree: Tree, verb: int, auxiliaries: list[int]) -> Status | None:
    """Return what the form of a verb without a modal says."""
    if is_yet_to_come(tree, verb):
        return "denied"
    if not auxiliaries:
        return "possible" if tree.tag[verb] in _PRESENT and _is_of_an_if(tree, verb) else None
    if tree.lower[verb] == "going" and _is_future(tree, verb):
        return "scheduled"
    if not _SEEMING.isdisjoint([tree.lower[k] for k in auxiliaries]):
        return "possible"
    return "ongoing" if _is_progressive(tree, verb, auxiliaries) else None


def _is_condition(tree: Tree, clause: int) -> bool:
    """Tell whether a clause is a condition, no mere caution: "if all goes well"."""
    if tree.dep[clause] != "advcl" or not has_word(tree, clause, CONDITIONS):
        return False
    return not has_word(tree, clause, _CAUTION)


def _is_of_an_if(tree: Tree, verb: int) -> bool:
    """Tell whether a present tense holds on a condition; what is said has its own: "if he wins, they say, ..."."""
    return _has_condition(tree, verb) and tree.lemma(verb) not in _REPORTING


def _has_condition(tree: Tree, verb: int) -> bool:
    return bool(tree.below[verb] & HAS_CLAUSE) and any(_is_condition(tree, k) for k in tree.kids[verb])


def _of_modal(tree: Tree, verb: int, modal: str) -> Status:
    if _has_condition(tree, verb):
        return "possible"
    if modal == "would" and _is_reported_past(tree, verb):
        return "scheduled"
    return _MODAL.get("will" if modal == "have" else modal, "possible")


def _is_future(tree: Tree, going: int) -> bool:
    """Tell whether "going" is the future's: "is going to build", not "is going on to build"."""
    return tree.kid(going, _COMPLEMENT) is not None and not tree.below[going] & HAS_PARTICLE


def _of_infinitive(tree: Tree, verb: int) -> Status:
    """Return what the verb above an infinitive makes of it: "decided to raise" is planned, "refused to" denied."""
    above = tree.head[verb]
    governed = _GOVERNOR.get(tree.lemma(above)) if tree.dep[verb] == "xcomp" else None
    return governed or "possible"


def _is_brought_about(tree: Tree, verb: int) -> bool:
    """Tell whether an infinitive is told as done by the verb that governs it: "the knife she used to cut it"."""
    above = tree.head[verb]
    if tree.tag[above] not in {"VBD", "VBN"} or tree.dep[verb] not in {"xcomp", "advcl"}:
        return False
    lemma = tree.lemma(above)
    if lemma == "go":
        return "on" in [tree.lower[k] for k in tree.kids[above] if k < verb]  # "went on to win"
    if tree.dep[verb] != "xcomp" or lemma not in _IMPLICATIVE:
        return False
    return not is_passive(tree, above) and _own(tree, above) is None


def _is_progressive(tree: Tree, verb: int, auxiliaries: list[int]) -> bool:
    """Tell whether a verb is under way: "is building", "has been building", "is being built"."""
    words_ = {tree.lower[k] for k in auxiliaries}
    if "being" in words_:
        return any(tree.tag[k] in {"VBZ", "VBP"} for k in auxiliaries)
    return tree.tag[verb] == "VBG" and not words_.isdisjoint(_PRESENT_BE)


def _is_reported_past(tree: Tree, verb: int) -> bool:
    """Tell whether a clause is what somebody said: its "would" is the future seen from then."""
    said = tree.first_conjunct(verb)
    above = tree.head[said]
    return tree.dep[said] == "ccomp" and tree.is_verb(above) and tree.lemma(above) in _REPORTING


def _above(tree: Tree, verb: int) -> Status | None:
    """Return what the governing clauses make of a verb: "hopes that ...", "denied that ...", "to ... if ..."."""
    at, steps = verb, 0
    while tree.dep[at] in _CLAUSAL and steps < 8 and not _stands_apart(tree, at):
        dep, above = tree.dep[at], spoken_beside(tree, at)
        steps += 1
        if dep in {"ccomp", "xcomp"}:
            if tree.is_verb(above):
                status = _GOVERNOR.get(tree.lemma(above))
                if status and not (status == "scheduled" and at in tree.subject and tree.tag[at] == "VBD"):
                    return status
        elif dep == "acl" and not tree.is_verb(above):
            return _CONTENT.get(tree.lemma(above)) if at in tree.subject else None
        elif dep not in {"conj", "advcl"} or at in tree.subject:
            return _awaited(tree, at, above) if dep == "advcl" else None
        if dep in {"conj", "advcl"} and _is_apart(tree, at):
            above = _finite(tree, above)
        shares = dep != "ccomp" or _is_bare(tree, at)
        if shares and tree.is_verb(above) and (own := _own(tree, above)) and own != "denied":
            return own
        at = above
    return None


def _awaited(tree: Tree, clause: int, above: int) -> Status | None:
    """Return what a clause of time shares with one ahead that it hangs on: "will leave after the strike ends"."""
    openers = {tree.lower[k] for k in tree.kids[clause] if tree.dep[k] in {"mark", "advmod"}} & _AWAITING
    past = any(tree.tag[k] == "VBD" for k in (clause, *tree.kids[clause]))
    if not openers or (past and "until" not in openers) or not tree.is_verb(above):
        return None
    own = _own(tree, above)
    return own if own in {"scheduled", "possible"} else None


def _is_bare(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is an infinitive without "to": "would see prices rise"."""
    bare = tree.tag[verb] == "VB" or (tree.tag[verb] == "VBP" and tree.lemma(tree.head[verb]) in _CAUSING)
    return bare and not tree.below[verb] & (HAS_AUXILIARY | _HAS_MARK)


def _is_apart(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is finite, or a participle behind a comma: it goes not with an infinitive before it."""
    if tree.tag[verb] == "VBG":
        return tree.text[tree.left[verb] - 1] == ","
    return tree.tag[verb] == "VBD" or (tree.tag[verb] == "VBN" and bool(tree.below[verb] & HAS_AUXILIARY))


def _finite(tree: Tree, verb: int) -> int:
    """Return the verb that governs an infinitive, topmost; another verb as it is."""
    while tree.dep[verb] == "xcomp" and tree.tag[verb] == "VB":
        verb = tree.head[verb]
    return verb


def _stands_apart(tree: Tree, verb: int) -> bool:
    """Tell whether a semicolon parts a clause from the one that the parse hangs it on."""
    behind = tree.right[verb] + 1
    return verb < tree.head[verb] and behind < len(tree) and tree.text[behind] == ";"
