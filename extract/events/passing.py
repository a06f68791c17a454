"""Words that mention an event in passing: too little for a line of their own, enough to recognise what others tell.

A noun ("after the fire"), a participle ("the accused"), a verb of a title ("Mayor Dies At 95"), a verb in a clause that
tells of no event by itself. They count where another sentence or article tells of the same. Of a long article only the
top is searched: what it mentions further down is of its background, and alike in others by chance or as a copy.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from spacy.vocab import Vocab

from dateline.extract.events.participants import Argument, arguments
from dateline.extract.events.rules import verb_class, words
from dateline.extract.events.syntax import has_word
from dateline.extract.events.triggers import Candidate
from dateline.extract.lemmas import forms, lemma_as
from dateline.extract.tree import Tree
from dateline.models.event import Status

_NOT_VERBS = frozenset({"aux", "auxpass", "prep", "case", "mark", "punct"})
_PREDICATES = frozenset({"acomp", "oprd", "ccomp", "xcomp", "ROOT", "conj", "advcl", "amod"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_DROPPED = frozenset({"DT", "IN", ",", "CC", "TO"})
_GENERAL, _MODIFYING = words("triggers", "general"), words("triggers", "modifying")
_STANDING, _ANY = words("triggers", "standing"), words("triggers", "any")
_INSTITUTION, _COMMON = words("triggers", "institution"), words("merging", "common")
_FATES, _TITLE_VERBS = words("triggers", "fate_adjective"), words("triggers", "title_verb")
_LONG = 100
_MANY = 12
_LONG_ARTICLE = 4_000
_TOP, _FIRST = 2_400, 1_200
"""Characters of a long article in which it says what it is about, some 400 words, and in which verbs do so, too."""
_TITLED = 0.6
"""What share of a sentence's words has a capital in a title."""


def find_passing(
    tree: Tree, nouns: Mapping[int, str], triggers: Mapping[int, Candidate], told: Collection[int]
) -> list[Candidate]:
    """Return a document's mentions in text order.

    `nouns` are the event nouns by token, `triggers` the candidates by token, `told` the tokens of those with a line.
    """
    long = len(tree.source) > _LONG_ARTICLE
    end, first = (tree.token_at(_TOP), tree.token_at(_FIRST)) if long else (len(tree), len(tree))
    untold = [one for i, one in triggers.items() if i < (end if one.kind == "noun" else first) and i not in told]
    found = [one for one in untold if not _is_general(tree, one)]
    others = {i: lemma for i, lemma in nouns.items() if i < end and i not in triggers}
    mentioned = {i: lemma for i, lemma in others.items() if not _is_no_mention(tree, i, lemma)}
    found += [Candidate(i, lemma, "noun", None, (i,)) for i, lemma in mentioned.items()]
    found += [Candidate(i, lemma, "noun", None, (i,)) for i, lemma in _fates(tree, end)]
    found += _verbs(tree, triggers, first)
    found += _title_verbs(tree, {*triggers, *mentioned}, end)
    return sorted(found)


def _before(end: int, tokens: list[int]) -> list[int]:
    """Return those of some tokens, in text order, that stand before one."""
    return tokens[: bisect_left(tokens, end)]


def _is_general(tree: Tree, trigger: Candidate) -> bool:
    """Tell whether a trigger says too little to recognise an event by, or only that somebody spoke."""
    if trigger.kind == "noun":
        return _is_no_mention(tree, trigger.trigger, trigger.lemma)
    return trigger.kind == "report" or trigger.lemma in _GENERAL


def _is_no_mention(tree: Tree, noun: int, lemma: str) -> bool:
    """Tell whether a noun mentions no event, for all that it may elsewhere.

    It means a body or what goes on for months, any event of its kind, or another than the one that is told ("every
    launch"), or it only modifies.
    """
    if lemma in _STANDING:
        return True
    modifies = tree.dep[noun] in _MODIFIERS and (lemma in _MODIFYING or _is_named(tree, noun))
    return modifies or has_word(tree, noun, _ANY)


