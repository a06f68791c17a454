"""What somebody should look after in a timeline before relying on it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Literal

from dateline.extract.questions.undated import Undated, why_undated
from dateline.extract.timeline.dates import days
from dateline.models.article import Article
from dateline.models.problem import FAILURES, Problem
from dateline.models.timeline import Timeline, TimelineEvent

Level = Literal["error", "warning", "info"]
Code = Literal[
    "article-failed",
    "article-undated",
    "dates-differ",
    "correction",
    "numbers-differ",
    "statuses-differ",
    "overdue",
    "duplicate",
    "date-open",
    "undated",
    "single-source",
    "gap",
]
LEVELS: Mapping[Code, Level] = {
    "article-failed": "error",
    "article-undated": "error",
    "dates-differ": "error",
    "correction": "warning",
    "numbers-differ": "warning",
    "statuses-differ": "warning",
    "overdue": "warning",
    "duplicate": "warning",
    "date-open": "warning",
    "undated": "info",
    "single-source": "info",
    "gap": "info",
}
"""How grave each kind of finding is: error: what stands there may be wrong. warning: it is open, or said in two ways.
info: worth knowing. In the order in which they are told."""

_WEIGHTY = 0.55
"""Salience from which one source is few for an event: a tenth of the events of a folder have it."""
_GAP = 14
"""Days without any event from which a stretch may be a gap."""
_USUAL = 5
"""How many times as long as the usual one a gap is."""
_LONG = 31
"""Days that a date may mean at most to end a gap."""
_DIFFER: Mapping[str, Code] = {"date": "dates-differ", "number": "numbers-differ", "status": "statuses-differ"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look after: in an event or an article, or between two days (exclusive) where there is neither.

    `other` is the event that an event may be told of twice, `undated` why an event has no day, `problem` what was told
    of an article, `day` the last day on which an article was published.
    """

    code: Code
    event: TimelineEvent | None = None
    article: Article | None = None
    other: TimelineEvent | None = None
    undated: Undated | None = None
    problem: Problem | None = None
    day: date | None = None
    days: tuple[date, date] | None = None

    @property
    def level(self) -> Level:
        """How grave it is."""
        return LEVELS[self.code]


def lint(timeline: Timeline, pairs: Iterable[tuple[str, str]] = ()) -> list[Finding]:
    """Return what to look after, by kind and then in the timeline's order.

    `pairs` are ids of events that came near each other when articles were merged.
    """
    found = [*_articles(timeline), *_events(timeline), *_duplicates(timeline, pairs), *_gaps(timeline)]
    order = list(LEVELS)
    return sorted(found, key=lambda each: order.index(each.code))


def _articles(timeline: Timeline) -> Iterator[Finding]:
    failed = [problem for problem in timeline.problems if problem.code in FAILURES]
    known = {path: article for article in timeline.articles for path in (article.id, article.path)}
    for problem in failed:
        yield Finding("article-failed", article=known.get(problem.source), problem=problem)
    yield from (Finding("correction", problem=each) for each in timeline.problems if each.code == "correction")
    lost = {article.id for problem in failed if (article := known.get(problem.source))}
    told = {problem.source: problem for problem in timeline.problems}
    for article in timeline.articles:
        if article.published is None and article.id not in lost:
            yield Finding("article-undated", article=article, problem=told.get(article.id) or told.get(article.path))


def _events(timeline: Timeline) -> Iterator[Finding]:
    articles = {article.id: article for article in timeline.articles}
    last = max((article.published.date for article in timeline.articles if article.published), default=None)
    for event in (*timeline.events, *timeline.undated):
        for about in dict.fromkeys(account.about for account in event.accounts):
            yield Finding(_DIFFER[about], event)
        when = event.when
        if event.status == "scheduled" and last and when and when.latest and when.latest < last:
            yield Finding("overdue", event, day=last)
        alone = event.independent_sources == 1 and len(articles) > 1
        if alone and event.salience >= _WEIGHTY and not event.passing:
            yield Finding("single-source", event)
    for event in timeline.undated:
        reasons = [why_undated(source, articles.get(source.article)) for source in event.sources]
        reason = next((each for each in reasons if each == "partial"), reasons[0] if reasons else None)
        yield Finding("date-open" if reason == "partial" else "undated", event, undated=reason)


def _duplicates(timeline: Timeline, pairs: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    events = {event.id: event for event in (*timeline.events, *timeline.undated)}
    for one, other in pairs:
        if one in events and other in events:
            yield Finding("duplicate", events[one], other=events[other])


def _gaps(timeline: Timeline) -> Iterator[Finding]:
    """Find the stretches without any event, of those between the first and the last article."""
    published = [article.published.date for article in timeline.articles if article.published]
    if not published:
        return
    first, last = min(published), max(published)
    ends = sorted(
        (when.earliest, when.latest)
        for event in timeline.events
        if (when := event.when) and when.earliest and when.latest and days(when) <= _LONG
    )
    within = [(begin, end) for begin, end in ends if first <= end and begin <= last]
    steps: list[tuple[date, date]] = []
    reached = None
    for begin, end in within:
        if reached and begin > reached:
            steps.append((reached, begin))
        reached = max(reached or end, end)
    if not steps:
        return
    usual = median((after - before).days for before, after in steps)
    for before, after in steps:
        if (after - before) > timedelta(days=max(_GAP, _USUAL * usual)):
            yield Finding("gap", days=(before, after))
