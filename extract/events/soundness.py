"""Whether the parse of a clause can be trusted to say who does what."""

from dateline.extract.events.rules import words
from dateline.extract.events.syntax import HAS_AUXILIARY, HAS_SUBJECT, auxiliaries, has_word
from dateline.extract.relations import bits
from dateline.extract.tree import Tree
from dateline.models.event import Status

_SPENT = words("headlines", "spent")
_PROPER, _ASIDES = frozenset({"NNP", "NNPS"}), frozenset({",", "(", "–", "—", "-", "--"})
_NOT_YET = frozenset({"once", "until", "before", "till"})
_RELATIVE = frozenset({"WP", "WDT"})
_HAS_OBJECT, _HAS_CONTENT = bits("dobj"), bits("ccomp", "dobj")
_ENDINGS = frozenset(".!?")
_HYPHENS = frozenset("-–")


def is_sound(tree: Tree, verb: int, subject: int, status: Status, *, passive: bool) -> bool:
    """Tell whether a verb and the noun found for its subject make a clause that the text really has."""
    if tree.tag[verb] == "VBG" and subject > verb and tree.head[subject] == verb:
        return False
    if _is_piece(tree, verb) or _is_adjective(tree, verb, passive=passive):
        return False
    dep, kids = tree.dep[verb], tree.kids[verb]
    objects = [k for k in kids if tree.dep[k] == "dobj"] if tree.below[verb] & _HAS_OBJECT else []
    if objects and dep != "relcl" and any(tree.tag[k] in _RELATIVE for k in objects):
        return False
    if dep == "advcl":
        return not _is_loose(tree, verb) and (status == "occurred" or not has_word(tree, verb, _NOT_YET))
    return dep != "acl" or not _is_stray(tree, verb)


def _is_stray(tree: Tree, participle: int) -> bool:
    """Tell whether a participle does not tell of the noun before it: "a letter of Keller seen by ..."."""
    noun, tag = tree.head[participle], tree.tag[participle]
    if tag == "VBG":
        return tree.lemma(noun) in _SPENT
    if tag == "VBD" and tree.below[participle] & _HAS_CONTENT:
        return True
    return (
        tree.dep[noun] == "pobj" and tree.tag[noun] in _PROPER and tree.text[tree.left[participle] - 1] not in _ASIDES
    )


def is_torn(tree: Tree, trigger: int) -> bool:
    """Tell whether the sentence of a trigger is a fragment: it begins small, behind a full stop."""
    first, last = tree.bounds[tree.sentence[trigger]]
    while first < last - 1 and not tree.text[first][0].isalnum():
        first += 1
    if not tree.text[first].islower():
        return False
    before = next((i for i in range(first - 1, max(first - 4, -1), -1) if not tree.text[i].isspace()), None)
    return before is not None and tree.text[before] in _ENDINGS and tree.start[first] > tree.end[before]


def _is_piece(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is but a piece of a word that hyphens join: "re-elected"."""
    text, start, end = tree.text, tree.start, tree.end
    if verb and text[verb - 1] in _HYPHENS and end[verb - 1] == start[verb]:
        return True
    return verb + 1 < len(text) and text[verb + 1] in _HYPHENS and end[verb] == start[verb + 1]


def _is_adjective(tree: Tree, verb: int, *, passive: bool) -> bool:
    """Tell whether a participle is no verb of a clause: "a field sized slab broke"."""
    bare = tree.tag[verb] == "VBN" and not passive and tree.dep[verb] not in {"acl", "conj"}
    return bare and not auxiliaries(tree, verb)


def _is_loose(tree: Tree, verb: int) -> bool:
    """Tell whether nobody can say whose participle it is: "in a letter to the king, printed on Friday, she ..."."""
    if verb < tree.head[verb] and tree.lemma(tree.head[verb]) == "be" and not tree.below[verb] & HAS_SUBJECT:
        return tree.tag[verb] == "VBG" or "having" in [tree.lower[k] for k in tree.kids[verb]]
    if tree.tag[verb] not in {"VBN", "VBD"} or tree.below[verb] & (HAS_SUBJECT | HAS_AUXILIARY):
        return False
    first = tree.left[verb]
    return "," in {tree.text[first], tree.text[first - 1], tree.text[verb - 1]}
