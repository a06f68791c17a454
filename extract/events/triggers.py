"""Finding the words that tell of an event.

The classes of verbs are those of TimeML 1.2.1; what is no event of a timeline (states, habits, opinions, what holds in
general) is left out by the lists in `rules/triggers.toml` and by the form of the clause.
"""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from spacy.vocab import Vocab

from dateline.extract.events.rules import EVENT_NOUNS, VERB_OF_NOUN, VerbClass, statuses, verb_class, words
from dateline.extract.events.syntax import (
    HAS_PARTICLE,
    HAS_SUBJECT,
    OBJECTS,
    has_to,
    is_arranged,
    is_passive,
    phrasal,
)
from dateline.extract.lemmas import forms
from dateline.extract.relations import bits
from dateline.extract.tree import NOUN_TAGS, Tree

Kind = Literal["verb", "noun", "report"]

_NOT_HEADS = frozenset({"aux", "auxpass", "amod", "compound", "nmod", "prep", "case", "mark", "csubj", "dep", "punct"})
_MODIFIERS = frozenset({"compound", "nmod", "npadvmod", "amod", "punct"})
_COMPLEMENT = frozenset({"xcomp"})
_HAS_COMPLEMENT, _HAS_ACOMP, _HAS_AUXPASS = bits("xcomp"), bits("acomp"), bits("auxpass")
_HAS_OBJECT = bits("dobj", "xcomp")
_FATES = statuses("fate")
_TURNING = words("triggers", "turning")
_PAST_TAGS = frozenset({"VBD", "VBN", "VBG", "VB"})


class Candidate(NamedTuple):
    """A trigger, and the verb whose clause tells of it.

    `clause` is the trigger itself, a light verb ("held a meeting"), or the topmost verb of a chain ("is expected to
    begin to build"); `chain` runs from there down to the trigger. A noun of its own has no clause.
    """

    trigger: int
    lemma: str
    kind: Kind
    clause: int | None
    chain: tuple[int, ...] = ()


def find_nouns(tree: Tree) -> dict[int, str]:
    """Return the nouns that mention an event, in text order, each with its lemma, or as the lists have it."""
    lower, known = tree.lower, _noun_forms(tree.doc.vocab)
    found: dict[int, str] = {}
    for i in [i for i in tree.nouns if lower[i] in known]:
        word = lower[i]
        if word in EVENT_NOUNS:
            found[i] = word
        elif tree.tag[i] == "NNS" and (lemma := tree.lemma(i)) in EVENT_NOUNS:
            found[i] = lemma
    return found


@lru_cache(maxsize=4)
def _noun_forms(vocab: Vocab) -> frozenset[str]:
    return forms(vocab, set(EVENT_NOUNS), "noun")


def find_candidates(tree: Tree, nouns: Collection[int], titles: frozenset[int] = frozenset()) -> list[Candidate]:
    """Return the triggers of a document in text order, whatever the form of their clauses.

    `nouns` are the event nouns. `titles` are the numbers of the sentences that are titles: in them, the present tense
    tells of what has happened.
    """
    light: dict[int, int] = {}  # an event noun -> the verb that says no more than that it happens
    return sorted([*_verbs(tree, light, titles), *_nouns(tree, nouns, light)])


def _verbs(tree: Tree, light: dict[int, int], titles: frozenset[int]) -> Iterator[Candidate]:
    for i in tree.verbs:
        if tree.dep[i] in _NOT_HEADS:
            continue
        lemma = tree.lemma(i)
        verb = verb_class(lemma)
        if (verb.colours and _governs_verb(tree, i)) or (verb.opens and is_opening(tree, i)):
            continue
        noun = _light_object(tree, i, verb.light) if verb.light else None
        if noun is None and (verb.fates or verb.happens or tree.below[i] & HAS_PARTICLE):
            noun = _fated(tree, i, lemma, verb)
        if noun is not None:
            for each in tree.conjuncts(noun):
                if each == noun or is_event_noun(tree, each):
                    light.setdefault(each, i)
        elif lemma == "be" and _is_turning(tree, i):
            yield Candidate(i, lemma, "verb", i, (i,))
        elif not (verb.state or verb.stative_passive) or not _is_state(tree, i, verb, titles):
            chain = _chain(tree, i) if tree.dep[i] == "xcomp" else (i,)
            yield Candidate(i, lemma, "report" if verb.reports else "verb", chain[0], chain)


