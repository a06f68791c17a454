"""Batches of what is read: their documents are parsed together, which is cheaper than one by one.

The parse of a document does not depend on the others in its batch.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from dateline.models.article import Document

_DOCUMENTS = 16
_CHARACTERS = 100_000
_ITEMS = 64

T = TypeVar("T")


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Cut a stream into batches, each small enough to be held and to be lost."""
    batch: list[T] = []
    documents = characters = 0
    for item in items:
        batch.append(item)
        if isinstance(item, Document):
            documents, characters = documents + 1, characters + len(item.text)
        if documents >= _DOCUMENTS or characters >= _CHARACTERS or len(batch) >= _ITEMS:
            yield batch
            batch, documents, characters = [], 0, 0
    if batch:
        yield batch
