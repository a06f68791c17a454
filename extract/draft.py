"""An article on its way through the stages."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date

from spacy.tokens import Doc

from dateline.extract.entities.lookup import Mentions
from dateline.extract.options import Options
from dateline.extract.tree import Tree
from dateline.extract.view import view
from dateline.models.article import Document, Published, RegionKind
from dateline.models.entity import Entity
from dateline.models.event import Event
from dateline.models.extraction import Extraction
from dateline.models.problem import Problem
from dateline.models.quote import Quote
from dateline.models.when import Time


@dataclass(slots=True)
class Draft:
    """A document, its parse, and what the stages have found so far; each stage fills its own fields.

    `doc.text` has the length of `document.text`, so a token's `idx` is an offset into the article.
    """

    document: Document
    doc: Doc
    options: Options = field(default_factory=Options)
    published: Published | None = None
    times: tuple[Time, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    passing: tuple[Event, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    _view: str | None = field(default=None, init=False, repr=False)
    _tree: Tree | None = field(default=None, init=False, repr=False)
    _mentions: Mentions | None = field(default=None, init=False, repr=False)

    @property
    def view(self) -> str:
        """The text as it was parsed, as long as the document's."""
        if self._view is None:
            self._view = view(self.document.text)
        return self._view

    @property
    def tree(self) -> Tree:
        """The parse as plain lists, which all stages read."""
        if self._tree is None:
            self._tree = Tree.of(self.doc, self.document.text, self.view)
        return self._tree

    @property
    def mentions(self) -> Mentions:
        """The entities by where they are mentioned, for the stages behind the one that finds them."""
        if self._mentions is None:
            self._mentions = Mentions(self.entities)
        return self._mentions

    @property
    def anchor(self) -> date | None:
        """The day that relative times resolve against."""
        return self.published.date if self.published else None

    def region(self, offset: int) -> RegionKind | None:
        """Return what kind of region an offset of the text lies in; None is body text."""
        regions = self.document.regions
        at = bisect_right(regions, offset, key=lambda region: region.start) - 1
        return regions[at].kind if at >= 0 and offset < regions[at].end else None

    def finish(self) -> Extraction:
        """Return what was found, as a value."""
        return Extraction(
            article=replace(self.document.article, published=self.published),
            text=self.document.text,
            regions=self.document.regions,
            times=self.times,
            entities=self.entities,
            quotes=self.quotes,
            events=self.events,
            passing=self.passing,
            problems=(*self.document.problems, *self.problems),
        )
