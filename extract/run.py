"""Running the stages over everything that was read, so that one article never costs another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language

from dateline.extract import pipeline
from dateline.extract.draft import Options
from dateline.extract.language import is_english
from dateline.extract.times.corpus import infer
from dateline.models.article import Document, Published
from dateline.models.extraction import Extraction
from dateline.models.problem import FAILURES, UNDATED, Problem

_BATCH_DOCUMENTS = 32
_BATCH_CHARACTERS = 200_000


def run(
    nlp: Language,
    items: Iterable[Document | Problem],
    options: Options = Options(),  # noqa: B008 - frozen
) -> Iterator[Extraction | Problem]:
    """Extract from each document, and pass problems through, in order.

    A document that cannot be worked on still yields an Extraction: its article, its text, and the problem, whose code
    is one of models.problem.FAILURES.
    """
    for batch in _batches(items):
        refused = {id(item): _refuse(item) for item in batch if isinstance(item, Document)}
        extracted = _extract(
            nlp, [item for item in batch if isinstance(item, Document) and not refused[id(item)]], options
        )
        for item in batch:
            if isinstance(item, Problem):
                yield item
            elif problem := refused[id(item)]:
                yield _without_findings(item, problem)
            else:
                yield next(extracted)


def settle(
    nlp: Language,
    extractions: Sequence[Extraction],
    options: Options = Options(),  # noqa: B008 - frozen
) -> list[Extraction]:
    """Infer publication days across articles and extract again from those whose day that settles; the order stays."""
    days, problems = infer(each for each in extractions if not is_failure(each))
    dated = [each for each in extractions if each.article.id in days]
    again = {
        each.article.id: each
        for each in run(nlp, (_dated(each, days[each.article.id]) for each in dated), options)
        if isinstance(each, Extraction)
    }
    open_days = {problem.source: problem for problem in problems}
    return [_with_open_day(again.get(each.article.id, each), open_days.get(each.article.id)) for each in extractions]


def is_failure(extraction: Extraction) -> bool:
    """Tell whether nothing could be extracted from an article."""
    return any(problem.code in FAILURES for problem in extraction.problems)


def _dated(extraction: Extraction, published: Published) -> Document:
    """Return the document of an extraction with its publication day."""
    article = replace(extraction.article, published=published)
    problems = tuple(problem for problem in extraction.problems if problem.code not in UNDATED)
    return Document(article, extraction.text, extraction.regions, problems=problems)


def _with_open_day(extraction: Extraction, problem: Problem | None) -> Extraction:
    if problem is None:
        return extraction
    others = (each for each in extraction.problems if each.code not in UNDATED)
    return replace(extraction, problems=(*others, problem))


def _batches(items: Iterable[Document | Problem]) -> Iterator[list[Document | Problem]]:
    batch: list[Document | Problem] = []
    characters = 0
    for item in items:
        batch.append(item)
        characters += len(item.text) if isinstance(item, Document) else 0
        if len(batch) >= _BATCH_DOCUMENTS or characters >= _BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _extract(nlp: Language, documents: Sequence[Document], options: Options) -> Iterator[Extraction]:
    """Extract from a batch; where one document breaks it, go on with the rest one by one."""
    done = 0
    try:
        for extraction in pipeline.extract(nlp, documents, options):
            yield extraction
            done += 1
    except Exception as error:  # noqa: BLE001 - whatever breaks over one article, the others must not suffer
        if len(documents) == 1:
            yield _without_findings(documents[0], _failed(documents[0], error))
            return
        for document in documents[done:]:
            yield from _extract(nlp, [document], options)


def _refuse(document: Document) -> Problem | None:
    if not is_english(document.text):
        message = "does not read as English, the one language Dateline knows; listed, but nothing was extracted"
        return Problem(document.article.path, "language", message)
    return None


def _failed(document: Document, error: Exception) -> Problem:
    article = document.article
    message = f"article {article.id} could not be worked on ({type(error).__name__}: {error}); please report this"
    return Problem(article.path, "failed", message)


def _without_findings(document: Document, problem: Problem) -> Extraction:
    return Extraction(document.article, document.text, document.regions, problems=(*document.problems, problem))
