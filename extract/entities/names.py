"""Finding names: the model's, cleaned up, and those it misses."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from dateline.extract.entities import tables
from dateline.extract.entities.columns import Columns

NAME_TYPES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
_PROPER = frozenset({"NNP", "NNPS"})
_LEADING = frozenset({"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"})
_CLITIC = frozenset({"'s", "’s", "'", "’", "s"})
_BRACKETS = frozenset("()[]{}")
_BETWEEN_PEOPLE = frozenset({"and", "or", "&", ",", ";", ":", "—", "–"})
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
    names = _joined(names)
    taken = [False] * len(words.text)
    for name in names:
        taken[name.first : name.last] = [True] * (name.last - name.first)
    names += _after_titles(words, taken)
    names = _retype(words, _split(words, sorted(names, key=lambda name: name.first)))
    return _without_titles(_repeated(words, names))


def _joined(names: list[Name]) -> list[Name]:
    """Put together the parts of a person's name that the model split ("Debbie" + "Wasserman Schultz")."""
    result: list[Name] = []
    for name in names:
        before = result[-1] if result else None
        if before and before.last == name.first and before.type == name.type == "PERSON" and not name.title:
            result[-1] = replace(before, last=name.last)
        else:
            result.append(name)
    return result


def _split(words: Columns, names: list[Name]) -> list[Name]:
    """Take apart two names in one ("Obama-Clinton", "Apple's App Store") where the article has the first by itself."""
    single = {words.text[name.first] for name in names if name.last - name.first == 1}
    keys = single | {words.text[name.last - 1] for name in names if "-" not in words.text[name.first : name.last]}
    result = []
    for name in names:
        left, mark = words.text[name.first], words.text[name.first + 1] if name.last - name.first > 2 else ""
        hyphen = mark in {"-", "–"} and name.last - name.first == 3 and words.text[name.last - 1] in keys
        if left in keys and (hyphen or mark in _CLITIC):
            result += [replace(name, last=name.first + 1), replace(name, first=name.first + 2, title="")]
        else:
            result.append(name)
    return result


def _without_titles(names: list[Name]) -> list[Name]:
    """Leave out names that are part of the title before a name ("Secretary of State")."""
    titled = {at for name in names if name.title for at in range(name.first - len(name.title.split()), name.first)}
    return [name for name in names if name.first not in titled]


def _clean(words: Columns, first: int, last: int, kind: str) -> list[Name]:
    """Cut a span where no name goes on, and trim what is no part of it."""
    pieces, begin = [], first
    for at in range(first, last):
        text = words.text[at]
        cut = text in _BRACKETS or (text < "!" and "\n" in text)
        if cut or (kind == "PERSON" and words.lower[at] in _BETWEEN_PEOPLE):
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
    while last - first > 1 and words.text[first].islower() and words.lower[first] not in tables.name_particles():
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
    return " ".join(words.lower[first:last]) in tables.titles()


def _after_titles(words: Columns, taken: list[bool]) -> list[Name]:
    """Return the names that stand after a title and that the model missed."""
    found: list[Name] = []
    titles = tables.titles()
    for at, lower in enumerate(words.lower[:-1], 1):
        if lower not in titles or not words.text[at - 1][0].isupper() or taken[at]:
            continue
        end = at
        while end < len(words.text) and not taken[end] and end - at < 4 and _is_name_part(words, end, at):
            end += 1
        if end == at or not words.text[end - 1][0].isupper() or words.lower[end - 1] in titles:
            continue
        title, first = _title(words, at, end)
        found.append(Name(first, end, "PERSON", title))
        taken[at:end] = [True] * (end - at)
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
    full: set[str] = set()  # words of full names of people
    for name in names:
        key = key_of(words, name)
        votes[key][name.type] += 1
        if name.title in tables.courtesy_titles() or name.title in tables.offices():
            votes[key]["PERSON"] += 2
        if name.last - name.first in {2, 3} and words.lower[name.first] in tables.given_names():
            votes[key]["PERSON"] += {"PERSON": 0, "ORG": 1}.get(name.type, 2)  # firms bear people's names
    for name in names:
        key = key_of(words, name)
        if name.last - name.first > 1 and _winner(votes[key], key) == "PERSON":
            full.update((words.text[name.last - 1], words.text[name.first]))
    result = []
    for name in names:
        key = key_of(words, name)
        elsewhere = key in tables.known_types() or votes[key]["GPE"] > 2
        person = key in full and (not elsewhere or votes[key]["PERSON"] > 1)
        kind = "PERSON" if person else _winner(votes[key], key)
        result.append(name if kind == name.type else replace(name, type=kind))
    return result


def _winner(votes: Counter[str], key: str) -> str:
    known = tables.known_types().get(key)
    if known:
        votes = votes.copy()
        votes[known] += 2
    return max(sorted(votes), key=lambda kind: votes[kind])


def _repeated(words: Columns, names: list[Name]) -> list[Name]:
    """Return the names with their further places, which the model misses or breaks up, and with well-known names."""
    known: dict[tuple[str, ...], str] = {}
    sizes: dict[str, set[int]] = defaultdict(set)  # by the first word
    owner: dict[int, Name] = {}
    for name in names:
        parts = tuple(words.text[name.first : name.last])
        known[parts] = name.type
        sizes[parts[0]].add(len(parts))
        owner.update(dict.fromkeys(range(name.first, name.last), name))
        if name.type == "PERSON" and len(parts) > 1 and parts[-1].lower() not in tables.name_suffixes():
            known.setdefault(parts[-1:], "PERSON")
            sizes[parts[-1]].add(1)
    famous = tables.known_types()
    found, end = {name.first: name for name in names}, 0
    for at, word in enumerate(words.text):
        if at < end or (word not in sizes and word not in famous):
            continue
        for size in sorted(sizes.get(word, ()), reverse=True) or (1,):
            parts = tuple(words.text[at : at + size])
            kind = known.get(parts) or (famous.get(word) if size == 1 else None)
            inside = [owner[i] for i in range(at, at + size) if i in owner]
            whole = all(at <= name.first and name.last <= at + size for name in inside)
            if kind and whole and len(parts) == size and (size > 1 or (not inside and _is_again(words, at, kind))):
                title = _title(words, at, at + size)[0] if kind == "PERSON" else ""
                for name in inside:
                    found.pop(name.first, None)
                found[at] = (
                    inside[0]
                    if len(inside) == 1 and inside[0].last - inside[0].first == size
                    else Name(at, at + size, kind, title)
                )
                end = at + size
                break
    return [found[first] for first in sorted(found)]


def _is_again(words: Columns, at: int, kind: str) -> bool:
    """Tell whether a word that is a name elsewhere is one here ("Jobs" opening a sentence may be tagged a plural)."""
    tag = words.tag[at]
    if tag in _PROPER or (kind == "NORP" and tag == "JJ"):
        return True
    return kind == "PERSON" and tag in {"NNS", "NN"} and words.dep[at] in {"nsubj", "nsubjpass", "poss"}
