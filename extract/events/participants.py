"""Who took part and where, from the parse."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.entities.lookup import Mentions
from dateline.extract.events.rules import words
from dateline.extract.events.syntax import is_passive
from dateline.extract.events.told import is_occasion, occasion_verb
from dateline.extract.events.triggers import Candidate
from dateline.extract.tree import SUBJECTS, Tree
from dateline.models.entity import Entity, Mention
from dateline.models.event import Participant, Place, Role

_PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "on", "near", "outside", "inside", "across", "throughout", "around", "off"}
)
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SHARED = 12
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
_NOT_PARTICIPANTS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant's head token and role, before it becomes words."""

    head: int
    role: Role


def arguments(tree: Tree, candidate: Candidate) -> list[Argument]:
    """Return who took part in the event of a candidate, in text order, each head once."""
    found: dict[int, Role] = {}
    for argument in _all(tree, candidate):
        for head in tree.conjuncts(argument.head):
            found.setdefault(head, argument.role)
    return [Argument(head, role) for head, role in sorted(found.items())]


def _all(tree: Tree, candidate: Candidate) -> Iterator[Argument]:
    if candidate.clause is None:
        yield from _of_noun(tree, candidate.trigger)
        if (speaker := _occasion_subject(tree, candidate.trigger)) is not None:
            yield Argument(speaker, "agent")
        return
    subject, passive = subject_of(tree, candidate.clause)
    last = candidate.chain[-2] if candidate.kind == "noun" else candidate.trigger
    passive = passive or any(tree.dep[k] == "auxpass" for k in tree.kids[last]) if last != candidate.clause else passive
    if candidate.clause != last and not any(tree.dep[k] == "auxpass" for k in tree.kids[last]):
        passive = False
    if subject is not None and subject != candidate.trigger and not (passive and candidate.kind == "noun"):
        yield Argument(subject, "patient" if passive else "agent")
    for verb in dict.fromkeys((candidate.clause, last)):
        yield from _of_verb(tree, verb, candidate)
    if candidate.kind == "noun":
        yield from _of_noun(tree, candidate.trigger)


def _of_verb(tree: Tree, verb: int, candidate: Candidate) -> Iterator[Argument]:
    for kid in tree.kids[verb]:
        dep = tree.dep[kid]
        if kid == candidate.trigger or (tree.lower[kid] == "place" and candidate.kind == "noun"):
            continue
        if dep == "dobj":
            yield Argument(tree.head[verb] if tree.tag[kid] == "WDT" and tree.dep[verb] == "relcl" else kid, "patient")
        elif dep == "dative" and tree.tag[kid] not in {"IN", "TO"}:
            yield Argument(kid, "recipient")
        elif dep == "agent" or (dep in {"prep", "dative"} and tree.lower[kid] in _VERB_ROLES):
            role = _VERB_ROLES.get(tree.lower[kid], "agent")
            yield from (Argument(k, role) for k in tree.kids[kid] if tree.dep[k] == "pobj")


def _of_noun(tree: Tree, noun: int) -> Iterator[Argument]:
    for kid in tree.kids[noun]:
        dep = tree.dep[kid]
        if dep == "poss":
            yield Argument(kid, "agent")
        elif dep in {"compound", "nmod"} and tree.tag[kid] in {"NNP", "NNPS"}:
            yield Argument(kid, "patient" if any(tree.dep[k] == "poss" for k in tree.kids[noun]) else "agent")
        elif dep in {"prep", "agent"} and (role := _NOUN_ROLES.get(tree.lower[kid])):
            yield from (Argument(k, role) for k in tree.kids[kid] if tree.dep[k] == "pobj")


def _occasion_subject(tree: Tree, noun: int) -> int | None:
    """Return who did something "in an interview", "at a conference": the subject of that clause."""
    verb = occasion_verb(tree, noun)
    if verb is None or not is_occasion(tree, noun) or tree.lemma(verb) not in words("triggers", "reporting"):
        return None
    return subject_of(tree, verb)[0]


def subject_of(tree: Tree, verb: int) -> tuple[int | None, bool]:
    """Return the head of a verb's subject, shared or relative ones resolved, and whether the verb is passive."""
    passive = is_passive(tree, verb)
    at: int | None = verb
    for _ in range(_SHARED):
        if at is None:
            break
        subject = tree.kid(at, SUBJECTS)
        if subject is not None:
            relative = tree.lower[subject] in _RELATIVE and tree.dep[at] == "relcl"
            return tree.head[at] if relative else subject, passive
        if tree.dep[at] == "acl":
            infinitive = any(tree.tag[k] == "TO" for k in tree.kids[at])  # "a plan to build": not the plan builds
            return (None if infinitive else tree.head[at]), passive
        if (controller := _controller(tree, at)) is not None:
            return controller, passive
        at = _sharer(tree, at)
    return None, passive


