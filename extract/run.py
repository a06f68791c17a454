"""Running the stages over everything that was read, so that one article never costs another."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language

from dateline.extract import pipeline
from dateline.extract.language import is_english
from dateline.extract.options import Options
from dateline.extract.running.batches import batches
from dateline.extract.running.found import Item, Result, without_findings
from dateline.models.article import Document
from dateline.models.extraction import Extraction
from dateline.models.problem import Problem


def run(
    nlp: Language,
    items: Iterable[Item],
    options: Options = Options(),  # noqa: B008 - frozen
) -> Iterator[Extraction | Result]:
    """Extract from each document, and pass everything else through, in order.

    A document that cannot be worked on still yields an Extraction: its article, its text, and the problem, whose code
    is one of models.problem.FAILURES.
    """
    for batch in batches(items):
        refused = {id(item): _refuse(item) for item in batch if isinstance(item, Document)}
        extracted = _extract(
            nlp, [item for item in batch if isinstance(item, Document) and not refused[id(item)]], options
        )
        for item in batch:
            if not isinstance(item, Document):
                yield item
            elif problem := refused[id(item)]:
                yield without_findings(item, problem)
            else:
                yield next(extracted)


def _extract(nlp: Language, documents: Sequence[Document], options: Options) -> Iterator[Extraction]:
    """Extract from a batch; where one document breaks it, go on with the rest one by one."""
    done = 0
    try:
        for extraction in pipeline.extract(nlp, documents, options):
            yield extraction
            done += 1
    except Exception as error:  # noqa: BLE001 - whatever breaks over one article, the others must not suffer
        if len(documents) == 1:
            yield without_findings(documents[0], _failed(documents[0], error))
            return
        for document in documents[done:]:
            yield from _extract(nlp, [document], options)


def _refuse(document: Document) -> Problem | None:
    if not is_english(document.text):
        message = (
            f"article {document.article.id} does not read as English, the one language Dateline knows; "
            "listed, but nothing was extracted"
        )
        return Problem(document.article.path, "language", message)
    return None


def _failed(document: Document, error: Exception) -> Problem:
    article = document.article
    message = f"article {article.id} could not be worked on ({type(error).__name__}: {error}); please report this"
    return Problem(article.path, "failed", message)
