"""From the paths a user names to documents and problems, one after the other."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from dateline.extract.read import limits
from dateline.extract.read.discovery import STDIN, Discovery, Found, discover
from dateline.extract.read.document import Origin, to_document
from dateline.extract.read.record import Failure, ReadError, Record, whole
from dateline.extract.read.registry import read
from dateline.extract.read.stream import open_payload
from dateline.models.article import Document
from dateline.models.problem import NOTES, Problem

__all__ = ["STDIN", "Discovery", "Found", "discover", "read_all", "read_found"]

STDIN_ID = "stdin"
"""The id of an article from standard input that has none of its own."""


def read_all(
    paths: Sequence[str],
    *,
    follow_links: bool = False,
    stdin: BinaryIO | None = None,
    stdin_format: str | None = None,
) -> Iterator[Document | Problem]:
    """Yield the documents of files, folders and standard input (`-`), and a problem for each that gives none.

    The order is that of `paths`, in a folder that of the sorted names. `stdin_format` is a key of
    `registry.READERS`, by default what the input looks like.
    """
    yield from read_found(discover(paths, follow_links=follow_links), stdin=stdin, stdin_format=stdin_format)


def read_found(
    discovery: Discovery, *, stdin: BinaryIO | None = None, stdin_format: str | None = None
) -> Iterator[Document | Problem]:
    """Yield what `discover` found as documents and problems, in its order."""
    ids = _Ids()
    for entry in discovery.entries:
        if isinstance(entry, Problem):
            yield entry
        else:
            yield from _read_file(entry, ids, stdin, stdin_format)


@dataclass(slots=True)
class _Ids:
    """The ids given so far in a run; a second article of the same name gets its path, then a number."""

    taken: set[str] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)

    def claim(self, *choices: str) -> str:
        """Return the first of the choices that is free, else the last with the lowest free number."""
        chosen = next((choice for choice in choices if choice not in self.taken), None)
        while chosen is None or chosen in self.taken:
            number = self.numbers.get(choices[-1], 1) + 1
            self.numbers[choices[-1]] = number
            chosen = f"{choices[-1]}~{number}"
        self.taken.add(chosen)
        return chosen


def _read_file(
    found: Found, ids: _Ids, stdin: BinaryIO | None, stdin_format: str | None
) -> Iterator[Document | Problem]:
    kind = stdin_format if found.name == STDIN else None
    failures = 0
    try:
        with _opened(found, stdin) as source:
            for record in read(open_payload(source, found.name, _length(source)), kind):
                result = _document(record, found, ids)
                if isinstance(result, Problem) and result.code not in NOTES:
                    failures += 1
                if isinstance(result, Document) or failures <= limits.MAX_FAILURES or result.code in NOTES:
                    yield result
    except ReadError as error:
        yield Problem(found.shown, error.code, error.message)
    except OSError as error:
        yield _unreadable(found, error)
    if failures > limits.MAX_FAILURES:
        message = f"{failures - limits.MAX_FAILURES:,} more of its articles could not be read, like those above"
        yield Problem(found.shown, "more", message)


@contextmanager
def _opened(found: Found, stdin: BinaryIO | None) -> Iterator[BinaryIO]:
    if found.name != STDIN:
        with found.path.open("rb") as source:
            yield source
    elif stdin is None:
        raise ReadError("no-stdin", "there is no standard input to read")
    else:
        yield stdin


def _length(source: BinaryIO) -> int | None:
    """Return how many bytes an open file has, None for a pipe or a stream in memory."""
    try:
        return os.fstat(source.fileno()).st_size or None
    except OSError:
        return None


def _document(record: Record | Failure, found: Found, ids: _Ids) -> Document | Problem:
    label = f"{found.shown}, {record.part}" if record.part else found.shown
    if isinstance(record, Failure):
        return Problem(label, record.code, record.message)
    name = STDIN_ID if found.name == STDIN else found.name
    choices = (whole(record.id),) if record.id else (name + record.key, found.shown + record.key)
    try:
        document = to_document(record, Origin(choices[0], found.shown, found.path.name, label))
    except ReadError as error:
        return Problem(label, error.code, error.message)
    claimed = ids.claim(*choices)
    return document if claimed == choices[0] else _renamed(document, claimed, record, label)


def _renamed(document: Document, claimed: str, record: Record, label: str) -> Document:
    """Return the document under another id, with a problem where it had brought its own."""
    article = replace(document.article, id=claimed)
    if published := article.published:
        evidence = tuple(replace(words, article=claimed) for words in published.evidence)
        article = replace(article, published=replace(published, evidence=evidence))
    problems = document.problems
    if record.id:
        message = f"another article has its id {record.id!r}, so it is called {claimed!r}; give each article its own"
        problems = (*problems, Problem(label, "repeated-id", message))
    return replace(document, article=article, problems=problems)


def _unreadable(found: Found, error: OSError) -> Problem:
    if error.errno == errno.ENOENT:
        return Problem(found.shown, "not-found", "there is no such file any more; check the path")
    reason = error.strerror or type(error).__name__
    return Problem(found.shown, "unreadable", f"it cannot be read ({reason}); check its permissions")
