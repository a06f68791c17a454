"""PDF: the text of its pages in the order in which it is drawn, lines joined to paragraphs; PDFium reads the pages."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dateline.extract.read import limits
from dateline.extract.read.extras import need
from dateline.extract.read.paragraphs import Line, join
from dateline.extract.read.properties import confirmed
from dateline.extract.read.record import ReadError, Record
from dateline.extract.read.stream import Payload

ADVICE = "save the article's pages alone, or as text"

_LINE_BREAK = frozenset({0x0A, 0x0D})
_HYPHEN = 0x02
"""What PDFium gives for the hyphen at the end of a line, in place of a line break."""

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_PRIVATE = range(0xE000, 0xF900)
_MOST_UNREADABLE = 0.1
"""Above this share of characters that a font gives no meaning, a text is noise."""

_PASSWORD = 4
_SCANNED = "it has no text: it is scanned; run OCR first (ocrmypdf, for instance)"
_UNREADABLE = "its fonts do not tell which letters they show; run OCR first (ocrmypdf --force-ocr, for instance)"


def read(payload: Payload) -> Iterator[Record]:
    """Yield the one record of a PDF; raise ReadError (missing-extra, too-large, encrypted, broken-pdf, no-text)."""
    pdfium, raw = need("pypdfium2", "pdf", "a PDF"), need("pypdfium2.raw", "pdf", "a PDF")
    data = payload.all(limits.MAX_PDF_BYTES, ADVICE)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise ReadError("encrypted", "it asks for a password; save it without one") from error
        raise ReadError("broken-pdf", "it cannot be read as a PDF; download it again, or save it as text") from error
    try:
        lines, empty = _lines(document, raw)
        properties = document.get_metadata_dict()
    except (pdfium.PdfiumError, UnicodeError) as error:
        raise ReadError("broken-pdf", "its pages cannot be read; save it again, or as text") from error
    finally:
        document.close()
    text, furniture = join(lines)
    if not text:
        raise ReadError("no-text", _SCANNED)
    if _share_unreadable(text) > _MOST_UNREADABLE:
        raise ReadError("no-text", _UNREADABLE)
    record = confirmed(text, properties.get("Title"), properties.get("Author"))
    yield Record(text=text, title=record.title, authors=record.authors, furniture=tuple(furniture), notes=_notes(empty))


def _lines(document: Any, raw: Any) -> tuple[list[Line], list[int]]:  # noqa: ANN401 - of a library that may not be there
    """Return the lines of all pages and the numbers of the pages with pictures and no text."""
    if len(document) > limits.MAX_PDF_PAGES:
        raise ReadError("too-large", f"it has {len(document):,} pages, more than {limits.MAX_PDF_PAGES:,}; {ADVICE}")
    lines: list[Line] = []
    empty: list[int] = []
    characters = 0
    for number in range(len(document)):
        page = document[number]
        content = page.get_textpage()
        found = list(_Page(content, raw, number).lines())
        if not found and any(True for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=2)):
            empty.append(number + 1)
        content.close()
        page.close()
        lines += found
        characters += sum(len(line.text) for line in found)
        if characters > limits.MAX_CHARACTERS:
            raise ReadError("too-long", f"its text has more than {limits.MAX_CHARACTERS:,} characters; {ADVICE}")
    return lines, empty


@dataclass(frozen=True, slots=True)
class _Page:
    """The characters of a page, and PDFium's functions that tell of them."""

    content: Any
    raw: Any
    number: int

    def lines(self) -> Iterator[Line]:
        """Yield the lines, each with its place in units of 1/72 inch from the lower left corner."""
        letters: list[str] = []
        places: list[int] = []
        for at in range(min(self.raw.FPDFText_CountChars(self.content), limits.MAX_CHARACTERS + 1)):
            code = self.raw.FPDFText_GetUnicode(self.content, at)
            if code in _LINE_BREAK or code == _HYPHEN:
                yield from self._line(letters, places, hyphen=code == _HYPHEN)
                letters, places = [], []
            elif code and not 0xD800 <= code <= 0xDFFF:
                letters.append(_LIGATURES.get(code) or chr(code))
                places.append(at)
        yield from self._line(letters, places, hyphen=False)

    def _line(self, letters: list[str], places: list[int], *, hyphen: bool) -> Iterator[Line]:
        text = " ".join("".join(letters).split())
        if text:
            drawn = [place for place, letter in zip(places, letters, strict=True) if not letter.isspace()]
            first, last = self._box(drawn[0]), self._box(drawn[-1])
            yield Line(text, self.number, first.left, last.right, first.bottom, abs(first.top - first.bottom), hyphen)

    def _box(self, at: int) -> Any:  # noqa: ANN401 - of a library that may not be there
        """Return the place of a character, as high as its font."""
        box = self.raw.FS_RECTF()
        self.raw.FPDFText_GetLooseCharBox(self.content, at, ctypes.byref(box))
        return box


def _share_unreadable(text: str) -> float:
    return sum(letter == "\ufffd" or ord(letter) in _PRIVATE for letter in text) / len(text)


def _notes(empty: list[int]) -> tuple[tuple[str, str], ...]:
    if not empty:
        return ()
    runs = [[number for _, number in run] for _, run in groupby(enumerate(empty), key=lambda pair: pair[1] - pair[0])]
    told = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs[:10])
    more = " and more" if len(runs) > 10 else ""
    return (("no-text", f"on page {told}{more} it has pictures and no text; run OCR where they show text"),)
