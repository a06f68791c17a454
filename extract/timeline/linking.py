"""One entity for the whole folder: the same person, body or place in different articles gets one id."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from dateline.extract.timeline.people import People
from dateline.extract.timeline.tables import NAME_SUFFIXES, NAME_TITLES, NAMES
from dateline.extract.timeline.words import fold, tokens
from dateline.models.entity import Entity
from dateline.models.timeline import CorpusEntity

_SLUG = re.compile(r"[\W_]+")
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_DOMINANT = 4
"""A surname that many share means the one named in full this many times more often than the next."""

Key = tuple[str, str]
Local = tuple[str, str]
"""An article's id and the entity's id in it."""


@dataclass(slots=True)
class _Group:
    """Entities of several articles that have one name; `names` and `types` are how often they are called so."""

    names: dict[str, int] = field(default_factory=dict)
    types: dict[str, int] = field(default_factory=dict)
    aliases: set[str] = field(default_factory=set)
    members: list[Local] = field(default_factory=list)
    called: str = ""

    def absorb(self, other: "_Group") -> None:
        for own, more in ((self.names, other.names), (self.types, other.types)):
            for value, count in more.items():
                own[value] = own.get(value, 0) + count
        self.aliases |= other.aliases
        self.members += other.members

    @property
    def articles(self) -> set[str]:
        return {article for article, _ in self.members}


@lru_cache(maxsize=1 << 16)
def bare(name: str) -> str:
    """Return a name as it is compared: folded, without titles, legal forms and dots."""
    words = [word.replace(".", "") for word in tokens(name)]
    kept = words
    while len(kept) > 1 and kept[0] in NAME_TITLES:
        kept = kept[1:]
    while len(kept) > 1 and kept[-1] in NAME_SUFFIXES:
        kept = kept[:-1]
    return " ".join(kept or words)


_CANONICAL = {bare(name): f"={slug}" for slug, names in NAMES.items() for name in names}


def _sort(kind: str) -> str:
    return "person" if kind == "PERSON" else "place" if kind in _PLACES else "other"


@lru_cache(maxsize=1 << 16)
def _key(written: str, kind: str) -> Key:
    """Return what entities of one name share: a person's first and last name, or the bare name and its sort."""
    name = bare(written)
    if name in _CANONICAL:
        return "any", _CANONICAL[name]
    words = name.split()
    if len(words) < 2:
        return _sort(kind), name or fold(written)
    return ("any", f"{words[0]} {words[-1]}") if kind == "PERSON" and len(words) < 5 else ("any", name)


def link(
    locals_: Iterable[tuple[str, Entity, int]], people: People | None = None
) -> tuple[tuple[CorpusEntity, ...], dict[Local, str]]:
    """Return the folder's entities, sorted by id, and the id each article's entity has among them.

    `locals_` are (article id, entity, number of mentions), each entity once. A short name ("Kishida", "IMF") means the
    one entity that some article calls so; where several are called so, the one named far more often; else itself.
    `people` are those of whom the user says who they are.
    """
    people = people or None
    groups: dict[Key, _Group] = defaultdict(_Group)
    for article, entity, count in sorted(locals_, key=lambda row: (row[0], row[1].id)) if people else locals_:
        key = _key(entity.name, entity.type)
        group = groups[people.seen(article, entity, key) if people else key]
        group.names[entity.name] = group.names.get(entity.name, 0) + count + 1
        group.types[entity.type] = group.types.get(entity.type, 0) + count + 1
        group.aliases.update(entity.aliases)
        group.members.append((article, entity.id))
    meant = dict(_shortened(groups, people))
    for short, full in meant.items():
        groups[full].absorb(groups.pop(short))
    if people:
        _unite(groups, meant, people)
    return _number(groups.values())


def _unite(groups: dict[Key, _Group], meant: dict[Key, Key], people: People) -> None:
    """Make one of those that the user says are one, and call them as the user does."""
    for name, keys in people.same():
        first, *others = dict.fromkeys(meant.get(key, key) for key in keys) or (None,)
        if first is None:
            continue
        groups[first].called = name
        for other in others:
            groups[first].absorb(groups.pop(other))
            meant[other] = first
            meant.update({short: first for short, full in meant.items() if full == other})


