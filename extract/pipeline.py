"""The ordered list of stages over one article, and running them over many."""

from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language

from dateline.extract.draft import Draft
from dateline.extract.entities.stage import find_entities
from dateline.extract.events.stage import find_events
from dateline.extract.nlp import parse
from dateline.extract.options import Options
from dateline.extract.quotes.stage import find_quotes
from dateline.extract.times.stage import find_times
from dateline.models.article import Document
from dateline.models.extraction import Extraction

Stage = Callable[[Draft], None]

STAGES: tuple[Stage, ...] = (find_times, find_entities, find_quotes, find_events)
"""Each stage reads what the earlier ones filled in the draft, and fills its own fields."""


def extract(nlp: Language, documents: Iterable[Document], options: Options = Options()) -> Iterator[Extraction]:  # noqa: B008 - frozen
    """Run every stage over each document, in order, one at a time."""
    for document, doc in parse(nlp, documents):
        draft = Draft(document, doc, options)
        for stage in STAGES:
            stage(draft)
        yield draft.finish()
