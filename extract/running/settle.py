"""Publication days settled across articles, with nothing held of each but what is asked for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, TypeVar

from dateline.extract.running.found import Found, Result, is_failure
from dateline.extract.times.corpus import Testimony, infer, witness
from dateline.models.article import Document, Published
from dateline.models.extraction import Extraction
from dateline.models.problem import UNDATED, Problem

T = TypeVar("T")


@dataclass(slots=True)
class Settled(Generic[T]):
    """What was kept of an article, its path, its publication day where that is known, and its problems."""

    kept: T
    path: str
    published: date | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Outcome(Generic[T]):
    """The articles in input order, and problems that name those that were left out."""

    articles: list[Settled[T]] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)


def settle(
    found: Iterable[Found],
    keep: Callable[[Extraction], T],
    again: Callable[[Iterator[Document]], Iterable[Result]],
    *,
    as_of: date | None = None,
) -> Outcome[T]:
    """Infer publication days across articles, have those extracted again whose day that settles; keep the order.

    Of every article stays what `keep` returns, which is called with each extraction at once. `again` extracts. `as_of`
    leaves out the articles published after that day, which then settle no other's, and those whose day is not known.
    """
    articles: dict[str, Settled[T]] = {}
    left_out: list[Problem] = []
    testimonies: list[Testimony] = []
    waiting: dict[str, Document] = {}
    for each in found:
        extraction = each.value
        article, published = extraction.article, extraction.article.published
        if as_of and published and published.date > as_of:
            left_out.append(_after(article.path, article.id, published.date, as_of))
            continue
        if not is_failure(each.problems):
            told = witness(extraction)
            testimonies.append(told)
            if told.times and not told.is_dated:
                waiting[article.id] = _document(extraction)
        day = published.date if published else None
        articles[article.id] = Settled(keep(extraction), article.path, day, each.problems)
    days, problems = infer(testimonies, until=as_of)
    for problem in problems:
        open_day = articles[problem.source]
        open_day.problems = (*_dated(open_day.problems), problem)
    if as_of:
        left_out += _leave_out(articles, days, as_of)
    for result in again(_with_day(waiting[article], day) for article, day in sorted(days.items())):
        if isinstance(result, Found):
            extraction = result.value
            day = days[extraction.article.id].date
            articles[extraction.article.id] = Settled(keep(extraction), extraction.article.path, day, result.problems)
    return Outcome(list(articles.values()), left_out)


def _leave_out(articles: dict[str, Settled[T]], days: dict[str, Published], as_of: date) -> Iterator[Problem]:
    """Take away the articles whose day is not known, or was found to lie behind `as_of`; name them."""
    for article, settled in list(articles.items()):
        day = days[article].date if article in days else settled.published
        if day is None or day > as_of:
            del articles[article]
            days.pop(article, None)
            yield _after(settled.path, article, day, as_of)


def _after(path: str, article: str, day: date | None, as_of: date) -> Problem:
    name = "" if path.endswith(article) else f"article {article}: "
    if day:
        return Problem(path, "published-after", f"{name}left out, as it was published on {day}, after {as_of}")
    message = (
        f"{name}left out, as its publication day is not known and may lie after {as_of}; put the day in the file "
        "name (2024-04-08-name.txt), or pass --published YYYY-MM-DD where all articles are of one day"
    )
    return Problem(path, "published-unknown", message)


def _document(extraction: Extraction) -> Document:
    problems = _dated(extraction.problems)
    return Document(extraction.article, extraction.text, extraction.regions, problems=problems)


def _with_day(document: Document, published: Published) -> Document:
    return replace(document, article=replace(document.article, published=published))


def _dated(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems but for those with the publication day."""
    return tuple(problem for problem in problems if problem.code not in UNDATED)
