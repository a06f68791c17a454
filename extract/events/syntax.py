"""What the syntax of a clause says: its voice, its auxiliaries, what is arranged."""

from dateline.extract.tree import SUBJECTS, Tree

OBJECTS = frozenset({"dobj", "dative", "obj"})
AUXILIARIES = frozenset({"aux", "auxpass"})
NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is passive, participles without an auxiliary ("when asked") included."""
    relations = {tree.dep[k] for k in tree.kids[verb]}
    if not relations.isdisjoint({"auxpass", "nsubjpass"}) or ("agent" in relations and "dobj" not in relations):
        return True
    if tree.dep[verb] == "conj" and tree.tag[verb] == "VBN" and tree.kid(verb, AUXILIARIES | SUBJECTS) is None:
        first = tree.first_conjunct(verb)
        return tree.tag[first] == "VBN" and tree.dep[first] != "conj" and is_passive(tree, first)
    if tree.dep[verb] not in {"acl", "advcl"} or any(tree.dep[k] in AUXILIARIES | SUBJECTS for k in tree.kids[verb]):
        return False
    return tree.tag[verb] == "VBN" or (tree.tag[verb] == "VBD" and tree.dep[verb] == "acl")


def auxiliaries(tree: Tree, verb: int) -> list[int]:
    """Return a verb's auxiliaries, those of the verb that it is coordinated with where it has none of its own."""
    own = [k for k in tree.kids[verb] if tree.dep[k] in AUXILIARIES]
    if own or tree.dep[verb] != "conj" or tree.kid(verb, SUBJECTS) is not None:
        return own
    first = tree.first_conjunct(verb)
    if tree.tag[first] != tree.tag[verb]:
        return own
    return [k for k in tree.kids[first] if tree.dep[k] in AUXILIARIES]


def is_arranged(tree: Tree, verb: int) -> bool:
    """Tell whether an infinitive under a form of "be" says what is to come: "is to meet", "was to have met"."""
    above = tree.head[verb]
    if tree.dep[verb] != "xcomp" or tree.lemma(above) != "be":
        return False
    return any(tree.tag[k] == "TO" for k in tree.kids[verb])


def is_no_longer(tree: Tree, k: int) -> bool:
    """Tell whether token `k` is the "longer" of "no longer"."""
    return tree.lower[k] == "longer" and tree.dep[k] == "advmod" and any(tree.lower[d] == "no" for d in tree.kids[k])
