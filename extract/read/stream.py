"""A file's bytes as a stream: gzip and zstd undone, a look at the beginning, and limits on what is read."""

import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol

from dateline.extract.read import limits
from dateline.extract.read.extras import need
from dateline.extract.read.record import ReadError

_PACKED_PIECE = 16 * 2**10


class _Decompressor(Protocol):
    """What zlib's and zstd's decompressors have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class _Packing:
    """A way of packing: its name, what every piece of such data begins with, and what undoes one piece."""

    name: str
    magic: bytes
    decompressor: Callable[[], _Decompressor]
    errors: Callable[[], type[Exception]]


class _Gunzip:
    """zlib's decompressor with the interface of zstd's: input that is not used yet is kept inside."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


def _zstd() -> Any:  # noqa: ANN401 - a module
    return need("backports.zstd", "zst", "packed by zstd")


def _unzstd() -> _Decompressor:
    zstd = _zstd()
    options = {zstd.DecompressionParameter.window_log_max: limits.MAX_ZSTD_WINDOW_LOG}
    decompressor: _Decompressor = zstd.ZstdDecompressor(options=options)
    return decompressor


def _zstd_error() -> type[Exception]:
    error: type[Exception] = _zstd().ZstdError
    return error


_PACKINGS = (
    _Packing("gzip", b"\x1f\x8b\x08", _Gunzip, lambda: zlib.error),
    _Packing("zstd", b"\x28\xb5\x2f\xfd", _unzstd, _zstd_error),
)


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


class _Unpacked(io.RawIOBase):
    """The unpacked bytes of a stream of one packed piece or many; raises ReadError (a bomb; broken data).

    What comes before broken data is given out before the error is raised. After `mend`, as for a WARC
    file, whose records are packed one by one, no such error is raised: reading goes on at the next piece.
    """

    def __init__(self, packed: _Filled, stream: "io.BufferedReader[Any]", packing: _Packing) -> None:
        self.packed = packed
        self.stream = stream
        self.packing = packing
        self.count = 0
        self._mending = False
        self.mends = 0
        self._given = b""
        self._inner: _Decompressor | None = packing.decompressor()
        self._ahead = b""
        self._error: ReadError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        view = memoryview(buffer)
        filled = 0
        while filled < len(view) and self._error is None and self._inner is not None:
            data = self._next(len(view) - filled)
            view[filled : filled + len(data)] = data
            filled += len(data)
        if self._error and not filled:
            raise self._error
        self.count += filled
        if self.count > max(limits.FREE_UNPACKED, limits.MAX_RATIO * self.packed.count):
            message = f"it unpacks to more than {limits.MAX_RATIO} times its size; unpack it yourself if you trust it"
            raise ReadError(f"{self.packing.name}-bomb", message)
        return filled

    def mend(self) -> None:
        """Skip broken pieces from here on, that which was just met included."""
        self._mending = True
        if self._error:
            self._error = None
            self.mends = 0
            self._break()

    def _next(self, limit: int) -> bytes:
        """Return up to `limit` further bytes, perhaps none; `_inner` is None at the end, `_error` set where broken."""
        inner = self._inner
        assert inner is not None  # noqa: S101 - for the type checker: readinto has looked
        if inner.eof:
            self._begin(inner.unused_data)
            return b""
        given, self._ahead = self._ahead, b""
        self._given = given or self._given
        try:
            data = inner.decompress(given, limit)
            if not data and not inner.eof:
                self._given = given = self.stream.read(_PACKED_PIECE)
                if given:
                    data = inner.decompress(given, limit)
                else:
                    self._break()
        except self.packing.errors():
            self._break()
            return b""
        return data

    def _begin(self, rest: bytes) -> None:
        """Begin the next piece, behind the zeros that pad a tape's blocks; whatever else follows is left alone."""
        magic = self.packing.magic
        rest = rest.lstrip(b"\0")
        while len(rest) < len(magic) and (more := self.stream.read(_PACKED_PIECE)):
            rest = (rest + more).lstrip(b"\0")
        if rest.startswith(magic):
            self._inner, self._ahead = self.packing.decompressor(), rest
        elif rest and self._mending:
            self._given = rest
            self._break()
        else:
            self._inner = None

    def _break(self) -> None:
        """Go on at the next piece where that is wanted, else remember the error."""
        self.mends += 1
        if not self._mending or self.mends > limits.MAX_MENDS:
            name = self.packing.name
            message = f"its {name} data is broken or cut off; download or pack it again"
            self._error = ReadError(f"broken-{name}", message)
            return
        magic = self.packing.magic
        rest = self._given[1:]
        while (at := rest.find(magic)) < 0:
            more = self.stream.read(_PACKED_PIECE)
            if not more:
                self._inner = None
                return
            rest = rest[-len(magic) + 1 :] + more
        self._inner, self._ahead = self.packing.decompressor(), rest[at:]


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

    @property
    def mended(self) -> int:
        """How many broken pieces of packed data were skipped."""
        return raw.mends if isinstance(raw := self.stream.raw, _Unpacked) else 0

    def mend(self) -> None:
        """Skip broken pieces of packed data from here on, instead of giving up at the first."""
        if isinstance(raw := self.stream.raw, _Unpacked):
            raw.mend()


def open_payload(source: BinaryIO, name: str, length: int | None = None) -> Payload:
    """Return the payload of an open file of `length` bytes, unpacked where its content is gzip's or zstd's."""
    raw = _Filled(source)
    stream = io.BufferedReader(raw, buffer_size=limits.HEAD_BYTES)
    head = stream.peek(8)
    packing = next((packing for packing in _PACKINGS if head.startswith(packing.magic)), None)
    if packing is None:
        return Payload(stream, name, length)
    unpacked = io.BufferedReader(_Unpacked(raw, stream, packing), buffer_size=limits.HEAD_BYTES)
    unpacked.peek(1)
    return Payload(unpacked, name.removesuffix(".gz").removesuffix(".zst"))


def size(count: int) -> str:
    """Return a number of bytes as people write it ("16 MB")."""
    for unit, name in ((2**20, "MB"), (2**10, "kB")):
        if count >= unit:
            return f"{count // unit} {name}"
    return f"{count} bytes"
