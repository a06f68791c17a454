"""Finding the words that tell of an event.

The classes of verbs are those of TimeML 1.2.1; what is no event of a timeline (states, habits, opinions, what holds in
general) is left out by the lists in `rules/triggers.toml` and by the form of the clause.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.extract.events.rules import light_objects, statuses, verb_of_noun, words
from dateline.extract.events.syntax import NOMINAL_TAGS, OBJECTS, is_arranged, is_passive
from dateline.extract.tree import SUBJECTS, Tree

Kind = Literal["verb", "noun", "report"]

_NOT_HEADS = frozenset({"aux", "auxpass", "amod", "compound", "nmod", "prep", "case", "mark", "csubj", "dep", "punct"})
_COMPLEMENT = frozenset({"xcomp"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger, and the verb whose clause tells of it.

    `clause` is the trigger itself, a light verb ("held a meeting"), or the topmost verb of a chain ("is expected to
    begin to build"); `chain` runs from there down to the trigger. A noun of its own has no clause.
    """

    trigger: int
    lemma: str
    kind: Kind
    clause: int | None
    chain: tuple[int, ...] = ()


def find_candidates(tree: Tree, titles: frozenset[int] = frozenset()) -> list[Candidate]:
    """Return the triggers of a document in text order, whatever the form of their clauses.

    `titles` are the numbers of the sentences that are titles: in them, the present tense tells of what has happened.
    """
    light: dict[int, int] = {}  # an event noun -> the verb that says no more than that it happens
    verbs = list(_verbs(tree, light, titles))
    nouns = (_noun(tree, i, light) for i in range(len(tree.tag)) if tree.tag[i] in NOMINAL_TAGS)
    return sorted([*verbs, *(noun for noun in nouns if noun)], key=lambda c: c.trigger)


def _verbs(tree: Tree, light: dict[int, int], titles: frozenset[int]) -> Iterator[Candidate]:
    for i, tag in enumerate(tree.tag):
        if not tag.startswith("VB") or tree.dep[i] in _NOT_HEADS:
            continue
        lemma = tree.lemma(i)
        if _is_seen_through(tree, i, lemma):
            continue
        noun = _light_object(tree, i, lemma)
        if noun is None:
            noun = _fated(tree, i, lemma)
        if noun is not None:
            for each in tree.conjuncts(noun):
                if each == noun or is_event_noun(tree, each):
                    light.setdefault(each, i)
            continue
        if lemma == "be" and _is_turning(tree, i):
            yield Candidate(i, lemma, "verb", i, (i,))
            continue
        kind: Kind = "report" if lemma in words("triggers", "reporting") else "verb"
        if _is_state(tree, i, lemma, titles):
            continue
        chain = _chain(tree, i)
        yield Candidate(i, lemma, kind, chain[0], chain)


def _is_seen_through(tree: Tree, i: int, lemma: str) -> bool:
    """Tell whether a verb only phases or colours the verb below it, which is the trigger then."""
    if lemma not in words("triggers", "aspect") and lemma not in statuses("governor"):
        return False
    if statuses("governor").get(lemma) == "scheduled" and lemma in words("triggers", "commitment"):
        return False
    below = tree.kid(i, _COMPLEMENT)
    return below is not None and tree.is_verb(below)


def _light_object(tree: Tree, i: int, lemma: str) -> int | None:
    nouns = light_objects().get(lemma)
    if nouns is None:
        return None
    passive = tree.kid(i, frozenset({"auxpass"})) is not None
    wanted = frozenset({"nsubjpass"}) if passive else OBJECTS
    for kid in tree.kids[i]:
        if tree.dep[kid] in wanted and tree.tag[kid] in NOMINAL_TAGS:
            noun = noun_lemma(tree, kid)
            if noun in nouns or ("*" in nouns and noun in verb_of_noun()):
                return kid
    if tree.dep[i] in {"acl", "relcl"} and tree.tag[i] == "VBN":
        head = tree.head[i]
        noun = noun_lemma(tree, head)
        return head if noun in nouns or ("*" in nouns and noun in verb_of_noun()) else None
    return None


