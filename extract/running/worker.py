"""A worker process: documents come in on standard input, what is found in each goes out on standard output.

It lives as long as its standard input is open, so that it never outlives the process that started it.
"""

import os
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread

import msgspec

from dateline.extract.model import ModelError
from dateline.extract.options import Job
from dateline.models.article import Document
from dateline.models.json import encode

READY = b""
"""The first message of a worker; another one tells why it cannot work."""


def main() -> None:
    """Load the model, then work on batch after batch until standard input ends."""
    tasks, results = _channels()
    job = msgspec.msgpack.decode(tasks.recv_bytes(), type=Job)
    waiting: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_receive, args=(tasks, waiting), daemon=True).start()
    # spaCy takes a second to load, in which the end of standard input must not go unnoticed
    from dateline.extract.nlp import load  # noqa: PLC0415
    from dateline.extract.run import run  # noqa: PLC0415

    try:
        nlp = load(job.model)
    except ModelError as error:
        results.send_bytes(str(error).encode())
        return
    results.send_bytes(READY)
    decode = msgspec.msgpack.Decoder(list[Document]).decode
    while True:
        for extraction in run(nlp, decode(waiting.get()), job.options):
            _send(results, encode(extraction))


def _send(results: Connection, line: bytes) -> None:
    try:
        results.send_bytes(line)
    except OSError:  # nobody is there any more who would read it
        os._exit(0)


def _channels() -> tuple[Connection, Connection]:
    """Take over standard input and output; whatever is printed goes to standard error."""
    tasks, results = Connection(os.dup(0), writable=False), Connection(os.dup(1), readable=False)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return tasks, results


def _receive(tasks: Connection, waiting: "SimpleQueue[bytes]") -> None:
    try:
        while True:
            waiting.put(tasks.recv_bytes())
    except (EOFError, OSError):
        os._exit(0)


if __name__ == "__main__":
    main()
