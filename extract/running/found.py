"""What was found in an article, as a value or as a line of JSON, whichever it came as."""

import msgspec

from dateline.models.article import Document
from dateline.models.extraction import Extraction
from dateline.models.json import decode_extraction, encode
from dateline.models.problem import FAILURES, Problem


class _Named(msgspec.Struct):
    path: str


class _Glance(msgspec.Struct):
    article: _Named
    problems: tuple[Problem, ...]


_glance = msgspec.json.Decoder(_Glance).decode


class Found:
    """What was found in one article; `path` and `problems` are the article's."""

    __slots__ = ("_made", "path", "problems")

    def __init__(self, made: Extraction | bytes) -> None:
        self._made = made
        if isinstance(made, bytes):
            glance = _glance(made)
            self.path, self.problems = glance.article.path, glance.problems
        else:
            self.path, self.problems = made.article.path, made.problems

    @property
    def value(self) -> Extraction:
        """The extraction; raises msgspec.ValidationError where it came as bytes that are none."""
        return decode_extraction(self._made) if isinstance(self._made, bytes) else self._made

    @property
    def line(self) -> bytes:
        """The extraction as one line of JSON, without its end."""
        return self._made if isinstance(self._made, bytes) else encode(self._made)


Item = Document | Found | Problem
"""What runs through: only documents are worked on, the rest is passed on in its place."""
Result = Found | Problem


def without_findings(document: Document, problem: Problem) -> Extraction:
    """Return the extraction of a document that could not be worked on."""
    return Extraction(document.article, document.text, document.regions, problems=(*document.problems, problem))


def given_up(document: Document) -> Found:
    """Return what is told of a document that ends every process that works on it."""
    message = (
        f"article {document.article.id} ended the process that worked on it, again and again; "
        "the memory may not suffice for it: split it, or use fewer workers"
    )
    return Found(without_findings(document, Problem(document.article.path, "worker-died", message)))


def is_failure(problems: tuple[Problem, ...]) -> bool:
    """Tell by an article's problems whether nothing could be extracted from it."""
    return any(problem.code in FAILURES for problem in problems)
