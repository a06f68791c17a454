"""Which tellings are worth comparing: those of one kind, in one article, in near ones, or with one entity and year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from dateline.extract.timeline.dates import is_full
from dateline.extract.timeline.similarity import Nearness, Sketch, is_retold

Pair = tuple[int, int]
Compared = tuple[int, int, Nearness]

_PER_KIND = 6
"""How many tellings of one kind in one article are compared with another article's."""
_WINDOW = 10
"""How many of those with one kind, entity and year, by date, each is compared with; further ones join through these."""


def candidates(
    sketches: Sequence[Sketch], near: Mapping[tuple[str, str], Nearness]
) -> Iterator[tuple[int, int, Nearness]]:
    """Yield pairs of indices and how near their articles are, each pair once.

    `sketches` stand in order of their articles; `near` has the near articles, the lesser id first.
    """
    articles = _by_article(sketches)
    for kinds in articles.values():
        pairs = _unique((a, b) for same in kinds.values() for at, a in enumerate(same) for b in same[at + 1 :])
        yield from ((a, b, (0.0, 1.0)) for a, b in pairs if is_retold(sketches[a], sketches[b]))
    for (one, other), nearness in near.items():
        first, second = articles.get(one, {}), articles.get(other, {})
        pairs = _unique((a, b) for kind in first.keys() & second.keys() for a in first[kind] for b in second[kind])
        yield from ((a, b, nearness) for a, b in pairs)
    for a, b in _unique(_same_year(sketches)):
        one, other = sketches[a].article, sketches[b].article
        if one != other and (one, other) not in near:
            yield a, b, (0.0, 0.0)


def _by_article(sketches: Sequence[Sketch]) -> Mapping[str, Mapping[str, Sequence[int]]]:
    articles: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, sketch in enumerate(sketches):
        for kind in sketch.kinds:
            if len(articles[sketch.article][kind]) < _PER_KIND:
                articles[sketch.article][kind].append(at)
    return articles


def _unique(pairs: Iterable[Pair]) -> Iterable[Pair]:
    return dict.fromkeys(pairs)


def _first(sketch: Sketch) -> date:
    return (sketch.told and (sketch.told.earliest or sketch.told.latest)) or date.min


def _same_year(sketches: Sequence[Sketch]) -> Iterator[Pair]:
    postings: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for at, sketch in enumerate(sketches):
        if sketch.told is not None and is_full(sketch.told):
            for kind in sketch.kinds:
                for entity in sketch.who.items:
                    postings[kind, entity, _first(sketch).year].append(at)
    for same in postings.values():
        same.sort(key=lambda at: (_first(sketches[at]), at))
        for at, a in enumerate(same):
            for b in same[at + 1 : at + 1 + _WINDOW]:
                yield min(a, b), max(a, b)
