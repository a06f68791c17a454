"""Article text made harmless for a terminal, a spreadsheet or a Markdown page."""

import re
import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACE = re.compile(r"\s+")
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_MARKDOWN = re.compile(r"([\\`*_\[\]{}<>|~#&$])")


def plain(text: str) -> str:
    """Return `text` on one line, without control, bidirectional-override, zero-width and other unseen characters."""
    spaced = _SPACE.sub(" ", text).strip()
    if spaced.isascii() and spaced.isprintable():
        return spaced
    return "".join(char for char in spaced if unicodedata.category(char) not in _HIDDEN)


def cell(text: str) -> str:
    """Return `text` as a spreadsheet cell that no spreadsheet runs as a formula (OWASP, "CSV Injection")."""
    shown = plain(text)
    return f"'{shown}" if text.startswith(_FORMULA) or shown.startswith(_FORMULA) else shown


def markdown(text: str) -> str:
    """Return `text` with every character escaped that Markdown or HTML would read as markup."""
    return _MARKDOWN.sub(r"\\\1", plain(text))


def shorten(text: str, length: int) -> str:
    """Cut `text` at a word end to `length` characters at most, an ellipsis included."""
    if len(text) <= length:
        return text
    cut = text[: max(length - 1, 1)]
    head, gap, _ = cut.rpartition(" ")
    return (head if gap and len(head) > length // 2 else cut).rstrip(" ,;:–—-") + "…"
