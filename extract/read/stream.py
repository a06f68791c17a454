"""A file's bytes as a stream: gzip undone, a look at the beginning, and limits on what is read."""

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from dateline.extract.read import limits
from dateline.extract.read.record import ReadError

_GZIP = b"\x1f\x8b\x08"


class _Filled(io.RawIOBase):
    """A raw stream whose reads are never short before its end, and that counts its bytes."""

    def __init__(self, source: BinaryIO) -> None:
        self.source = source
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # Buffer is 3.12's name
        view = memoryview(buffer)
        filled = 0
        while filled < len(view) and (data := self.source.read(len(view) - filled)):
            view[filled : filled + len(data)] = data
            filled += len(data)
        self.count += filled
        return filled


class _Unpacked(_Filled):
    """The unpacked bytes of a gzip stream; raises ReadError (gzip-bomb, broken-gzip)."""

    def __init__(self, packed: _Filled, stream: BinaryIO) -> None:
        super().__init__(gzip.GzipFile(fileobj=stream))  # type: ignore[arg-type]  # it has all a BinaryIO needs here
        self.packed = packed

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            filled = super().readinto(buffer)
        except (OSError, EOFError, zlib.error) as error:
            raise ReadError("broken-gzip", "its gzip data is broken or cut off; download or pack it again") from error
        if self.count > max(limits.FREE_UNPACKED, limits.MAX_RATIO * self.packed.count):
            message = f"it unpacks to more than {limits.MAX_RATIO} times its size; unpack it yourself if you trust it"
            raise ReadError("gzip-bomb", message)
        return filled


@dataclass(slots=True)
class Payload:
    """What a reader gets: the bytes of one file, its name, and how many bytes it has where that is known."""

    stream: "io.BufferedReader[Any]"
    name: str
    length: int | None = None

    def head(self) -> bytes:
        """Return the first HEAD_BYTES, or fewer where the file is shorter, without consuming them."""
        return self.stream.peek(limits.HEAD_BYTES)[: limits.HEAD_BYTES]

    def all(self, limit: int, advice: str, code: str = "too-large") -> bytes:
        """Return every byte; raise ReadError (`code`) with `advice` where there are more than `limit`."""
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            has = f"it has {size(self.length)}" if self.length else f"it is larger than {size(limit)}"
            raise ReadError(code, f"{has}; {advice}")
        return data

    def lines(self, limit: int) -> Iterator[tuple[int, bytes | None]]:
        """Yield each line with its number, from 1; None for one longer than `limit` bytes."""
        number = 0
        while line := self.stream.readline(limit + 1):
            number += 1
            if len(line) <= limit or line.endswith(b"\n"):
                yield number, line
                continue
            while line and not line.endswith(b"\n"):
                line = self.stream.readline(limit)
            yield number, None


def open_payload(source: BinaryIO, name: str, length: int | None = None) -> Payload:
    """Return the payload of an open file of `length` bytes, unpacked where its content is gzip's."""
    raw = _Filled(source)
    stream = io.BufferedReader(raw, buffer_size=limits.HEAD_BYTES)
    if not stream.peek(len(_GZIP)).startswith(_GZIP):
        return Payload(stream, name, length)
    unpacked = io.BufferedReader(_Unpacked(raw, stream), buffer_size=limits.HEAD_BYTES)
    unpacked.peek(1)
    return Payload(unpacked, name.removesuffix(".gz"))


def size(count: int) -> str:
    """Return a number of bytes as people write it ("16 MB")."""
    for unit, name in ((2**20, "MB"), (2**10, "kB")):
        if count >= unit:
            return f"{count // unit} {name}"
    return f"{count} bytes"
