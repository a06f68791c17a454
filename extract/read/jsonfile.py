"""JSON: one article, or an array of them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dateline.extract.read import limits
from dateline.extract.read.encoding import LOST, decode
from dateline.extract.read.record import Failure, ReadError, Record, from_mapping
from dateline.extract.read.stream import Payload

ADVICE = "turn it into JSON Lines, one article a line, which may have any size"


def read(payload: Payload) -> Iterator[Record | Failure]:
    """Yield the record of each article; raise ReadError where the file as a whole is not JSON."""
    text, lost = decode(payload.all(limits.MAX_JSON_BYTES, ADVICE))
    notes = (LOST,) if lost else ()
    value = parse(text)
    if not isinstance(value, list):
        yield replace(row(value), notes=notes)
        return
    if not value:
        raise ReadError("no-article", "its array is empty; it should hold one object an article")
    for number, item in enumerate(value, start=1):
        part, key = f"article {number}", f"#{number}"
        try:
            yield replace(row(item), key=key, part=part, notes=notes)
        except ReadError as error:
            yield Failure(error.code, error.message, part)


def parse(text: str) -> Any:  # noqa: ANN401 - JSON is anything
    """Return the value of a JSON text; raise ReadError (broken-json, too-deep)."""
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if "\n" in text.strip() else f"column {error.colno}"
        hint = "; if it has one object a line, call it .jsonl" if error.msg == "Extra data" else "; correct it there"
        raise ReadError("broken-json", f"it is not valid JSON ({error.msg} at {where}){hint}") from error
    except RecursionError as error:
        raise ReadError("too-deep", "its JSON is nested too deeply; an article is a flat object") from error
    except ValueError as error:
        raise ReadError("broken-json", "it holds a number too long to read; correct it") from error


def row(value: object) -> Record:
    """Return the record of one article's object; raise ReadError (not-object, no-text)."""
    if not isinstance(value, dict):
        kind = {list: "an array", str: "a string", type(None): "null", bool: "true or false"}.get(
            type(value), "a number"
        )
        raise ReadError("not-object", f"it is {kind}; an article is an object with a text")
    return from_mapping(value)