def _nouns(tree: Tree, nouns: Collection[int], light: dict[int, int]) -> Iterator[Candidate]:
    for i in {*nouns, *light}:
        if i in light:
            if tree.tag[i] in NOUN_TAGS:
                chain = _chain(tree, light[i])
                yield Candidate(i, noun_lemma(tree, i), "noun", chain[0], (*chain, i))
        elif tree.dep[i] not in _MODIFIERS and (lemma := noun_lemma(tree, i)) in VERB_OF_NOUN:
            yield Candidate(i, lemma, "noun", None, (i,))


def _governs_verb(tree: Tree, i: int) -> bool:
    """Tell whether a verb has another for its complement, the trigger where the upper one but phases or colours it."""
    below = tree.kid(i, _COMPLEMENT) if tree.below[i] & _HAS_COMPLEMENT else None
    return below is not None and tree.is_verb(below)


def _light_object(tree: Tree, i: int, nouns: frozenset[str]) -> int | None:
    wanted = frozenset({"nsubjpass"}) if tree.below[i] & _HAS_AUXPASS else OBJECTS
    for kid in tree.kids[i]:
        if tree.dep[kid] in wanted and tree.tag[kid] in NOUN_TAGS and _carries(tree, kid, nouns):
            return kid
    if tree.dep[i] in {"acl", "relcl"} and tree.tag[i] == "VBN" and _carries(tree, tree.head[i], nouns):
        return tree.head[i]
    return None


def _carries(tree: Tree, noun: int, nouns: frozenset[str]) -> bool:
    """Tell whether a noun is one of those that carry the meaning of a light verb."""
    lemma = noun_lemma(tree, noun)
    return lemma in nouns or ("*" in nouns and lemma in VERB_OF_NOUN)


def _is_turning(tree: Tree, i: int) -> bool:
    if not tree.below[i] & _HAS_ACOMP:
        return False
    return any(tree.dep[k] == "acomp" and tree.lower[k] in _TURNING for k in tree.kids[i])


def _fated(tree: Tree, i: int, lemma: str, verb: VerbClass) -> int | None:
    """Return the event noun that a verb says happens, or is planned, or is called off: "the summit was postponed"."""
    fated = phrasal(tree, i) in _FATES if tree.below[i] & HAS_PARTICLE else verb.fates
    if not fated and not verb.happens:
        return None
    wanted = {"nsubjpass", "dobj"} if fated else set()
    if verb.happens:
        wanted.add("nsubj")
        if lemma == "take" and "place" not in [tree.lower[k] for k in tree.kids[i]]:
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


def is_opening(tree: Tree, i: int) -> bool:
    """Tell whether a participle is no more than a preposition of time: "starting this weekend"."""
    if tree.dep[i] != "advcl" or tree.tag[i] != "VBG" or tree.below[i] & _HAS_OBJECT:
        return False
    return verb_class(tree.lemma(i)).opens


def is_event_noun(tree: Tree, i: int) -> bool:
    """Tell whether a token is a noun that names an event."""
    return tree.tag[i] in NOUN_TAGS and noun_lemma(tree, i) in VERB_OF_NOUN


def _is_state(tree: Tree, i: int, verb: VerbClass, titles: frozenset[int]) -> bool:
    if verb.stative_passive and is_passive(tree, i):
        return True
    return verb.state and not verb.reports and not (verb.weak and _is_weak_event(tree, i, titles))


def _is_weak_event(tree: Tree, i: int, titles: frozenset[int]) -> bool:
    past = tree.tag[i] in _PAST_TAGS or tree.sentence[i] in titles
    return past and tree.kid(i, OBJECTS) is not None


def _chain(tree: Tree, i: int) -> tuple[int, ...]:
    """Return the verbs that govern `i` as their own complement, topmost first, and `i`."""
    chain: tuple[int, ...] = (i,)
    while tree.dep[chain[0]] == "xcomp" and not tree.below[chain[0]] & HAS_SUBJECT:
        above = tree.head[chain[0]]
        if not tree.is_verb(above) or not verb_class(tree.lemma(above)).colours or not _governs_verb(tree, above):
            break
        chain = (above, *chain)
    return chain


def noun_lemma(tree: Tree, i: int) -> str:
    """Return the lemma of a noun; of a capitalized one too ("the Kishida-Biden Summit")."""
    word = tree.lower[i]
    return word if word in VERB_OF_NOUN else tree.lemma(i)


def is_infinitive(tree: Tree, i: int) -> bool:
    """Tell whether a verb is a "to" infinitive."""
    return tree.tag[i] == "VB" and has_to(tree, i)
