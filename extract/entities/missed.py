"""Names that the model misses: after titles, after given names, and where the article repeats itself."""

from collections import defaultdict

from dateline.extract.entities import tables
from dateline.extract.entities.titles import PROPER, Name, title_of
from dateline.extract.tree import Tree


def missed(words: Tree, names: list[Name]) -> list[Name]:
    """Return the names that the model missed, and that a title or a given name tells of."""
    taken = [False] * len(words)
    for name in names:
        taken[name.first : name.last] = [True] * (name.last - name.first)
    loose = [at for at in words.nouns if words.tag[at] in PROPER and not taken[at]]
    return _after_titles(words, taken, loose) + _after_given_names(words, taken, loose)


def _after_titles(words: Tree, taken: list[bool], loose: list[int]) -> list[Name]:
    """Return the names that stand after a title and that the model missed."""
    found: list[Name] = []
    titles, closing = tables.titles(), tables.titles() | tables.nouns_of_names()
    for at in loose:
        if not at or taken[at] or words.lower[at - 1] not in titles or not words.text[at - 1][0].isupper():
            continue
        end = at
        while end < len(words.text) and not taken[end] and end - at < 4 and _is_name_part(words, end, at):
            end += 1
        if end == at or not words.text[end - 1][0].isupper() or words.lower[end - 1] in closing:
            continue
        title, first = title_of(words, at, end)
        found.append(Name(first, end, "PERSON", title))
        taken[at:end] = [True] * (end - at)
    return found


def _after_given_names(words: Tree, taken: list[bool], loose: list[int]) -> list[Name]:
    """Return the names that the model missed and that a given name opens: a run of two or three proper nouns."""
    found: list[Name] = []
    given = tables.given_names()
    for at in loose:
        if taken[at] or words.lower[at] not in given or not words.text[at].istitle():
            continue
        end = at + 1
        while end < len(words.text) and end - at < 4 and words.tag[end] in PROPER and words.text[end].istitle():
            end += 1
        opens = at == 0 or words.tag[at - 1] not in PROPER
        if opens and end - at in {2, 3} and not any(taken[at:end]) and words.lower[end - 1] not in tables.not_names():
            found.append(Name(at, end, "PERSON"))
            taken[at:end] = [True] * (end - at)
    return found


def _is_name_part(words: Tree, at: int, begin: int) -> bool:
    if words.tag[at] in PROPER and words.text[at][0].isupper():
        return words.sentence[at] == words.sentence[begin - 1] or words.lower[begin - 1].endswith(".")
    return at > begin and words.lower[at] in tables.name_particles()


_SINGLE = (1,)  # the sizes of famous names


class Known:
    """The names an article is known to have, and the famous ones, to find where else they stand."""

    def __init__(self, words: Tree, names: list[Name]) -> None:
        self._words = words
        self._types: dict[tuple[str, ...], str] = {}
        sizes: dict[str, set[int]] = defaultdict(set)
        self._owner: list[Name | None] = [None] * len(words)
        for name in names:
            parts = tuple(words.text[name.first : name.last])
            self._types[parts] = name.type
            sizes[parts[0]].add(len(parts))
            self._owner[name.first : name.last] = [name] * len(parts)
            if name.type == "PERSON" and len(parts) > 1 and parts[-1].lower() not in tables.name_suffixes():
                self._types.setdefault(parts[-1:], "PERSON")
                sizes[parts[-1]].add(1)
        self._sizes = {word: sorted(found, reverse=True) for word, found in sizes.items()}  # by the first word

    def complete(self, names: list[Name]) -> list[Name]:
        """Return the names with their further places; a longer known name takes the place of pieces of it."""
        among = self._words.among
        found, end = {name.first: name for name in names}, 0
        for at in sorted({*among(tables.known_types().keys()), *among(self._sizes.keys())}):
            name = self._longest(at) if at >= end else None
            if name is not None:
                for piece in range(name.first, name.last):
                    found.pop(piece, None)
                found[at] = name
                end = name.last
        return [found[first] for first in sorted(found)]

    def _longest(self, at: int) -> Name | None:
        """Return the longest known name at a token, None where it stands there already or inside another."""
        owner = self._owner[at]
        least = 0
        if owner is not None:
            if owner.first < at:
                return None
            least = owner.last - at
        for size in self._sizes.get(self._words.text[at], _SINGLE):
            name = self._name(at, size) if size > least else None
            if name is not None:
                return name
        return None

    def _name(self, at: int, size: int) -> Name | None:
        """Return the known name of `size` tokens at a token, None where there is none or another name overlaps."""
        words = self._words
        parts = tuple(words.text[at : at + size])
        kind = self._types.get(parts) or (tables.known_types().get(parts[0]) if size == 1 else None)
        if kind is None or len(parts) < size:
            return None
        inside = [name for name in self._owner[at : at + size] if name is not None]
        if any(name.last > at + size for name in inside):
            return None
        if size == 1 and not self._is_again(at, kind):
            return None
        title = title_of(words, at, at + size)[0] if kind == "PERSON" else ""
        return Name(at, at + size + self._goes_on(at, size, kind), kind, title)

    def _goes_on(self, at: int, size: int, kind: str) -> bool:
        """Tell whether the next word belongs to a person's name, as the parse has it ("Xi" + "Jinping")."""
        words = self._words
        if size > 1 or kind != "PERSON" or words.dep[at] != "compound" or words.head[at] != at + 1:
            return False
        return self._owner[at + 1] is None and _is_name_part(words, at + 1, at)

    def _is_again(self, at: int, kind: str) -> bool:
        """Tell whether a name elsewhere is one here ("Jobs" opening a sentence may be tagged a plural)."""
        tag = self._words.tag[at]
        if tag in PROPER or (kind == "NORP" and tag == "JJ"):
            return True
        return kind == "PERSON" and tag in {"NNS", "NN"} and self._words.dep[at] in {"nsubj", "nsubjpass", "poss"}
