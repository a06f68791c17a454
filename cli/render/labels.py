"""What to call an article where there is little room, and which articles a timeline leans on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain, takewhile
from pathlib import PurePath
from urllib.parse import urlsplit

from dateline.cli.render.corrected import corrections_of
from dateline.cli.render.plain import plain
from dateline.extract.statements import Statement
from dateline.models.article import Article
from dateline.models.timeline import Timeline, TimelineEvent

_NUMBERS = 3
"""How many articles of one publisher are named for an event."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A publisher, and the numbers of its articles."""

    name: str
    numbers: tuple[int, ...]

    @property
    def marks(self) -> str:
        """The numbers, "[1] [2]"; of many, how many more there are."""
        more = len(self.numbers) - _NUMBERS
        return " ".join([*(f"[{n}]" for n in self.numbers[:_NUMBERS]), *([f"+{more}"] if more > 0 else [])])

    def __str__(self) -> str:
        return f"{self.name} {self.marks}"

    def fit(self, width: int) -> str:
        """Return it with the name cut so that all has `width` characters, without a name where there is no room."""
        if len(str(self)) <= width:
            return str(self)
        room = width - len(self.marks) - 2
        return f"{self.name[:room].strip()}… {self.marks}" if room >= _LEAST_NAME else self.marks


_LEAST_NAME = 4
_ID = 8
"""Characters of an id that are shown at least: enough to mean one of many thousand events."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles that shown events come from, numbered from 1 in the order of their first event."""

    articles: dict[str, Article]
    numbers: dict[str, int]

    def name(self, article: str) -> str:
        """Return the publisher's name or the file's, for an article's id."""
        known = self.articles.get(article)
        return label(known) if known else plain(article)

    def path(self, article: str) -> str:
        """Return the path of an article's file, for its id."""
        known = self.articles.get(article)
        return known.path if known else article

    def corrections(self, article: str) -> list[str]:
        """Return what was put right of an article, for its id."""
        return corrections_of(self.articles[article]) if article in self.articles else []

    def cite(self, articles: Iterable[str]) -> list[Citation]:
        """Return the publishers of articles with their numbers, in the order they come."""
        cited: dict[str, list[int]] = {}
        for article in dict.fromkeys(articles):
            cited.setdefault(self.name(article), []).extend(filter(None, [self.numbers.get(article)]))
        return [Citation(name, tuple(numbers)) for name, numbers in cited.items()]

    def of(self, event: TimelineEvent) -> list[Citation]:
        """Return the sources of an event."""
        return self.cite(source.article for source in event.sources)

    def listed(self) -> list[tuple[int, Article]]:
        """Return the articles that were used, by number."""
        return [
            (number, self.articles[article]) for article, number in self.numbers.items() if article in self.articles
        ]


def sources(timeline: Timeline) -> Sources:
    """Return the articles that a timeline's events come from, numbered."""
    used = _articles(chain(timeline.events, timeline.undated))
    return Sources({article.id: article for article in timeline.articles}, {each: n for n, each in enumerate(used, 1)})


def label(article: Article) -> str:
    """Return what an article is called in a column: its publisher, its site, or its file."""
    host = urlsplit(article.url).hostname if article.url and "[" not in article.url else None
    file = PurePath(article.id).name.removesuffix(PurePath(article.path).suffix)
    return plain(article.source or (host or "").removeprefix("www.") or file) or "unnamed"


def short_ids(timeline: Timeline) -> dict[str, str]:
    """Return for each event's id the beginning that means it alone, of _ID characters at least."""
    ids = sorted(event.id for event in chain(timeline.events, timeline.undated))
    beside = zip(["", *ids], ids, [*ids[1:], ""], strict=False)
    return {
        own: plain(own)[: max(_ID, _alike(own, before) + 1, _alike(own, after) + 1)] for before, own, after in beside
    }


def _alike(one: str, other: str) -> int:
    """Return how many characters two ids have in common from the first on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def common_folder(paths: Iterable[str]) -> str:
    """Return the folder that all paths begin with, ending in a slash; "" where there is none."""
    folders = [path.split("/")[:-1] for path in paths]
    shared = takewhile(lambda parts: len(set(parts)) == 1, zip(*folders, strict=False))
    return "".join(f"{parts[0]}/" for parts in shared)


def heading_of(by: str) -> Callable[[Statement], str]:
    """Return what tells the heading of a statement: who said it, or its publisher and file."""
    return _who if by == "speaker" else _where


def side_of(by: str) -> Callable[[Statement], str]:
    """Return what tells the other of the two."""
    return _where if by == "speaker" else _who


def _who(row: Statement) -> str:
    return plain(row.who or "") or "unnamed"


def _where(row: Statement) -> str:
    return plain(row.source or row.path)


def _articles(events: Iterable[TimelineEvent]) -> list[str]:
    return list(dict.fromkeys(source.article for event in events for source in event.sources))
