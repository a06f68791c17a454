"""The stage that fills a draft's quotes."""

from dateline.extract.draft import Draft
from dateline.extract.quotes.attribution import attribute
from dateline.extract.quotes.candidates import Candidate, Place, places
from dateline.extract.quotes.marks import pair_marks, paragraphs
from dateline.extract.quotes.reading import Reading
from dateline.models.quote import Quote, QuoteKind, Speaker
from dateline.models.span import Span


def find_quotes(draft: Draft) -> None:
    """Fill `draft.quotes`."""
    reading = Reading(draft.doc)
    marks = [marked for marked in pair_marks(reading.text) if draft.region(marked.start) != "furniture"]
    here = places(reading, marks, list(paragraphs(reading.text)))
    quotes = [
        _quote(draft, reading, place, chosen)
        for place, chosen in zip(here, attribute(reading, here), strict=True)
        if chosen is not None
    ]
    draft.quotes = tuple(sorted(quotes, key=lambda quote: (quote.start, -quote.end)))


def _quote(draft: Draft, reading: Reading, place: Place, chosen: Candidate) -> Quote:
    start, end = place.marked.start, place.marked.end
    text = draft.document.text
    speaker = None
    if chosen.source:
        left, right = reading.starts[chosen.source[0]], reading.ends[chosen.source[1] - 1]
        speaker = Speaker(left, right, text[left:right])
    cue = None
    if chosen.cue is not None:
        left, right = reading.starts[chosen.cue], reading.ends[chosen.cue]
        cue = Span(left, right, text[left:right])
    kind: QuoteKind = "direct"
    return Quote(
        start, end, text[start:end], id=f"q{start}", kind=kind, spans=((start, end),), speaker=speaker, cue=cue
    )
