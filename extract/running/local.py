"""A Dask cluster of worker processes of this machine, and quiet around whatever cluster is worked with."""

import asyncio
import atexit
import logging
import signal
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.resource_tracker import ensure_running

import dask.config
from distributed import LocalCluster, Nanny
from distributed.deploy.spec import close_clusters
from distributed.utils import LoopRunner
from tornado.ioloop import IOLoop

_DEATHS = 1
"""Workers of a local cluster that may die of a task without its being given up; others have a setting of their own."""
_GRACE = 0.25
"""Seconds that worker processes of this machine have to end by themselves."""
_TRACKED = "ignore::UserWarning:multiprocessing.resource_tracker"
"""What Python's own process for semaphores is told, which warns where workers end before they have cleaned up."""


@contextmanager
def local_cluster(size: int) -> Iterator[LocalCluster]:
    """Start that many worker processes, which end with the context, whatever they are working on."""
    atexit.unregister(close_clusters)  # it fails over a cluster that Ctrl-C caught while it was started
    nothing_by_http: dict[str, list[str]] = {f"distributed.{role}.http.routes": [] for role in ("scheduler", "worker")}
    with (
        dask.config.set(nothing_by_http),
        _deaf_loop() as loop,
        LocalCluster(
            loop=loop,
            n_workers=size,
            threads_per_worker=1,
            host="127.0.0.1",
            security=True,
            dashboard_address="127.0.0.1:0",
            memory_limit=0,  # articles are not to be spilled to the disk
            silence_logs=logging.CRITICAL,
            scheduler_kwargs={"allowed_failures": _DEATHS, "dashboard": False},
        ) as cluster,
    ):
        try:
            yield cluster
        finally:
            cluster.sync(_end, list(cluster.workers.values()))


@contextmanager
def _deaf_loop() -> Iterator[IOLoop]:
    """Run a loop whose processes Ctrl-C does not reach: it reaches this process alone, which ends them."""
    ensure_running()  # it would let the signal through again where it is started later
    runner = LoopRunner()
    mask = getattr(signal, "pthread_sigmask", None)  # Windows has none
    before = mask(signal.SIG_BLOCK, [signal.SIGINT]) if mask else None  # threads and processes inherit it
    try:
        runner.start()
    finally:
        if mask:
            mask(signal.SIG_SETMASK, before)
    try:
        yield runner.loop
    finally:
        runner.stop()


async def _end(nannies: list[Nanny]) -> None:
    """End worker processes at once, whatever they are working on."""
    await asyncio.gather(*(nanny.close(timeout=_GRACE) for nanny in nannies), return_exceptions=True)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the words of Dask and its processes off standard error, and a lost connection from ending the program."""
    ours = hasattr(signal, "SIGPIPE") and threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGPIPE, signal.SIG_IGN) if ours else None
    level = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    sys.warnoptions.append(_TRACKED)  # processes are started with these
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        sys.warnoptions.remove(_TRACKED)
        logging.disable(level)
        if ours:
            signal.signal(signal.SIGPIPE, before)
