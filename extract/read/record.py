"""What a reader finds in a file, before anything is made of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "title": ("title", "headline"),
    "text": ("text", "maintext", "body", "content", "article"),
    "published": ("published", "date_publish", "published_at", "datePublished", "date"),
    "source": ("source", "source_domain", "publisher", "site"),
    "authors": ("authors", "author", "byline"),
    "url": ("url",),
    "language": ("language", "lang"),
}
"""The keys each field is read from, in JSON and in front matter, first choice first."""

_BETWEEN_AUTHORS = re.compile(r"\s*[;,]\s*(?:and\s+)?|\s+and\s+|\s*&\s*")
_BY = re.compile(r"by\s+", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")


class ReadError(Exception):
    """A file or row gives no article: a problem's code, and a message that says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Failure:
    """A row that gives no article; `part` says which ("line 7"), `key` stands for it in ids ("#7")."""

    code: str
    message: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """An article's text and metadata as found; `published` is whatever stood in the date field.

    `key` tells rows of one file apart ("#7"). `notes` are (code, message) pairs of what was odd about it. `furniture`
    are the offsets of whole lines that belong to the page, not the story; such a text has line breaks of one kind.
    """

    text: str
    id: str | None = None
    title: str | None = None
    published: str | int | float | None = None
    published_key: str = "published"
    source: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    key: str = ""
    part: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()


def from_mapping(row: Mapping[str, Any], *, text: str | None = None) -> Record:
    """Return the record that a JSON object or front matter holds; `text` stands in for its own.

    Raises ReadError (no-text) where no text is given and none of the text keys holds one.
    """
    found = text if text is not None else _first(row, "text", _words)[1]
    if found is None:
        raise ReadError("no-text", f"it has no text; give it under one of the keys {', '.join(FIELDS['text'])}")
    published_key, published = _first(row, "published", _date_value)
    return Record(
        text=found,
        id=_first(row, "id", _identifier)[1],
        title=_first(row, "title", _words)[1],
        published=published,
        published_key=published_key or "published",
        source=_first(row, "source", _name)[1],
        authors=_first(row, "authors", authors)[1] or (),
        url=_first(row, "url", _words)[1],
        language=_first(row, "language", _words)[1],
    )


def authors(value: object) -> tuple[str, ...] | None:
    """Return the names in a string, an object with a name, or a list of these; None where there are none."""
    if isinstance(value, str):
        parts: Iterable[str] = _BETWEEN_AUTHORS.split(_BY.sub("", one_line(value), count=1))
    elif isinstance(value, list | tuple):
        parts = (name for item in value if (name := _name(item)))
    else:
        parts = (_name(value) or "",)
    return tuple(dict.fromkeys(part for part in parts if part)) or None


def one_line(value: str) -> str:
    """Return a string with every run of white space as one space."""
    return " ".join(value.split())


def whole(value: str) -> str:
    """Return a string with halves of surrogate pairs, which no UTF-8 can hold, as U+FFFD."""
    return _SURROGATE.sub("\ufffd", value)


def without_surrogates(record: Record) -> Record:
    """Return the record with halves of surrogate pairs, which no UTF-8 can hold, as U+FFFD, and a note of it."""
    values: dict[str, Any] = {
        name: getattr(record, name) for name in ("text", "id", "title", "source", "url", "language", "published")
    }
    clean: dict[str, Any] = {name: whole(value) for name, value in values.items() if isinstance(value, str)}
    clean = {name: value for name, value in clean.items() if value != values[name]}
    names = tuple(map(whole, record.authors))
    notes = record.notes
    if "text" in clean:
        notes = (*notes, ("undecodable", "broken characters of its text are shown as \ufffd; save it again as UTF-8"))
    return replace(record, **clean, authors=names, notes=notes) if clean or names != record.authors else record


def _first(row: Mapping[str, Any], field: str, convert: Any) -> tuple[str | None, Any]:  # noqa: ANN401 - JSON is anything
    for key in FIELDS[field]:
        if key in row and (value := convert(row[key])) is not None:
            return key, value
    return None, None


def _words(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _name(value: object) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name")
    return one_line(value) or None if isinstance(value, str) else None


def _identifier(value: object) -> str | None:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _words(value)


def _date_value(value: object) -> str | int | float | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return _words(value)
