"""Names that the model misses: after titles, after given names, and where the article repeats itself."""

from collections import defaultdict

from dateline.extract.entities import tables
from dateline.extract.entities.titles import PROPER, Name, title_of
from dateline.extract.tree import Tree


def after_titles(words: Tree, taken: list[bool]) -> list[Name]:
    """Return the names that stand after a title and that the model missed."""
    found: list[Name] = []
    titles, closing = tables.titles(), tables.titles() | tables.nouns_of_names()
    for at, lower in enumerate(words.lower[:-1], 1):
        if lower not in titles or not words.text[at - 1][0].isupper() or taken[at]:
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


def after_given_names(words: Tree, taken: list[bool]) -> list[Name]:
    """Return the names that the model missed and that a given name opens: a run of two or three proper nouns."""
    found: list[Name] = []
    given = tables.given_names()
    for at, lower in enumerate(words.lower[:-1]):
        if lower not in given or not words.text[at].istitle() or taken[at] or words.tag[at] not in PROPER:
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


class Known:
    """The names an article is known to have, and the famous ones, to find where else they stand."""

    def __init__(self, words: Tree, names: list[Name]) -> None:
        self._words = words
        self._types: dict[tuple[str, ...], str] = {}
        self._sizes: dict[str, set[int]] = defaultdict(set)  # by the first word
        self._owner: dict[int, Name] = {}
        for name in names:
            parts = tuple(words.text[name.first : name.last])
            self._types[parts] = name.type
            self._sizes[parts[0]].add(len(parts))
            self._owner.update(dict.fromkeys(range(name.first, name.last), name))
            if name.type == "PERSON" and len(parts) > 1 and parts[-1].lower() not in tables.name_suffixes():
                self._types.setdefault(parts[-1:], "PERSON")
                self._sizes[parts[-1]].add(1)

    def complete(self, names: list[Name]) -> list[Name]:
        """Return the names with their further places; a longer known name takes the place of pieces of it."""
        famous, sizes = tables.known_types(), self._sizes
        found, end = {name.first: name for name in names}, 0
        for at, word in enumerate(self._words.text):
            if at < end or (word not in sizes and word not in famous):
                continue
            for size in sorted(sizes.get(word, ()), reverse=True) or (1,):
                name = self._name(at, size)
                if name is not None:
                    for piece in range(name.first, name.last):
                        found.pop(piece, None)
                    found[at] = name
                    end = name.last
                    break
        return [found[first] for first in sorted(found)]

    def _name(self, at: int, size: int) -> Name | None:
        """Return the known name of `size` tokens at a token, None where there is none or another name overlaps."""
        words = self._words
        parts = tuple(words.text[at : at + size])
        kind = self._types.get(parts) or (tables.known_types().get(parts[0]) if size == 1 else None)
        if kind is None or len(parts) < size:
            return None
        inside = [self._owner[i] for i in range(at, at + size) if i in self._owner]
        if any(name.first < at or name.last > at + size for name in inside):
            return None
        if len(inside) == size == 1 or any(name.last - name.first == size for name in inside):
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
        return at + 1 not in self._owner and _is_name_part(words, at + 1, at)

    def _is_again(self, at: int, kind: str) -> bool:
        """Tell whether a name elsewhere is one here ("Jobs" opening a sentence may be tagged a plural)."""
        tag = self._words.tag[at]
        if tag in PROPER or (kind == "NORP" and tag == "JJ"):
            return True
        return kind == "PERSON" and tag in {"NNS", "NN"} and self._words.dep[at] in {"nsubj", "nsubjpass", "poss"}
