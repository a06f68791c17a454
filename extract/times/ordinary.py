"""Words that look like times and are not: "may", "march", "sat", "second", "fall"."""

import re
from bisect import bisect_left
from collections.abc import Callable

from dateline.extract.times.lexicon import CODES, OTHER, Atoms, table, values

Tags = Callable[[int], str]
_ADDRESS = re.compile(r"(?:https?://|www\.|@)\w\S*")


def mask(atoms: Atoms, text: str, tag: Tags) -> None:
    """Hide from the rules the ambiguous atoms that are ordinary words here; `tag` gives an offset's part of speech.

    Nor is any part of an address on the web a time: "www.example.org/2009/apr/28".
    """
    rules = table("times_ambiguous")
    kinds = {word: kind for kind, row in rules.items() for word in row["words"]}
    code = list(atoms.code)
    suspects = [at for at, word in enumerate(atoms.words) if word in kinds]
    for at in suspects:
        if not _is_time(rules[kinds[atoms.words[at]]], atoms, at, text, tag):
            code[at] = OTHER
    for match in _ADDRESS.finditer(text):
        first, behind = (bisect_left(atoms.starts, offset) for offset in match.span())
        code[first:behind] = OTHER * (behind - first)
    atoms.code = "".join(code)


def _is_time(row: dict[str, list[str]], atoms: Atoms, at: int, text: str, tag: Tags) -> bool:
    words = atoms.words
    after = words[at + 1] if at + 1 < len(words) else ""
    capital = text[atoms.starts[at]].isupper()
    if row.get("titled"):
        named = at > 0 and words[at - 1] in row["of_name"]  # "USA TODAY" in a line of capitals
        return not (capital and (named or _in_title(atoms, at, text) or _is_counted_title(atoms, at, text)))
    if row.get("named"):
        noun = bool(row.get("never")) and tag(atoms.starts[at]) in row["never"]  # "the French daily"
        return not (noun or (capital and after.isalpha() and text[atoms.starts[at + 1]].isupper()))
    if row.get("given"):
        return not (capital and _is_given_name(row, atoms, at, text))
    if (row.get("capital") and not capital) or (row.get("deed") and _is_deed(row, atoms, at, text)):
        return False
    sure = at > 0 and words[at - 1] in row.get("sure_after", ())
    sure = sure or (after == "on" and any(word in row.get("season_of", ()) for word in words[max(0, at - 2) : at]))
    if after in row.get("not_before", ()) and not (sure or _is_year(words, at + 2)):
        return False
    return bool(row.get("always")) or _has_company(row, atoms, at, tag)


def _has_company(row: dict[str, list[str]], atoms: Atoms, at: int, tag: Tags) -> bool:
    """Tell whether the words around an atom, or its own part of speech, make it a time."""
    words, codes = atoms.words, atoms.code
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if after == "," and row.get("comma") and _opens_date(words, at + 2):
        return True
    hyphenated = before == "-" and at > 1 and words[at - 2] in row.get("hyphen", ())
    if after in row.get("before", ()) or before in row.get("after", ()) or hyphenated:
        return tag(atoms.starts[at]) not in row.get("never", ())
    if row.get("number") and (_is_number(codes, at + 1) or _is_number(codes, at - 1) or after in values("ordinal")):
        return True
    return bool(row.get("tags")) and tag(atoms.starts[at]) in row["tags"]


def _is_deed(row: dict[str, list[str]], atoms: Atoms, at: int, text: str) -> bool:
    """Tell whether a month's name is that of a deed: "the Long March", "March to the Sea"."""
    words = atoms.words
    before, after, then = words[at - 1] if at else "", *(*words[at + 1 : at + 3], "", "")[:2]
    if _is_number(atoms.code, at + 1) or before in row["after"]:
        return False
    return (
        (after in {"of", "to"} and then == "the")
        or (before == "the" and not after.isalpha())
        or (before != "the" and _in_title(atoms, at, text))
    )


def _is_given_name(row: dict[str, list[str]], atoms: Atoms, at: int, text: str) -> bool:
    """Tell whether a month is a person's name: "April Miller, a spokeswoman", but not "April Democratic contests"."""
    words, behind = atoms.words, at + 2
    if behind >= len(words) or (at and words[at - 1] in row["after"]) or words[at + 1] in row["not_before"]:
        return False
    named = words[at + 1].isalpha() and text[atoms.starts[at + 1]].isupper()
    return named and words[behind] in row["before"]


def _in_title(atoms: Atoms, at: int, text: str) -> bool:
    """Tell whether an atom ends a name: "USA Today", "48 Hours"; in a headline the word behind is large too."""
    if not at or atoms.starts[at] - atoms.ends[at - 1] != 1:
        return False
    if not text[atoms.starts[at - 1]].isupper():
        return False
    return at + 1 < len(atoms.words) and atoms.words[at + 1] != "\n" and not text[atoms.starts[at + 1]].isupper()


def _is_counted_title(atoms: Atoms, at: int, text: str) -> bool:
    """Tell whether an atom ends a title that begins with a number: "48 Hours", but not in a headline."""
    small = at + 1 < len(atoms.words) and not text[atoms.starts[at + 1]].isupper()
    return bool(at) and atoms.words[at - 1].lstrip("'’‘").isdecimal() and small


def _is_number(codes: str, at: int) -> bool:
    numbers = {CODES.of.get(name) for name in ("#n12", "#n24", "#n31", "#y4", "#ord31")}
    return 0 <= at < len(codes) and codes[at] in numbers


def _opens_date(words: list[str], at: int) -> bool:
    return at < len(words) and (words[at].isdecimal() or words[at] in values("month_name") | values("month_abbr"))


def _is_year(words: list[str], at: int) -> bool:
    return at < len(words) and (words[at].isdecimal() or words[at] in {"that", "this", "last", "next"})
