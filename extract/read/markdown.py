"""Markdown: YAML front matter holds the metadata, the text is what follows it, marks and all."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dateline.extract.read import limits
from dateline.extract.read.encoding import LOST, decode
from dateline.extract.read.record import ReadError, Record, from_mapping
from dateline.extract.read.stream import Payload
from dateline.extract.read.text import ADVICE

_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def read(payload: Payload) -> Iterator[Record]:
    """Yield the one record of a .md file; raise ReadError where it is too large or no text."""
    text, lost = decode(payload.all(limits.MAX_TEXT_BYTES, ADVICE, "too-long"))
    front, body = split(text)
    notes = (LOST,) if lost else ()
    try:
        record = from_mapping(metadata(front), text=body)
    except ReadError as error:
        record = Record(text=body)
        notes = (*notes, (error.code, error.message))
    yield replace(record, notes=notes)


def split(text: str) -> tuple[str, str]:
    """Return front matter and body; the front matter is empty where the text doesn't begin with a closed one."""
    if not re.match(r"---[ \t]*\n", text):
        return "", text
    start = text.index("\n") + 1
    fence = _FENCE.search(text, start, start + limits.MAX_FRONT_MATTER)
    if fence is None:
        return "", text
    return text[start : fence.start()], text[fence.end() :].removeprefix("\n")


def metadata(front: str) -> dict[str, Any]:
    """Return front matter as a mapping of strings and lists; raise ReadError (front-matter) where it is none."""
    if not front.strip():
        return {}
    import yaml  # noqa: PLC0415 - only Markdown pays for it

    if front.count("[") + front.count("{") > limits.MAX_BRACKETS:
        raise ReadError("front-matter", f"its front matter has over {limits.MAX_BRACKETS} brackets and was not used")
    try:
        # BaseLoader builds strings, lists and mappings only: "2024-02-30" or "no" stay as they are written.
        value = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506 - safer than SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = "" if line is None else f" (line {line + 2})"
        message = (
            f"its front matter is not valid YAML{where} and was not used; values with a colon need quotation marks"
        )
        raise ReadError("front-matter", message) from error
    if not isinstance(value, dict):
        raise ReadError("front-matter", "its front matter is not a list of keys and values and was not used")
    return {key: item for key, item in value.items() if isinstance(key, str) and not _is_null(item)}


def _is_null(value: object) -> bool:
    return isinstance(value, str) and value in _NULLS
