"""Small files of every kind, which `fuzz` mutates and tests read: PDF, Word and WARC files made byte by byte."""

import io
import zipfile
from collections.abc import Iterable, Mapping

Placed = tuple[float, float, float, str]
"""A line of a PDF page: x, y, size of the font, text."""

_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})
_CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    '<Relationship Id="r2" Target="docProps/core.xml" '
    'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/></Relationships>'
)
_CORE = (
    '<?xml version="1.0"?><cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2019-05-06T07:08:09Z</dcterms:created></cp:coreProperties>'
)
_DOCUMENT = (
    '<?xml version="1.0"?>{doctype}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>'
)


def pdf(pages: Iterable[Iterable[Placed]], info: Mapping[str, str] | None = None, *, encrypted: bool = False) -> bytes:
    """Return a PDF of lines at given places; an encrypted one has a password that nobody knows."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font]
    kids = []
    for page in pages:
        drawn = "\n".join(
            f"BT /F1 {size} Tf {x} {y} Td ({text.translate(_ESCAPES)}) Tj ET" for x, y, size, text in page
        )
        content = drawn.encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    fields = "".join(f"/{key} ({value.translate(_ESCAPES)}) " for key, value in (info or {}).items())
    objects.append(b"<< %s>>" % fields.encode("cp1252"))
    trailer = b"/Size %d /Root 1 0 R /Info %d 0 R" % (len(objects) + 2, len(objects))
    if encrypted:
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"ab" * 32, b"cd" * 32))
        trailer += b" /ID [<00> <00>] /Encrypt %d 0 R" % len(objects)
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%strailer << %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
        trailer,
        start,
    )
    return bytes(out)


def docx(
    body: str, title: str = "", author: str = "", doctype: str = "", extra: Mapping[str, bytes] | None = None
) -> bytes:
    """Return a Word file with this WordprocessingML in its body, and `extra` parts besides."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _CONTENT_TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        package.writestr("docProps/core.xml", _CORE.format(title=title, author=author))
        package.writestr("word/document.xml", _DOCUMENT.format(body=body, doctype=doctype))
        for name, data in (extra or {}).items():
            package.writestr(name, data)
    return packed.getvalue()


def paragraph(text: str) -> str:
    """Return a paragraph of WordprocessingML."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def record(  # noqa: PLR0913 - what WARC and HTTP headers say
    number: int,
    page: bytes,
    *,
    kind: str = "response",
    content: str = "text/html",
    headers: str = "",
    status: int = 200,
) -> bytes:
    """Return a WARC record of a fetched page; `headers` are further ones of HTTP, each with its line break."""
    http = f"HTTP/1.1 {status} OK\r\nContent-Type: {content}\r\n{headers}\r\n".encode() + page
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2019-05-06T07:08:09Z\r\n"
        f"WARC-Target-URI: https://example.org/{number}\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return header.encode() + http + b"\r\n\r\n"
