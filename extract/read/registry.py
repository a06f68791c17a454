"""Which reader a file gets: by its name, corrected by what it holds."""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath

from dateline.extract.read import docx, html, jsonfile, jsonl, markdown, pdf, text, warc
from dateline.extract.read.encoding import check_text, decode
from dateline.extract.read.record import Failure, ReadError, Record
from dateline.extract.read.stream import Payload

Reader = Callable[[Payload], Iterator[Record | Failure]]

READERS: dict[str, Reader] = {
    "txt": text.read,
    "md": markdown.read,
    "html": html.read,
    "json": jsonfile.read,
    "jsonl": jsonl.read,
    "pdf": pdf.read,
    "docx": docx.read,
    "warc": warc.read,
}
"""A reader for each kind of file; the kinds are what `--stdin-format` accepts."""

SUFFIXES: dict[str, str] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".pdf": "pdf",
    ".docx": "docx",
    ".warc": "warc",
}
"""The kind that a file name's suffix promises; one of PACKED may follow any."""

PACKED = (".gz", ".zst")

_OFFICE = (b"[Content_Types].xml", b"word/")
_PDF_WITHIN = 1024
"""How far into a file the sign of a PDF may stand, by its standard."""

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_NO_TAG = re.compile(r"[^<]*(?:<[^a-zA-Z!/][^<]*)*\Z")
_FRONT_MATTER = re.compile(r"---[ \t]*\n[^\n]*:")
_JSON_LINES = re.compile(r"\s*\{[^\n]*\}[ \t]*\n\s*\{")
_JSON = re.compile(r"\s*(?:\{\s*(?:\"|\})|\[\s*\{)")
_ARRAY = re.compile(r"\s*\[\s*\{")
_OPEN_OBJECT = re.compile(r"\s*\{[^\n}]*\n\s*\"")

_SIGNS: dict[str | None, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "txt": (("html", _HTML),),
    "md": (("html", _HTML),),
    "html": (("html", _HTML), ("txt", _NO_TAG)),
    "json": (("jsonl", _JSON_LINES),),
    "jsonl": (("jsonl", _JSON_LINES), ("json", _ARRAY), ("json", _OPEN_OBJECT)),
    "pdf": (("html", _HTML),),
    "docx": (("html", _HTML),),
    "warc": (("html", _HTML),),
    None: (("html", _HTML), ("jsonl", _JSON_LINES), ("json", _JSON), ("md", _FRONT_MATTER)),
}
"""For each kind that a name promises, what content may show instead; the first sign that matches counts."""


def kind_of_name(name: str) -> str | None:
    """Return the kind that a file name promises, None where it promises none."""
    path = PurePath(name.lower())
    return SUFFIXES.get((path.with_suffix("") if path.suffix in PACKED else path).suffix)


def kind_of(payload: Payload) -> str:
    """Return the kind of a file, by name and content; raise ReadError (empty, binary)."""
    head = payload.head()
    if not head.strip():
        raise ReadError("empty", "it is empty; there is nothing to read")
    named = kind_of_name(payload.name)
    if signed := _signed(head, named):
        return signed
    check_text(head)
    return _sniff(decode(head)[0], named)


def read(payload: Payload, kind: str | None = None) -> Iterator[Record | Failure]:
    """Yield what the reader for `kind`, or for the kind that is found, makes of a file; raise ReadError."""
    yield from READERS[kind or kind_of(payload)](payload)


def _signed(head: bytes, named: str | None) -> str | None:
    """Return the kind of a file that is no text, by its first bytes."""
    if b"%PDF-" in head[: _PDF_WITHIN if named == "pdf" else 5]:
        return "pdf"
    if head.startswith(b"PK\x03\x04") and (named == "docx" or any(name in head for name in _OFFICE)):
        return "docx"
    return "warc" if head.startswith(b"WARC/") else None


def _sniff(head: str, named: str | None) -> str:
    """Return the kind that content shows where it contradicts the name or there is none, else the name's."""
    for kind, pattern in _SIGNS.get(named, ()):
        if pattern.match(head):
            return kind
    return named or "txt"
