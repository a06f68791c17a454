"""What the words of a name say by themselves: the parts of a person's, and what a body is called for short."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.extract.entities import tables
from dateline.extract.entities.titles import Name
from dateline.extract.tree import Tree

_GENERATIONS = frozenset({"jr", "sr"})


@dataclass(slots=True, eq=False)
class PersonName:
    """A person's name in lower case.

    `generation` is " jr" or " sr" where the name ends so: another person than the one of the same name without it.
    """

    parts: list[str]
    generation: str
    title: str

    @property
    def keys(self) -> tuple[str, ...]:
        """What a person of a full name may be called for short: by the given name, or what follows it."""
        return tuple(dict.fromkeys((self.parts[0], self.parts[-1], " ".join(self.parts[1:]))))

    @staticmethod
    def read(words: Tree, name: Name) -> "PersonName":
        """Read a person's name."""
        if name.last - name.first == 1:
            return PersonName([words.lower[name.first]], "", name.title)
        last = words.lower[name.last - 1].rstrip(".")
        return PersonName(_parts(words, name), f" {last}" if last in _GENERATIONS else "", name.title)


def _parts(words: Tree, name: Name) -> list[str]:
    """Return the parts of a person's name, lower-case: what a hyphen joins is one, "Jr." is none."""
    parts: list[str] = []
    for at in range(name.first, name.last):
        joined = at > name.first and words.end[at - 1] == words.start[at]
        if joined and "-" in (words.text[at], words.text[at - 1]):
            parts[-1:] = ["".join((*parts[-1:], words.lower[at]))]
        elif words.lower[at] not in tables.name_suffixes() and any(map(str.isalpha, words.text[at])):
            parts.append(words.lower[at])
    return parts or words.lower[name.first : name.last]


def organisation_key(form: str) -> str:
    """Return an organisation's name without what it is in law: "Acme Corp." -> "Acme"."""
    words = form.split()
    while len(words) > 1 and words[-1].lower() in tables.legal_forms():
        words.pop()
    return " ".join(words).rstrip(",")


def full_keys(forms: Iterable[str]) -> dict[str, str]:
    """Return the keys of short forms with the key of the one longer name that each stands for."""
    keys = dict.fromkeys(map(organisation_key, forms))
    longer: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        words = key.split()
        if len(words) > 1:
            initials = "".join(word[0] for word in words if word[0].isupper())
            if len(initials) > 1:
                longer[initials].add(key)
                longer[".".join(initials) + "."].add(key)
            while len(words) > 1 and words[-1].lower() in tables.company_words():
                words.pop()
                longer[" ".join(words)].add(key)
    return {key: next(iter(found)) for key in keys if len(found := longer.get(key, set()) - {key}) == 1}
