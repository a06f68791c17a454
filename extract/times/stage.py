"""The stage that fills a draft's times and its publication day."""

from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from dateline.extract.draft import Draft
from dateline.extract.times.edtf import extent
from dateline.extract.times.grammar import grammar
from dateline.extract.times.lexicon import atoms
from dateline.extract.times.productions import PRODUCTIONS
from dateline.extract.times.resolve import Anchor, resolve
from dateline.models.article import Published
from dateline.models.span import Evidence
from dateline.models.when import Time


def find_times(draft: Draft) -> None:
    """Fill `draft.published` and `draft.times`."""
    draft.published = publication(draft)
    draft.times = tuple(times(draft.doc, draft.anchor))


def publication(draft: Draft) -> Published | None:
    """Return the publication day."""
    article = draft.document.article
    if draft.options.published:
        words = draft.options.published.isoformat()
        return Published(draft.options.published, "option", (Evidence(article.id, None, None, words),))
    return article.published


def times(doc: Doc, published: date | None) -> list[Time]:
    """Find and resolve the times of a parsed text."""
    text = doc.text
    sequence = atoms(text)
    found: list[Time] = []
    told: date | None = None
    for match in grammar().scan(sequence):
        for item in PRODUCTIONS[match.rule.make](match):
            start, end = sequence.starts[item.start], sequence.ends[item.end - 1]
            kind, value = resolve(item.reading, Anchor(published, told))
            reach = extent(value)
            if kind in {"DATE", "TIME"} and reach.earliest:
                told = reach.earliest
            time = Time(start, end, text[start:end], kind, value, rule=match.rule.name, mod=item.reading.mod)
            found.append(replace(time, edtf=reach.edtf, earliest=reach.earliest, latest=reach.latest, grain=reach.grain))
    return found