def _controller(tree: Tree, verb: int) -> int | None:
    """Return the object of the verb above that does what an infinitive or gerund tells: "asked HIM to go"."""
    above = tree.head[verb]
    if tree.dep[verb] == "pcomp" and tree.lower[above] in _CONTROLLED_BY:
        above = tree.head[above]
    elif tree.dep[verb] != "xcomp":
        return None
    if not tree.is_verb(above) or is_passive(tree, above):
        return None
    lemma = tree.lemma(above)
    if lemma not in words("headlines", "controlling") and lemma not in words("headlines", "charging"):
        return None
    return next((k for k in tree.kids[above] if above < k < verb and tree.dep[k] in {"dobj", "dative"}), None)


def _sharer(tree: Tree, verb: int) -> int | None:
    """Return the verb above that lends its subject to a verb without one."""
    if tree.dep[verb] == "pcomp":
        above = tree.head[tree.head[verb]]
    elif tree.dep[verb] in _SHARED_SUBJECT:
        above = tree.head[verb]
    else:
        return None
    return above if tree.is_verb(above) else None


_BEHIND = frozenset({"punct", "relcl", "acl", "appos", "prep", "cc", "preconj", "conj", "advcl", "dep"})


def phrase_bounds(tree: Tree, head: int) -> tuple[int, int]:
    """Return the first and last token of a noun phrase: its head and what belongs to it, no clause behind it."""
    first = last = head
    for kid in tree.kids[head]:
        if tree.dep[kid] in _BEHIND:
            continue
        if kid < head:
            first = min(first, tree.left[kid])
        elif kid == last + 1 and tree.dep[kid] in {"nummod", "npadvmod", "compound", "nmod"}:
            last = tree.right[kid]
    return first, last


def named(tree: Tree, mentions: Mentions, head: int) -> tuple[Entity, Mention] | None:
    """Return the entity at a noun's head, or at its apposition: "the newest phone, Phone 4"."""
    found = mentions.at(tree.start[head], tree.end[head])
    if found is not None:
        return found
    for kid in tree.kids[head]:
        if tree.dep[kid] == "appos" and (beside := mentions.at(tree.start[kid], tree.end[kid])):
            return beside
    return None


def to_participant(tree: Tree, mentions: Mentions, argument: Argument, trigger: int) -> Participant | None:
    """Return an argument as the words that name it, with its entity; None for amounts, times and the event itself."""
    if tree.tag[argument.head] in {"WDT", "WP", "EX"}:
        return None
    covering = named(tree, mentions, argument.head)
    if covering:
        entity, mention = covering
        if entity.type in _NOT_PARTICIPANTS or mention.start <= tree.start[trigger] < mention.end:
            return None
        return Participant(mention.start, mention.end, mention.text, argument.role, entity.id)
    first, last = phrase_bounds(tree, argument.head)
    start, end = tree.start[first], tree.end[last]
    return Participant(start, end, tree.source[start:end], argument.role)


def place_of(tree: Tree, mentions: Mentions, candidate: Candidate) -> Place | None:
    """Return the place that a preposition in the event's own clause names."""
    for owner in dict.fromkeys((candidate.trigger, *reversed(candidate.chain))):
        for kid in tree.kids[owner]:
            if tree.dep[kid] != "prep" or tree.lower[kid] not in _PLACE_PREPOSITIONS:
                continue
            for head in (k for k in tree.kids[kid] if tree.dep[k] == "pobj"):
                if place := _place(tree, mentions, head):
                    return place
    return None


def _place(tree: Tree, mentions: Mentions, head: int) -> Place | None:
    covering = mentions.at(tree.start[head], tree.end[head])
    if covering:
        if covering[0].type not in _PLACE_TYPES:
            return None
        entity, mention = covering
        return Place(mention.start, mention.end, mention.text, entity.id)
    if tree.doc[head].ent_type_ not in _PLACE_TYPES:
        return None
    first, last = phrase_bounds(tree, head)
    start, end = tree.start[first], tree.end[last]
    return Place(start, end, tree.source[start:end])
