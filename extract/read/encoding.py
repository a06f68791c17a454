"""Bytes to text: which encoding, one kind of line end, no byte-order mark."""

import codecs
import re

from dateline.extract.read.record import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks; UTF-32's before UTF-16's, which is its beginning."""

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, or an OpenDocument or EPUB file; save it as text or unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old or encrypted Word or Excel file; save it as text or .docx first"),
    (b"{\\rtf", "an RTF file; save it as text first"),
    (b"\x89PNG", "a picture; Dateline reads text only"),
    (b"\xff\xd8\xff", "a picture; Dateline reads text only"),
    (b"GIF8", "a picture; Dateline reads text only"),
    (b"\x1f\x8b", "packed twice; unpack it once first"),
    (b"BZh", "packed by bzip2; unpack it first"),
    (b"\xfd7zXZ", "packed by xz; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "packed twice; unpack it once first"),
    (b"SQLite format 3", "a database; export its articles as JSON Lines first"),
)
_CONTROL = bytes(sorted(set(range(32)) - set(b"\t\n\r\f\v\x1b\x1a")))
_SAMPLE = 64 * 2**10
_NON_ASCII = re.compile(rb"[\x80-\xff]")
_LATIN_SHARE = 0.1
"""Above this share of bytes beyond ASCII a text is not written in English, nor in Windows-1252's quotation marks."""

LOST = ("undecodable", "some of its bytes are no text in its encoding and are shown as \ufffd; save it again as UTF-8")


def decode(data: bytes) -> tuple[str, bool]:
    """Return the text of a file and whether bytes had to be replaced by U+FFFD.

    Raises ReadError (binary) where it is no text.
    """
    check_text(data[:_SAMPLE])
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding)
    if b"\x00" in data:
        return _without_mark(data)
    try:
        return unify_lines(data.decode("utf-8")), False
    except UnicodeDecodeError:
        return _legacy(data)


def check_text(head: bytes) -> None:
    """Raise ReadError (binary) where the beginning of a file shows that it is no text."""
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise ReadError("binary", f"it is {what}")
    if any(head.startswith(mark) for mark, _ in _MARKS) or _wide(head):
        return
    if b"\x00" in head or len(head.translate(None, _CONTROL)) < 0.9 * len(head):
        raise ReadError("binary", "it is of no kind Dateline reads; save it as text")


def unify_lines(text: str) -> str:
    r"""Return the text without a byte-order mark, and with `\n` for `\r\n` and a lone `\r`."""
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decode(data: bytes, encoding: str) -> tuple[str, bool]:
    try:
        return unify_lines(data.decode(encoding)), False
    except UnicodeDecodeError:
        return unify_lines(data.decode(encoding, errors="replace")), True


def _wide(data: bytes) -> str | None:
    """Name the UTF-16 of bytes without a mark, where every other byte of nearly all pairs is null."""
    pairs = len(data) // 2
    if pairs < 4:
        return None
    odd, even = data[1::2].count(0), data[::2].count(0)
    if odd > 0.8 * pairs and not even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.8 * pairs and not odd else None


def _without_mark(data: bytes) -> tuple[str, bool]:
    encoding = _wide(data[:_SAMPLE])
    if encoding is None:
        raise ReadError("binary", "it holds null bytes, so it is of no kind Dateline reads; save it as text")
    return _decode(data, encoding)


def _legacy(data: bytes) -> tuple[str, bool]:
    """Decode bytes that are not valid UTF-8."""
    mended = data.decode("utf-8", errors="replace")
    lost = mended.count("\ufffd")
    beyond = len(_NON_ASCII.findall(data))
    # Broken UTF-8 (a cut file, pieces pasted together) still has most of its characters whole.
    if beyond > 3 * lost:
        return unify_lines(mended), True
    if beyond > _LATIN_SHARE * len(data) and (guess := _guess(data[:_SAMPLE])):
        return _decode(data, guess)
    return _decode(data, "cp1252")


def _guess(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for the rare file that needs it

    best = from_bytes(sample).best()
    return best.encoding if best else None
