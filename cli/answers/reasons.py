"""Why an event has its date, in a reader's words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from dateline.cli.render.corrected import corrections
from dateline.cli.render.dates import when_words, words
from dateline.cli.render.footer import count
from dateline.cli.render.plain import plain
from dateline.extract.questions.explain import Explanation, Phrase, Told
from dateline.extract.questions.undated import Undated
from dateline.models.article import Article
from dateline.models.correction import Correction
from dateline.models.span import Evidence
from dateline.models.timeline import TimelineEvent
from dateline.models.when import Basis, When

BASES: Mapping[Basis, str] = {
    "stated": "stated: words in the clause that tells it say when",
    "carried": "carried: another event that the text dates lends it the date",
    "reported": "reported: no words date it; the article tells it as news, so it lies near the day of publication",
}
"""What each basis of a date means."""

UNDATED: Mapping[Undated, str] = {
    "partial": "its words name a part of a date only, and nothing tells the rest: the publication day is not known",
    "no-day": "no words date it, and the article's publication day is not known",
    "ahead": "no words date it, and what is planned, possible or under way does not happen on the day of the report",
    "background": "no words date it, and the article tells it as known or past, not as news of its day",
}
"""What keeps a source from dating an event."""

_SIDES = {
    "same": "{told} it so",
    "allows": "{told} a date that allows it",
    "report": "{told} it without a date, and the day of its report gives way",
    "against": "{told} another date",
    "none": "{told} it without a date",
}
_PUBLISHED = {
    "option": "which --published gave",
    "metadata": "which its metadata give",
    "dateline": "which its dateline gives",
    "text": "which its date line gives",
    "filename": "which its file name gives",
    "inferred": "which was inferred from",
}
_BOUNDS = frozenset({"since", "after", "from", "by", "until", "till", "before", "to", "through", "between"})
_WAYS = {"past": "; it looks back", "future": "; it looks ahead"}
_NAMED = 6
"""How many words that tell a publication day are named at most."""


def of_event(explained: Explanation) -> Iterator[str]:
    """Yield how the event's own date follows from what its several sources tell."""
    when, told = explained.event.when, explained.told
    if when is None:
        yield "No source dates it."
        return
    if any(each.about == "date" for each in explained.event.corrections):
        yield f"{_date(when)}, put right by hand: {', '.join(_sides(told))}."
        return
    if when.basis == "reported":
        yield f"{_date(when)}: no article dates it; of the days of report, that counts which most articles have."
        return
    yield f"{_date(when)}: {', '.join(_sides(told))}."
    if len({each.source.when.edtf for each in told if each.source.when and each.side != "report"}) > 1:
        yield "Of dates that differ, the most precise counts, and of those the one that most independent articles tell."


def _date(when: When) -> str:
    shown = when_words(when)
    return shown if shown == when.edtf else f"{shown} ({plain(when.edtf)})"


def _sides(told: Sequence[Told]) -> Iterator[str]:
    """Yield how many articles stand on each side; one that tells it in several ways stands on the first of them."""
    by_article: dict[str, str] = {}
    for side in _SIDES:
        for each in told:
            if each.side == side:
                by_article.setdefault(each.article.id, side)
    numbers = Counter(by_article.values())
    for side, phrase in _SIDES.items():
        if number := numbers[side]:
            yield f"{count(number, 'article')} {phrase.format(told='tells' if number == 1 else 'tell')}"


def of_source(told: Told) -> Iterator[tuple[str, str]]:
    """Yield what one source's date rests on, each with a word for what it is."""
    when = told.source.when
    if when is None:
        yield "date", f"none: {UNDATED[told.undated or 'background']}"
        return
    yield "date", f"{_date(when)}, {BASES[when.basis]}{_lender(told, when)}{_bound(told, when)}"
    if told.undated:
        yield "open", UNDATED[told.undated]
    if when.basis == "reported":
        yield "day", f"published on {published(told.article)}"
    for phrase in told.phrases:
        yield from _of_phrase(phrase, told, when)


