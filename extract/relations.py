"""Dependency relations as bits, so that one test tells whether a token has dependents in any of several.

The labels are those of spaCy's English models: the ClearNLP scheme (Choi and Palmer 2012).
"""

_LABELS = """ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass
dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod obj oprd parataxis pcomp pobj poss
preconj predet prep prt punct quantmod relcl xcomp"""
_BITS = {label: 1 << n for n, label in enumerate(_LABELS.split())}


def bits(*relations: str) -> int:
    """Return the set of these relations."""
    return sum(_BITS[relation] for relation in relations)


def relations_below(head: list[int], dep: list[str]) -> list[int]:
    """Return of each token the set of the relations in which its dependents stand to it."""
    below = [0] * len(head)
    bit = _BITS.get
    for above, relation in zip(head, dep, strict=True):
        below[above] |= bit(relation, 0)
    return below
