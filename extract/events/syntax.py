"""What the syntax of a clause says: its voice, its auxiliaries, what is arranged."""

from dateline.extract.events.rules import words
from dateline.extract.relations import bits
from dateline.extract.tree import Tree

OBJECTS = frozenset({"dobj", "dative", "obj"})
AUXILIARIES = frozenset({"aux", "auxpass"})
AT = frozenset({"in", "at", "during", "on"})
"""Prepositions by which something happens at an occasion."""
SAME = frozenset({"the", "this", "that", "these", "those"})
"""Determiners that take up what was told before."""
CONDITIONS = frozenset({"if", "unless"})
"""Conjunctions of conditions."""
EVER = frozenset({"ever", "never"})
"""Adverbs with which a perfect tells of all time before."""
UNTIL = frozenset({"until", "till"})
HAS_NEGATION = bits("neg")
HAS_PARTICLE = bits("prt")
HAS_CLAUSE = bits("advcl")
HAS_SUBJECT = bits("nsubj", "nsubjpass")
HAS_AUXILIARY = bits("aux", "auxpass")
HAS_CONJUNCT = bits("conj")
HAS_ADVERB = bits("advmod")
_HAVE, _YET = frozenset({"has", "have", "had", "'ve", "’ve"}), frozenset({"yet"})
_PASSIVE = bits("auxpass", "nsubjpass")
_FINITE = HAS_AUXILIARY | HAS_SUBJECT
_PAST = frozenset({"VBD", "VBN"})
_CONTENT = bits("aux", "auxpass", "dobj", "ccomp", "oprd")
_COMPLEMENT = bits("xcomp")
_AGENT, _OBJECT = bits("agent"), bits("dobj")
_MADE_TO, _UNDERGONE = words("triggers", "made_to"), words("triggers", "undergone")
_ATTRIBUTE, _PARTICLE = frozenset({"attr"}), frozenset({"prt"})
_UNREAL = frozenset({"had", "were"})
_INVERTING = frozenset({"nor", "neither", "so", "as"})


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is passive, participles without an auxiliary ("when asked") included."""
    below, tag = tree.below[verb], tree.tag[verb]
    if below & _PASSIVE or (below & _AGENT and not below & _OBJECT):
        return True
    if tag not in _PAST:
        return False
    if below & _FINITE:
        return not below & _CONTENT and is_undergone(tree, verb)
    dep = tree.dep[verb]
    if dep == "conj" and tag == "VBN":
        first = tree.first_conjunct(verb)
        return tree.tag[first] == "VBN" and tree.dep[first] != "conj" and is_passive(tree, first)
    if tag == "VBD" and dep == "advcl":
        told = below & _COMPLEMENT and tree.lemma(verb) not in _MADE_TO
        return not (told or below & _OBJECT)  # "he said, asked about the fire": a participle, as it has no subject
    return (tag == "VBN" and dep in {"acl", "advcl"}) or (tag == "VBD" and dep == "acl")


def is_undergone(tree: Tree, verb: int) -> bool:
    """Tell whether a verb has always an object, so that without one it is passive: "Keller, arrested in May, fled"."""
    if tree.below[verb] & _COMPLEMENT:
        return tree.lemma(verb) in _MADE_TO
    if tree.lemma(verb) not in _UNDERGONE:
        return False
    return not any(tree.dep[k] == "conj" and tree.below[k] & _OBJECT for k in tree.kids[verb])  # "killed and hurt many"


def auxiliaries(tree: Tree, verb: int) -> list[int]:
    """Return a verb's auxiliaries, those of the verb that it is coordinated with where it has none of its own."""
    below, at = tree.below[verb], verb
    if not below & HAS_AUXILIARY:
        if tree.dep[verb] != "conj" or below & HAS_SUBJECT:
            return []
        at = tree.first_conjunct(verb)
        if tree.tag[at] != tree.tag[verb]:
            return []
    return [k for k in tree.kids[at] if tree.dep[k] in AUXILIARIES]


