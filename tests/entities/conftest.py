"""Articles of these tests go through the entities stage alone."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from dateline.extract.draft import Draft
from dateline.extract.entities.stage import find_entities
from dateline.extract.nlp import make_doc
from dateline.models.article import Article, Document


@pytest.fixture(scope="session")
def draft(nlp: Language) -> Callable[..., Draft]:
    def run(text: str, *, document: Document | None = None) -> Draft:
        document = document or Document(Article(id="a", path="a.txt"), text)
        result = Draft(document, nlp(make_doc(nlp, document.text)))
        find_entities(result)
        return result

    return run
