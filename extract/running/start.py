"""Whether to work alone, with workers or on a cluster."""

import os
from collections.abc import Iterable, Iterator
from itertools import chain

from dateline.extract.options import Job
from dateline.extract.running.found import Found, Item, Result
from dateline.extract.running.pool import Pool
from dateline.extract.running.process import ClusterError
from dateline.models.article import Document
from dateline.models.extraction import Extraction

_FEW = 40
"""Articles up to which one process is done before others have loaded the model."""
_SHORT = 100_000
"""Characters up to which the same holds."""
_AHEAD = 500
"""Items among which as many articles must be new, so that those which a store knows need not be held."""


def cores() -> int:
    """Return how many processors this process may use; 1 where there is no way to watch over workers."""
    if os.name != "posix":
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def extracted(
    items: Iterable[Item], job: Job, *, workers: int | None = None, cluster: str | None = None
) -> Iterator[Result]:
    """Extract from each document, and pass everything else through, in order; the model is loaded when it is needed.

    `workers` is the number of processes to work with; where it is None, as many as there are processors, but one for
    small input. `cluster` is where to work instead: the address of a Dask scheduler, or "local" for a cluster of that
    many processes. Raises ModelError, WorkerError or ClusterError.
    """
    if cluster:
        return _on_cluster(items, job, cluster, workers or cores())
    if workers is None and cores() > 1:
        return _as_large_as_needed(iter(items), job)
    return Pool(job, workers).run(items) if workers and workers > 1 else _alone(items, job)


def _on_cluster(items: Iterable[Item], job: Job, address: str, size: int) -> Iterator[Result]:
    try:
        from dateline.extract.running.cluster import Cluster  # noqa: PLC0415 - only an extra of Dateline brings Dask
    except ImportError as error:
        raise ClusterError("to work on a cluster: pip install 'dateline[cluster]'") from error
    return Cluster(job, address, size).run(items)


def _as_large_as_needed(source: Iterator[Item], job: Job) -> Iterator[Result]:
    while head := _head(source):
        if _is_large(head):
            yield from Pool(job, cores()).run(chain(head, source))
        else:
            yield from _alone(head, job)


def _head(source: Iterator[Item]) -> list[Item]:
    """Read on until what was read is large, or long enough to be worked on meanwhile."""
    head: list[Item] = []
    for item in source:
        head.append(item)
        if len(head) >= _AHEAD or _is_large(head):
            break
    return head


def _is_large(items: list[Item]) -> bool:
    lengths = [len(item.text) for item in items if isinstance(item, Document)]
    return len(lengths) > _FEW or (len(lengths) > 1 and sum(lengths) > _SHORT)


def _alone(items: Iterable[Item], job: Job) -> Iterator[Result]:
    source = iter(items)
    for item in source:
        if not isinstance(item, Document):
            yield item
            continue
        # spaCy and the model take a second to load, and what a store knows does not need them
        from dateline.extract.nlp import load  # noqa: PLC0415
        from dateline.extract.run import run  # noqa: PLC0415

        for result in run(load(job.model), chain([item], source), job.options):
            yield Found(result) if isinstance(result, Extraction) else result
