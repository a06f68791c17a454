"""One timeline of many articles: what merges, what stays apart, and that nothing is lost."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.draft import Draft
from dateline.extract.timeline.build import build
from dateline.models.json import decode_timeline, encode
from dateline.models.problem import Problem

# Two sentences of different articles; whether they tell of one event.
PAIRS = [
    (
        "same words",
        ("Ann Lee met Bo Roe in Oslo", "met", "meet", "2024-04-10"),
        ("Ann Lee met Bo Roe at a hotel in Oslo", "met", "meet", "2024-04-10"),
        True,
    ),
    (
        "verb and noun",
        ("Ann Lee met Bo Roe in Oslo", "met", "meet", "2024-04-10"),
        ("Ann Lee held a meeting with Bo Roe in Oslo", "meeting", "meeting", "2024-04-10"),
        True,
    ),
    (
        "synonyms",
        ("Ann Lee quit as mayor of Bergen", "quit", "quit", "2024-04-10"),
        ("Ann Lee announced her resignation as mayor of Bergen", "resignation", "resignation", "2024-04-10"),
        True,
    ),
    (
        "partial and full date",
        ("Ann Lee met Bo Roe in Oslo", "met", "meet", "XXXX-XX-10"),
        ("Ann Lee met Bo Roe in Oslo", "met", "meet", "2024-04-10"),
        True,
    ),
    (
        "month and day",
        ("Ann Lee met Bo Roe in Oslo", "met", "meet", "2024-04"),
        ("Ann Lee met Bo Roe in Oslo", "met", "meet", "2024-04-10"),
        True,
    ),
    (
        "meetings of others",
        ("Bo Roe had a long meeting in Oslo", "meeting", "meeting", "2024-04-10"),
        ("Cy Fox had a long meeting in Oslo", "meeting", "meeting", "2024-04-10"),
        False,
    ),
    (
        "meetings with others",
        ("Ann Lee met Bo Roe in Oslo", "met", "meet", "2024-04-10"),
        ("Ann Lee met Cy Fox in Oslo", "met", "meet", "2024-04-10"),
        False,
    ),
    (
        "years apart",
        ("Ann Lee met Bo Roe in Oslo", "met", "meet", "2021-04-10"),
        ("Ann Lee met Bo Roe in Oslo", "met", "meet", "2024-04-10"),
        False,
    ),
    (
        "another day of the month",
        ("Ann Lee met Cy Fox in Rome", "met", "meet", "XXXX-XX-07"),
        ("Ann Lee met Bo Roe in Oslo", "met", "meet", "2024-04-10"),
        False,
    ),
    (
        "another kind",
        ("Ann Lee met Bo Roe in Oslo", "met", "meet", "2024-04-10"),
        ("Ann Lee sued Bo Roe in Oslo", "sued", "sue", "2024-04-10"),
        False,
    ),
    (
        "other people",
        ("Ann Lee met Bo Roe in Oslo", "met", "meet", "2024-04-10"),
        ("Dan Poe met Eve Ray in Lima over fishing rights", "met", "meet", "2024-05-02"),
        False,
    ),
]
PEOPLE = ("Ann Lee", "Bo Roe", "Cy Fox", "Dan Poe", "Eve Ray")


def _named(sentence: Any) -> Any:
    return [name for name in PEOPLE if name in sentence]


@pytest.mark.parametrize(("first", "second", "one"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_what_merges(tell: Any, make: Any, first: Any, second: Any, one: Any) -> None:
    articles = [
        make(id_, tell(sentence, trigger, lemma=lemma, who=_named(sentence), when=when))
        for id_, (sentence, trigger, lemma, when) in zip("ab", (first, second), strict=True)
    ]
    timeline = build(articles)
    assert len(timeline.events) + len(timeline.undated) == (1 if one else 2)


def test_two_statements_of_one_speaker_stay_two(tell: Any, make: Any) -> None:
    said = [
        tell("Ann Lee said the harbour would be closed to oil tankers", "said", lemma="say", who=["Ann Lee"]),
        tell("Ann Lee said schools needed more teachers of music", "said", lemma="say", who=["Ann Lee"]),
    ]
    assert len(build([make("a", *said)]).undated) == 2
    assert len(build([make("a", said[0]), make("b", said[1])]).undated) == 2
    assert len(build([make("a", said[0]), make("b", said[0])]).undated) == 1


def test_one_articles_events_on_two_days_stay_two(tell: Any, make: Any) -> None:
    met = "Ann Lee met Bo Roe in Oslo"
    timeline = build(
        [make("a", *(tell(met, "met", lemma="meet", who=PEOPLE[:2], when=f"2024-04-{day}") for day in (10, 11)))]
    )
    assert [event.when and event.when.edtf for event in timeline.events] == ["2024-04-10", "2024-04-11"]


def test_a_merged_event_keeps_its_sources_and_unites_participants(tell: Any, make: Any) -> None:
    timeline = build(
        [
            make("a", tell("Ann Lee met Bo Roe in Oslo", "met", lemma="meet", who=["Ann Lee"], when="2024-04")),
            make(
                "b",
                tell("Ann Lee met Bo Roe in Oslo", "met", lemma="meet", who=["Ann Lee", "Bo Roe"], when="2024-04-10"),
            ),
        ]
    )
    (event,) = timeline.events
    assert [(source.article, source.text[source.trigger.start : source.trigger.end]) for source in event.sources] == [
        ("a", "met"),
        ("b", "met"),
    ]
    assert {one.name for one in event.participants} == {"Ann Lee", "Bo Roe"}
    assert event.when
    assert event.when.edtf == "2024-04-10"
    assert event.accounts == ()


def test_problems_of_reading_and_of_articles_are_kept_once_and_sorted(make: Any) -> None:
    problems = [Problem("z.txt", "empty", "The file is empty."), Problem("a.txt", "empty", "The file is empty.")]
    assert build([make("a")], problems + problems).problems == tuple(reversed(problems))


def test_nothing_makes_an_empty_timeline() -> None:
    timeline = build([])
    assert decode_timeline(encode(timeline)) == timeline
    assert (timeline.events, timeline.undated, timeline.entities) == ((), (), ())


def test_a_new_unrelated_article_changes_no_id(tell: Any, make: Any) -> None:
    met = make("m", tell("Ann Lee met Bo Roe in Oslo", "met", lemma="meet", who=PEOPLE[:2], when="2024-04-10"))
    other = make(
        "a", tell("Dan Poe sold the old mill to Eve Ray", "sold", lemma="sell", who=PEOPLE[3:], when="2020-01-01")
    )
    (alone,) = build([met]).events
    assert alone.id in {event.id for event in build([other, met]).events}


def test_ids_are_unique_even_where_one_sentence_tells_two_events(tell: Any, make: Any) -> None:
    twice = "Ann Lee met Bo Roe and met Cy Fox"
    timeline = build([make("a", tell(twice, "met", lemma="meet"), tell(twice, "met", lemma="greet"))])
    assert len({event.id for event in timeline.undated}) == len(timeline.undated)


LEMMAS = ("meet", "meeting", "say", "sue", "resign", "resignation", "win", "crash")
DATES = (
    None,
    "2024-04-10",
    "2024-04-11",
    "2024-04",
    "2024",
    "XXXX-XX-10",
    "XXXX-XX-07",
    "../2027",
    "2023-12-30/2024-01-02",
)


@st.composite
def folders(draw: Any, tell_make: Any) -> Any:
    telling, article = tell_make
    found = []
    for number in range(draw(st.integers(1, 7))):
        told = []
        for _ in range(draw(st.integers(0, 5))):
            who = draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))
            lemma = draw(st.sampled_from(LEMMAS))
            place = draw(st.sampled_from(("Oslo", "Lima", "Rome", "a hotel")))
            sentence = f"{' and '.join(who) or 'They'} {lemma} in {place}"
            told.append(
                telling(
                    sentence,
                    lemma,
                    who=who,
                    when=draw(st.sampled_from(DATES)),
                    basis=draw(st.sampled_from(("stated", "carried", "reported"))),
                    status=draw(st.sampled_from(("occurred", "scheduled", "denied"))),
                )
            )
        found.append(article(f"a{number}", *told, published=draw(st.sampled_from((None, "2024-04-12")))))
    return found


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_order_of_articles_makes_no_difference_and_no_source_is_lost(tell: Any, make: Any, data: Any) -> None:
    folder = data.draw(folders((tell, make)))
    shuffled = folder[:]
    random.Random(data.draw(st.integers(0, 999))).shuffle(shuffled)
    timeline = build(folder)
    assert encode(build(shuffled)) == encode(timeline)
    events = (*timeline.events, *timeline.undated)
    told = Counter((source.article, source.trigger.start) for event in events for source in event.sources)
    given_ = Counter((one.article.id, event.trigger.start) for one in folder for event in one.events)
    assert told == given_
    assert len({event.id for event in events}) == len(events)
    known = {entity.id for entity in timeline.entities}
    texts = {one.article.id: one.text for one in folder}
    for event in events:
        assert 0 <= event.salience <= 1
        assert 0 <= event.confidence <= 1
        assert 1 <= event.independent_sources <= len({source.article for source in event.sources})
        assert {one.entity for one in event.participants} <= known | {None}
        for source in event.sources:
            assert texts[source.article][slice(*source.sentence)] == source.text
    firsts = [event.when.earliest or event.when.latest or date.max for event in timeline.events if event.when]
    assert all(first <= second for first, second in pairwise(firsts))


def test_an_interrupted_statement_is_told_in_its_own_words(draft: Callable[..., Draft]) -> None:
    found = draft("“The pier is closed,” the mayor said on Monday, “and it will stay closed.”", published="2024-04-09")
    (quote,) = (quote for event in build([found.finish()]).events for quote in event.quotes)
    assert quote.text.replace(",", "") == "The pier is closed and it will stay closed."
