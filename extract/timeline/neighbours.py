"""Which articles tell of the same things, found without comparing every pair.

The nearest neighbours by tf-idf cosine, among articles that share one of their most telling words: an inverted index
whose posting lists are read only near the article itself, so that the work grows with the number of articles.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log

import numpy as np

from dateline.extract.timeline.sets import Floats, Ints, spread
from dateline.extract.timeline.table import Contents
from dateline.extract.timeline.tables import LIMITS

_VECTOR = 60
"""Words kept of an article: the most telling ones."""
_INDEXED = 12
_WINDOW = 40
_NEIGHBOURS = 60
"""How many articles with the most words in common are looked at."""
_ALIKE = 0.4, 0.5
"""Cosines of articles on one story: the nearest counts less where it is not, and copies do not push others away."""
_BLOCK = 1 << 19
"""Pairs of articles and words that are held at a time."""
_DIGITS = 12
"""Digits to which cosines are rounded, so that the order in which they are summed up makes no difference."""


@dataclass(frozen=True, slots=True)
class Near:
    """Pairs of articles that are near enough to tell of one event, the lesser first, in order.

    Of each pair: the cosine, and its share of the highest that either has with any article.
    """

    one: Ints
    other: Ints
    cosine: Floats
    share: Floats


@dataclass(frozen=True, slots=True)
class Vectors:
    """The most telling words of each article with their weights, the heaviest first; 0 fills the rows."""

    words: Ints
    weights: Floats


def vectors(content: Contents) -> Vectors:
    """Return the vectors of all articles, of length 1."""
    often = np.array([0.0] + [1 + log(count) for count in range(1, int(content.frequency.max(initial=0)) + 1)])
    weight = often[content.frequency] * content.weights[content.word]
    ends = np.cumsum(np.bincount(content.article, minlength=content.articles)).tolist()
    words = np.zeros((content.articles, _VECTOR), dtype=np.int64)
    weights = np.zeros((content.articles, _VECTOR))
    for article, (begin, end) in enumerate(pairwise([0, *ends])):
        heaviest = begin + np.argsort(-weight[begin:end], kind="stable")[:_VECTOR]
        words[article, : len(heaviest)] = content.word[heaviest]
        weights[article, : len(heaviest)] = weight[heaviest]
    norm = np.sqrt((weights**2).sum(axis=1, keepdims=True))
    return Vectors(words, weights / np.where(norm > 0, norm, 1.0))


def neighbours(found: Vectors, span: int) -> Near:
    """Return which articles are near; words are numbers below `span`."""
    parts = list(_nearest(found, span))
    one, other, cosine = (np.concatenate(part) for part in zip(*parts, strict=True))
    highest = np.zeros(len(found.words))
    np.maximum.at(highest, one, cosine)
    np.maximum.at(highest, other, cosine)
    share = cosine / np.clip(np.maximum(highest[one], highest[other]), *_ALIKE)
    return Near(one, other, cosine, np.minimum(1.0, share))


def _nearest(found: Vectors, span: int) -> Iterator[tuple[Ints, Ints, Floats]]:
    """Yield pairs of near articles and their cosines, a block of articles at a time."""
    yield np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0)
    scratch = np.zeros(span)
    for one, other in _sharing(found):
        ends = np.flatnonzero(np.diff(one, append=-1)) + 1
        cosines = np.zeros(len(one))
        begin = 0
        for end in ends.tolist():
            words = found.words[one[begin]]
            scratch[words] = found.weights[one[begin]]
            others = other[begin:end]
            cosines[begin:end] = (scratch[found.words[others]] * found.weights[others]).sum(axis=1)
            scratch[words] = 0.0
            begin = end
        cosines = np.round(cosines, _DIGITS)
        near = np.flatnonzero(cosines >= LIMITS["articles"])
        near = near[np.lexsort((other[near], one[near]))]
        yield one[near], other[near], cosines[near]


def _sharing(found: Vectors) -> Iterator[tuple[Ints, Ints]]:
    """Yield for blocks of articles those of the next ones that share the most of their heaviest words with each."""
    article, place = np.nonzero(found.weights[:, :_INDEXED])
    order = np.argsort(found.words[article, place], kind="stable")
    posted, word = article[order], found.words[article, place][order]
    length = np.bincount(np.cumsum(np.diff(word, prepend=-1) != 0) - 1) if len(word) else word
    left = np.repeat(np.cumsum(length), length) - np.arange(len(word)) - 1
    by_article = np.argsort(posted, kind="stable")
    step = max(1, _BLOCK // (_INDEXED * _WINDOW) * _INDEXED)
    total = np.searchsorted(posted[by_article], np.arange(len(found.words) + 1))
    begin = 0
    while begin < len(found.words):
        end = max(begin + 1, int(np.searchsorted(total, total[begin] + step, side="right")) - 1)
        rows = by_article[total[begin] : total[end]]
        owner, at = spread(rows + 1, np.minimum(left[rows], _WINDOW))
        keys = np.sort(posted[rows][owner] * len(found.words) + posted[at])
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        pairs, shared = keys[first], np.diff(first, append=len(keys))
        one, other = np.divmod(pairs, len(found.words))
        ranked = np.lexsort((other, -shared, one))
        sizes = np.bincount(one - begin, minlength=end - begin)
        _, kept = spread(np.cumsum(sizes) - sizes, np.minimum(sizes, _NEIGHBOURS))
        yield one[ranked[kept]], other[ranked[kept]]
        begin = end