def particle(tree: Tree, verb: int) -> int | None:
    """Return the particle of a verb: the "off" of "called it off"."""
    return tree.kid(verb, _PARTICLE) if tree.below[verb] & HAS_PARTICLE else None


def phrasal(tree: Tree, verb: int) -> str:
    """Return a verb's lemma, with its particle where it has one: "call_off"."""
    off = particle(tree, verb)
    return tree.lemma(verb) if off is None else f"{tree.lemma(verb)}_{tree.lower[off]}"


def is_arranged(tree: Tree, verb: int) -> bool:
    """Tell whether an infinitive under a form of "be" says what is to come: "is to meet", not "is the one to"."""
    below_be = tree.dep[verb] == "xcomp" and tree.lemma(tree.head[verb]) == "be"
    return below_be and has_to(tree, verb) and not is_of_whom(tree, verb)


def is_of_whom(tree: Tree, verb: int) -> bool:
    """Tell whether an infinitive says of whom one was: "she was one of two to sue"."""
    above = tree.head[verb]
    return tree.dep[verb] == "xcomp" and tree.lemma(above) == "be" and tree.kid(above, _ATTRIBUTE) is not None


def is_yet_to_come(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is the "have" of "have yet to": what it governs has not been done."""
    return tree.lower[verb] in _HAVE and has_word(tree, verb, _YET)


def has_to(tree: Tree, verb: int) -> bool:
    """Tell whether a verb has a "to" of its own."""
    for k in tree.kids[verb]:  # noqa: SIM110 - a generator would cost more than the few dependents there are
        if tree.tag[k] == "TO":
            return True
    return False


def has_modal(tree: Tree, verb: int) -> bool:
    """Tell whether a verb has a modal of its own."""
    for k in tree.kids[verb]:  # noqa: SIM110 - as above
        if tree.tag[k] == "MD":
            return True
    return False


def has_word(tree: Tree, i: int, words: frozenset[str]) -> bool:
    """Tell whether one of these words depends on a token."""
    for k in tree.kids[i]:  # noqa: SIM110 - as above
        if tree.lower[k] in words:
            return True
    return False


def is_no_longer(tree: Tree, k: int) -> bool:
    """Tell whether token `k` is the "longer" of "no longer"."""
    return tree.lower[k] == "longer" and tree.dep[k] == "advmod" and any(tree.lower[d] == "no" for d in tree.kids[k])


def is_either(tree: Tree, verb: int) -> bool:
    """Tell whether a negation only says that a question is open: "whether or not they left"."""
    negation = next(k for k in tree.kids[verb] if tree.dep[k] == "neg")
    return negation > 0 and tree.lower[negation - 1] == "or"


def is_put_off(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is negated only to say how late something happens: "is not expected to open until Monday"."""
    if not tree.below[verb] & HAS_NEGATION:
        return False
    told = (verb, *(k for k in tree.kids[verb] if tree.dep[k] == "xcomp"))
    return any(tree.dep[k] == "prep" and tree.lower[k] in UNTIL for at in told for k in tree.kids[at])


def unreal_clauses(tree: Tree) -> set[int]:
    """Return the verbs that tell of what was not, an auxiliary before their subject: "had they met, it would ..."."""
    found: set[int] = set()
    for i in [i for i in tree.verbs if tree.lower[i] in _UNREAL]:
        clause = tree.head[i]
        subject = tree.subject.get(clause)
        if subject is not None and i == tree.left[clause] < subject:
            found.update(() if i and tree.lower[i - 1] in _INVERTING else (clause,))
        if tree.lower[i] == "had" and has_modal(tree, i):
            # "than it would have been had they not met", where the parse makes "had" a verb
            found.update(k for k in tree.kids[i] if tree.dep[k] == "ccomp" and tree.subject.get(k, -1) >= i)
    return found
