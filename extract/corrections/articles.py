"""What users put right of articles, before anything is extracted: the day of publication, and what is left out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dateline.extract.corrections.names import Names, is_called, is_pattern
from dateline.extract.corrections.rows import ArticleRow
from dateline.extract.corrections.sheet import Sheet
from dateline.extract.read.discovery import Discovery, Found
from dateline.extract.read.published import NoDayError, published_day
from dateline.models.article import Document, Published
from dateline.models.correction import Correction
from dateline.models.problem import Problem
from dateline.models.span import Evidence


@dataclass(slots=True)
class _Rows:
    """The rows on articles of one file of corrections, by the names they give, and the numbers of those that fitted."""

    sheet: Sheet
    names: Names = field(init=False)
    exact: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    patterns: list[int] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.names = Names(self.sheet)
        for at, row in enumerate(self.sheet.content.articles):
            if is_pattern(row.article):
                self.patterns.append(at)
            self.exact[row.article.removeprefix("./")].append(at)

    def fitting(self, id_: str, path: str, *, leave_out: bool) -> list[ArticleRow]:
        """Return the rows that speak of an article, and note that they were of use."""
        rows, called = self.sheet.content.articles, self.names.of(id_, path)
        found = {at for name in called for at in self.exact.get(name, ())}
        found.update(at for at in self.patterns if is_called(called, rows[at].article))
        chosen = [at for at in sorted(found) if rows[at].leave_out == leave_out]
        self.used.update(chosen)
        return [rows[at] for at in chosen]


class Articles:
    """The corrections of some files, as far as they are of articles.

    `left_out` are those by which articles were left out, in the order that these came.
    """

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.sheets = tuple(sheets)
        self._sheets = [_Rows(sheet) for sheet in sheets if sheet.content.articles]
        self.left_out: list[Correction] = []

    def kept(self, discovery: Discovery) -> Discovery:
        """Return what is to be read without the files that are left out whole."""
        if not self._sheets:
            return discovery
        kept = [
            each
            for each in discovery.entries
            if not (isinstance(each, Found) and self._leave_out(each.shown, each.shown))
        ]
        return replace(discovery, entries=kept)

    def applied(self, items: Iterable[Document | Problem]) -> Iterator[Document | Problem]:
        """Yield documents with the day they are said to be of; those left out are left out."""
        for item in items:
            if not (isinstance(item, Document) and self._sheets):
                yield item
            elif not self._leave_out(item.article.id, item.article.path):
                yield self._dated(item)

    def _leave_out(self, id_: str, path: str) -> bool:
        for each in self._sheets:
            for row in each.fitting(id_, path, leave_out=True)[:1]:
                self.left_out.append(Correction("left-out", path, None, row.because, each.sheet.file))
                return True
        return False

    def _dated(self, document: Document) -> Document:
        """Return a document with the day that the last correction of it says."""
        article = document.article
        for each in self._sheets:
            for row in each.fitting(article.id, article.path, leave_out=False)[-1:]:
                if row.published:
                    day, file = row.published, each.sheet.file
                    note = Correction("published", _told(document), day.isoformat(), row.because, file)
                    evidence = Evidence(article.id, None, None, f"{file}: {day.isoformat()}")
                    published = Published(day, "option", (evidence,))
                    article = replace(article, published=published, corrections=(note,))
        return replace(document, article=article)

    def unused(self) -> Iterator[Problem]:
        """Yield a problem for each correction that fitted no article."""
        for each in self._sheets:
            for at, row in enumerate(() if each.sheet.partial else each.sheet.content.articles):
                if at not in each.used:
                    message = (
                        f"[[articles]] {at + 1} corrects nothing: no article that was read is called {row.article!r}; "
                        "change the name there, or take it out"
                    )
                    yield Problem(each.sheet.path, "correction", message)


def _told(document: Document) -> str | None:
    """Return the publication day that an article itself tells in full, by its metadata or its first words on it."""
    if document.article.published:
        return document.article.published.date.isoformat()
    for hint in document.date_hints:
        try:
            return published_day(hint.text, document.article.language).isoformat()
        except NoDayError:
            continue
    return None
