"""What the words of a name say by themselves: the parts of a person's, and what a body is called for short."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dateline.extract.entities import tables
from dateline.extract.entities.titles import Name
from dateline.extract.tree import Tree

_GENERATIONS = frozenset({"jr", "sr"})


@dataclass(slots=True, eq=False)
class PersonName:
    """A person's name in lower case.

    `generation` is " jr" or " sr" where the name ends so: another person than the one of the same name without it.
    `keys` are what a person of a full name may be called for short: by the given name, or what follows it.
    """

    parts: tuple[str, ...]
    generation: str
    title: str
    keys: tuple[str, ...]

    @staticmethod
    def read(words: Tree, name: Name) -> "PersonName":
        """Read a person's name."""
        text = tuple(words.text[name.first : name.last])
        hyphened = range(name.first, name.last) if "-" in text else range(0)
        joined = tuple([words.end[at - 1] == words.start[at] for at in hyphened])
        return _person_name(text, joined, name.title)


@lru_cache(maxsize=1 << 14)
def _person_name(text: tuple[str, ...], joined: tuple[bool, ...], title: str) -> PersonName:
    lower = tuple(map(str.lower, text))
    parts = _parts(lower, joined) if len(text) > 1 else lower
    last = lower[-1].rstrip(".") if len(text) > 1 else ""
    keys = tuple(dict.fromkeys((parts[0], parts[-1], " ".join(parts[1:]))))
    return PersonName(parts, f" {last}" if last in _GENERATIONS else "", title, keys)


def _parts(lower: tuple[str, ...], joined: tuple[bool, ...]) -> tuple[str, ...]:
    """Return the parts of a person's name: what a hyphen joins to the word before is one, "Jr." is none."""
    parts: list[str] = []
    for at, word in enumerate(lower):
        if at and any(joined[at : at + 1]) and "-" in {word, lower[at - 1]}:
            parts[-1:] = ["".join((*parts[-1:], word))]
        elif word not in tables.name_suffixes() and any(map(str.isalpha, word)):
            parts.append(word)
    return tuple(parts) or lower


@lru_cache(maxsize=1 << 14)
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