def _lender(told: Told, when: When) -> str:
    if when.basis != "carried" or not told.phrases:
        return ""
    start, end = told.source.sentence
    return ", in the same sentence" if start <= told.phrases[0].time.start < end else ", in another sentence"


def _bound(told: Told, when: When) -> str:
    """Return the word before a date that makes it the beginning or the end of a stretch."""
    words_of = when.evidence
    if ".." not in when.edtf or words_of is None or words_of.start is None:
        return ""
    start = told.source.sentence[0]
    before = told.source.text[: max(words_of.start - start, 0)].split()
    bound = next((word for word in reversed(before[-3:]) if word.lower() in _BOUNDS), None)
    return f"; “{plain(bound)}” leaves one end open" if bound else "; one end stays open"


def _of_phrase(phrase: Phrase, told: Told, when: When) -> Iterator[tuple[str, str]]:
    time = phrase.time
    own = words(time.edtf) if time.edtf else plain(time.value)
    yield "words", f"“{plain(time.text)}” ({_place(told, phrase)}) means {own}"
    yield "rule", f"{plain(time.rule)}: {phrase.meaning}{_WAYS.get(time.direction or '', '')}"
    if len(told.phrases) == 1 and (moved := _moved(phrase, when)):
        yield "moved", moved
    if time.anchor is None:
        in_full = time.earliest or time.latest
        yield "anchor", "none: the words say it in full" if in_full else "none: nothing is known to count from"
    elif time.anchor_basis == "told":
        yield "anchor", f"counted from {words(time.anchor)}, which the article told of before"
    else:
        yield "anchor", f"counted from the publication day, {published(told.article)}"


def _place(told: Told, phrase: Phrase) -> str:
    start, end = told.source.sentence
    where = "" if start <= phrase.time.start < end else ", in another sentence"
    return f"characters {phrase.time.start}–{phrase.time.end}{where}"


def _moved(phrase: Phrase, when: When) -> str | None:
    """Return why an event has another day than the words that date it."""
    mine, own = when.earliest, phrase.time.earliest
    if not mine or not own or mine == own or when.latest != mine:
        return None
    if when.basis == "stated" and abs((mine - own).days) == 7:
        tense = "is told as done" if mine < own else "is told as still to come"
        return f"a week {'earlier' if mine < own else 'later'}, as it {tense}"
    days = (mine - own).days
    return f"{count(abs(days), 'day')} {'before' if days < 0 else 'after'} that day, as its clause counts"


def published(article: Article) -> str:
    """Return an article's publication day and what tells it; "an unknown day" where there is none."""
    known = article.published
    if known is None:
        return "an unknown day"
    day = words(known.date.isoformat())
    if by_hand := next((each for each in article.corrections if each.about == "published"), None):
        return f"{day}, which was put right by hand in {_by_hand(by_hand)}"
    basis = _PUBLISHED[known.basis]
    named = [_evidence(each, article.id) for each in known.evidence[:_NAMED] if each.text]
    more = len(known.evidence) - len(named)
    if known.basis == "option" or not named:
        return f"{day}, {basis.removesuffix(' from')}"
    joint = " " if known.basis == "inferred" else ": "
    return f"{day}, {basis}{joint}{', '.join(named)}{f' and {more} more' if more > 0 else ''}"


def put_right(event: TimelineEvent) -> Iterator[str]:
    """Yield what was put right by hand of an event, and where that stands."""
    files = ", ".join(dict.fromkeys(plain(correction.file) for correction in event.corrections))
    for line in corrections(event):
        yield f"{line} (in {files})"


def _by_hand(correction: Correction) -> str:
    return plain(correction.file) + (f": {plain(correction.because)}" if correction.because else "")


def _evidence(evidence: Evidence, article: str) -> str:
    where = "" if evidence.article == article else f" in {plain(evidence.article)}"
    return f"“{plain(evidence.text)}”{where}"
