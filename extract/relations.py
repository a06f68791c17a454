"""Dependency relations as bits, so that one test tells whether a token has dependents in any of several.

The labels are those of spaCy's English models: the ClearNLP scheme (Choi and Palmer 2012).
"""

_LABELS = """ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass
dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod obj oprd parataxis pcomp pobj poss
preconj predet prep prt punct quantmod relcl xcomp"""
_BITS = {label: 1 << n for n, label in enumerate(_LABELS.split())}


def bit(relation: str) -> int:
    """Return the set of one relation; that of one which no model of English knows is empty."""
    return _BITS.get(relation, 0)


def bits(*relations: str) -> int:
    """Return the set of these relations."""
    return sum(_BITS[relation] for relation in relations)
