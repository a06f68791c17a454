"""What a web page's markup must keep to before it is parsed.

Parsing takes time quadratic in the attributes of a tag, finding the article in the number of tags and the white space.
"""

import re

from dateline.extract.read import limits
from dateline.extract.read.record import ReadError

# Every part is possessive, and a tag that never closes runs to the end, so that looking takes linear time.
_TAG = re.compile(r"<([a-zA-Z]++)(?:[^>=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|=)*+(?:>|\Z)|<!--")
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+)")
_GAP = re.compile(r"[\s/]+")
_RAW = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title", "xmp")}
_ENDLESS_SPACE = re.compile(r"(\s{200})\s++")
_COMMENT_END = re.compile("-->")


def tamed(page: str) -> str:
    """Return a page without endless white space; raise ReadError (too-complex) where it has too many tags."""
    _check(page)
    return _ENDLESS_SPACE.sub(r"\1", page)


def _check(page: str) -> None:
    at = count = 0
    while tag := _TAG.search(page, at):
        at = tag.end()
        # An attribute takes at least two characters.
        if at - tag.start() > 2 * limits.MAX_ATTRIBUTES and _attributes(tag[0]) > limits.MAX_ATTRIBUTES:
            message = f"a tag of this page has more than {limits.MAX_ATTRIBUTES} attributes; save its text as .txt"
            raise ReadError("too-complex", message)
        count += 1
        if count > limits.MAX_TAGS:
            message = f"this page has more than {limits.MAX_TAGS:,} tags; save the article alone, or as text"
            raise ReadError("too-complex", message)
        closing = _RAW.get(tag[1].lower()) if tag[1] else _COMMENT_END
        if closing:
            end = closing.search(page, at)
            at = end.start() if end else len(page)


def _attributes(tag: str) -> int:
    return len(_GAP.split(_VALUE.sub(" ", tag))) - 1
