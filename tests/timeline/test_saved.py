"""One timeline of several saved ones."""

from dataclasses import replace
from datetime import date
from itertools import permutations

from hypothesis import given, settings

from dateline.extract.timeline.saved import merge_saved
from dateline.models.article import Article, Published
from dateline.models.correction import Correction
from dateline.models.event import Trigger
from dateline.models.json import encode
from dateline.models.span import Evidence
from dateline.models.timeline import (
    CorpusEntity,
    Timeline,
    TimelineEvent,
    TimelineParticipant,
    TimelineQuote,
    TimelineSource,
)
from dateline.models.when import When
from tests.cli.conftest import TIMELINE
from tests.exports.made import timelines

MAYOR = CorpusEntity("anna-lindqvist", "Anna Lindqvist", "PERSON", ("Lindqvist",))
PORT = CorpusEntity("halvorsen", "Halvorsen", "GPE", ())


def day(edtf: str, article: str) -> When:
    at = date.fromisoformat(edtf)
    return When(edtf, at, at, "day", False, "stated", Evidence(article, 0, 6, "Monday"))


def told(article: str, text: str, word: str, at: str, start: int = 100, **more: object) -> TimelineEvent:
    begin = text.index(word)
    trigger = Trigger(start + begin, start + begin + len(word), word, word)
    source = TimelineSource(article, trigger, (start, start + len(text)), text, day(at, article))
    people = (TimelineParticipant("agent", "anna-lindqvist", "Anna Lindqvist"),)
    said = TimelineQuote("q", article, "direct", start, start + 5, "Open.", "Anna Lindqvist", "anna-lindqvist")
    event = TimelineEvent(
        f"e{article}{start}", day(at, article), "occurred", text, people, "Halvorsen", (said,), (source,)
    )
    return replace(event, **more)  # type: ignore[arg-type] # a dict of fields


def saved(article: str, *events: TimelineEvent, **more: str) -> Timeline:
    entities = tuple(replace(each, articles=(article,)) for each in (MAYOR, PORT))
    published = Published(date(2024, 4, 8), "dateline")
    document = Article(article, f"{article}.txt", published=published, **more)  # type: ignore[arg-type] # a dict of fields
    return Timeline(articles=(document,), entities=entities, events=events)


OPENED = "Anna Lindqvist opened the new harbour bridge in Halvorsen on Sunday."
BRIDGE = saved("a", told("a", OPENED, "opened", "2024-04-07"))
AGAIN = saved("b", told("b", "Lindqvist opened the harbour bridge of Halvorsen on Sunday.", "opened", "2024-04-07"))
BUDGET = saved("c", told("c", "The council of Tarn rejected a budget for schools.", "rejected", "2023-11-02"))


def test_one_event_of_two_timelines_has_the_sources_and_quotes_of_both() -> None:
    merged = merge_saved([BRIDGE, AGAIN])
    (event,) = merged.events
    assert [source.article for source in event.sources] == ["a", "b"]
    assert event.independent_sources == 2
    assert [quote.article for quote in event.quotes] == ["a", "b"]
    assert event.id == BRIDGE.events[0].id
    assert [article.id for article in merged.articles] == ["a", "b"]


def test_other_events_stay_as_they_are() -> None:
    merged = merge_saved([BRIDGE, BUDGET])
    assert merged.events == (BUDGET.events[0], BRIDGE.events[0])


def test_people_of_one_name_are_one() -> None:
    merged = merge_saved([BRIDGE, AGAIN])
    assert [(each.id, each.articles) for each in merged.entities] == [
        ("anna-lindqvist", ("a", "b")),
        ("halvorsen", ("a", "b")),
    ]


def test_an_article_in_both_counts_once_and_its_best_known_day_is_taken() -> None:
    inferred = replace(BRIDGE.articles[0], published=Published(date(2024, 4, 9), "inferred"))
    merged = merge_saved([replace(BRIDGE, articles=(inferred,)), BRIDGE])
    assert merged.articles == BRIDGE.articles
    assert len(merged.events) == 1
    assert len(merged.events[0].sources) == 1


def test_other_articles_of_one_id_are_told_apart() -> None:
    other = saved(
        "a", told("a", "The council of Tarn rejected a budget for schools.", "rejected", "2023-11-02"), title="X"
    )
    merged = merge_saved([BRIDGE, other])
    assert len({article.id for article in merged.articles}) == 2
    assert {source.article for event in merged.events for source in event.sources} == {
        article.id for article in merged.articles
    }
    assert all(
        event.when and event.when.evidence and event.when.evidence.article == event.sources[0].article
        for event in merged.events
    )


def test_what_one_timeline_tells_apart_stays_apart() -> None:
    twice = (told("a", OPENED, "opened", "2024-04-07"), told("a", OPENED, "opened", "2024-04-07", 400))
    merged = merge_saved([saved("a", *twice), AGAIN])
    assert len(merged.events) == 2
    assert sum(len(event.sources) for event in merged.events) == 3


def test_one_word_may_tell_of_two_events() -> None:
    first = told("a", "The first opening since 1976", "opening", "2024-04-07")
    before = replace(first, id="e2", headline="The last opening", when=None)
    merged = merge_saved([saved("a", first, before), BUDGET])
    assert len(merged.events) + len(merged.undated) == 3


def test_what_was_put_right_holds() -> None:
    note = Correction("headline", OPENED, "The bridge is open", None, "dateline.toml")
    right = replace(BRIDGE.events[0], headline="The bridge is open", corrections=(note,))
    (event,) = merge_saved([replace(BRIDGE, events=(right,)), AGAIN]).events
    assert (event.headline, event.corrections) == ("The bridge is open", (note,))


def test_merging_with_itself_changes_nothing() -> None:
    assert merge_saved([TIMELINE, TIMELINE]) == TIMELINE
    few = replace(TIMELINE, events=TIMELINE.events[:3], undated=())
    assert {event.id for event in merge_saved([TIMELINE, few]).events} == {event.id for event in TIMELINE.events}


def test_the_order_of_timelines_makes_no_difference() -> None:
    assert len({str(merge_saved(each)) for each in permutations((BRIDGE, AGAIN, BUDGET, TIMELINE))}) == 1


def is_text(timeline: Timeline) -> bool:
    """Tell whether it can have been saved: JSON has no lone surrogates."""
    try:
        return bool(encode(timeline))
    except UnicodeEncodeError:
        return False


def sources_of(timeline: Timeline) -> set[tuple[Trigger, str]]:
    events = (*timeline.events, *timeline.undated)
    return {(source.trigger, source.text) for event in events for source in event.sources}


@given(timelines().filter(is_text), timelines().filter(is_text))
@settings(max_examples=40, deadline=None)
def test_every_source_of_any_timeline_is_kept(one: Timeline, other: Timeline) -> None:
    merged = merge_saved([one, other])
    kept = sources_of(merged)
    for trigger, text in sources_of(one) | sources_of(other):  # of two versions of a sentence, one
        assert any(trigger == each and (text.startswith(words) or words.startswith(text)) for each, words in kept)
    assert merged == merge_saved([other, one])
