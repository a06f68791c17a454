"""Publication days settled across articles, with nothing held of each but what is asked for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from dateline.extract.running.found import Found, Result, is_failure
from dateline.extract.times.corpus import Testimony, infer, witness
from dateline.models.article import Document, Published
from dateline.models.extraction import Extraction
from dateline.models.problem import UNDATED, Problem

T = TypeVar("T")


@dataclass(slots=True)
class Settled(Generic[T]):
    """What was kept of an article, and its problems."""

    kept: T
    problems: tuple[Problem, ...]


def settle(
    found: Iterable[Found],
    keep: Callable[[Extraction], T],
    again: Callable[[Iterator[Document]], Iterable[Result]],
) -> list[Settled[T]]:
    """Infer publication days across articles, have those extracted again whose day that settles; keep the order.

    Of every article stays what `keep` returns, which is called with each extraction at once. `again` extracts.
    """
    articles: list[Settled[T]] = []
    testimonies: list[Testimony] = []
    waiting: dict[str, tuple[int, Document]] = {}
    for each in found:
        extraction = each.value
        if not is_failure(each.problems):
            told = witness(extraction)
            testimonies.append(told)
            if told.times and not told.is_dated:
                waiting[told.article] = len(articles), _document(extraction)
        articles.append(Settled(keep(extraction), each.problems))
    days, problems = infer(testimonies)
    for problem in problems:
        open_day = articles[waiting[problem.source][0]]
        open_day.problems = (*_dated(open_day.problems), problem)
    for result in again(_with_day(waiting[article][1], day) for article, day in sorted(days.items())):
        if isinstance(result, Found):
            extraction = result.value
            articles[waiting[extraction.article.id][0]] = Settled(keep(extraction), result.problems)
    return articles


def _document(extraction: Extraction) -> Document:
    problems = _dated(extraction.problems)
    return Document(extraction.article, extraction.text, extraction.regions, problems=problems)


def _with_day(document: Document, published: Published) -> Document:
    return replace(document, article=replace(document.article, published=published))


def _dated(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems but for those with the publication day."""
    return tuple(problem for problem in problems if problem.code not in UNDATED)
