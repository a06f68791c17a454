"""Starting a worker process, talking to it, ending it."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

import msgspec

from dateline.extract.options import Job
from dateline.models.article import Document

_ONE_THREAD = dict.fromkeys(
    (
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "MKL_NUM_THREADS",
        "BLIS_NUM_THREADS",
        "VECLIB_MAXIMUM_THREADS",
        "NUMEXPR_NUM_THREADS",
    ),
    "1",
)
"""The variables by which libraries of linear algebra are told to start no threads of their own."""

_PIPE = 1 << 18
"""Bytes that a pipe holds where the system allows it, so that neither side waits for the other."""


@contextmanager
def _pipe_errors() -> Iterator[None]:
    """Pass over a write to a dead worker, also where the program ends itself at a closed pipe, as the command does."""
    ours = hasattr(signal, "SIGPIPE") and threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGPIPE, signal.SIG_IGN) if ours else None
    try:
        yield
    except OSError:
        return
    finally:
        if ours:
            signal.signal(signal.SIGPIPE, before)


class WorkerError(Exception):
    """No worker can do the work; the message says why."""


class ClusterError(Exception):
    """The cluster cannot do the work; the message says why."""


class Process:
    """A fresh Python process that runs dateline.extract.running.worker.

    It is in a process group of its own: Ctrl-C reaches the parent alone, which ends it.
    """

    def __init__(self, job: Job) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "dateline.extract.running.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **_ONE_THREAD},
            pipesize=_PIPE,
            process_group=0,
        )
        if self._process.stdin is None or self._process.stdout is None:
            raise WorkerError("a worker process has no pipes")
        self._tasks = Connection(os.dup(self._process.stdin.fileno()), readable=False)
        self.results = Connection(os.dup(self._process.stdout.fileno()), writable=False)
        self._process.stdin.close()
        self._process.stdout.close()
        self._send(msgspec.msgpack.encode(job))

    def send(self, documents: list[Document]) -> None:
        """Give documents to work on; that a worker is dead shows when it is listened to."""
        self._send(msgspec.msgpack.encode(documents))

    def _send(self, message: bytes) -> None:
        with _pipe_errors():
            self._tasks.send_bytes(message)

    def receive(self) -> bytes | None:
        """Return the next message, None where the worker is dead."""
        try:
            return self.results.recv_bytes()
        except (EOFError, OSError):
            return None

    def end(self) -> None:
        """End the process at once, and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        self._tasks.close()
        self.results.close()
