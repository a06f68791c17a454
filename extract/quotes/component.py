"""The quotes alone, as a spaCy component: `nlp.add_pipe("dateline_quotes")` gives `doc._.quotes`."""

from spacy.language import Language
from spacy.tokens import Doc

from dateline.extract.draft import Draft
from dateline.extract.lemmas import adopt
from dateline.extract.quotes.stage import find_quotes
from dateline.models.article import Article, Document


class QuotesComponent:
    """Sets `doc._.quotes` to the Quote values of a tagged and parsed doc; offsets index `doc.text`."""

    def __init__(self) -> None:
        if not Doc.has_extension("quotes"):
            Doc.set_extension("quotes", default=())

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotes of a doc and who said them, as mentions in the text: entities are not resolved."""
        draft = Draft(Document(Article(id="", path=""), doc.text), doc)
        find_quotes(draft)
        doc._.quotes = draft.quotes
        return doc


@Language.factory("dateline_quotes", assigns=["doc._.quotes"])
def create(nlp: Language, name: str) -> QuotesComponent:  # noqa: ARG001 - spaCy's signature
    """Create the component; it belongs behind the tagger and the parser."""
    adopt(nlp)
    return QuotesComponent()
