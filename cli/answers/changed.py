"""What changed between two timelines, in words: for a terminal, as Markdown, as JSON."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec
from rich.text import Text

from dateline.cli.answers.places import place
from dateline.cli.render.canvas import Canvas, stack
from dateline.cli.render.dates import when_words
from dateline.cli.render.disagreement import disagreements
from dateline.cli.render.footer import count
from dateline.cli.render.labels import Sources, sources
from dateline.cli.render.plain import markdown, plain
from dateline.cli.render.screen import Screen
from dateline.extract.questions.changes import KINDS, Change, Changes, Kind
from dateline.models.article import Article
from dateline.models.timeline import Timeline, TimelineEvent

TITLES: Mapping[Kind, str] = {
    "added": "Added",
    "gone": "Gone",
    "moved": "Moved in time",
    "confirmed": "Confirmed",
    "contradicted": "Contradicted",
    "weakened": "Less sure than before",
    "reworded": "In other words",
}
_COLORS: Mapping[Kind, str] = {
    "added": "green",
    "gone": "red",
    "moved": "cyan",
    "confirmed": "green",
    "contradicted": "red",
    "weakened": "yellow",
    "reworded": "",
}
_ID = 8


def text(changes: Changes, new: Timeline, screen: Screen) -> Iterator[str]:
    """Yield the changes under a heading each kind, the articles that are new or gone before them."""
    canvas, named = Canvas(screen), sources(new)
    for title, articles in _articles(changes):
        canvas.heading(title)
        canvas.columns((2, None), [(Text(), Text(_article(each))) for each in articles])
    shown = _told(changes)
    for kind, group in groupby(shown, key=lambda each: each.kind):
        canvas.heading(TITLES[kind])
        for change in group:
            event = _event(change)
            below = [Text(line, "dim") for line in details(change, named)]
            head = Text(plain(event.headline))
            canvas.columns(
                (_ID + 1, None), [(Text(plain(event.id)[:_ID], _COLORS[kind]), stack(_dated(event, head), below))]
            )
        yield canvas.take()
    if shown or changes.articles_added or changes.articles_gone:
        canvas.line()
    canvas.line(Text(summary(changes), "bold"))
    yield canvas.take()


def md(changes: Changes, new: Timeline, screen: Screen) -> Iterator[str]:  # noqa: ARG001 - as text
    """Yield the changes as a Markdown page."""
    named = sources(new)
    yield "# What changed\n"
    for title, articles in _articles(changes):
        yield f"\n## {title}\n\n"
        yield from (f"- {markdown(_article(each))}\n" for each in articles)
    for kind, group in groupby(_told(changes), key=lambda each: each.kind):
        yield f"\n## {TITLES[kind]}\n\n"
        for change in group:
            event = _event(change)
            date = f"**{markdown(when_words(event.when))}** — " if event.when else ""
            yield f"- {date}{markdown(event.headline)} {markdown(event.id)}\n"
            yield from (f"  - {markdown(line)}\n" for line in details(change, named))
    yield f"\n{summary(changes)}\n"


def json(changes: Changes, new: Timeline, screen: Screen) -> Iterator[str]:  # noqa: ARG001 - as text
    """Yield the changes as one document, of every event."""
    named = sources(new)
    document = {
        "format": "dateline/diff",
        "version": 1,
        "articles_added": changes.articles_added,
        "articles_gone": changes.articles_gone,
        "changes": [
            {
                "kind": change.kind,
                "event": _event(change).id,
                "headline": _event(change).headline,
                "details": list(details(change, named)),
                "old": change.old,
                "new": change.new,
                "other": change.other.id if change.other else None,
            }
            for change in changes.events
        ],
    }
    yield msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def details(change: Change, named: Sources) -> Iterator[str]:
    """Yield what changed, in words."""
    old, new, other = change.old, change.new, change.other
    if old is None or new is None:
        if other is not None:
            held = "its sources are now part of" if new is None else "its sources were part of"
            yield f"{held} “{plain(other.headline)}” ({plain(other.id)})"
        elif new is not None:
            yield f"told by {', '.join(map(str, named.of(new)))}"
        return
    if change.kind == "moved":
        yield f"{_when(old)} → {_when(new)}"
    if change.kind == "reworded":
        yield f"was: {plain(old.headline)}"
    if change.kind in {"confirmed", "contradicted", "weakened"} and old.status != new.status:
        yield f"{old.status} → {new.status}"
    if change.kind in {"confirmed", "weakened"} and old.independent_sources != new.independent_sources:
        yield f"{old.independent_sources:,} → {count(new.independent_sources, 'independent source')}"
    if change.accounts:
        about = {account.about for account in change.accounts}
        yield from (line for line in disagreements(new, named) if any(f" on the {each}: " in line for each in about))


def summary(changes: Changes) -> str:
    """Return how many events changed in which way; "nothing changed" where none did."""
    kinds = [change.kind for change in _told(changes)]
    told = [f"{kinds.count(kind):,} {TITLES[kind].lower()}" for kind in KINDS if kind in kinds]
    return " · ".join(told) or "no event changed"


def _told(changes: Changes) -> list[Change]:
    """Return the changes but for those of events that articles only mention, which people are not shown."""
    return [change for change in changes.events if not _event(change).passing]


def _event(change: Change) -> TimelineEvent:
    event = change.new or change.old
    if event is None:
        raise TypeError("a change is of an event")
    return event


def _dated(event: TimelineEvent, headline: Text) -> Text:
    return Text(f"{when_words(event.when)}: " if event.when else "", "cyan").append_text(headline)


def _when(event: TimelineEvent) -> str:
    return when_words(event.when) if event.when else "undated"


def _articles(changes: Changes) -> Iterator[tuple[str, Sequence[Article]]]:
    if changes.articles_added:
        yield "Articles that are new", changes.articles_added
    if changes.articles_gone:
        yield "Articles that are gone", changes.articles_gone


def _article(article: Article) -> str:
    parts: Iterable[str | None] = (article.source, article.title, place(article))
    return " · ".join(plain(part) for part in parts if part)
