"""Finding names: the model's, cleaned up, and those it misses."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from dateline.extract.entities import tables
from dateline.extract.entities.columns import Columns

NAME_TYPES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
_PROPER = frozenset({"NNP", "NNPS"})
_LEADING = frozenset({"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"})
_CLITIC = frozenset({"'s", "’s", "'", "’", "s"})
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Name:
    """A name by its tokens [first, last), its type, and the lower-case title before it, if any."""

    first: int
    last: int
    type: str
    title: str = ""


def find_names(words: Columns, spans: list[tuple[int, int, str]]) -> list[Name]:
    """Return the names of a text in order, none overlapping, given the model's `spans`."""
    names = [name for span in spans if span[2] in NAME_TYPES for name in _clean(words, *span)]
    taken = [False] * len(words)
    for name in names:
        taken[name.first : name.last] = [True] * (name.last - name.first)
    names += _after_titles(words, taken)
    names = _retype(words, sorted(names, key=lambda name: name.first))
    names += _repeated(words, names, taken)
    return sorted(names, key=lambda name: name.first)


def _clean(words: Columns, first: int, last: int, kind: str) -> list[Name]:
    """Cut a span where no name goes on, and trim what is no part of it."""
    pieces, begin = [], first
    for at in range(first, last):
        text = words.text[at]
        conjunction = kind == "PERSON" and words.lower[at] in {"and", "or"}
        if conjunction or (text.isspace() and "\n" in text) or text in {",", ";", ":", "—", "–"} and kind == "PERSON":
            pieces.append((begin, at))
            begin = at + 1
    pieces.append((begin, last))
    return [name for piece in pieces if (name := _trim(words, *piece, kind)) is not None]


def _trim(words: Columns, first: int, last: int, kind: str) -> Name | None:
    while last > first and (words.lower[last - 1] in _CLITIC or not any(map(str.isalnum, words.text[last - 1]))):
        last -= 1
    while first < last and (words.lower[first] in _LEADING or not words.text[first][0].isalnum()):
        first += 1
    if kind == "PERSON":
        while last - first > 1 and words.tag[first] not in _PROPER and not words.text[first][0].isupper():
            first += 1
        while last - first > 1 and words.tag[first] in {"VBG", "IN", "RB", "VBD", "VBZ", "WRB"}:
            first += 1
    title, first = _title(words, first, last) if kind in {"PERSON", "ORG", "GPE"} else ("", first)
    if first >= last or last - first > _LONGEST or not any(map(str.isupper, "".join(words.text[first:last]))):
        return None
    if last - first == 1 and not _is_word_a_name(words, first):
        return None
    return Name(first, last, "PERSON" if title in tables.courtesy_titles() else kind, title)


def _is_word_a_name(words: Columns, at: int) -> bool:
    text, lower = words.text[at], words.lower[at]
    if lower in tables.not_names() or len(text) == 1:
        return False
    return words.tag[at] in _PROPER or words.tag[at][:1] in {"J", "N", "F"} or text in tables.known_types()


def _title(words: Columns, first: int, last: int) -> tuple[str, int]:
    """Return the longest title that ends just before or inside [first, last), and where the name begins after it."""
    begin, found = first, ""
    while last - begin > 1:  # titles that the model took into the name
        size = next((n for n in (3, 2, 1) if n < last - begin and _is_title(words, begin, begin + n)), 0)
        if not size:
            break
        found = " ".join(words.lower[begin : begin + size])
        begin += size
    if found:
        return found, begin
    for size in (3, 2, 1):
        at = first - size
        if at >= 0 and _is_title(words, at, first):
            return " ".join(words.lower[at:first]), first
    return "", first


def _is_title(words: Columns, first: int, last: int) -> bool:
    title = " ".join(words.lower[first:last])
    return title in tables.offices() or title in tables.courtesy_titles() and title != "the"


def _after_titles(words: Columns, taken: list[bool]) -> list[Name]:
    """Return the names that stand after a title and that the model missed."""
    found, at = [], 0
    offices, courtesy = tables.offices(), tables.courtesy_titles()
    while at < len(words) - 1:
        lower, begin = words.lower[at], at + 1
        at += 1
        if (lower not in offices and lower not in courtesy) or not words.text[begin - 1][0].isupper() or lower == "the":
            continue
        end = begin
        while end < len(words) and not taken[end] and end - begin < 4 and _is_name_part(words, end, begin):
            end += 1
        if end == begin or not words.text[end - 1][0].isupper() or _is_title(words, end - 1, end):
            continue
        title, _ = _title(words, begin, end)
        found.append(Name(begin, end, "PERSON", title))
        taken[begin:end] = [True] * (end - begin)
        at = end
    return found


def _is_name_part(words: Columns, at: int, begin: int) -> bool:
    if words.tag[at] in _PROPER and words.text[at][0].isupper():
        return words.sentence[at] == words.sentence[begin - 1] or words.lower[begin - 1].endswith(".")
    return at > begin and words.lower[at] in tables.name_particles()


def key_of(words: Columns, name: Name) -> str:
    """Return the name as one string."""
    return " ".join(words.text[name.first : name.last])


def _retype(words: Columns, names: list[Name]) -> list[Name]:
    """Give each name the type that its evidence in the article, and what is known of it, speak for."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    full = set()  # words of full names of people
    for name in names:
        key = key_of(words, name)
        votes[key][name.type] += 1
        if name.title in tables.courtesy_titles() or name.title in tables.offices():
            votes[key]["PERSON"] += 2
        first = words.lower[name.first]
        if name.last - name.first in {2, 3} and first in tables.given_names() and name.type in {"ORG", "GPE"}:
            votes[key]["PERSON"] += 1
    for name in names:
        key = key_of(words, name)
        if name.last - name.first > 1 and _winner(votes[key], key) == "PERSON":
            full.update((words.text[name.last - 1], words.text[name.first]))
    result = []
    for name in names:
        key = key_of(words, name)
        if key in full and (key not in tables.known_types() or votes[key]["PERSON"] > 1):
            kind = "PERSON"
        else:
            kind = _winner(votes[key], key)
        result.append(name if kind == name.type else replace(name, type=kind))
    return result


def _winner(votes: Counter[str], key: str) -> str:
    known = tables.known_types().get(key)
    if known:
        votes = votes.copy()
        votes[known] += 2
    return max(sorted(votes), key=lambda kind: votes[kind])


def _repeated(words: Columns, names: list[Name], taken: list[bool]) -> list[Name]:
    """Return further places of the names that the text has: the model misses some of them."""
    known: dict[tuple[str, ...], str] = {}
    sizes: dict[str, set[int]] = defaultdict(set)  # by the first word
    for name in names:
        parts = tuple(words.text[name.first : name.last])
        known[parts] = name.type
        sizes[parts[0]].add(len(parts))
        if name.type == "PERSON" and len(parts) > 1 and parts[-1].lower() not in tables.name_suffixes():
            known.setdefault(parts[-1:], "PERSON")
            sizes[parts[-1]].add(1)
    found, at = [], 0
    while at < len(words):
        here = sizes.get(words.text[at], ()) if not taken[at] else ()
        size = max((n for n in here if tuple(words.text[at : at + n]) in known and not any(taken[at : at + n])), default=0)
        if size > 1 or (size and words.tag[at] in _PROPER):
            kind = known[tuple(words.text[at : at + size])]
            title = _title(words, at, at + size)[0] if kind == "PERSON" else ""
            found.append(Name(at, at + size, kind, title))
            taken[at : at + size] = [True] * size
        at += max(size, 1)
    return found
