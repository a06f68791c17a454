"""Word files (.docx): paragraphs and headings as lines, tables a row a line; python-docx opens the package.

Text boxes come behind the paragraph they hang on; notes, comments, headers and footers are no part of the text. Of
tracked changes the text is read as it would be with all of them accepted.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dateline.extract.read import limits
from dateline.extract.read.extras import need
from dateline.extract.read.properties import confirmed
from dateline.extract.read.record import ReadError, Record
from dateline.extract.read.stream import Payload, size

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]  # lxml ships no types

ADVICE = "save it as text, or without its pictures"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TABLE, _ROW, _CELL, _BOX = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc", f"{_W}txbxContent"
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": "\t"}
_LEFT_OUT = frozenset(
    {f"{_W}moveFrom", f"{_W}del", f"{_W}pPr", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)


def read(payload: Payload) -> Iterator[Record]:
    """Yield the one record of a Word file; raise ReadError (missing-extra, too-large, zip-bomb, broken-docx, empty)."""
    library = need("docx", "docx", "a Word file")
    source = io.BytesIO(payload.all(limits.MAX_DOCX_BYTES, ADVICE))
    try:
        _check(source)
        document = library.Document(source)
        text = "\n".join(_lines(document.element.body))
        title, author = _properties(document)
    except ReadError:
        raise
    except Exception as error:  # hostile XML finds new ways into two parsing libraries
        message = f"it cannot be read as a Word file ({type(error).__name__}); save it again, or as text"
        raise ReadError("broken-docx", message) from error
    if not text.strip():
        raise ReadError("empty", "it holds no text; if its pages are pictures, run OCR first")
    yield confirmed(text, title, author)


def _check(source: io.BytesIO) -> None:
    """Raise ReadError (zip-bomb) where a package says that it unpacks to more than is sane; unpacking stops there."""
    with zipfile.ZipFile(source) as package:
        parts = package.infolist()
    markup = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    if len(parts) > limits.MAX_DOCX_PARTS:
        raise ReadError("zip-bomb", f"it has more than {limits.MAX_DOCX_PARTS:,} parts; {ADVICE}")
    if markup > limits.MAX_DOCX_XML:
        raise ReadError("zip-bomb", f"it unpacks to more than {size(limits.MAX_DOCX_XML)} of XML; {ADVICE}")
    if sum(part.file_size for part in parts) > limits.MAX_DOCX_UNPACKED:
        raise ReadError("zip-bomb", f"it unpacks to more than {size(limits.MAX_DOCX_UNPACKED)}; {ADVICE}")
    source.seek(0)


def _lines(block: "_Element") -> Iterator[str]:
    """Yield the paragraphs and table rows within an element, whatever wraps them (content controls, insertions)."""
    for child in block:
        if child.tag == _PARAGRAPH:
            pieces, boxes = _pieces(child)
            if line := "".join(pieces).strip():
                yield line
            for box in boxes:
                yield from _lines(box)
        elif child.tag == _TABLE:
            yield from _rows(child)
        elif child.tag not in _LEFT_OUT:
            yield from _lines(child)


def _rows(table: "_Element") -> Iterator[str]:
    """Yield the rows of a table, cells apart by tabs; a row of one cell, which only lays out a page, as its lines."""
    for row in table.iterfind(f".//{_ROW}"):
        if next(row.iterancestors(_TABLE)) is not table:
            continue  # of a table within a cell, which the row around it tells
        cells = [list(_lines(cell)) for cell in row.iterchildren(_CELL, f"{_W}sdt")]
        if len(cells) == 1:
            yield from cells[0]
        elif line := "\t".join(" ".join(lines) for lines in cells).strip():
            yield line


def _pieces(paragraph: "_Element") -> tuple[list[str], list["_Element"]]:
    """Return the text of a paragraph in pieces, and the text boxes that hang on it."""
    pieces: list[str] = []
    boxes: list[_Element] = []
    waiting = [paragraph]
    while waiting:
        node = waiting.pop()
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif node.tag == _BOX:
            boxes.append(node)
        elif character := _CHARACTERS.get(node.tag):
            pieces.append(character)
        elif node.tag not in _LEFT_OUT:
            waiting.extend(reversed(node))
    return pieces, boxes


def _properties(document: Any) -> tuple[str | None, str | None]:  # noqa: ANN401 - of a library that may not be there
    """Return the title and author that the package names; its dates tell when it was saved, not published."""
    properties = document.core_properties
    return properties.title, properties.author
