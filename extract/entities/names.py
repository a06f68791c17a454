"""Finding names: the model's, cleaned up, and those it misses."""

from collections import defaultdict
from dataclasses import replace

from dateline.extract.entities import tables
from dateline.extract.entities.cuts import CLITICS, pieces
from dateline.extract.entities.missed import Known, missed
from dateline.extract.entities.titles import Name, title_before
from dateline.extract.tree import Tree

NAME_TYPES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
_OPENING = frozenset({'"', "“", "``", "''", "«", "„"})
_CLOSING = frozenset({'"', "”", "''", "»", "“"})
_STOPS = frozenset(",.!?")
Votes = defaultdict[str, int]
_LONGEST_PERSON = 6


def find_names(words: Tree, spans: list[tuple[int, int, str]]) -> list[Name]:
    """Return the names of a text in order, none overlapping, given the model's `spans`."""
    names = [name for span in spans if span[2] in NAME_TYPES for name in _clean(words, *span)]
    names = [name for name in _joined(words, names) if not _is_title(words, name)]
    names = sorted([*names, *missed(words, names)], key=lambda name: name.first)
    names = _retype(words, _split(words, names))
    return _without_titles(Known(words, names).complete(names))


def _is_title(words: Tree, name: Name) -> bool:
    """Tell whether a name is all that stands in a pair of marks: a title or a headline, and nobody's name."""
    first, last = name.first - 1, name.last
    if name.type != "PERSON" or last - first < 3 or first < 0 or words.text[first] not in _OPENING:
        return False
    last += last < len(words) and words.text[last] in _STOPS
    return last < len(words) and words.text[last] in _CLOSING


def _joined(words: Tree, names: list[Name]) -> list[Name]:
    """Put together the parts of a person's name that the model split ("Debbie" + "Wasserman Schultz")."""
    result: list[Name] = []
    for name in names:
        before = result[-1] if result else None
        touches = before is not None and before.last == name.first and before.type == "PERSON" and not name.title
        particle = words.lower[name.first - 1] in tables.name_particles()
        if before and touches and (name.type == "PERSON" or particle) and name.last - before.first <= _LONGEST_PERSON:
            result[-1] = replace(before, last=name.last)
        else:
            result.append(name)
    return result


def _split(words: Tree, names: list[Name]) -> list[Name]:
    """Take apart two names in one ("Obama-Clinton", "Apple's App Store") where the article has the first by itself."""
    single = {words.text[name.first] for name in names if name.last - name.first == 1}
    keys = single | {words.text[name.last - 1] for name in names if "-" not in words.text[name.first : name.last]}
    result = []
    for name in names:
        left, mark = words.text[name.first], words.text[name.first + 1] if name.last - name.first > 2 else ""
        hyphen = mark in {"-", "–"} and name.last - name.first == 3 and words.text[name.last - 1] in keys
        if left in keys and (hyphen or mark in CLITICS):
            result += [replace(name, last=name.first + 1), replace(name, first=name.first + 2, title="")]
        else:
            result.append(name)
    return result


def _without_titles(names: list[Name]) -> list[Name]:
    """Leave out names that are part of the title before a name ("Secretary of State")."""
    titled = {at for name in names if name.title for at in range(name.first - len(name.title.split()), name.first)}
    return [name for name in names if name.first not in titled]


def _clean(words: Tree, first: int, last: int, kind: str) -> list[Name]:
    """Return the names that a span of the model's is or holds, with the titles before them."""
    names, courtesy = [], tables.courtesy_titles()
    for piece in pieces(tuple(words.text[first:last]), tuple(words.tag[first:last]), kind):
        begin, title = first + piece.first, piece.title
        if piece.titled and not title:
            title = title_before(words.lower, begin)
        names.append(Name(begin, first + piece.last, "PERSON" if title in courtesy else piece.type, title))
    return names


def _retype(words: Tree, names: list[Name]) -> list[Name]:
    """Give each name the type that its evidence in the article, and what is known of it, speak for."""
    votes: dict[str, Votes] = defaultdict(lambda: defaultdict(int))
    acting: set[str] = set()  # singular subjects: "Cuban said" is no people
    full: set[str] = set()  # words of full names of people
    keys = [" ".join(words.text[name.first : name.last]) for name in names]
    titles = tables.titles()
    for key, name in zip(keys, names, strict=True):
        counts = votes[key]
        counts[name.type] += 1
        if name.title in titles:
            counts["PERSON"] += 2
        if name.type != "PERSON" and _opens_with_given_name(words, name):
            counts["PERSON"] += 2
        if _is_where(words, name):
            counts["GPE"] += 1
            counts["PERSON"] -= 1
        if words.dep[name.last - 1] == "nsubj" and words.tag[name.last - 1] == "NNP":
            acting.add(key)
    best = {key: _winner(counts, key) for key, counts in votes.items()}
    for key, name in zip(keys, names, strict=True):
        if name.last - name.first > 1 and best[key] == "PERSON":
            full.update((words.text[name.last - 1], words.text[name.first]))
    for key in full & best.keys():
        known = tables.known_types().get(key, "GPE" if votes[key]["GPE"] > 2 else "")
        if votes[key]["PERSON"] >= {"": 0, "NORP": key not in acting}.get(known, 2):
            best[key] = "PERSON"
    return [
        name if best[key] == name.type else replace(name, type=best[key]) for key, name in zip(keys, names, strict=True)
    ]


def _is_where(words: Tree, name: Name) -> bool:
    """Tell whether a sentence opens with the name as its place: "In Yokosuka, ..."."""
    at = name.first - 1
    opens = at >= 0 and words.text[at] == "In" and name.last - name.first == 1
    return opens and words.lower[name.last : name.last + 1] == [","]


def _opens_with_given_name(words: Tree, name: Name) -> bool:
    """Tell whether a name looks like a person's: a given name, and no word of a body or a place."""
    if name.last - name.first not in {2, 3} or words.lower[name.first] not in tables.given_names():
        return False
    if name.type == "WORK_OF_ART" and name.first and words.text[name.first - 1] in _OPENING:
        return False
    return words.text[name.first] not in tables.states() and words.lower[name.last - 1] not in tables.body_words()


def _winner(votes: Votes, key: str) -> str:
    known = tables.known_types().get(key)
    if known:
        votes = votes.copy()
        votes[known] += 2
    return max(sorted(votes), key=votes.__getitem__) if len(votes) > 1 else next(iter(votes))
