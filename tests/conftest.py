"""What every test shares: one model load, and articles made from a string."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import settings
from spacy.language import Language

from dateline.extract.draft import Draft
from dateline.extract.nlp import load, make_doc
from dateline.extract.options import Options
from dateline.extract.pipeline import STAGES
from dateline.models.article import Article, Document

# How long a case takes depends on what else the machine does. The suite tries the same cases each time, so that a
# change is judged by what it changes; `--hypothesis-profile=explore` looks for new ones.
settings.register_profile("dateline", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile("dateline")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what comes out as the new golden files")


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="session")
def draft(nlp: Language) -> Callable[..., Draft]:
    """Return a function that runs the stages over a text: `draft(text, published="2024-04-08")`."""

    def run(text: str, *, published: str | None = None, document: Document | None = None) -> Draft:
        document = document or Document(Article(id="a", path="a.txt"), text)
        options = Options(published=date.fromisoformat(published) if published else None)
        result = Draft(document, nlp(make_doc(nlp, document.text)), options)
        for stage in STAGES:
            stage(result)
        return result

    return run
