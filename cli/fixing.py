"""From what `dateline fix` was asked to the rows of `dateline.toml`."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cached_property
from glob import escape
from pathlib import Path
from typing import Any

import typer

from dateline.cli import output
from dateline.cli.asked import event_called, is_saved
from dateline.cli.build import built
from dateline.cli.options import Request
from dateline.cli.render.plain import plain, shorten
from dateline.cli.report import Report
from dateline.cli.saved import saved
from dateline.extract.corrections.anchors import Anchors
from dateline.extract.corrections.names import Names, is_called, is_pattern
from dateline.extract.corrections.parse import SheetError, parse
from dateline.extract.corrections.rows import Content
from dateline.extract.corrections.sheet import Sheet, beside
from dateline.extract.corrections.write import HEAD, added, changed
from dateline.extract.read.discovery import STDIN, discover
from dateline.extract.read.folder import read_found
from dateline.extract.timeline.linking import bare
from dateline.models.article import Document
from dateline.models.timeline import Timeline, TimelineEvent

Row = Mapping[str, Any]


class Fixing:
    """One correction on its way into the file: the articles it is about, and the file."""

    def __init__(self, request: Request) -> None:
        self._saved = [path for path in request.paths if is_saved(path)]
        self._paths = [path for path in request.paths if path not in self._saved]
        self._request = request
        self.file = self._file()
        self._text = self._read()
        try:
            content = parse(self._text.encode(), str(self.file)) if self._text else Content()
        except SheetError as error:
            raise typer.BadParameter(plain(str(error))) from error
        folder = os.path.realpath(self.file.parent)
        self._sheet = Sheet(str(self.file), folder, content, named=request.config is not None)

    def _file(self) -> Path:
        """Return where to write: the file that is named, else beside the first articles."""
        paths = [path for path in self._paths if path != STDIN]
        if self._request.config is None and not paths:
            raise typer.BadParameter("name the articles too, or the file to write to with --config FILE.")
        file = self._request.config or beside(Path(paths[0]))
        if file.is_symlink():
            raise typer.BadParameter(f"{file} is a link; name the file it leads to with --config FILE.")
        output.check(file)
        return file

    def _read(self) -> str:
        try:
            return self.file.read_bytes().decode("utf-8-sig") if self.file.exists() else ""
        except (OSError, UnicodeDecodeError) as error:
            raise typer.BadParameter(f"{self.file} cannot be read as UTF-8: {error}.") from error

    @cached_property
    def _timeline(self) -> Timeline:
        if self._saved:
            return saved(self._saved[0])
        config = self._request.config if self.file.exists() else None
        published = self._sheet.content.defaults.published
        return built(replace(self._request, config=config, published=published), Report(quiet=self._request.quiet))

    @cached_property
    def _anchors(self) -> Anchors:
        return Anchors(self._timeline, self._sheet)

    def fix(self, kind: str, what: str, values: Any, because: str | None) -> None:  # noqa: ANN401 - of each kind its own
        """Write what is right of an event, an article or a person into the file."""
        kinds: dict[str, Callable[[str, Any, Row], None]] = {
            "events": self._event,
            "merges": self._merge,
            "splits": self._split,
            "articles": self._article,
            "same": lambda name, names, reason: self._people("same", name, names, reason),
            "different": lambda name, names, reason: self._people("different", name, names, reason),
        }
        kinds[kind](what, values, {"because": because} if because else {})

    def _event(self, what: str, values: Row, reason: Row) -> None:
        event = event_called(self._timeline, what)
        for number, row in enumerate(self._sheet.content.events):
            before = self._anchors.event(row.event)
            if before and before.id == event.id:
                self._write("events", {**values, **reason}, [event.headline], number)
                return
        self._write("events", {"event": self._anchors.name(event), **values, **reason}, [event.headline])

    def _merge(self, what: str, others: Sequence[str], reason: Row) -> None:
        events = [event_called(self._timeline, name) for name in (what, *others)]
        if len({event.id for event in events}) < len(events):
            raise typer.BadParameter("this is one event already.", param_hint="'--merge'")
        names = [self._anchors.name(event) for event in events]
        self._write("merges", {"events": names, **reason}, [event.headline for event in events])

    def _split(self, what: str, names: Sequence[str], reason: Row) -> None:
        event = event_called(self._timeline, what)
        told = self._anchors.told_by(event, names)
        for name, sources in told.items():
            if not sources:
                raise typer.BadParameter(
                    f"no source of the event is {plain(name)!r}; it has: {_sources(event)}", param_hint="'--split'"
                )
        apart = [source for source in event.sources if any(source in sources for sources in told.values())]
        rest = [source for source in event.sources if source not in apart]
        if not rest:
            raise typer.BadParameter(
                f"nothing would be left of the event; it has: {_sources(event)}", param_hint="'--split'"
            )
        sides = [[self._anchors.passage(source) for source in side] for side in (rest, apart)]
        self._write("splits", {"events": sides, **reason}, [event.headline])

    def _article(self, what: str, values: Row, reason: Row) -> None:
        name = self._article_name(what)
        for number, row in enumerate(self._sheet.content.articles):
            if row.article == name and row.leave_out == ("leave_out" in values):
                self._write("articles", {**values, **reason}, [name], number)
                return
        self._write("articles", {"article": name, **values, **reason}, [name])

    def _article_name(self, what: str) -> str:
        """Return the name of an article in the file: its path from there on, its id, or the pattern that was given."""
        names = Names(self._sheet)
        found = discover(self._paths)
        files = [file.shown for file in found.files]
        for shown in files:
            if what in names.of(shown, shown) | {shown, shown.rpartition("/")[2]}:
                return escape(names.relative(shown))
        for item in read_found(found):
            if isinstance(item, Document) and item.article.id == what:
                return escape(names.best(what, item.article.path))
        if is_pattern(what) and any(is_called(names.of(shown, shown), what) for shown in files):
            return what
        near = _near(what, [names.relative(shown) for shown in files])
        raise typer.BadParameter(f"there is no article {plain(what)!r}{near}")

    def _people(self, kind: str, name: str, others: Sequence[str], reason: Row) -> None:
        known = [each for entity in self._timeline.entities for each in (entity.name, *entity.aliases)]
        bares = {bare(each) for each in known}
        for each in (name, *others):
            if bare(each) not in bares:
                raise typer.BadParameter(f"nobody is called {plain(each)!r} in the articles{_near(each, known)}")
        self._write("people", {kind: [name, *others], **reason}, [name, *others])

    def _write(self, table: str, row: Row, subjects: Sequence[str], number: int | None = None) -> None:
        """Write a row, or change one, and tell what it is about.

        The file is replaced whole, and only by one that can be read.
        """
        before = self._text or HEAD
        text = added(before, table, row) if number is None else changed(before, table, number, row)
        try:
            parse(text.encode(), str(self.file))
        except SheetError as error:
            raise typer.BadParameter(f"the correction was not written: {plain(str(error))}") from error
        with output.opened(self.file) as put:
            put(text.encode())
        place = len(getattr(self._sheet.content, table)) + 1 if number is None else number + 1
        done = "added" if number is None else "changed"
        about = " + ".join(f"“{plain(each)}”" for each in subjects)
        typer.echo(f"{plain(str(self.file))}: [[{table}]] {place} {done}: {about}")


def _sources(event: TimelineEvent) -> str:
    return "".join(f"\n  {plain(each.article)}: {shorten(plain(each.text), 80)}" for each in event.sources)


def _near(name: str, names: Iterable[str]) -> str:
    near = get_close_matches(name, dict.fromkeys(names), n=3, cutoff=0.5)
    return f"; did you mean {', '.join(map(plain, near))}?" if near else "."
