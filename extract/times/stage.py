"""The stage that fills a draft's times and its publication day."""

from bisect import bisect_right
from datetime import date

from spacy.tokens import Doc

from dateline.extract.draft import Draft
from dateline.extract.times.edtf import extent
from dateline.extract.times.grammar import grammar
from dateline.extract.times.lexicon import atoms
from dateline.extract.times.ordinary import mask
from dateline.extract.times.productions import PRODUCTIONS, Found
from dateline.extract.times.reading import Calendar, Shift
from dateline.extract.times.resolve import Anchor, Direction, resolve
from dateline.extract.times.tense import direction
from dateline.extract.times.told import Point, is_narrative, point_of
from dateline.models.article import Published
from dateline.models.span import Evidence
from dateline.models.when import Time, TimexType


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
    rules = grammar()
    text = doc.text  # spaCy joins it anew at every look
    sequence = atoms(text)
    starts = [token.idx for token in doc]

    def token_at(offset: int) -> int:
        return bisect_right(starts, offset) - 1

    mask(sequence, text, lambda offset: doc[token_at(offset)].tag_)
    found = list(rules.scan(sequence, PRODUCTIONS))
    narrative = is_narrative((item.reading for item in found), published)
    told: Point | None = None
    quarter: Point | None = None
    results = []
    for item in found:
        start, end = sequence.starts[item.start], sequence.ends[item.end - 1]
        way: Direction = None
        if needs_direction(item):
            way = direction(doc, token_at(start), token_at(end - 1) + 1)
        if item.reading.ahead_only and way != "future":
            continue
        kind, value = resolve(item.reading, Anchor(published, told, quarter, way, narrative))
        if kind in {"DATE", "TIME"} and not (narrative and is_speech(item)):
            told = point_of(value) or told
            if isinstance(item.reading.meaning, Calendar) and told and told.quarter:
                quarter = told
        results.append(as_time(text, start, end, item, (kind, value)))
    return results


def needs_direction(item: Found) -> bool:
    """Tell whether a reading has to know where its clause looks."""
    meaning = item.reading.meaning
    return bool(item.reading.ahead_only) or isinstance(meaning, Calendar) and meaning.year is None and meaning.relation is None


def as_time(text: str, start: int, end: int, item: Found, resolved: tuple[TimexType, str]) -> Time:
    """Return the time of a resolved reading."""
    kind, value = resolved
    reach = extent(value)
    return Time(
        start,
        end,
        text[start:end],
        kind,
        value,
        edtf=reach.edtf,
        earliest=reach.earliest,
        latest=reach.latest,
        grain=reach.grain,
        rule=item.rule,
        mod=item.reading.mod,
    )


def is_speech(item: Found) -> bool:
    """Tell whether a reading counts from the day of publication ("ten years ago", "today")."""
    return isinstance(item.reading.meaning, Shift) and item.reading.meaning.base == "speech"
