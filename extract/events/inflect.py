"""The verb of a headline: news style tells what happened in the present tense, what is to come with "to"."""

from collections.abc import Iterable, Set
from typing import NamedTuple

from dateline.extract.events.line import opens_sentence
from dateline.extract.events.rules import words
from dateline.extract.events.syntax import (
    EVER,
    HAS_ADVERB,
    HAS_NEGATION,
    auxiliaries,
    has_word,
    is_arranged,
    is_either,
    is_no_longer,
    is_yet_to_come,
)
from dateline.extract.tree import SUBJECTS, Tree
from dateline.models.event import Status

_GUARDED, _PASSING = words("headlines", "guarded"), words("headlines", "passing")
_IRREGULAR = {"be": "is", "have": "has"}
_MODALS = {"ca": "can", "wo": "will", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would"}
_ADVERBS = {"never": "never", "longer": "no longer"}
_NEGATIVE = frozenset(_ADVERBS)
_PERFECT = frozenset({"has", "have", "'ve", "’ve", "'s", "’s"})
_BE = frozenset({"is", "are", "was", "were", "been", "'s", "’s", "'re", "’re", "am", "be"})
_FINITE_BE = _BE - {"be"}
_WHETHER = frozenset({"whether"})
_HAVE = frozenset({"have", "'ve", "’ve"})
_SCARCE = frozenset({"no", "only", "few", "neither", "hardly"})


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
    no, helping = _negation(tree, clause.verb), auxiliaries(tree, clause.verb)
    helped = {tree.lower[k] for k in helping}
    group = _modal(tree, clause, no, helping) or _ahead(tree, clause, no, helped) or _told(tree, clause, no, helped)
    if is_yet_to_come(tree, clause.verb):
        return f"{group} yet"
    adverbs = _adverbs(tree, clause.verb)
    if not adverbs:
        return group
    words_ = group.split(" ")
    at = 1 if words_[-1] in {"is", "are"} else len(words_) - 1
    return " ".join([*words_[:at], *adverbs, *words_[at:]])


def _negation(tree: Tree, verb: int) -> str:
    """Return the word that negates a verb, with a space; "" where none does."""
    lower, kids = tree.lower, tree.kids[verb]
    words_ = [lower[k] for k in kids]
    if not _NEGATIVE.isdisjoint(words_):
        adverb = next((lower[k] for k in kids if lower[k] == "never" or is_no_longer(tree, k)), None)
        if adverb is not None:
            return f" {_ADVERBS[adverb]}"
    denied = (tree.below[verb] & HAS_NEGATION and not is_either(tree, verb)) or "nor" in words_
    return " not" if denied else ""


def _bare(tree: Tree, clause: Clause) -> str:
    return f"be {_written(tree, clause.verb)}" if clause.passive else tree.lemma(clause.verb)


def _written(tree: Tree, verb: int) -> str:
    """Return a verb's form as it is written within a sentence."""
    return tree.lower[verb] if opens_sentence(tree, verb) else tree.text[verb]


def _modal(tree: Tree, clause: Clause, no: str, helping: Iterable[int]) -> str:
    """Return a verb behind a modal; "" where there is none."""
    modals = [tree.lower[k] for k in helping if tree.tag[k] == "MD"]
    if not modals:
        return ""
    modal = _MODALS.get(modals[0], modals[0])
    if any(tree.lower[k] in _HAVE for k in helping):
        return f"{modal}{no} have {'been ' if clause.passive else ''}{tree.text[clause.verb]}"
    bare = _bare(tree, clause)
    if clause.conditional and modal in {"will", "shall"}:
        return f"may{no} {bare}"
    if modal == "can" and no == " not":
        return f"cannot {bare}"
    future = not no and (modal in {"will", "shall"} or (modal == "would" and clause.status == "scheduled"))
    return f"to {bare}" if future and bare != "have" else f"{modal}{no} {bare}"


def _ahead(tree: Tree, clause: Clause, no: str, helped: Set[str]) -> str:
    """Return a verb of what is arranged, planned or possible; "" where the text tells it as done."""
    verb = clause.verb
    if is_arranged(tree, verb):
        past = f"{'were' if clause.plural else 'was'}{no} to have {'been ' if clause.passive else ''}{tree.text[verb]}"
        return past if "have" in helped else f"to {_bare(tree, clause)}"
    if clause.passive and has_word(tree, verb, _WHETHER):
        return f"may{no} have been {tree.text[verb]}" if "been" in helped else f"may{no} {_bare(tree, clause)}"
    bare = tree.tag[verb] == "VB" and (not helped or "to" in helped)
    if clause.conditional or (clause.status == "possible" and bare):
        return f"may{no} {_bare(tree, clause)}"
    planned = clause.status == "scheduled" and (tree.tag[verb] == "VBG" or "to" in helped)
    return f"to {_bare(tree, clause)}" if planned and _FINITE_BE.isdisjoint(helped) else ""


def _told(tree: Tree, clause: Clause, no: str, helped: Set[str]) -> str:
    """Return a verb of what is told as done or under way, in the present tense."""
    verb = clause.verb
    lemma, word, tag = tree.lemma(verb), _written(tree, verb), tree.tag[verb]
    if clause.passive or lemma == "be" or (tag == "VBG" and not _BE.isdisjoint(helped)):
        return f"{'are' if clause.plural else 'is'}{no}" + (f" {word}" if lemma != "be" else "")
    if "had" in helped and _is_experience(tree, verb):
        return f"had{no} {word}"
    if tag == "VBN" and not _PERFECT.isdisjoint(helped):
        return f"{'have' if clause.plural else 'has'}{no} {word}"
    if no == " not":
        return f"{'do' if clause.plural else 'does'} not {lemma}"
    return f"{no} {third(lemma, plural=clause.plural)}".strip()


def _is_experience(tree: Tree, verb: int) -> bool:
    """Tell whether a pluperfect sums up all time before: "nobody had ever", "only two had"."""
    if has_word(tree, verb, EVER):
        return True
    return any(tree.dep[k] in SUBJECTS and has_word(tree, k, _SCARCE) for k in tree.kids[verb])


def _is_manner(tree: Tree, adverb: int) -> bool:
    """Tell whether an adverb says how, or what one would rather do."""
    return tree.lower[adverb] == "rather" or (tree.lower[adverb].endswith("ly") and tree.kids[adverb] == [])


def _adverbs(tree: Tree, verb: int) -> list[str]:
    """Return the adverbs before a verb that change or colour what it claims."""
    kept: list[str] = []
    if not tree.below[verb] & HAS_ADVERB:
        return kept
    kids = [k for k in tree.kids[verb] if k < verb]
    after = max((k for k in kids if tree.dep[k] in SUBJECTS), default=-1)
    opening = max((k for k in kids if tree.dep[k] == "mark" or tree.tag[k] == "WRB"), default=-1)
    for k in kids:
        word = tree.lower[k]
        if k < opening or tree.dep[k] != "advmod" or word in _PASSING:
            continue  # "only when they left" doesn't say that they only left
        if k > after and word == "but" and tree.lower[k - 1] == "all":
            kept.append("all but")
        elif word in _GUARDED or word == "ever" or (k > after and _is_manner(tree, k)):
            kept.append(word)
    return kept
