"""The tellings of all articles, unpacked where they are needed."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import overload

from dateline.extract.timeline.digest import Digest
from dateline.extract.timeline.telling import Telling, Tellings

Ids = Sequence[Sequence[str]]
"""For each article the folder's ids of its entities, in their order."""

_HELD = 256
"""Articles whose tellings are held unpacked."""


class Shelf(Sequence[Telling]):
    """All tellings, in order of articles and of telling; those of the articles last asked for are held."""

    def __init__(self, digests: Sequence[Digest], ids: Ids) -> None:
        self._ends = list(accumulate(map(len, digests), initial=0))
        self._of = lru_cache(_HELD)(lambda at: Tellings(digests[at], _names(digests[at], ids[at])))

    def __len__(self) -> int:
        """How many tellings there are."""
        return self._ends[-1]

    @overload
    def __getitem__(self, at: int) -> Telling: ...
    @overload
    def __getitem__(self, at: slice) -> list[Telling]: ...
    def __getitem__(self, at: int | slice) -> Telling | list[Telling]:
        """Return the telling of that number, or several."""
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        if not 0 <= at < self._ends[-1]:
            raise IndexError(at)
        article = bisect_right(self._ends, at) - 1
        return self._of(article)[at - self._ends[article]]


def _names(digested: Digest, ids: Sequence[str]) -> dict[str, str]:
    """Return the folder's id of each entity by the article's own."""
    return {one.id: id_ for (one, _), id_ in zip(digested.entities, ids, strict=True)}
