"""Extraction by several worker processes, in input order, and complete though workers die.

Each worker has a few batches before it. When one dies, another takes its place: the articles it may have been working
on are tried again one by one, and one that ends its worker twice when alone is named in a problem.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait

from dateline.extract.model import ModelError
from dateline.extract.options import Job
from dateline.extract.running.batches import batches
from dateline.extract.running.found import Found, Item, Result, given_up
from dateline.extract.running.process import Process, WorkerError
from dateline.models.article import Document

_AHEAD = 2
"""Batches that a worker has before it, so that it never waits."""
_WINDOW = 8
"""Batches a worker that may be held at once, so that one long article does not stop the others soon."""
_LIVES = 2
"""Workers that an article may end when it is alone, before it is given up."""
_FALSE_STARTS = 3
"""Workers that may end before they are ready, one after the other, before that is a fault of the installation."""


@dataclass(slots=True, eq=False)
class _Batch:
    """Items in input order; what was found in a document takes its place."""

    items: list[Item]
    waiting: int = 0

    def put(self, place: int, found: Found) -> None:
        self.items[place] = found
        self.waiting -= 1

    def documents(self, places: Iterable[int]) -> list[Document]:
        return [item for place in places if isinstance(item := self.items[place], Document)]


@dataclass(slots=True, eq=False)
class _Task:
    """Documents of a batch that are sent together, by their places; `ended` counts the workers that died of one."""

    batch: _Batch
    places: deque[int]
    ended: int = 0


@dataclass(slots=True, eq=False)
class _Worker:
    process: Process
    tasks: deque[_Task] = field(default_factory=deque)
    ready: bool = False


class Pool:
    """Up to `size` worker processes; they are started when there is work for them, and ended by `close`."""

    def __init__(self, job: Job, size: int) -> None:
        self._job = job
        self._size = size
        self._workers: list[_Worker] = []
        self._todo: deque[_Task] = deque()
        self._false_starts = 0

    def run(self, items: Iterable[Item]) -> Iterator[Result]:
        """Extract from each document, and pass everything else through, in order.

        Raises ModelError where a worker cannot load the model, WorkerError where none can be started.
        """
        window: deque[_Batch] = deque()
        source = batches(items)
        more = True
        try:
            while more or window:
                wanted = more and len(window) < _WINDOW * self._size and len(self._todo) < self._size
                if wanted and (batch := next(source, None)):
                    window.append(self._accept(batch))
                elif wanted:
                    more = wanted = False
                self._hand_out()
                while window and not window[0].waiting:
                    yield from window.popleft().items  # type: ignore[misc]  # no document is left in it
                if window:
                    self._listen(wait_for_news=not wanted)
        finally:
            self.close()

    def close(self) -> None:
        """End all workers at once."""
        while self._workers:
            self._workers.pop().process.end()

    def _accept(self, items: list[Item]) -> _Batch:
        places = deque(place for place, item in enumerate(items) if isinstance(item, Document))
        batch = _Batch(items, len(places))
        if places:
            self._todo.append(_Task(batch, places))
        return batch

    def _hand_out(self) -> None:
        starting = sum(not worker.ready for worker in self._workers)
        while len(self._workers) < self._size and len(self._todo) > starting:
            self._workers.append(_Worker(Process(self._job)))
            starting += 1
        for ahead in range(1, _AHEAD + 1):
            for worker in self._workers:
                if self._todo and worker.ready and len(worker.tasks) < ahead:
                    task = self._todo.popleft()
                    worker.tasks.append(task)
                    worker.process.send(task.batch.documents(task.places))

    def _listen(self, *, wait_for_news: bool) -> None:
        by_channel = {worker.process.results: worker for worker in self._workers}
        for channel in wait(list(by_channel), None if wait_for_news else 0):
            worker = by_channel[channel]  # type: ignore[index]  # wait returns what it was given
            message = worker.process.receive()
            if message is None:
                self._replace(worker)
            elif not worker.ready:
                if message:
                    raise ModelError(message.decode())
                worker.ready, self._false_starts = True, 0
            else:
                self._put(worker, message)

    def _put(self, worker: _Worker, line: bytes) -> None:
        task = worker.tasks[0]
        task.batch.put(task.places.popleft(), Found(line))
        if not task.places:
            worker.tasks.popleft()

    def _replace(self, worker: _Worker) -> None:
        """Bury a worker; what it had before it is done again, first of all what it may have died of."""
        self._workers.remove(worker)
        worker.process.end()
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                raise WorkerError("worker processes end as soon as they are started; try --workers 1")
        if worker.tasks:
            current, *later = worker.tasks
            self._todo.extendleft(reversed([*self._again(current), *later]))

    def _again(self, task: _Task) -> list[_Task]:
        if len(task.places) > 1:
            return [_Task(task.batch, deque([place])) for place in task.places]
        task.ended += 1
        if task.ended < _LIVES:
            return [task]
        for place, document in zip(task.places, task.batch.documents(task.places), strict=True):
            task.batch.put(place, given_up(document))
        return []
