"""Why an event of a timeline stands where it does: what each source tells, and what each date rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.extract.questions.undated import Undated, why_undated
from dateline.extract.timeline.dates import gap
from dateline.extract.times.lexicon import table
from dateline.models.article import Article
from dateline.models.timeline import Timeline, TimelineEvent, TimelineSource
from dateline.models.when import Time, When

Side = Literal["same", "allows", "report", "against", "none"]
"""How a source's date stands to its event's. same: it is that date. allows: one that it may be, mostly a vaguer one.
report: the source has but the day of its report. against: one that it cannot be. none: the source dates it not."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time expression that a date rests on.

    `meaning` says what its rule reads. `sentence` has the offsets and `text` the words of the sentence it stands in,
    null where that sentence tells no event.
    """

    time: Time
    meaning: str
    sentence: tuple[int, int] | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What one source tells of an event; `undated` is why it gives no day."""

    article: Article
    source: TimelineSource
    side: Side
    phrases: tuple[Phrase, ...]
    undated: Undated | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """An event and what it rests on, a row a source."""

    event: TimelineEvent
    told: tuple[Told, ...]


def explain(timeline: Timeline, event: TimelineEvent) -> Explanation:
    """Tell what an event of a timeline rests on."""
    articles = {article.id: article for article in timeline.articles}
    told = []
    for source in event.sources:
        article = articles.get(source.article) or Article(source.article, source.article)
        told.append(
            Told(
                article=article,
                source=source,
                side=_side(source.when, event.when),
                phrases=tuple(_phrase(time, source, timeline) for time in source.times),
                undated=why_undated(source, article),
            )
        )
    return Explanation(event, tuple(told))


def _side(when: When | None, best: When | None) -> Side:
    if when is None:
        return "none"
    if best is None or when.edtf == best.edtf:
        return "same"
    if when.basis == "reported":
        return "report"
    return "against" if gap(when, best) else "allows"


def _phrase(time: Time, source: TimelineSource, timeline: Timeline) -> Phrase:
    rules: Sequence[dict[str, str]] = table("times_rules")["rule"]
    meaning = next((rule["means"] for rule in rules if rule["name"] == time.rule), "")
    holder = _holder(time, [source]) or _holder(time, _sources(timeline, source.article))
    return Phrase(time, meaning, holder.sentence if holder else None, holder.text if holder else None)


def _sources(timeline: Timeline, article: str) -> Iterable[TimelineSource]:
    for event in (*timeline.events, *timeline.undated):
        yield from (source for source in event.sources if source.article == article)


def _holder(time: Time, sources: Iterable[TimelineSource]) -> TimelineSource | None:
    """Return a source in whose sentence a time stands."""
    return next((each for each in sources if each.sentence[0] <= time.start and time.end <= each.sentence[1]), None)
