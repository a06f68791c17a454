"""The verb of a headline: news style tells what happened in the present tense, what is to come with "to"."""

from typing import NamedTuple

from dateline.extract.events.rules import words
from dateline.extract.events.syntax import auxiliaries, is_arranged, is_no_longer
from dateline.extract.tree import SUBJECTS, Tree
from dateline.models.event import Status

_IRREGULAR = {"be": "is", "have": "has"}
_MODALS = {"ca": "can", "wo": "will", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would"}
_ADVERBS = {"never": "never", "longer": "no longer"}
_PERFECT = frozenset({"has", "have", "'ve", "’ve", "'s", "’s"})
_BE = frozenset({"is", "are", "was", "were", "been", "'s", "’s", "'re", "’re", "am", "be"})
_HAVE = frozenset({"have", "'ve", "’ve"})
_EVER = frozenset({"ever", "never"})
_SCARCE = frozenset({"no", "only", "few", "neither", "hardly"})


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


class Clause(NamedTuple):
    """A clause for a headline: its verb, status, voice and number; `conditional`: on a condition it does not tell."""

    verb: int
    status: Status
    passive: bool
    plural: bool
    conditional: bool = False


def verb_group(tree: Tree, clause: Clause) -> str:
    """Return a verb with what its auxiliaries and adverbs say, as a headline writes it."""
    adverb = next((_ADVERBS[tree.lower[k]] for k in tree.kids[clause.verb] if _is_negative(tree, k)), "")
    negated = any(tree.dep[k] == "neg" or tree.lower[k] == "nor" for k in tree.kids[clause.verb])
    no = f" {adverb or 'not'}" if adverb or negated else ""
    group = (_modal(tree, clause, no) or _ahead(tree, clause, no) or _told(tree, clause, no)).split(" ")
    at = 1 if group[-1] in {"is", "are"} else len(group) - 1
    return " ".join([*group[:at], *_adverbs(tree, clause.verb), *group[at:]])


def _helped(tree: Tree, verb: int) -> set[str]:
    return {tree.lower[k] for k in auxiliaries(tree, verb)}


def _bare(tree: Tree, clause: Clause) -> str:
    return f"be {tree.text[clause.verb]}" if clause.passive else tree.lemma(clause.verb)


def _modal(tree: Tree, clause: Clause, no: str) -> str:
    """Return a verb behind a modal; "" where there is none."""
    helping = auxiliaries(tree, clause.verb)
    modal = next((_MODALS.get(tree.lower[k], tree.lower[k]) for k in helping if tree.tag[k] == "MD"), None)
    if modal is None:
        return ""
    if any(tree.lower[k] in _HAVE for k in helping):
        return f"{modal}{no} have {'been ' if clause.passive else ''}{tree.text[clause.verb]}"
    bare = _bare(tree, clause)
    if clause.conditional and modal in {"will", "shall"}:
        return f"may{no} {bare}"
    future = not no and (modal in {"will", "shall"} or (modal == "would" and clause.status == "scheduled"))
    return f"to {bare}" if future and bare != "have" else f"{modal}{no} {bare}"


def _ahead(tree: Tree, clause: Clause, no: str) -> str:
    """Return a verb of what is arranged, planned or possible; "" where the text tells it as done."""
    verb, helped = clause.verb, _helped(tree, clause.verb)
    bare = _bare(tree, clause)
    if is_arranged(tree, verb):
        past = f"{'were' if clause.plural else 'was'}{no} to have {'been ' if clause.passive else ''}{tree.text[verb]}"
        return past if "have" in helped else f"to {bare}"
    if clause.conditional or (clause.status == "possible" and "to" in helped):
        return f"may{no} {bare}"
    planned = clause.status == "scheduled" and (tree.tag[verb] == "VBG" or "to" in helped)
    return f"to {bare}" if planned and helped.isdisjoint(_BE - {"be"}) else ""


def _told(tree: Tree, clause: Clause, no: str) -> str:
    """Return a verb of what is told as done or under way, in the present tense."""
    verb, helped = clause.verb, _helped(tree, clause.verb)
    lemma, word = tree.lemma(verb), tree.text[verb]
    if clause.passive or lemma == "be" or (tree.tag[verb] == "VBG" and not helped.isdisjoint(_BE)):
        return f"{'are' if clause.plural else 'is'}{no}" + (f" {word}" if lemma != "be" else "")
    if "had" in helped and _is_experience(tree, verb):
        return f"had{no} {word}"
    if tree.tag[verb] == "VBN" and not helped.isdisjoint(_PERFECT):
        return f"{'have' if clause.plural else 'has'}{no} {word}"
    if no == " not":
        return f"{'do' if clause.plural else 'does'} not {lemma}"
    return f"{no} {third(lemma, plural=clause.plural)}".strip()


def _is_experience(tree: Tree, verb: int) -> bool:
    """Tell whether a pluperfect sums up all time before: "nobody had ever", "only two had"."""
    if any(tree.lower[k] in _EVER for k in tree.kids[verb]):
        return True
    return any(tree.dep[k] in SUBJECTS and any(tree.lower[d] in _SCARCE for d in tree.kids[k]) for k in tree.kids[verb])


def _adverbs(tree: Tree, verb: int) -> list[str]:
    """Return the adverbs before a verb that change or colour what it claims."""
    kept = []
    after = max((k for k in tree.kids[verb] if tree.dep[k] in SUBJECTS and k < verb), default=-1)
    guarded, passing = words("headlines", "guarded"), words("headlines", "passing")
    for k in tree.kids[verb]:
        word = tree.lower[k]
        if k > verb or tree.dep[k] != "advmod" or word in passing:
            continue
        if word in guarded or word == "ever" or (k > after and word.endswith("ly") and tree.kids[k] == []):
            kept.append(word)
    return kept
