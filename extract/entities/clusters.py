"""Which names are names of one entity."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain

from dateline.extract.entities import tables
from dateline.extract.entities.forms import PersonName, full_keys, organisation_key
from dateline.extract.entities.titles import Name
from dateline.extract.tree import Tree
from dateline.models.entity import MentionKind

Place = tuple[int, int, MentionKind]
"""A mention by its tokens [first, last), and its kind."""


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
        if len(self.forms) == 1:
            return next(iter(self.forms))
        return max(self.forms, key=lambda form: (len(form.split()), len(form)))

    def add(self, form: str, first: int, last: int) -> None:
        """Add a name at the tokens [first, last)."""
        self.forms[form] = self.forms.get(form, 0) + 1
        self.places.append((first, last, "name"))


class Linker:
    """Puts the names of one article, given in text order, into clusters."""

    def __init__(self, words: Tree, names: list[Name]) -> None:
        self._full: dict[tuple[str, str], list[tuple[str, Cluster]]] = defaultdict(list)
        self._parts: dict[str, list[Cluster]] = defaultdict(list)  # people by each part of their names
        self._offices: dict[Cluster, set[str]] = defaultdict(set)
        self._last: dict[str, Cluster] = {}  # the one of last mention, by part
        self._keys: dict[tuple[str, str], Cluster] = {}  # everything else by (kind, key)
        self._forms: dict[tuple[str, str], Cluster] = {}  # and by (kind, name)
        people = {name: PersonName.read(words, name) for name in names if name.type == "PERSON"}
        full_ones = [person for person in dict.fromkeys(people.values()) if len(person.parts) > 1]
        for person in full_ones:
            self._full_person(person)
        self._people = {person: self._full_person(person) for person in full_ones}  # now that all of them are known
        for person in people.values():
            if tables.courtesy_titles().get(person.title):
                self._person(person)
        self._last.clear()
        forms = [words.view[words.start[name.first] : words.end[name.last - 1]] for name in names]
        full = full_keys(form for name, form in zip(names, forms, strict=True) if name.type == "ORG")
        self.of_name: list[Cluster] = []
        for name, form in zip(names, forms, strict=True):
            cluster = self._person(people[name]) if name.type == "PERSON" else self._other(name, form, full)
            cluster.add(form, name.first, name.last)
            if name.title:
                cluster.gender = tables.courtesy_titles().get(name.title, "") or cluster.gender
            self.of_name.append(cluster)
        self.clusters = list(dict.fromkeys(self.of_name))

    def _full_person(self, name: PersonName) -> Cluster:
        """Return the person of a full name; one of other middle initials ("George H.W.", "George W.") is another."""
        parts = name.parts
        given, middle, surname = parts[0], "".join(parts[1:-1])[:4], parts[-1]
        whole = (given, surname + name.generation)
        forms = ((first, surname + other) for first in tables.variants().get(given, ()) for other in ("", " jr"))
        for form in chain((whole,), forms):
            for number, (other, cluster) in enumerate(self._full.get(form, ())):
                if not middle or not other or middle.startswith(other) or other.startswith(middle):
                    if middle and not other:
                        self._full[form][number] = (middle, cluster)
                    return cluster
        cluster = Cluster("PERSON", gender=tables.given_names().get(given, ""))
        if len(self._full[whole]) < _MOST:
            self._full[whole].append((middle, cluster))
        for part in dict.fromkeys((*name.keys, whole[1])):
            if len(self._parts[part]) < _MOST:
                self._parts[part].append(cluster)
        return cluster

    def _person(self, name: PersonName) -> Cluster:
        office = tables.offices().get(name.title, "")
        if len(name.parts) == 1:
            return self._called(name.parts[0] + name.generation, name.title, office)
        found = self._people[name]
        if office:
            self._offices[found].add(office)
        for key in name.keys:
            if not name.generation or len(self._parts[key]) == 1:
                self._last[key] = found
        return found

    def _called(self, key: str, title: str, office: str) -> Cluster:
        """Return the person of a name's part: of several, one whom the title fits, then the one of last mention."""
        gender = tables.courtesy_titles().get(title, "")
        candidates = self._parts[key]
        fit = [one for one in candidates if not (gender and one.gender and one.gender != gender)]
        if office and len(fit) > 1:
            same = [one for one in fit if office in self._offices.get(one, ())]
            fit = same or [one for one in fit if not self._offices.get(one)] or fit
        recent = self._last.get(key)
        found = recent if recent in fit else next(iter(fit), None)
        if found is None:
            # a lone given name tells of a woman; men's are surnames too often (Clinton, Carson, Nelson)
            lone = tables.given_names().get(key, "") if not title else ""
            found = Cluster("PERSON", gender=lone if lone == "f" else "")
            if len(candidates) < _MOST:
                candidates.append(found)
        elif office:
            self._offices[found].add(office)
        self._last[key] = found
        return found

    def _other(self, name: Name, form: str, full: dict[str, str]) -> Cluster:
        """Return the entity that is no person; `full` are the keys that short forms stand for."""
        found = self._forms.get((name.type, form))
        if found is None:
            kind, key, country = _identity(name.type, form, full)
            found = self._keys.get((kind, key)) or Cluster(kind, country=country)
            self._keys[kind, key] = self._forms[name.type, form] = found
        return found


def _identity(kind: str, form: str, full: dict[str, str]) -> tuple[str, str, str]:
    """Return a name's type, the key that all forms of the name have, and the country that it names."""
    if kind in {"GPE", "ORG", "LOC"}:
        country = tables.countries().get(form, "")
        key = country or organisation_key(form)
        return "GPE" if country and kind == "LOC" else kind, full.get(key, key).lower(), country
    if kind == "NORP":
        key = form[:-1] if form.endswith("s") and len(form) > 3 else form
        return kind, key.lower(), tables.demonyms().get(form, "")
    return kind, organisation_key(form).lower(), ""
