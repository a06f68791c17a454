"""What a record says of the past: "the largest alliance since 1960" tells that there was one like it in 1960.

Only superlatives and "first" before "since" and a date say so; "since 1960" alone bounds the event it stands with, and
so it does in the perfect: "has led the oldest club since 1999".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.extract.events.triggers import Candidate, noun_lemma
from dateline.extract.tree import NOUN_TAGS, Tree
from dateline.models.when import Time

_REACH = 10
"""How many tokens before "since" a superlative may stand."""
_DATED = frozenset({"day", "month", "year", "decade"})
_PERFECT = frozenset({"has", "have", "had", "'ve", "’ve", "'s", "’s"})
_MEASURES = frozenset({"extent", "level", "rate", "degree", "pace", "time", "price", "share", "figure"})
"""Nouns that only measure what the clause tells."""


@dataclass(frozen=True, slots=True)
class Precedent:
    """The noun that names what there was, the time it was, and a line that tells so."""

    candidate: Candidate
    time: Time
    headline: str


def find_precedents(tree: Tree, times: Iterable[Time]) -> Iterator[Precedent]:
    """Yield the precedents that a text tells of, in text order."""
    dated = {time.start: time for time in times if time.type == "DATE" and time.grain in _DATED and time.earliest}
    for start, time in sorted(dated.items()):
        since = tree.token_at(start) - 1
        if since < 0 or tree.lower[since] != "since" or tree.start[since + 1 : since + 2] != [start]:
            continue
        if found := _superlative(tree, since):
            first, noun = found
            words = tree.source[tree.start[first] : tree.end[since - 1]]
            if tree.text[first - 1].istitle() and words.istitle():
                words = words.lower()
            yield Precedent(
                Candidate(noun, noun_lemma(tree, noun), "noun", None, (noun,)), time, f"The last comparable {words}"
            )


def _superlative(tree: Tree, since: int) -> tuple[int, int] | None:
    """Return the word behind the superlative of the phrase that "since" ends, and the phrase's noun."""
    sentence = tree.sentence[since]
    if any(tree.lower[i] in _PERFECT and tree.dep[i] == "aux" for i in range(tree.bounds[sentence][0], since)):
        return None
    for i in range(since - 1, max(-1, since - 1 - _REACH), -1):
        if tree.sentence[i] != sentence or tree.tag[i].startswith("V"):
            return None
        if _is_superlative(tree, i):
            noun = tree.head[i]
            if not i < noun < since or tree.tag[noun] not in NOUN_TAGS or tree.lower[noun] in _MEASURES:
                return None
            return i + 1, noun
    return None


def _is_superlative(tree: Tree, i: int) -> bool:
    word = tree.lower[i]
    return tree.tag[i] in {"JJS", "RBS"} or word == "first" or (tree.tag[i] == "NNP" and word.endswith("est"))