def _is_named(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is but a part of a body's name: "the Harbour Rescue Society"."""
    head = tree.head[noun]
    named = tree.dep[noun] == "compound" and tree.text[noun][0].isupper() and tree.text[head][0].isupper()
    return named and tree.lower[head] in _INSTITUTION


def _fates(tree: Tree, end: int) -> Iterator[tuple[int, str]]:
    """Yield the adjectives that say what happened to somebody."""
    lower = tree.lower[:end]
    if _FATES.isdisjoint(lower):
        return
    for i in [i for i, word in enumerate(lower) if word in _FATES]:
        if tree.tag[i][0] == "J" and tree.dep[i] in _PREDICATES:
            yield i, lower[i]


def _verbs(tree: Tree, triggers: Collection[int], end: int) -> Iterator[Candidate]:
    """Yield the verbs that no trigger was made of and that may still tell of an event."""
    for i in [i for i in _before(end, tree.verbs) if i not in triggers and tree.dep[i] not in _NOT_VERBS]:
        lemma = tree.lemma(i)
        verb = verb_class(lemma)
        if verb.idle:
            continue
        dep = tree.dep[i]
        if dep not in _MODIFIERS:
            yield Candidate(i, lemma, "verb", i, (i,))
        elif lemma not in _MODIFYING and not (verb.state and dep == "amod"):  # not "the ruling party"
            yield Candidate(i, lemma, "verb", None if dep == "amod" else i, (i,))


def _title_verbs(tree: Tree, known: Collection[int], end: int) -> Iterator[Candidate]:
    """Yield the verbs of titles that the tagger takes for names."""
    titled: dict[int, bool] = {}
    lower, forms_ = tree.lower, _title_forms(tree.doc.vocab)
    for i in [i for i in _before(end, tree.nouns) if lower[i] in forms_]:
        if not tree.text[i][0].isupper() or i in known:
            continue
        verb = _title_verb(tree.doc.vocab, lower[i])
        if verb and _is_titled(tree, i, titled):
            yield Candidate(i, verb, "noun", None, (i,))


@lru_cache(maxsize=4)
def _title_forms(vocab: Vocab) -> frozenset[str]:
    return forms(vocab, set(_TITLE_VERBS), "verb")


def _title_verb(vocab: Vocab, word: str) -> str | None:
    """Return the verb that a capitalized word may be, where the tagger takes it for a name."""
    for tag in ("VBZ", "VBD"):
        lemma = lemma_as(vocab, word, tag)
        if lemma in _TITLE_VERBS:
            return lemma
    return None


def _is_titled(tree: Tree, i: int, known: dict[int, bool]) -> bool:
    """Tell whether the sentence of a token is written as titles are, most words with a capital."""
    sentence = tree.sentence[i]
    if sentence not in known:
        first, last = tree.bounds[sentence]
        alphas = [text for text in tree.text[first:last] if text[0].isalpha()]
        known[sentence] = len(alphas) > 2 and sum(text[0].isupper() for text in alphas) >= _TITLED * len(alphas)
    return known[sentence]


def is_idle(candidate: Candidate, status: Status) -> bool:
    """Tell whether a word is one for so many things that it mentions none where none came about: "may change"."""
    return status != "occurred" and candidate.lemma in _COMMON


def parties(tree: Tree, candidate: Candidate) -> list[Argument]:
    """Return who takes part in what a candidate mentions."""
    found = arguments(tree, candidate)
    if candidate.clause is None and tree.dep[candidate.trigger] in {"amod", "compound"}:
        found.append((tree.head[candidate.trigger], "patient"))
    return found


def words_of(tree: Tree, candidate: Candidate) -> str:
    """Return the article's own words around a mention: the phrase of a noun, the clause of a verb."""
    at = candidate.clause if candidate.clause is not None else candidate.trigger
    first = max(tree.left[at], at - _MANY)
    last = min(tree.right[at], at + _MANY)
    while first < at and tree.tag[first] in _DROPPED:
        first += 1
    line = " ".join(tree.source[tree.start[first] : tree.end[last]].split())
    if len(line) > _LONG:
        line = line[: line.rfind(" ", 0, _LONG)] if " " in line[:_LONG] else line[: _LONG - 1]
        line = line.rstrip(" ,;:–—.") + "…" if len(line) < _LONG else line
    return line[:1].upper() + line[1:]
