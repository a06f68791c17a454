"""Plain text: the file is the article."""

from collections.abc import Iterator

from dateline.extract.read import limits
from dateline.extract.read.encoding import LOST, decode
from dateline.extract.read.record import Record
from dateline.extract.read.stream import Payload

ADVICE = f"a text may have {limits.MAX_CHARACTERS:,} characters; split it into its articles"


def read(payload: Payload) -> Iterator[Record]:
    """Yield the one record of a .txt file; raise ReadError where it is too large or no text."""
    text, lost = decode(payload.all(limits.MAX_TEXT_BYTES, ADVICE, "too-long"))
    yield Record(text=text, notes=(LOST,) if lost else ())
