"""Who took part, from the parse."""

from dateline.extract.events.rules import words
from dateline.extract.events.syntax import HAS_CONJUNCT, HAS_NEGATION, has_to, has_word, is_passive
from dateline.extract.events.told import is_occasion, occasion_verb
from dateline.extract.events.triggers import Candidate
from dateline.extract.relations import bits
from dateline.extract.tree import NOUN_TAGS, Tree
from dateline.models.event import Role

_HAS_AUXPASS, _HAS_POSSESSOR = bits("auxpass"), bits("poss")
_PROPER, _COMMON = frozenset({"NNP", "NNPS"}), frozenset({"NN", "NNS"})
_NAMES, _ANY = frozenset({"NNP", "PRP"}), frozenset({"a", "an"})
_ARTICLES = frozenset({"a", "an", "the"})
_REPORTING, _ASKING = words("triggers", "reporting"), words("triggers", "asking")
_CONTROLLING = words("headlines", "controlling") | words("headlines", "charging")
_POSSESSOR = frozenset({"poss"})
_OBJECTS = frozenset({"dobj", "dative", "agent", "prep"})
_OBJECT = frozenset({"dobj"})
_HAS_OBJECTS = bits(*_OBJECTS)
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SHARED = 12
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_CONTROLLED_BY = frozenset({"of", "from", "into", "for", "with", "against"})
_SHARED_SUBJECT = frozenset({"conj", "xcomp", "advcl"})
_NOUN_ROLES: dict[str, Role] = {
    "by": "agent",
    "between": "agent",
    "among": "agent",
    "of": "patient",
    "with": "companion",
    "to": "recipient",
    "on": "patient",
    "against": "patient",
    "for": "patient",
    "from": "patient",
}
_VERB_ROLES: dict[str, Role] = {
    "with": "companion",
    "against": "patient",
    "to": "recipient",
    "from": "patient",
    "for": "recipient",
    "on": "patient",
    "between": "companion",
}


Argument = tuple[int, Role]
"""A participant's head token and role, before it becomes words."""


def arguments(tree: Tree, candidate: Candidate) -> list[Argument]:
    """Return who took part in the event of a candidate, in text order, each head once."""
    rows, below = _all(tree, candidate), tree.below
    if not rows or (len(rows) == 1 and not below[rows[0][0]] & HAS_CONJUNCT):
        return rows
    found: dict[int, Role] = {}
    for head, role in rows:
        found.setdefault(head, role)
        if below[head] & HAS_CONJUNCT:
            for each in tree.conjuncts(head):
                found.setdefault(each, role)
    return sorted(found.items())


def _all(tree: Tree, candidate: Candidate) -> list[tuple[int, Role]]:
    trigger, _, kind, clause, chain = candidate
    found: list[tuple[int, Role]] = []
    if clause is None:
        _add_of_noun(found, tree, trigger)
        if (speaker := _occasion_subject(tree, trigger)) is not None:
            found.append((speaker, "agent"))
        return found
    named = kind == "noun"
    last = chain[-2] if named else trigger
    subject, passive = subject_of(tree, clause)
    if last != clause:
        passive = bool(tree.below[last] & _HAS_AUXPASS)
    if subject is not None and subject != trigger and not (passive and named):
        found.append((subject, "patient" if passive else "agent"))
    if tree.below[clause] & _HAS_OBJECTS:
        _add_of_verb(found, tree, clause, candidate)
    if last != clause and tree.below[last] & _HAS_OBJECTS:
        _add_of_verb(found, tree, last, candidate)
    if named:
        _add_of_noun(found, tree, trigger)
    return found


def _add_of_verb(found: list[tuple[int, Role]], tree: Tree, verb: int, candidate: Candidate) -> None:
    """Add the objects of a verb, and who its prepositions name."""
    deps, lower = tree.dep, tree.lower
    for kid in tree.kids[verb]:
        dep = deps[kid]
        if dep not in _OBJECTS or kid == candidate.trigger:
            continue
        if candidate.kind == "noun" and lower[kid] == "place":
            continue
        if dep == "dobj":
            relative = tree.tag[kid] == "WDT" and tree.dep[verb] == "relcl"
            found.append((tree.head[verb] if relative else kid, "patient"))
        elif dep == "dative" and tree.tag[kid] not in {"IN", "TO"}:
            found.append((kid, "recipient"))
        elif dep == "agent" or lower[kid] in _VERB_ROLES:
            role = _VERB_ROLES.get(lower[kid], "agent")
            found += [(k, role) for k in tree.kids[kid] if deps[k] == "pobj"]


def _add_of_noun(found: list[tuple[int, Role]], tree: Tree, noun: int) -> None:
    """Add whose an event is, and who its name and its prepositions name."""
    for kid in tree.kids[noun]:
        dep = tree.dep[kid]
        if dep == "poss":
            found.append((kid, "agent"))
        elif dep in {"compound", "nmod"}:
            if tree.tag[kid] in {"NNP", "NNPS"}:
                found.append((kid, "patient" if tree.below[noun] & _HAS_POSSESSOR else "agent"))
        elif dep in {"prep", "agent"} and (role := _NOUN_ROLES.get(tree.lower[kid])):
            found += [(k, role) for k in tree.kids[kid] if tree.dep[k] == "pobj"]


