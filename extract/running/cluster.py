"""Extraction on a Dask cluster: a scheduler somewhere, or worker processes started here for the run.

Dask does again what a dead worker had before it, and gives up a task that several workers died of (KilledWorker); a
task that only waited at these workers may be given up with it. So the articles of such a batch are tried again one by
one with nothing else under way, and only one that is given up then is named in a problem.

Dask sends functions and errors as pickles: a scheduler must be trusted. A local cluster listens on the loopback
interface alone, and asks for a certificate that is made for the run and kept in memory.
"""

import re
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

import msgspec
from distributed import Client, Future, KilledWorker

from dateline.extract.model import ModelError
from dateline.extract.options import Job
from dateline.extract.running.batches import batches
from dateline.extract.running.found import Found, Item, Result, given_up
from dateline.extract.running.local import local_cluster, undisturbed
from dateline.extract.running.process import ClusterError
from dateline.extract.versions import model_version, rule_version
from dateline.models.article import Document
from dateline.models.json import encode

LOCAL = "local"
"""What stands in the place of an address for worker processes of this machine."""

_AHEAD = 4
"""Batches under way for each thread of the cluster: enough that none waits, few enough to be held."""
_PATIENCE = 20
"""Seconds to wait for a scheduler to answer, or for a worker where there is none."""
_ADDRESS = re.compile(r"(?:tcp|tls)://[^\s/]+:\d+")

T = TypeVar("T")

_at_work = threading.Lock()
"""Held while a worker extracts: spaCy is not made for several threads at once."""


class _Order(msgspec.Struct, frozen=True):
    """What a worker is to do, and the versions of model and rules that it must have to find what is found here."""

    job: Job
    versions: tuple[str, str] | None


@dataclass(slots=True, eq=False)
class _Batch:
    """Items in input order; the future holds what is found in the documents among them."""

    items: list[Item]
    future: "Future[list[bytes]] | None"


class Cluster:
    """The workers of the scheduler at `address`, or `size` processes of this machine where that is LOCAL.

    Raises ClusterError where the address is none.
    """

    def __init__(self, job: Job, address: str, size: int) -> None:
        if address != LOCAL and not _ADDRESS.fullmatch(address):
            raise ClusterError(f"{address!r} is neither {LOCAL} nor a scheduler's address, like tcp://host:8786")
        self._address = address
        self._size = size
        # what is started here has the versions that are here
        versions = None if address == LOCAL else (model_version(job.model), rule_version())
        self._order = msgspec.msgpack.encode(_Order(job, versions))

    def run(self, items: Iterable[Item]) -> Iterator[Result]:
        """Extract from each document, and pass everything else through, in order; connect once there is a document.

        Raises ModelError where a worker cannot load the model, ClusterError where the cluster cannot do the work.
        """
        source = batches(items)
        for batch in source:
            if _documents(batch):
                with self._connected() as client:
                    yield from _Run(client, self._order).over(chain([batch], source))
            else:
                yield from batch  # type: ignore[misc]  # there is no document among them

    @contextmanager
    def _connected(self) -> Iterator[Client]:
        with ExitStack() as stack:
            stack.enter_context(undisturbed())
            try:
                is_local = self._address == LOCAL
                cluster = stack.enter_context(local_cluster(self._size)) if is_local else self._address
                client = stack.enter_context(Client(cluster, timeout=_PATIENCE, set_as_default=False))
            except (OSError, ValueError, RuntimeError) as error:
                raise ClusterError(f"there is no answer from {self._address}; check that its scheduler runs") from error
            yield client


@dataclass(frozen=True, slots=True)
class _Run:
    client: Client
    order: bytes

    def over(self, source: Iterable[list[Item]]) -> Iterator[Result]:
        window: deque[_Batch] = deque()
        for items in source:
            documents = _documents(items)
            window.append(_Batch(items, self._begin(documents) if documents else None))
            while len(window) > _AHEAD * max(self._threads(), 1):
                yield from self._finish(window.popleft(), window)
        while window:
            yield from self._finish(window.popleft(), window)

    def _begin(self, documents: list[Document]) -> "Future[list[bytes]]":
        return self.client.submit(extract, self.order, msgspec.msgpack.encode(documents), pure=False)

    def _finish(self, batch: _Batch, others: Iterable[_Batch]) -> Iterator[Result]:
        found: Iterator[Found] = iter(())
        if batch.future:
            try:
                found = map(Found, self._patiently(batch.future.result))
            except KilledWorker:
                for other in others:
                    if other.future:
                        self._patiently(other.future.exception)
                found = map(self._alone, _documents(batch.items))
        for item in batch.items:
            yield next(found) if isinstance(item, Document) else item

    def _alone(self, document: Document) -> Found:
        try:
            (line,) = self._patiently(self._begin([document]).result)
        except KilledWorker:
            return given_up(document)
        return Found(line)

    def _patiently(self, ask: Callable[..., T]) -> T:
        """Wait for an answer, as long as the cluster has workers."""
        while True:
            try:
                return ask(timeout=_PATIENCE)
            except TimeoutError as error:
                if not self._threads():
                    raise ClusterError("the cluster has no workers; start some, and try again") from error
            except (KilledWorker, ModelError, ClusterError):
                raise
            except Exception as error:
                raise _unable(error) from error

    def _threads(self) -> int:
        try:
            return sum(self.client.nthreads().values())
        except Exception as error:
            raise _unable(error) from error


def _unable(error: Exception) -> ClusterError:
    """Return what to tell of whatever a worker, or the loss of the scheduler, raised."""
    told = str(error).partition("\n")[0] or type(error).__name__
    return ClusterError(
        f"the cluster cannot do the work ({told}); its scheduler must run, its workers have the same Dateline as here"
    )


def extract(order: bytes, documents: bytes) -> list[bytes]:
    """Extract from documents; this is what runs in a worker, which loads the model once.

    Raises ModelError, and ClusterError where the worker would not find what the process that asks it would find.
    """
    from dateline.extract.nlp import load  # noqa: PLC0415 - the process that asks needs no spaCy
    from dateline.extract.run import run  # noqa: PLC0415

    asked = msgspec.msgpack.decode(order, type=_Order)
    if asked.versions and asked.versions != (model_version(asked.job.model), rule_version()):
        raise ClusterError(
            "the cluster's workers have another version of Dateline, its model, Python or a library than this machine; "
            "install the same there"
        )
    with _at_work:
        found = run(load(asked.job.model), msgspec.msgpack.decode(documents, type=list[Document]), asked.job.options)
        return [encode(each) for each in found]


def _documents(items: Iterable[Item]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]
