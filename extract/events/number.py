"""Whom a subject names, of several that it joins, and whether its verb is a plural."""

from collections.abc import Iterable
from itertools import pairwise

from dateline.extract.events.line import opens_sentence
from dateline.extract.events.referents import Referents
from dateline.extract.events.rules import words
from dateline.extract.events.syntax import AUXILIARIES, HAS_AUXILIARY, HAS_CONJUNCT, has_word
from dateline.extract.lemmas import is_plural_noun
from dateline.extract.relations import bits
from dateline.extract.tree import Tree
from dateline.models.entity import Entity

_HAS_ARTICLE = bits("det", "poss")
_CONJUNCT, _THE = frozenset({"conj"}), frozenset({"the"})
_SHARE, _COLLECTIVE = words("headlines", "share"), words("headlines", "plural")
_PLURAL = frozenset({"NNS", "NNPS", "PRP"})
_AGREEING = dict.fromkeys(("is", "was", "has", "does"), False) | dict.fromkeys(("are", "were", "have", "do"), True)
"""Auxiliaries that tell whether the subject is a plural."""
_SINGULAR = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT"})
MANY = frozenset({"they", "their", "them", "themselves"})
"""Pronouns that stand for several."""


def bearers(tree: Tree, referents: Referents, head: int) -> list[int]:
    """Return the heads of coordinated names; the person alone where the others are titles ("CEO and founder")."""
    row = tree.conjuncts(head) if tree.below[head] & HAS_CONJUNCT else [head]
    heads = [at for at in row if tree.text[at][:1].isalnum()]
    if len(heads) < 2:
        return heads
    named = [at for at in heads if referents[at]]
    last = heads[-1]
    titled = named == [last] and not _has_article(tree, last) and not _is_named(tree, referents, heads)
    if titled and (found := referents[named[0]]):
        return named if found[0].type == "PERSON" else heads
    return heads


def _is_named(tree: Tree, referents: Referents, heads: Iterable[int]) -> bool:
    """Tell whether somebody is named at one of these words, but the last: "Secretary of State Ann Lang and Brandt"."""
    phrases = (range(tree.left[at], tree.left[after]) for at, after in pairwise(heads))
    return any(found and found[0].type == "PERSON" for each in phrases for found in map(referents.__getitem__, each))


def takes_plural(tree: Tree, referents: Referents, head: int, verb: int) -> bool:
    """Tell whether a subject takes a plural verb, by the auxiliary of its own verb where the text has one."""
    if tree.head[head] != verb:
        return is_plural(tree, referents, head)
    covering = referents[head]
    if tree.below[verb] & HAS_AUXILIARY and (not covering or covering[1].kind == "name"):
        auxiliary = next(k for k in tree.kids[verb] if tree.dep[k] in AUXILIARIES)
        plural, joined = _AGREEING.get(tree.lower[auxiliary]), tree.below[head] & HAS_CONJUNCT
        if plural and joined:
            return len(bearers(tree, referents, head)) > 1
        if (plural and _may_be_several(tree, head)) or (plural is False and not joined):
            return plural
    return (tree.lower[head] in _SHARE and tree.tag[verb] == "VBP") or is_plural(tree, referents, head)


def _may_be_several(tree: Tree, noun: int) -> bool:
    """Tell whether a noun can take a plural verb by itself; else the verb has more subjects than the parse found."""
    return tree.tag[noun] != "NN" or tree.lower[noun] in _SHARE or _is_of_many(tree, noun)


def _is_of_many(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is said of several: "a handful of boats"."""
    return any(tree.tag[k] in _PLURAL for of in tree.kids[noun] for k in tree.kids[of] if tree.dep[k] == "pobj")


def is_plural(tree: Tree, referents: Referents, head: int) -> bool:
    """Tell whether a subject takes a plural verb."""
    other = tree.kid(head, _CONJUNCT) if tree.below[head] & HAS_CONJUNCT else None
    if other is not None and not (
        _has_article(tree, head) and tree.tag[other] == "NN" and not _has_article(tree, other)
    ):
        return len(bearers(tree, referents, head)) > 1
    covering = referents[head]
    if covering and covering[1].kind != "name":
        return covering[0].type not in _SINGULAR and tree.lower[head] != "it"
    if covering and covering[0].type == "PERSON":  # "the Obamas" are several, "Jobs" is one
        return tree.lower[head].endswith("s") and has_word(tree, head, _THE)
    if tree.tag[head] == "NNPS":
        return not covering or covering[0].type != "GPE"
    return _is_many(tree, head, covering[0] if covering else None)


def _is_many(tree: Tree, noun: int, entity: Entity | None) -> bool:
    """Tell whether a noun that is no name of a person means several."""
    if tree.lower[noun] in _SHARE:  # "half of them have", "56 percent has risen"
        return _is_of_many(tree, noun)
    if tree.tag[noun] == "NNS" or (tree.tag[noun] == "CD" and tree.lower[noun] not in {"1", "one"}):
        return True
    if tree.tag[noun] == "NNP" and entity is None and opens_sentence(tree, noun):
        return is_plural_noun(tree.doc.vocab, tree.lower[noun])  # "Aides said", which the capital makes a name of
    plain = entity is None or entity.type not in _SINGULAR
    return plain and (tree.lower[noun] in _COLLECTIVE or tree.lower[noun] in MANY)


def _has_article(tree: Tree, head: int) -> bool:
    return bool(tree.below[head] & _HAS_ARTICLE)