def _occasion_subject(tree: Tree, noun: int) -> int | None:
    """Return who did something "in an interview", "at a conference": the subject of that clause."""
    verb = occasion_verb(tree, noun)
    possessor = tree.kid(noun, _POSSESSOR) if verb is not None else None
    if verb is None or (possessor is not None and tree.tag[possessor] != "PRP$"):
        return None
    if not is_occasion(tree, noun) or tree.lemma(verb) not in _REPORTING:
        return None
    subject, passive = subject_of(tree, verb)
    return tree.kid(verb, _OBJECT) if tree.lemma(verb) in _ASKING and not passive else subject


def subject_of(tree: Tree, verb: int) -> tuple[int | None, bool]:
    """Return the head of a verb's subject, shared or relative ones resolved, and whether the verb is passive."""
    passive, subject = is_passive(tree, verb), tree.subject.get(verb)
    if subject is not None and tree.dep[verb] != "relcl":
        return subject, passive
    at: int | None = verb
    for _ in range(_SHARED):
        if at is None:
            break
        subject = tree.subject.get(at)
        if subject is not None:
            relative = tree.dep[at] == "relcl" and tree.lower[subject] in _RELATIVE
            return _antecedent(tree, at, subject) if relative else subject, passive
        if at == verb and tree.tag[at] == "VBG" and (possessor := _possessor(tree, at)) is not None:
            return possessor, passive
        if tree.dep[at] == "acl":
            return (None if has_to(tree, at) else tree.head[at]), passive  # "a plan to build": not the plan builds
        if (controller := _controller(tree, at)) is not None:
            return controller, passive
        at = _sharer(tree, at)
    return None, passive


def _possessor(tree: Tree, gerund: int) -> int | None:
    """Return whose deed a gerund names: "Keller's calling it a lie"."""
    if tree.below[gerund] & _HAS_POSSESSOR:
        return tree.kid(gerund, _POSSESSOR)
    before = tree.left[gerund] - 1
    named = before > 0 and tree.tag[before] == "POS" and tree.tag[before - 1] in NOUN_TAGS
    return before - 1 if named else None


def _antecedent(tree: Tree, clause: int, pronoun: int) -> int:
    """Return whom a relative clause is about; no place, where it has a "who": "a donor in Norway, who ..."."""
    noun = tree.head[clause]
    for _ in range(_SHARED if tree.lower[pronoun] == "who" else 0):
        if tree.dep[noun] != "pobj" or tree.doc[noun].ent_type_ not in _PLACES:
            break
        noun = tree.head[tree.head[noun]]
    return _bearer(tree, noun)


def _bearer(tree: Tree, noun: int) -> int:
    """Return the name that a noun is said of: Keller of "Maria Keller of Oslo, a nurse who ..."; else the noun."""
    name = tree.head[noun]
    first = tree.first_conjunct(noun)
    if tree.dep[first] == "attr" and not tree.below[tree.head[first]] & HAS_NEGATION:
        subject = tree.subject.get(tree.head[first])
        named = subject is not None and tree.tag[subject] in _NAMES and has_word(tree, first, _ANY)
        return subject if subject is not None and named else noun
    if tree.dep[noun] != "appos" or tree.tag[name] not in _PROPER or not _is_any(tree, noun):
        return noun
    for _ in range(_SHARED):
        above = tree.head[tree.head[name]]
        if tree.dep[name] != "pobj" or tree.tag[above] not in _PROPER:
            break
        name = above
    return noun if tree.dep[name] == "pobj" and tree.tag[tree.head[tree.head[name]]] in _COMMON else name


def _is_any(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is a common one, or has an article."""
    return tree.tag[noun] in _COMMON or has_word(tree, noun, _ARTICLES)


def _controller(tree: Tree, verb: int) -> int | None:
    """Return the object of the verb above that does what an infinitive or gerund tells: "asked HIM to go"."""
    above = tree.head[verb]
    if tree.dep[verb] == "pcomp" and tree.lower[above] in _CONTROLLED_BY:
        above = tree.head[above]
    elif tree.dep[verb] != "xcomp":
        return None
    if not tree.is_verb(above) or is_passive(tree, above):
        return None
    if tree.lemma(above) not in _CONTROLLING:
        return None
    return next((k for k in tree.kids[above] if above < k < verb and tree.dep[k] in {"dobj", "dative"}), None)


def spoken_beside(tree: Tree, verb: int) -> int:
    """Return the verb above a clause; of "warned that it could fail, noting that ..." the one of who speaks."""
    above = tree.head[verb]
    if tree.tag[verb] != "VBG" or tree.dep[verb] != "advcl" or tree.lemma(verb) not in _REPORTING:
        return above
    for _ in range(_SHARED):
        if tree.dep[above] != "ccomp" or tree.lemma(tree.head[above]) not in _REPORTING:
            break
        above = tree.head[above]
    return above


def _sharer(tree: Tree, verb: int) -> int | None:
    """Return the verb above that lends its subject to a verb without one."""
    if tree.dep[verb] == "pcomp":
        above = tree.head[tree.head[verb]]
    elif tree.dep[verb] in _SHARED_SUBJECT:
        above = spoken_beside(tree, verb)
    else:
        return None
    return above if tree.is_verb(above) else None