def _is_turning(tree: Tree, i: int) -> bool:
    return any(tree.dep[k] == "acomp" and tree.lower[k] in words("triggers", "turning") for k in tree.kids[i])


def _fated(tree: Tree, i: int, lemma: str) -> int | None:
    """Return the event noun that a verb says happens, or is planned, or is called off: "the summit was postponed"."""
    particle = tree.kid(i, frozenset({"prt"}))
    phrasal = f"{lemma}_{tree.lower[particle]}" if particle is not None else lemma
    fated = phrasal in statuses("fate") and (particle is not None or lemma not in words("triggers", "reporting"))
    wanted = {"nsubjpass", "dobj"} if fated else set()
    if lemma in words("triggers", "happening"):
        wanted.add("nsubj")
        if lemma == "take" and not any(tree.lower[k] == "place" for k in tree.kids[i]):
            return None
    above: list[int] = tree.kids[tree.head[i]] if is_arranged(tree, i) else []  # "the talks are to follow"
    for kid in [*tree.kids[i], *above]:
        if tree.dep[kid] in wanted and is_event_noun(tree, kid):
            return kid
        if fated and tree.dep[kid] == "prep" and tree.lower[kid] == "for":
            for below in tree.kids[kid]:
                if is_event_noun(tree, below):
                    return below
    return None


def is_event_noun(tree: Tree, i: int) -> bool:
    """Tell whether a token is a noun that names an event."""
    return tree.tag[i] in NOMINAL_TAGS and noun_lemma(tree, i) in verb_of_noun()


def _is_state(tree: Tree, i: int, lemma: str, titles: frozenset[int]) -> bool:
    if is_passive(tree, i) and lemma in words("triggers", "stative_passive"):
        return True
    if lemma in words("triggers", "reporting") or lemma not in words("triggers", "state"):
        return False
    return not _is_weak_event(tree, i, lemma, titles)


def _is_weak_event(tree: Tree, i: int, lemma: str, titles: frozenset[int]) -> bool:
    past = tree.tag[i] in {"VBD", "VBN", "VBG", "VB"} or tree.sentence[i] in titles
    if lemma not in words("triggers", "weak") or not past:
        return False
    return tree.kid(i, OBJECTS) is not None


def _chain(tree: Tree, i: int) -> tuple[int, ...]:
    """Return the verbs that govern `i` as their own complement, topmost first, and `i`."""
    chain = [i]
    while tree.dep[chain[0]] == "xcomp" and tree.kid(chain[0], SUBJECTS) is None:
        above = tree.head[chain[0]]
        if not tree.is_verb(above) or not _is_seen_through(tree, above, tree.lemma(above)):
            break
        chain.insert(0, above)
    return tuple(chain)


def noun_lemma(tree: Tree, i: int) -> str:
    """Return the lemma of a noun; of a capitalized one too ("the Kishida-Biden Summit")."""
    if tree.lower[i] in verb_of_noun():
        return tree.lower[i]
    return tree.lemma(i)


def _noun(tree: Tree, i: int, light: dict[int, int]) -> Candidate | None:
    lemma = noun_lemma(tree, i)
    verb = light.get(i)
    if verb is not None:
        chain = _chain(tree, verb)
        return Candidate(i, lemma, "noun", chain[0], (*chain, i))
    if lemma not in verb_of_noun() or tree.dep[i] in {"compound", "nmod", "npadvmod", "amod", "punct"}:
        return None
    return Candidate(i, lemma, "noun", None, (i,))


def is_infinitive(tree: Tree, i: int) -> bool:
    """Tell whether a verb is a "to" infinitive."""
    return tree.tag[i] == "VB" and any(tree.tag[k] == "TO" for k in tree.kids[i])
