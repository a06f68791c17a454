"""From what a reader found to the document that the stages work on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from dateline.extract.read import limits
from dateline.extract.read.encoding import unify_lines
from dateline.extract.read.layout import lay_out
from dateline.extract.read.published import NoDayError, is_ambiguous, published_day
from dateline.extract.read.record import ReadError, Record, one_line, without_surrogates
from dateline.models.article import Article, DateHint, Document, Published
from dateline.models.problem import Problem
from dateline.models.span import Evidence

_NAME_DATE = re.compile(r"(?<!\d)((?:1\d|2[01])\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?=/|$)")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record comes from: the article's id, its path as shown, its file's name, and what messages call it."""

    id: str
    path: str
    name: str
    label: str


def to_document(record: Record, origin: Origin) -> Document:
    """Return the document of a record; raise ReadError (empty, too-long) where it can have none."""
    record = without_surrogates(record)
    text = unify_lines(record.text)
    if not text.strip():
        raise ReadError("empty", "its text is empty; there is nothing to read")
    if len(text) > limits.MAX_CHARACTERS:
        message = (
            f"its text has {len(text):,} characters, more than {limits.MAX_CHARACTERS:,}; split it into its articles"
        )
        raise ReadError("too-long", message)
    layout = lay_out(text, one_line(record.title) if record.title else None, record.furniture)
    problems = [Problem(origin.label, code, message) for code, message in record.notes]
    published, hints = _published(record, origin, problems)
    return Document(
        article=Article(
            id=origin.id,
            path=origin.path,
            title=layout.title,
            source=record.source or _host(record.url) or layout.source,
            authors=record.authors or layout.authors,
            url=record.url,
            language=record.language,
            place=layout.place,
            published=published,
        ),
        text=text,
        regions=tuple(layout.regions),
        date_hints=(*hints, *_clear(layout.hints, published, origin, problems), *_from_names(record, origin)),
        problems=tuple(problems),
    )


def _published(
    record: Record, origin: Origin, problems: list[Problem]
) -> tuple[Published | None, tuple[DateHint, ...]]:
    """Return the day that metadata gives; where it gives none, a problem and what it does say as a hint."""
    if record.published is None:
        return None, ()
    words = one_line(str(record.published))
    try:
        day = published_day(record.published, record.language)
    except NoDayError as error:
        shown = words if len(words) <= 40 else words[:39] + "…"
        problems.append(Problem(origin.label, "no-day", f"its date {shown!r} {error}"))
        return None, () if error.useless else (DateHint("metadata", None, None, words[:100]),)
    evidence = Evidence(origin.id, None, None, f"{record.published_key}: {words}")
    return Published(day, "metadata", (evidence,)), ()


def _clear(
    hints: Iterable[DateHint], published: Published | None, origin: Origin, problems: list[Problem]
) -> Iterator[DateHint]:
    """Yield the hints that name one day; tell of the others where metadata gives none."""
    for hint in hints:
        if not is_ambiguous(hint.text):
            yield hint
        elif published is None:
            message = (
                f"its date line says {hint.text!r}, which may begin with the day or the month; add the date as metadata"
            )
            problems.append(Problem(origin.label, "no-day", message))


def _from_names(record: Record, origin: Origin) -> tuple[DateHint, ...]:
    """Return the dates in the article's address and its file's name."""
    hints = []
    for pattern, name in ((_URL_DATE, _path(record.url)), (_NAME_DATE, origin.name)):
        if match := pattern.search(name):
            year, month, day = match[1], match[match.re.groups - 1], match[match.re.groups]
            hints.append(DateHint("filename", None, None, f"{year}-{month:0>2}-{day:0>2}"))
    return tuple(hints)


def _path(url: str | None) -> str:
    """Return the path of an address, empty where it has none."""
    try:
        return urlsplit(url or "").path
    except ValueError:
        return ""


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
