"""WARC (ISO 28500), the format of web crawls: each web page in it is an article.

Records are told apart here, so that a broken one costs only itself; FastWARC reads their headers and what they hold.
"""

import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

from dateline.extract.read import html, limits
from dateline.extract.read.extras import need
from dateline.extract.read.record import Failure, ReadError, Record
from dateline.extract.read.stream import Payload, open_payload

_START = re.compile(rb"WARC/1\.\d\r?\n")
_LONGEST_START = 12
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_BETWEEN = re.compile(rb"[\r\n]*")
_PIECE = 64 * 2**10
_PAGES = ("text/html", "application/xhtml+xml")
_OK = 200


@dataclass(frozen=True, slots=True)
class Frame:
    """The bytes of one record, None where it is too long to be looked into; `broken`: no record follows it."""

    data: bytes | None
    broken: bool = False


def read(payload: Payload) -> Iterator[Record | Failure]:
    """Yield a record for each page that was fetched, a failure for each that gives none; what is no page is counted.

    Raises ReadError (missing-extra; broken-warc where there is no record at all).
    """
    fastwarc = need("fastwarc.warc", "warc", "a WARC file")
    payload.mend()
    number = skipped = 0
    for number, frame in enumerate(frames(payload), start=1):
        part = f"record {number}"
        try:
            page = _page(frame, fastwarc)
        except ReadError as error:
            yield Failure(error.code, error.message, part)
            continue
        if page is None:
            skipped += 1
        else:
            yield replace(page, key=f"#{number}", part=part)
    if payload.mended:
        yield Failure("broken-packing", f"broken packed pieces left out: {payload.mended:,}; download it again")
    if not number:
        raise ReadError("broken-warc", "it holds no WARC record; download it again")
    if skipped:
        yield Failure("skipped", f"{skipped:,} of its {number:,} records are no fetched web pages and were left out")


def frames(payload: Payload) -> Iterator[Frame]:
    """Yield the records of a WARC stream; where one's length is wrong, go on at the next thing that looks like one."""
    window = _Window(payload)
    mends = 0
    while mends <= limits.MAX_MENDS and window.find(_START, _LONGEST_START):
        header = window.header()
        length = _LENGTH.search(window.data, 0, header) if header else None
        if length is None:
            yield Frame(b"", broken=True)
            window.drop(1)
            mends += 1
            continue
        end = header + int(length[1])
        if end > limits.MAX_WARC_RECORD:
            yield Frame(None)
            window.drop(header)  # and look for the next one from there: so great a length may well be wrong
            continue
        window.fill(end + _PIECE)
        broken = len(window.data) < end or not window.ends_at(end)
        yield Frame(b"" if broken else bytes(window.data[:end]), broken)
        window.drop(1 if broken else end)
        mends += broken


class _Window:
    """The part of a stream that is being looked at."""

    def __init__(self, payload: Payload) -> None:
        self.stream = payload.stream
        self.data = bytearray()

    def fill(self, count: int) -> bool:
        """Hold at least `count` bytes, or all there are; tell whether they are that many."""
        if len(self.data) < count:
            self.data += self.stream.read(count - len(self.data))
        return len(self.data) >= count

    def drop(self, count: int) -> None:
        """Go on by `count` bytes of those held."""
        del self.data[:count]

    def find(self, pattern: "re.Pattern[bytes]", longest: int) -> bool:
        """Go on to the next match of a pattern that matches up to `longest` bytes; tell whether there is one."""
        self.fill(_PIECE)
        while self.data:
            if match := pattern.search(self.data):
                self.drop(match.start())
                return True
            self.drop(max(1, len(self.data) - longest))
            held = len(self.data)
            self.fill(held + _PIECE)
            if len(self.data) == held:
                return False
        return False

    def header(self) -> int:
        """Return where the header that begins here ends, 0 where it never does."""
        self.fill(limits.MAX_WARC_HEADER)
        match = _HEADER_END.search(self.data, 0, limits.MAX_WARC_HEADER)
        return match.end() if match else 0

    def ends_at(self, end: int) -> bool:
        """Tell whether a record may end here: before two line breaks, another record, or the end of all data."""
        if self.data.startswith(b"\r\n\r\n", end):
            return True
        between = _BETWEEN.match(self.data, end)
        rest = between.end() if between else end
        return rest >= len(self.data) or self.data.startswith(b"WARC/1", rest)


def _page(frame: Frame, fastwarc: Any) -> Record | None:  # noqa: ANN401 - a module
    """Return the record of a page, None where a WARC record is none; raise ReadError where it is broken."""
    if frame.data is None:
        return None
    if frame.broken:
        raise ReadError("broken-record", "it is broken or cut off and was left out")
    with _guarded():
        record = fastwarc.WarcRecord.from_bytes(frame.data)
        if record.record_type != fastwarc.WarcRecordType.response or not record.is_http:
            return None
        record.parse_http(auto_decode="transfer")  # its decoding of content has no limit
        if record.http_headers.status_code != _OK or record.http_content_type not in _PAGES:
            return None
        url, identity, charset = record.headers.get("WARC-Target-URI"), record.record_id, record.http_charset
        encoding = record.http_headers.get("Content-Encoding") or ""
        data = record.reader.read(limits.MAX_WARC_RECORD)
    data = _decoded(data, encoding.strip().lower())
    if not data.strip():
        raise ReadError("empty", "its page is empty")
    url = (url or "").strip("<> ") or None
    return replace(html.article(data, charset), id=url or identity, url=url)


def _decoded(data: bytes, encoding: str) -> bytes:
    """Undo the packing that a page was sent in; raise ReadError where it is broken or too large."""
    if encoding == "br":
        stream_io = need("fastwarc.stream_io", "warc", "a WARC file")
        with _guarded():
            data = stream_io.BrotliReader(io.BytesIO(data)).read(limits.MAX_HTML_BYTES + 1)
    elif encoding == "deflate":
        data = _inflated(data)
    return open_payload(io.BytesIO(data), "").all(limits.MAX_HTML_BYTES, "it was left out")


def _inflated(data: bytes) -> bytes:
    """Undo "deflate", which servers send with zlib's header, as its standard has it, or without."""
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        with suppress(zlib.error):
            return zlib.decompressobj(wbits=window).decompress(data, limits.MAX_HTML_BYTES + 1)
    raise ReadError("broken-record", "its page is broken and was left out")


@contextmanager
def _guarded() -> Iterator[None]:
    """Raise ReadError for whatever FastWARC raises, panics of Rust included."""
    try:
        yield
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise  # Rust's panics reach Python as a BaseException that has no public name
        raise ReadError("broken-record", f"it is broken and was left out ({type(error).__name__})") from error
