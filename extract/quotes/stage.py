"""The stage that fills a draft's quotes."""

from dateline.extract.draft import Draft
from dateline.extract.quotes.assemble import Assembly
from dateline.extract.quotes.attribution import attribute
from dateline.extract.quotes.marks import pair_marks, paragraphs
from dateline.extract.quotes.reading import Reading
from dateline.extract.quotes.reported import choose
from dateline.extract.quotes.shape import places
from dateline.extract.view import view


def find_quotes(draft: Draft) -> None:
    """Fill `draft.quotes`: what stands in marks and was said, and what is reported without marks, in text order."""
    reading = Reading(draft.doc, view(draft.document.text))
    marks = [marked for marked in pair_marks(reading.text) if draft.region(marked.start) != "furniture"]
    here = places(reading, marks, list(paragraphs(reading.text)))
    said = attribute(reading, here)
    inside = [0] * len(reading)
    own: dict[int, int] = {}
    for place, choice in zip(here, said, strict=True):
        if choice is not None:
            inside[place.a : place.b] = [1] * (place.b - place.a)
            if choice.cue is not None:
                own[choice.cue] = own.get(choice.cue, 0) + 1
    assembly = Assembly(draft, reading)
    assembly.add_statements(choose(reading, inside, own), here, inside)
    assembly.add_marked(here, said)
    draft.quotes = assembly.quotes()
