"""Reading corrections strictly: whatever is not understood is refused, with its place and what is allowed there."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, get_args

import msgspec

from dateline.extract.corrections.edtf import ALLOWED, when_of
from dateline.extract.corrections.rows import TABLES, Content, Defaults, EventName, Passage, Person, passages
from dateline.models.event import Status

LARGEST = 1 << 20
"""Bytes; some thousands of corrections."""
_WORD = re.compile(r"[^\W_]")
_FIRST_YEAR = 1000
_DAY = "write a day, as 2024-04-08"
_EVENT = '{ article = "a.txt", words = "words of its sentence" }'
_KEYS = {
    "published": _DAY,
    "since": _DAY,
    "until": _DAY,
    "status": f"write one of {', '.join(get_args(Status))}",
    "article": "write the path of a file from this folder on, a pattern of such paths, or the id of an article",
    "because": "write the reason in one line of text",
    "date": ALLOWED,
    "event": f"name the event by its id in quotes, or as {_EVENT}",
    "events": f"write a list of two events or more, each its id in quotes, or {_EVENT}",
    "same": "write a list of two names or more",
    "different": "write a list of two names or more",
}
"""What a key may hold."""
_ERROR = re.compile(r"(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?", re.DOTALL)
_STEP = re.compile(r"\.?([A-Za-z_]+)(?:\[(\d+)\])?")
_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)
_KIND = re.compile(r"`([a-z| ]+)`")
_KINDS = {"str": "text", "int": "a whole number", "bool": "true or false", "array": "a list", "object": "a table"}


class SheetError(Exception):
    """A file of corrections cannot be used; the message names the file, the place in it, and what is allowed."""


def parse(data: bytes, shown: str) -> Content:
    """Return what a file of corrections holds; raise SheetError where it is wrong in any way."""
    if len(data) > LARGEST:
        raise SheetError(f"{shown} is larger than {LARGEST:,} bytes")
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SheetError(f"{shown} is not UTF-8 (byte {error.start + 1:,}); save it as UTF-8") from error
    except (ValueError, RecursionError, OverflowError) as error:
        raise SheetError(f"{shown} is not TOML: {error}") from error
    try:
        content = msgspec.convert(_with_dates_as_text(table), Content)
    except msgspec.ValidationError as error:
        raise SheetError(f"{shown}{_explained(error)}") from error
    for place, message in _wrong(content):
        raise SheetError(f"{shown}, {place}: {message}")
    return content


def _with_dates_as_text(table: dict[str, Any]) -> dict[str, Any]:
    """Return the file with TOML's own dates of events as the EDTF they are."""
    rows = table.get("events")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and isinstance(row.get("date"), date):
            day = row["date"]
            row["date"] = day.isoformat(timespec="minutes") if isinstance(day, datetime) else day.isoformat()
    return table


def _explained(error: msgspec.ValidationError) -> str:
    """Return a refusal in the words of the file: the place, what is wrong, what is allowed."""
    match = _ERROR.fullmatch(str(error))
    what, path = (match["what"], match["path"] or "") if match else (str(error), "")
    steps = _STEP.findall(path)
    place = ", ".join([_table(*step) if at == 0 else step[0] for at, step in enumerate(steps)])
    if unknown := _UNKNOWN.fullmatch(what):
        what, allowed = (
            f"unknown key {unknown[1]!r}",
            f"known here are {', '.join(_known([name for name, _ in steps]))}",
        )
    elif len(steps) == 1:
        name, index = steps[0]
        allowed = "" if index or name not in TABLES else f"write it as [[{name}]]"
    else:
        allowed = _KEYS.get(steps[-1][0], "") if steps else ""
    what = _KIND.sub(lambda kind: _kinds(kind[1]), what[:1].lower() + what[1:])
    return f"{f', {place}' if place else ''}: {what}{allowed and f'; {allowed}'}"


def _kinds(names: str) -> str:
    """Return msgspec's names of types as one says them."""
    return " or ".join(_KINDS.get(name, f"`{name}`") for name in names.split(" | ") if name != "null")


def _table(name: str, index: str) -> str:
    return f"[[{name}]] {int(index) + 1}" if index else f"[{name}]"


def _known(keys: list[str]) -> tuple[str, ...]:
    """Return the keys that a table may have, the reason last."""
    if not keys:
        return Content.__struct_fields__
    if keys[0] == "defaults":
        return Defaults.__struct_fields__
    if len(keys) > 1:
        return (Person if keys[0] == "people" else Passage).__struct_fields__
    return (*(name for name in TABLES[keys[0]].__struct_fields__ if name != "because"), "because")


def _wrong(content: Content) -> Iterator[tuple[str, str]]:
    """Yield the place and the reason of what types alone cannot tell to be wrong."""
    yield from _wrong_values(content)
    for n, row in enumerate(content.people, 1):
        if (row.same and row.different) or max(len(row.same), len(row.different)) < 2:
            yield f"[[people]] {n}", "write two names or more, either as same or as different"
    for place, name in _names(content):
        if isinstance(name, Passage) and not (name.id or (name.article and name.words)):
            yield place, f"no event is named; {_KEYS['event']}"
        if isinstance(name, Passage) and name.words and not _WORD.search(name.words):
            yield f"{place}, words", "there is no word in it"


def _wrong_values(content: Content) -> Iterator[tuple[str, str]]:
    for n, article in enumerate(content.articles, 1):
        if article.published is None and not article.leave_out:
            yield f"[[articles]] {n}", "it corrects nothing; add published = 2024-04-08, or leave_out = true"
        if article.published and article.published.year < _FIRST_YEAR:
            yield f"[[articles]] {n}, published", f"it is before the year {_FIRST_YEAR}"
    for n, event in enumerate(content.events, 1):
        if event.date is None and event.headline is None and event.status is None:
            yield f"[[events]] {n}", "it corrects nothing; add a date, a headline or a status"
        if event.date and (reason := _no_date(event.date)):
            yield f"[[events]] {n}, date", f"{event.date!r}: {reason}; {ALLOWED}"


def _no_date(value: str) -> str | None:
    try:
        when_of(value)
    except ValueError as error:
        return str(error)
    return None


def _names(content: Content) -> Iterator[tuple[str, EventName]]:
    yield from ((f"[[events]] {n}", row.event) for n, row in enumerate(content.events, 1))
    yield from ((f"[[merges]] {n}", name) for n, row in enumerate(content.merges, 1) for name in row.events)
    for n, row in enumerate(content.splits, 1):
        yield from ((f"[[splits]] {n}", name) for side in row.events for name in passages(side))
