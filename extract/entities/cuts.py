"""What of a span that the model marks is a name, by its words alone: a name looks the same wherever it stands."""

from functools import lru_cache
from typing import NamedTuple

from dateline.extract.entities import tables
from dateline.extract.entities.titles import PROPER, titles_inside

CLITICS = frozenset({"'s", "’s", "'", "’", "s"})
"""What hangs on a name without being a part of it."""

_LEADING = frozenset({"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"})
_NOT_OPENING = frozenset({"VBG", "IN", "RB", "VBD", "VBZ", "WRB"})
_POSSESSIVE = frozenset({"'s", "’s"})
_BRACKETS = frozenset("()[]{}")
_BETWEEN_PEOPLE = frozenset({"and", "or", "&", ",", ";", ":", "—", "–"})
_TITLED = frozenset({"PERSON", "ORG", "GPE"})
_LONGEST = 12


class Piece(NamedTuple):
    """A name within a span, by the span's tokens [first, last), its type, and the lower-case title that opens it.

    `titled` says that a title may stand before it.
    """

    first: int
    last: int
    type: str
    title: str
    titled: bool


class _Span(NamedTuple):
    text: tuple[str, ...]
    lower: tuple[str, ...]
    tag: tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def pieces(text: tuple[str, ...], tag: tuple[str, ...], kind: str) -> tuple[Piece, ...]:
    """Cut a span where no name goes on, and trim what is no part of it; `tag` are the tags of its words."""
    words, found, begin = _Span(text, tuple(map(str.lower, text)), tag), [], 0
    for at, (word, lower) in enumerate(zip(text, words.lower, strict=True)):
        if word[0].isupper() and lower not in _BETWEEN_PEOPLE:
            continue
        cut = word in _BRACKETS or (word < "!" and "\n" in word)
        verb = word.islower() and tag[at][:2] == "VB"  # "Smith assured Jones"
        owner = word in CLITICS and _is_given_name(words, at + 1)  # "the Gazette's Jane Roe"
        if cut or owner or (kind == "PERSON" and (verb or lower in _BETWEEN_PEOPLE or word in _POSSESSIVE)):
            found.append((begin, at, kind))
            begin, kind = at + 1, "PERSON" if owner else kind
    if len(text) - begin != 1 or begin == 0 or text[begin - 1] not in _POSSESSIVE:  # "Trump's Speech"
        found.append((begin, len(text), kind))
    return tuple(piece for each in found if (piece := _trim(words, *each)) is not None)


def _is_given_name(words: _Span, at: int) -> bool:
    return at + 1 < len(words.text) and words.lower[at] in tables.given_names() and words.text[at].istitle()


def _trim(words: _Span, first: int, last: int, kind: str) -> Piece | None:
    while last > first and (words.lower[last - 1] in CLITICS or not any(map(str.isalnum, words.text[last - 1]))):
        last -= 1
    while first < last and not _opens(words, first, last, kind):
        first += 1
    titled = kind in _TITLED and words.lower[last - 1] not in tables.body_words()  # "Justice Department"
    title, first = titles_inside(words.lower, first, last) if titled else ("", first)
    if first >= last or last - first > _LONGEST or not _is_capitalised(words.text[first:last]):
        return None
    if last - first == 1 and not _is_word_a_name(words, first):
        return None
    return Piece(first, last, kind, title, titled)


def _is_capitalised(parts: tuple[str, ...]) -> bool:
    return parts[0][0].isupper() or any(map(str.isupper, "".join(parts)))


def _opens(words: _Span, first: int, last: int, kind: str) -> bool:
    """Tell whether a name may begin with the first of the tokens."""
    text, lower = words.text[first], words.lower[first]
    if lower in _LEADING or not text[0].isalnum():
        return False
    if last - first > 1 and text.islower() and lower not in tables.name_particles():
        return False
    return not (kind == "PERSON" and last - first > 1 and words.tag[first] in _NOT_OPENING)


def _is_word_a_name(words: _Span, at: int) -> bool:
    text, lower = words.text[at], words.lower[at]
    if lower in tables.not_names() or len(text) == 1:
        return False
    return words.tag[at] in PROPER or words.tag[at][:1] in {"J", "N", "F"} or text in tables.known_types()
