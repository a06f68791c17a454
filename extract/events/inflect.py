"""The verb of a headline: news style tells what happened in the present tense, what is to come with "to"."""

from dateline.extract.events.syntax import AUXILIARIES, Tree, is_no_longer
from dateline.models.event import Status

_IRREGULAR = {"be": "is", "have": "has"}
_MODALS = {"ca": "can", "wo": "will", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would"}
_ADVERBS = {"never": "never", "longer": "no longer"}
_PERFECT = frozenset({"has", "have", "'ve", "’ve", "'s", "’s"})
_BE = frozenset({"is", "are", "was", "were", "been", "'s", "’s", "'re", "’re", "am", "be"})


def _is_negative(tree: Tree, k: int) -> bool:
    return tree.lower[k] == "never" or is_no_longer(tree, k)


def third(lemma: str, *, plural: bool) -> str:
    """Return the present tense of a verb for a third person."""
    if plural:
        return "are" if lemma == "be" else lemma
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in {"a", "e", "i", "o", "u"}:
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


def verb_group(tree: Tree, verb: int, status: Status, *, passive: bool, plural: bool) -> str:
    """Return a verb with what its auxiliaries say of tense, modality and negation, as a headline writes it."""
    auxiliaries = [k for k in tree.kids[verb] if tree.dep[k] in AUXILIARIES]
    modal = next((_MODALS.get(tree.lower[k], tree.lower[k]) for k in auxiliaries if tree.tag[k] == "MD"), None)
    adverb = next((_ADVERBS[tree.lower[k]] for k in tree.kids[verb] if _is_negative(tree, k)), "")
    negated = bool(adverb) or any(tree.dep[k] == "neg" for k in tree.kids[verb])
    no = f" {adverb or 'not'}" if negated else ""
    lemma, word = tree.lemma(verb), tree.text[verb]
    bare = f"be {word}" if passive else lemma
    if modal:
        future = not negated and (modal in {"will", "shall"} or (modal == "would" and status == "scheduled"))
        return f"to {bare}" if future and lemma != "have" else f"{modal}{no} {bare}"
    if status == "scheduled" and tree.tag[verb] == "VBG" and not auxiliaries:
        return f"to {bare}"
    helped = {tree.lower[k] for k in auxiliaries}
    if passive or lemma == "be" or (tree.tag[verb] == "VBG" and not helped.isdisjoint(_BE)):
        return f"{'are' if plural else 'is'}{no}" + (f" {word}" if lemma != "be" else "")
    if tree.tag[verb] == "VBN" and not helped.isdisjoint(_PERFECT):
        return f"{'have' if plural else 'has'}{no} {word}"
    if negated and not adverb:
        return f"{'do' if plural else 'does'} not {lemma}"
    return f"{adverb} {third(lemma, plural=plural)}".strip()
