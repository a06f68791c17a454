"""The times alone, as a spaCy component: `nlp.add_pipe("dateline_times")` gives `doc._.times`."""

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from dateline.extract.times.finding import find
from dateline.extract.times.stage import resolved


class TimesComponent:
    """Sets `doc._.times` to the Time values of a parsed doc; offsets index `doc.text`."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        if not Doc.has_extension("times"):
            Doc.set_extension("times", default=())

    def __call__(self, doc: Doc) -> Doc:
        """Find and resolve the times of a doc."""
        doc._.times = tuple(resolved(find(doc, doc.text), self.published))
        return doc


@Language.factory("dateline_times", assigns=["doc._.times"], default_config={"published": None})
def create(nlp: Language, name: str, published: str | None) -> TimesComponent:  # noqa: ARG001 - spaCy's signature
    """Create the component; `published` is the publication day of the docs, as YYYY-MM-DD.

    Raises ValueError where that is no day.
    """
    return TimesComponent(date.fromisoformat(published) if published else None)
