"""Findings of lint in words: what was found, where, and what to do about it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

import msgspec
from rich.console import RenderableType
from rich.text import Text

from dateline.cli.answers.places import place
from dateline.cli.answers.reasons import UNDATED
from dateline.cli.render.canvas import Canvas, stack
from dateline.cli.render.dates import when_words, words
from dateline.cli.render.disagreement import disagreements
from dateline.cli.render.footer import count
from dateline.cli.render.labels import Sources, short_ids, sources
from dateline.cli.render.plain import plain
from dateline.cli.render.screen import Screen
from dateline.extract.questions.lint import LEVELS, Code, Finding, Level
from dateline.models.timeline import Timeline, TimelineEvent

TITLES: Mapping[Code, str] = {
    "article-failed": "Articles that could not be read",
    "article-undated": "Articles without a publication day",
    "dates-differ": "Dates that articles tell differently",
    "correction": "Corrections that fit nothing",
    "numbers-differ": "Numbers that articles tell differently",
    "statuses-differ": "Events that some articles tell and others deny",
    "overdue": "Announced, and never reported done",
    "duplicate": "Events that may be one",
    "date-open": "Events of which a part of the date is open",
    "undated": "Events without a date",
    "single-source": "Events of weight that one source alone tells",
    "gap": "Stretches without an event",
}
_COLORS: Mapping[Level, str] = {"error": "red", "warning": "yellow", "info": "blue"}
_ID = 8
NOT_CHECKED = "events that may be one: a saved timeline does not hold how near events came; name the articles instead"


def message(finding: Finding, named: Sources) -> str:
    """Return what was found, and what to do about it."""
    return _MESSAGES[finding.code](finding, named)


def text(found: Sequence[Finding], timeline: Timeline, level: Level, unchecked: Sequence[str], screen: Screen) -> str:
    """Return findings of a level and above, under a heading each kind."""
    canvas, named, ids = Canvas(screen), sources(timeline), short_ids(timeline)
    shown = at_least(level, found)
    width = max((len(ids[each.event.id]) for each in shown if each.event), default=_ID) + 1
    for code, group in groupby(shown, key=lambda each: each.code):
        canvas.heading(TITLES[code], f"{code}, {LEVELS[code]}")
        for said, members in _by_message(group, named).items():
            if len(members) > 1:
                canvas.line(said)
            own = said if len(members) == 1 else ""
            canvas.columns((width, None), [_row(each, named, ids, own) for each in members])
    if shown:
        canvas.line()
    for each in unchecked:
        canvas.line(Text(f"not looked for: {each}", "dim"))
    canvas.line(Text(_summary(found, shown), "bold"))
    return canvas.take()


def json(
    found: Sequence[Finding],
    timeline: Timeline,
    level: Level,
    unchecked: Sequence[str],
    screen: Screen,  # noqa: ARG001
) -> str:
    """Return findings of a level and above as one document."""
    named = sources(timeline)
    rows = [_record(each, named) for each in at_least(level, found)]
    document = {"format": "dateline/lint", "version": 1, "findings": rows, "not_looked_for": list(unchecked)}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def at_least(level: Level, found: Sequence[Finding]) -> list[Finding]:
    """Return the findings that are as grave as a level, or more."""
    ranks = list(_COLORS)
    return [each for each in found if ranks.index(each.level) <= ranks.index(level)]


def _summary(found: Sequence[Finding], shown: Sequence[Finding]) -> str:
    numbers = {level: sum(each.level == level for each in found) for level in _COLORS}
    told = " · ".join(
        count(number, level) if level != "info" else f"{number:,} info" for level, number in numbers.items()
    )
    hidden = len(found) - len(shown)
    return told + (f" ({hidden:,} not shown: --level info)" if hidden else "")


def _by_message(found: Iterable[Finding], named: Sources) -> Mapping[str, list[Finding]]:
    """Return findings by what is said of them, so that it is said once."""
    grouped: dict[str, list[Finding]] = {}
    for each in found:
        grouped.setdefault(message(each, named), []).append(each)
    return grouped


def _row(finding: Finding, named: Sources, ids: Mapping[str, str], said: str) -> Sequence[RenderableType]:
    color = _COLORS[finding.level]
    below = [Text(said)] if said else []
    if finding.event:
        where = Text(_where(finding.event, named), "dim")
        return Text(ids[finding.event.id], color), stack(Text(_headline(finding.event), "bold"), [*below, where])
    if finding.article:
        return Text("article", color), stack(Text(place(finding.article), "bold"), below)
    return Text("gap" if finding.days else "fix", color), Text(said)


def _headline(event: TimelineEvent) -> str:
    return plain(event.headline) + (f" ({when_words(event.when)})" if event.when else "")


def _where(event: TimelineEvent, named: Sources) -> str:
    first, *more = event.sources
    article = named.articles.get(first.article)
    start, end = first.sentence
    others = len({source.article for source in more} - {first.article})
    also = f", and {count(others, 'other article')}" if others else ""
    return f"{place(article) if article else plain(first.article)}, characters {start}–{end}{also}"


def _record(finding: Finding, named: Sources) -> dict[str, object]:
    event = finding.event
    first = event.sources[0] if event and event.sources else None
    article = finding.article or (named.articles.get(first.article) if first else None)
    return {
        "code": finding.code,
        "level": finding.level,
        "message": message(finding, named),
        "event": event.id if event else None,
        "headline": event.headline if event else None,
        "other_event": finding.other.id if finding.other else None,
        "article": article.id if article else None,
        "path": article.path if article else None,
        "start": first.sentence[0] if first else None,
        "end": first.sentence[1] if first else None,
        "days": finding.days,
    }


def _failed(finding: Finding, _: Sources) -> str:
    return plain(finding.problem.message) if finding.problem else "it could not be worked on"


def _correction(finding: Finding, _: Sources) -> str:
    return f"{plain(finding.problem.source)}: {plain(finding.problem.message)}" if finding.problem else ""


def _unpublished(finding: Finding, _: Sources) -> str:
    known = f"{plain(finding.problem.message.partition(';')[0])}. " if finding.problem else ""
    return (
        f"{known}Weekdays and days of the month stay open in it: put the day it was published in the file name "
        "(2024-04-08-name.txt), or under [[articles]] in dateline.toml."
    )


def _differ(finding: Finding, named: Sources) -> str:
    if finding.event is None:
        return ""
    about = {"dates-differ": "date", "numbers-differ": "number", "statuses-differ": "status"}[finding.code]
    lines = [line for line in disagreements(finding.event, named) if f" on the {about}: " in line]
    told = "; ".join(lines) or f"one article tells the {about} in several ways"
    return f"{told[0].upper()}{told[1:]}. Look them up; `dateline fix` puts right what is wrong."


def _overdue(finding: Finding, _: Sources) -> str:
    last = words(finding.day.isoformat()) if finding.day else ""
    return (
        f"The last article is of {last}, and none tells that it was done. "
        "Look for a report of it, or whether it was called off."
    )


def _duplicate(finding: Finding, _: Sources) -> str:
    other = finding.other
    told = f"“{_headline(other)}”, {plain(other.id)}" if other else ""
    return f"It came near {told}. If they are one, `dateline fix --merge` makes one of them."


def _open(finding: Finding, _: Sources) -> str:
    known = UNDATED[finding.undated] if finding.undated else "nothing tells its date"
    return f"{known[0].upper()}{known[1:]}. Find that day, and put it in the file's name or in dateline.toml."


def _undated(finding: Finding, _: Sources) -> str:
    known = UNDATED[finding.undated] if finding.undated else "nothing tells its date"
    return f"{known[0].upper()}{known[1:]}. Where you know it, `dateline fix --date` puts it there."


def _alone(finding: Finding, _: Sources) -> str:
    articles = {source.article for source in finding.event.sources} if finding.event else ()
    told = "Only copies of one article tell it." if len(articles) > 1 else "One article alone tells it."
    return f"{told} Look for a second source before relying on it."


def _gap(finding: Finding, _: Sources) -> str:
    if finding.days is None:
        return ""
    before, after = finding.days
    free = (after - before).days - 1
    stretch = f"{words(before.isoformat())} and {words(after.isoformat())}"
    return f"No event between {stretch} ({count(free, 'day')}). Are articles of that time missing?"


_MESSAGES: Mapping[Code, Callable[[Finding, Sources], str]] = {
    "article-failed": _failed,
    "article-undated": _unpublished,
    "correction": _correction,
    "dates-differ": _differ,
    "numbers-differ": _differ,
    "statuses-differ": _differ,
    "overdue": _overdue,
    "duplicate": _duplicate,
    "date-open": _open,
    "undated": _undated,
    "single-source": _alone,
    "gap": _gap,
}
