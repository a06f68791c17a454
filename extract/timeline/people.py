"""What users say of people: who is one under several names, and who is not."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.extract.corrections.names import Names
from dateline.extract.corrections.rows import PeopleRow, Person
from dateline.extract.corrections.sheet import Sheet
from dateline.models.correction import Corrected, Correction
from dateline.models.entity import Entity
from dateline.models.problem import Problem

Key = tuple[str, str]


@dataclass(slots=True)
class _Named:
    """A name in a correction: where it stands, the articles it is meant in, and the groups that are called so."""

    row: int
    place: int
    name: str
    articles: frozenset[str]
    by_name: dict[Key, None] = field(default_factory=dict)
    by_alias: dict[Key, None] = field(default_factory=dict)

    @property
    def keys(self) -> list[Key]:
        return list(self.by_name or self.by_alias)


class People:
    """The corrections of people; `bare` makes names comparable, `paths` are the paths of articles by their ids."""

    def __init__(self, sheets: Sequence[Sheet], paths: Mapping[str, str], bare: Callable[[str], str]) -> None:
        self._bare = bare
        self._rows: list[tuple[Sheet, int, PeopleRow]] = []
        self._wanted: dict[str, list[_Named]] = defaultdict(list)
        self._named: list[list[_Named]] = []
        for sheet in sheets:
            names = Names(sheet) if sheet.content.people else None
            articles = names.articles(paths) if names else {}
            every = frozenset(id_ for called in articles.values() for id_ in called)
            for number, row in enumerate(sheet.content.people, 1):
                self._rows.append((sheet, number, row))
                people = [Person(name=one) if isinstance(one, str) else one for one in row.same or row.different]
                self._named.append(
                    [
                        self._name(n, one.name, frozenset(articles.get(one.article, ())) if one.article else every)
                        for n, one in enumerate(people)
                    ]
                )

    def _name(self, place: int, name: str, articles: frozenset[str]) -> _Named:
        named = _Named(len(self._rows) - 1, place, name, articles)
        self._wanted[self._bare(name)].append(named)
        return named

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self._rows)

    def seen(self, article: str, entity: Entity, key: Key) -> Key:
        """Note an entity of an article, and return its key: another one, where it is not who else has that name."""
        named = [each for each in self._wanted.get(self._bare(entity.name), ()) if article in each.articles]
        for each in named:
            if self._rows[each.row][2].different:
                key = (f"{key[0]} {each.row}.{each.place}", key[1])
        for each in named:
            each.by_name[key] = None
        for alias in entity.aliases:
            for each in self._wanted.get(self._bare(alias), ()):
                if article in each.articles:
                    each.by_alias[key] = None
        return key

    def may_be_one(self, one: Key, other: Key) -> bool:
        """Tell whether a short name may mean another group as far as the corrections go."""
        sides = [dict(mark.split(".") for mark in key[0].split()[1:]) for key in (one, other)]
        return all(sides[1].get(row, place) == place for row, place in sides[0].items())

    def same(self) -> Iterator[tuple[str, list[Key]]]:
        """Yield the name and the groups of each that is one."""
        for (_, _, row), named in zip(self._rows, self._named, strict=True):
            if row.same:
                yield named[0].name, list(dict.fromkeys(key for each in named for key in each.keys))

    def corrections(self) -> Iterator[Correction]:
        """Yield what was put right."""
        for (sheet, _, row), named in zip(self._rows, self._named, strict=True):
            found = [each.name for each in named if each.keys]
            if len(found) > 1:
                about: Corrected = "same" if row.same else "different"
                now = found[0] if row.same else None
                yield Correction(about, " + ".join(found), now, row.because, sheet.file)

    def problems(self) -> Iterator[Problem]:
        """Yield a problem for each name that nobody has."""
        for (sheet, number, _), named in zip(self._rows, self._named, strict=True):
            for each in named:
                if not each.keys and not sheet.partial:
                    message = f"[[people]] {number} corrects nothing: nobody is called {each.name!r} in the articles"
                    yield Problem(sheet.path, "correction", f"{message}; change it there, or take it out")
