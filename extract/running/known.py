"""Taking from the store what is known, and putting into it what is new."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import islice

import msgspec

from dateline.extract.options import Job
from dateline.extract.running.found import Found, Item, Result
from dateline.extract.store import Store
from dateline.extract.versions import model_version, rule_version
from dateline.models.article import Document
from dateline.models.extraction import Extraction
from dateline.models.json import decode_extraction
from dateline.models.problem import Problem

_AT_ONCE = 64
"""Items looked up together, and new results kept together."""
_PASSING = frozenset({"failed", "worker-died"})
"""Codes of problems that another run may not have."""


class _Known(Found):
    """What was found in an earlier run."""

    __slots__ = ()


@dataclass(slots=True)
class Memory:
    """A store together with what its keys are made of besides the document."""

    store: Store
    job: Job
    model: str = field(init=False)
    rules: str = field(init=False)

    def __post_init__(self) -> None:
        self.model, self.rules = model_version(self.job.model), rule_version()

    def extracted(self, items: Iterable[Item], run: Callable[[Iterator[Item]], Iterator[Result]]) -> Iterator[Result]:
        """Yield what `run` makes of the items, which is asked only for documents that are not known."""
        keys: deque[bytes] = deque()
        fresh: list[tuple[bytes, bytes]] = []
        try:
            for result in run(self._looked_up(items, keys)):
                if isinstance(result, Found) and not isinstance(result, _Known):
                    key = keys.popleft()
                    if not any(problem.code in _PASSING for problem in result.problems):
                        fresh.append((key, result.line))
                if len(fresh) >= _AT_ONCE:
                    self._keep(fresh)
                yield result
        finally:
            self._keep(fresh)

    def _keep(self, fresh: list[tuple[bytes, bytes]]) -> None:
        if fresh:
            self.store.put(fresh, model=self.model, rules=self.rules)
            fresh.clear()

    def _looked_up(self, items: Iterable[Item], keys: deque[bytes]) -> Iterator[Item]:
        """Put what is known in the place of its document; note the keys of the others."""
        source = iter(items)
        while some := list(islice(source, _AT_ONCE)):
            asked = [self._key(item) if isinstance(item, Document) else b"" for item in some]
            values = self.store.get([key for key in asked if key])
            for item, key in zip(some, asked, strict=True):
                known = _known(item, values[key]) if isinstance(item, Document) and key in values else None
                if known is None and key:
                    keys.append(key)
                yield known or item

    def _key(self, document: Document) -> bytes:
        """Hash what decides over the result; the path does not, but where a problem of reading tells it."""
        article = document.article if document.problems else replace(document.article, path="")
        decisive = (self.model, self.rules, self.job.options, replace(document, article=article))
        return blake2b(msgspec.msgpack.encode(decisive), digest_size=20).digest()


def _known(document: Document, line: bytes) -> _Known | None:
    """Return a stored line as what was found in a document, None where it cannot be that."""
    try:
        value = decode_extraction(line)
    except msgspec.DecodeError:
        return None
    article = document.article
    if value.text != document.text or value.article.id != article.id:
        return None
    return _Known(line) if value.article.path == article.path else _Known(_moved(value, article.path))


def _moved(extraction: Extraction, path: str) -> Extraction:
    """Return an extraction for an article that has been moved."""
    before = extraction.article.path
    problems = tuple(
        Problem(path, problem.code, problem.message) if problem.source == before else problem
        for problem in extraction.problems
    )
    return replace(extraction, article=replace(extraction.article, path=path), problems=problems)
