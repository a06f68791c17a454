"""The articles and entities of several saved timelines as those of one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from dateline.extract.timeline.linking import Local, link
from dateline.models.article import Article
from dateline.models.entity import Entity
from dateline.models.json import encode
from dateline.models.timeline import CorpusEntity, Timeline, TimelineEvent, TimelineSource

_BASES = ("option", "metadata", "dateline", "filename", "text", "inferred")
"""How the publication day may be known, the surest first."""

Ids = Sequence[Mapping[str, str]]
"""For each timeline the new ids by its own."""


@dataclass(slots=True)
class _Version:
    """An article as a timeline has it; `tellings` are its sources by where their triggers stand."""

    file: int
    article: Article
    tellings: dict[tuple[int, int], TimelineSource] = field(default_factory=dict)

    def is_of(self, other: "_Version") -> bool:
        """Tell whether both are of one article: nothing that is known of them differs."""
        one, two = self.article, other.article
        same = (one.title, one.source, one.url) == (two.title, two.source, two.url)
        few, many = sorted((self.tellings, other.tellings), key=len)
        return same and all(_agree(source, many.get(place, source)) for place, source in few.items())

    @property
    def rank(self) -> tuple[int, bytes]:
        published = self.article.published
        return _BASES.index(published.basis) if published else len(_BASES), encode(self.article)


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of all timelines, their ids by those of each, and the timeline whose version of each is taken."""

    articles: tuple[Article, ...]
    ids: Ids
    taken: Mapping[str, int]


def _agree(one: TimelineSource, other: TimelineSource) -> bool:
    """Tell whether two sentences have the same words where both have any."""
    begins = one.sentence[0], other.sentence[0]
    first, last = max(begins), min(begins[0] + len(one.text), begins[1] + len(other.text))
    parts = [each.text[first - begin : last - begin] for each, begin in zip((one, other), begins, strict=True)]
    return first >= last or parts[0] == parts[1]


def events_of(timeline: Timeline) -> tuple[TimelineEvent, ...]:
    """Return all events, dated or not."""
    return *timeline.events, *timeline.undated


def unite_articles(timelines: Sequence[Timeline]) -> Articles:
    """Return each article once.

    Two are one where id, title, publisher, address and all known words agree; of these the one whose publication day is
    known best is taken. Others of one id are told apart by their paths.
    """
    named: dict[str, list[list[_Version]]] = defaultdict(list)
    for version in _versions(timelines):
        groups = named[version.article.id]
        group = next((each for each in groups if all(version.is_of(other) for other in each)), None)
        if group is None:
            groups.append(group := [])
        group.append(version)
    ids: list[dict[str, str]] = [{} for _ in timelines]
    taken: dict[str, int] = {}
    articles = []
    given = {name for name, groups in named.items() if len(groups) == 1}
    for name, groups in sorted(named.items()):
        for group in sorted(groups, key=lambda each: min(one.rank for one in each)):
            best = min(group, key=lambda one: one.rank)
            id_ = name if len(groups) == 1 else next(each for each in _names(best.article.path) if each not in given)
            given.add(id_)
            taken[id_] = best.file
            articles.append(replace(best.article, id=id_))
            for version in group:
                ids[version.file][name] = id_
    return Articles(tuple(sorted(articles, key=lambda each: each.id)), ids, taken)


def _versions(timelines: Sequence[Timeline]) -> Iterator[_Version]:
    for file, timeline in enumerate(timelines):
        versions = {article.id: _Version(file, article) for article in timeline.articles}
        for event in events_of(timeline):
            for source in event.sources:
                versions[source.article].tellings[source.trigger.start, source.trigger.end] = source
        yield from versions.values()


def _names(name: str) -> Iterator[str]:
    """Yield a name, and others like it."""
    yield name
    for number in count(2):
        yield f"{name}-{number}"


def unite_entities(timelines: Sequence[Timeline], articles: Ids) -> tuple[tuple[CorpusEntity, ...], Ids]:
    """Return the entities of all timelines, and their ids by those of each.

    Those are one that would be in one folder; what one timeline tells apart stays apart.
    """
    known = {(str(file), entity.id): entity for file, each in enumerate(timelines) for entity in each.entities}
    ids: list[dict[str, str]] = [{} for _ in timelines]
    entities = []
    given: set[str] = set()
    for part in sorted(_parts(timelines, articles), key=lambda each: (_called(each, known), each)):
        _, called = _called(part, known)
        id_ = next(name for name in _names(called) if name not in given)
        given.add(id_)
        entities.append(_entity(id_, part, known, articles))
        for file, own in part:
            ids[int(file)][own] = id_
    return tuple(sorted(entities, key=lambda each: each.id)), ids


def _parts(timelines: Sequence[Timeline], articles: Ids) -> Iterator[list[Local]]:
    """Yield the entities that are one, each with the number of its timeline."""
    groups: dict[str, set[Local]] = defaultdict(set)
    for (_, name), id_ in link(_locals(timelines, articles))[1].items():
        file, _, entity = name.partition(" ")
        groups[id_].add((file, entity))
    for members in groups.values():
        by_id: dict[str, list[Local]] = defaultdict(list)
        told_apart = len({file for file, _ in members}) < len(members)
        for member in sorted(members):
            by_id[member[1] if told_apart else ""].append(member)
        yield from by_id.values()
    for number, timeline in enumerate(timelines):
        yield from ([(str(number), entity.id)] for entity in timeline.entities if not entity.articles)


def _locals(timelines: Sequence[Timeline], articles: Ids) -> Iterator[tuple[str, Entity, int]]:
    for file, timeline in enumerate(timelines):
        for entity in timeline.entities:
            own = Entity(f"{file} {entity.id}", entity.name, entity.type, entity.aliases)
            yield from ((articles[file].get(article, article), own, 1) for article in entity.articles)


def _called(part: Sequence[Local], known: Mapping[Local, CorpusEntity]) -> tuple[int, str]:
    """Return the id that most articles' timelines have for an entity, behind how many these are, for sorting."""
    votes: Counter[str] = Counter()
    for key in part:
        votes[key[1]] += len(known[key].articles)
    best = min(votes, key=lambda name: (-votes[name], name))
    return -votes[best], best


def _entity(id_: str, part: Sequence[Local], known: Mapping[Local, CorpusEntity], articles: Ids) -> CorpusEntity:
    members = [known[key] for key in part]
    best = min(members, key=lambda each: (-len(each.articles), each.name, each.type))
    names = {name for each in members for name in (each.name, *each.aliases)} - {best.name}
    told = {articles[int(file)].get(each, each) for file, own in part for each in known[file, own].articles}
    return CorpusEntity(id_, best.name, best.type, tuple(sorted(names)), tuple(sorted(told)))
