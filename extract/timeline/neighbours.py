"""Which articles tell of the same things, found without comparing every pair.

The nearest neighbours by tf-idf cosine, among articles that share one of their most telling words: an inverted index
whose posting lists are read only near the article itself, so that the work grows with the number of articles.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from dateline.extract.timeline.tables import LIMITS
from dateline.extract.timeline.telling import Digest

_VECTOR = 60
"""Words kept of an article: the most telling ones."""
_INDEXED = 12
_WINDOW = 40
_NEIGHBOURS = 30
_ALIKE = 0.5
"""Cosine from which articles are on one story; a copy is nearer, but does not push the others away."""

_BACKGROUND = 20
"""Articles without the word that are thought to stand beside the folder, so that in a small one words keep weight."""

Vector = dict[str, float]


class Rarity(dict[str, float]):
    """How telling each item is; 1 for one that no set has."""

    def __missing__(self, item: str) -> float:
        return 1.0


def rarity(sets: Iterable[Iterable[str]]) -> Rarity:
    """Return how telling each item is: the log of one in how many sets has it."""
    frequency: Counter[str] = Counter()
    number = _BACKGROUND
    for each in sets:
        frequency.update(each)
        number += 1
    logs = {count: log(number / count) for count in set(frequency.values())}
    return Rarity((item, logs[count]) for item, count in frequency.items())


def idf(digests: Sequence[Digest]) -> Rarity:
    """Return how telling each word is: the log of one in how many articles has it."""
    return rarity(each.words.keys() for each in digests)


def vector(words: Mapping[str, int], telling: Mapping[str, float]) -> Vector:
    """Return an article's most telling words with their weights, of length 1, the heaviest first."""
    often = {count: 1 + log(count) for count in set(words.values())}
    weights = {word: often[count] * telling[word] for word, count in words.items()}
    least = min(sorted(weights.values(), reverse=True)[:_VECTOR], default=0.0)
    heaviest = sorted([(-weight, word) for word, weight in weights.items() if weight >= least])[:_VECTOR]
    norm = sqrt(sum([weight * weight for weight, _ in heaviest])) or 1.0
    return {word: -weight / norm for weight, word in heaviest}


def cosine(a: Vector, b: Vector) -> float:
    """Return the cosine of two vectors of length 1."""
    return sum([weight * b[word] for word, weight in a.items() if word in b])


def neighbours(vectors: Sequence[Vector]) -> dict[tuple[int, int], tuple[float, float]]:
    """Return the pairs of articles, lower index first, that are near enough to tell of one event.

    Of each pair: the cosine, and its share of the highest that either has with any article.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    indexed = [[word for word, _ in zip(each, range(_INDEXED), strict=False)] for each in vectors]
    for at, words in enumerate(indexed):
        for word in words:
            postings[word].append(at)
    place: Counter[str] = Counter()
    found: dict[tuple[int, int], float] = {}
    for at, words in enumerate(indexed):
        shared: Counter[int] = Counter()
        for word in words:
            place[word] += 1
            shared.update(postings[word][place[word] : place[word] + _WINDOW])
        nearest = sorted(shared.items(), key=lambda row: (-row[1], row[0]))[: 2 * _NEIGHBOURS]
        for other, _ in nearest:
            near = cosine(vectors[at], vectors[other])
            if near >= LIMITS["articles"]:
                found[at, other] = near
    highest: dict[int, float] = {}
    for (one, other), near in found.items():
        highest[one] = max(highest.get(one, 0.0), near)
        highest[other] = max(highest.get(other, 0.0), near)
    return {
        pair: (near, min(1.0, near / min(_ALIKE, max(highest[pair[0]], highest[pair[1]]))))
        for pair, near in found.items()
    }