def _shortened(groups: dict[Key, _Group], people: People | None) -> list[tuple[Key, Key]]:
    """Return which groups are other groups under a short name."""
    called: dict[str, set[Key]] = defaultdict(set)
    for key, group in groups.items():
        for alias in group.aliases:
            called[bare(alias)].add(key)
        if _vote(group.types) == "PERSON" and " " in key[1]:
            called[key[1].rsplit(" ", 1)[1]].add(key)
    found: dict[Key, Key] = {}
    for key in sorted(key for key in groups if key[1] in called or key[0] == "person"):
        others = called.get(key[1], set()) - {key}
        if people:
            others = {other for other in others if people.may_be_one(key, other)}
        full = _meant(key, groups, others)
        if full and full not in found and full != key:
            found[key] = full
    targets = set(found.values())
    return [(short, full) for short, full in found.items() if short not in targets]


def _meant(key: Key, groups: dict[Key, _Group], called: set[Key]) -> Key | None:
    """Return the group that a short name means, where that is clear; `called` are those that are called so."""
    ranked = _fitting(key, groups, called) if called else []
    if not ranked:
        other = ("other", key[1]) if key[0] == "person" else None
        return other if other in groups else None
    sizes = [len(groups[other].articles) for other in ranked]
    return ranked[0] if len(sizes) == 1 or sizes[0] >= _DOMINANT * sizes[1] else None


def _fitting(key: Key, groups: dict[Key, _Group], called: set[Key]) -> list[Key]:
    """Return those of the groups that a short name may mean, the one of most articles first."""
    group = groups[key]
    if key[0].startswith("any") and " " in key[1]:
        called = {other for other in called if len(other[1]) > len(key[1])}
    sort = _sort(_vote(group.types))
    fitting = [other for other in called if _sort(_vote(groups[other].types)) == sort]
    if not fitting and sort == "other":
        fitting = [other for other in called if _sort(_vote(groups[other].types)) == "person"]
    own = group.articles
    ranked = sorted(fitting, key=lambda other: (-len(groups[other].articles), other))
    return [other for other in ranked if own.isdisjoint(groups[other].articles)] if len(own) == 1 else ranked


def _vote(votes: Mapping[str, int]) -> str:
    return next(iter(votes)) if len(votes) == 1 else min(votes, key=lambda value: (-votes[value], value))


def _name(group: _Group) -> str:
    """Return what the user calls it, or else what most do, a name of several words before one of one."""
    if group.called:
        return group.called
    canonical = next(
        (NAMES[key[1:]][0] for name in sorted(group.names) if (key := _CANONICAL.get(bare(name), ""))), None
    )
    return canonical or min(group.names, key=lambda name: (" " not in name, -group.names[name], -len(name), name))


def _number(groups: Iterable[_Group]) -> tuple[tuple[CorpusEntity, ...], dict[Local, str]]:
    ids: dict[Local, str] = {}
    entities: list[CorpusEntity] = []
    taken: set[str] = set()
    for group, name, kind in sorted(
        ((group, _name(group), _vote(group.types)) for group in groups),
        key=lambda row: (row[1], row[2], min(row[0].members)),
    ):
        id_ = next(slug for slug in _slugs(name, kind) if slug not in taken)
        taken.add(id_)
        ids.update(dict.fromkeys(group.members, id_))
        aliases = sorted((set(group.names) | group.aliases) - {name})
        entities.append(CorpusEntity(id_, name, kind, tuple(aliases), tuple(sorted(group.articles))))
    return tuple(sorted(entities, key=lambda entity: entity.id)), ids


def _slugs(name: str, kind: str) -> Iterator[str]:
    slug = _SLUG.sub("-", fold(name)).strip("-") or "entity"
    yield slug
    yield f"{slug}-{kind.lower()}"
    number = 2
    while True:
        yield f"{slug}-{number}"
        number += 1
