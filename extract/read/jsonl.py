"""JSON Lines: one article a line, read one at a time."""

import codecs
import io
from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.read import limits
from dateline.extract.read.encoding import LOST, decode
from dateline.extract.read.jsonfile import parse, row
from dateline.extract.read.record import Failure, ReadError, Record
from dateline.extract.read.stream import Payload, size

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(payload: Payload) -> Iterator[Record | Failure]:
    """Yield a record or failure for each line that is not blank; a broken line never costs the others."""
    payload = _narrow(payload)
    empty = True
    for number, line in payload.lines(limits.MAX_LINE_BYTES):
        if line is not None and not line.strip():
            continue
        empty = False
        part = f"line {number}"
        try:
            yield replace(_article(line), key=f"#{number}", part=part)
        except ReadError as error:
            yield Failure(error.code, error.message, part)
    if empty:
        raise ReadError("empty", "it is empty; it should hold one JSON object a line")


def _article(line: bytes | None) -> Record:
    if line is None:
        raise ReadError("too-large", f"it is longer than {size(limits.MAX_LINE_BYTES)}; put one article on a line")
    text, lost = decode(line)
    return replace(row(parse(text.strip())), notes=(LOST,) if lost else ())


def _narrow(payload: Payload) -> Payload:
    """Return UTF-16 as UTF-8, so that a line ends at one byte; that needs the whole file at once."""
    if not payload.head().startswith(_UTF16):
        return payload
    text, _ = decode(payload.all(limits.MAX_JSON_BYTES, "save it as UTF-8, in which JSON Lines may have any size"))
    return replace(payload, stream=io.BufferedReader(io.BytesIO(text.encode("utf-8", errors="replace"))))
