"""Which names are names of one entity."""

from collections import defaultdict
from dataclasses import dataclass, field

from dateline.extract.entities import tables
from dateline.extract.entities.titles import Name
from dateline.extract.tree import Tree
from dateline.models.entity import MentionKind

Place = tuple[int, int, MentionKind]
"""A mention by its tokens [first, last), and its kind."""


_GENERATIONS = frozenset({"jr", "sr"})
_MOST = 12  # people of one name that an article may have; it bounds the search


@dataclass(slots=True, eq=False)
class Cluster:
    """An entity on its way: what the article calls it, and what it tells of it.

    `gender` is "m", "f" or "" where the text doesn't tell; `roles` are descriptions ("prime minister"); `marks` are the
    countries and parties that the text ties a person to; `country` is the one that the name itself names.
    """

    type: str
    forms: dict[str, int] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    country: str = ""

    @property
    def name(self) -> str:
        """The fullest name: the one of most words, then the longest, then the first used."""
        return max(self.forms, key=lambda form: (len(form.split()), len(form)))

    def add(self, form: str, first: int, last: int) -> None:
        """Add a name at the tokens [first, last)."""
        self.forms[form] = self.forms.get(form, 0) + 1
        self.places.append((first, last, "name"))


class Linker:
    """Puts the names of one article, given in text order, into clusters."""

    def __init__(self, words: Tree, names: list[Name]) -> None:
        self._words = words
        self.clusters: list[Cluster] = []
        self.of_name: list[Cluster] = []
        self._full: dict[tuple[str, str], list[tuple[str, Cluster]]] = defaultdict(list)
        self._parts: dict[str, list[Cluster]] = defaultdict(list)  # people by each part of their names
        self._offices: dict[Cluster, set[str]] = defaultdict(set)
        self._last: dict[str, Cluster] = {}  # the one of last mention, by part
        self._keys: dict[tuple[str, str], Cluster] = {}  # everything else by (kind, key)
        people = [name for name in names if name.type == "PERSON"]
        for name in people:
            if len(self._person_parts(name)) > 1:
                self._full_person(name)
        for name in people:
            if tables.courtesy_titles().get(name.title):
                self._person(name)
        self._last.clear()
        others = [name for name in names if name.type != "PERSON"]
        short = _short_forms([self._form(name) for name in others if name.type == "ORG"])
        for name in names:
            cluster = self._person(name) if name.type == "PERSON" else self._other(name, short)
            cluster.add(self._form(name), name.first, name.last)
            self._learn(cluster, name)
            self.of_name.append(cluster)
        self.clusters = list(dict.fromkeys(self.of_name))

    def _form(self, name: Name) -> str:
        words = self._words
        pieces = []
        for at in range(name.first, name.last):
            pieces.append(words.text[at])
            if at + 1 < name.last and words.end[at] < words.start[at + 1]:
                pieces.append(" ")
        return "".join(pieces)

    def _person_parts(self, name: Name) -> list[str]:
        """Return the parts of a person's name, lower-case: what a hyphen joins is one, "Jr." is none."""
        words = self._words
        parts: list[str] = []
        for at in range(name.first, name.last):
            joined = at > name.first and words.end[at - 1] == words.start[at]
            if joined and "-" in (words.text[at], words.text[at - 1]):
                parts[-1:] = ["".join((*parts[-1:], words.lower[at]))]
            elif words.lower[at] not in tables.name_suffixes() and any(map(str.isalpha, words.text[at])):
                parts.append(words.lower[at])
        return parts or words.lower[name.first : name.last]

    def _full_person(self, name: Name) -> Cluster:
        """Return the person of a full name; one of other middle initials ("George H.W.", "George W.") is another."""
        parts, age = self._person_parts(name), self._generation(name)
        given, middle, surname = parts[0], "".join(parts[1:-1])[:4], parts[-1]
        forms = [(given, surname + age)]
        forms += [(first, surname + other) for first in tables.variants().get(given, ()) for other in ("", " jr")]
        for form in forms:
            for number, (other, cluster) in enumerate(self._full.get(form, [])):
                if not middle or not other or middle.startswith(other) or other.startswith(middle):
                    if middle and not other:
                        self._full[form][number] = (middle, cluster)
                    return cluster
        cluster = Cluster("PERSON", gender=tables.given_names().get(given, ""))
        if len(self._full[forms[0]]) < _MOST:
            self._full[forms[0]].append((middle, cluster))
        for part in dict.fromkeys((given, surname, surname + age, " ".join(parts[1:]))):
            if len(self._parts[part]) < _MOST:
                self._parts[part].append(cluster)
        return cluster

    def _generation(self, name: Name) -> str:
        """Return " jr" or " sr" where a name ends so: another person than the one of the same name without it."""
        last = self._words.lower[name.last - 1].rstrip(".")
        return f" {last}" if last in _GENERATIONS and name.last - name.first > 1 else ""

    def _person(self, name: Name) -> Cluster:
        parts = self._person_parts(name)
        if len(parts) > 1:
            cluster = self._full_person(name)
            if name.title in tables.offices():
                self._offices[cluster].add(tables.offices()[name.title])
            for part in dict.fromkeys((parts[0], parts[-1], " ".join(parts[1:]))):
                if not self._generation(name) or len(self._parts[part]) == 1:
                    self._last[part] = cluster
            return cluster
        key = " ".join(parts) + self._generation(name)
        gender = tables.courtesy_titles().get(name.title, "")
        candidates = self._parts.get(key, [])
        fit = [one for one in candidates if not (gender and one.gender and one.gender != gender)]
        office = tables.offices().get(name.title, "")
        if office and len(fit) > 1:
            same = [one for one in fit if office in self._offices.get(one, ())]
            fit = same or [one for one in fit if not self._offices.get(one)] or fit
        recent = self._last.get(key)
        found = recent if recent in fit else next(iter(fit), None)
        if found is not None:
            self._last[key] = found
            if office:
                self._offices[found].add(office)
            return found
        # a lone given name tells of a woman; men's are surnames too often (Clinton, Carson, Nelson)
        lone = tables.given_names().get(key, "") if not name.title else ""
        cluster = Cluster("PERSON", gender=lone if lone == "f" else "")
        if len(candidates) < _MOST:
            self._parts[key].append(cluster)
        self._last[key] = cluster
        return cluster

    def _learn(self, cluster: Cluster, name: Name) -> None:
        gender = tables.courtesy_titles().get(name.title, "")
        if gender:
            cluster.gender = gender

    def _other(self, name: Name, short: dict[str, str]) -> Cluster:
        form = self._form(name)
        kind = name.type
        country = ""
        if kind in {"GPE", "ORG", "LOC"}:
            key = country = tables.countries().get(form, "")
            key = key or _organisation_key(form)
            key = short.get(key, key)
            kind = "GPE" if country and kind == "LOC" else kind
        elif kind == "NORP":
            key = form[:-1] if form.endswith("s") and len(form) > 3 else form
            country = tables.demonyms().get(form, "")
        else:
            key = _organisation_key(form)
        found = self._keys.get((kind, key.lower()))
        if found is None:
            found = self._keys[kind, key.lower()] = Cluster(kind, country=country)
        return found


def _organisation_key(form: str) -> str:
    words = form.split()
    while len(words) > 1 and words[-1].lower() in tables.legal_forms():
        words.pop()
    return " ".join(words).rstrip(",")


def _short_forms(forms: list[str]) -> dict[str, str]:
    """Return the keys of short forms with the key of the one longer name that each stands for."""
    keys = dict.fromkeys(map(_organisation_key, forms))
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
