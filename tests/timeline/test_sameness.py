"""What makes two tellings one event where words or dates alone do not say: a case a rule, with one that it leaves."""

from typing import Any

import pytest

from dateline.extract.timeline.build import build
from dateline.models.timeline import TimelineEvent

STORY = """Fishermen of Halvik waited in the harbour of Halvik for the ferry Astrid. Nets lay on the quay of Halvik.
Gulls circled. Insurance of the wooden trawlers had doubled since the winter storms, said the guild of Halvik.
"""
HALF = """Fishermen of Halvik waited in the harbour of Halvik for the ferry Astrid.
The mayor of Halvik opened a school of music.
"""
PARIS = """A museum of glass in Paris sold tickets to schools; the curator of the museum praised teachers.
Paris is proud of its glass. The port of Halvik is far away.
"""


def _events(*articles: Any) -> list[TimelineEvent]:
    timeline = build(articles)
    return [*timeline.events, *timeline.undated]


def test_a_word_for_many_things_is_one_event_only_where_what_is_said_agrees(tell: Any, make: Any) -> None:
    trap = "The guild changed the price of lobster traps after a vote"
    rope = "A cook changed her mind about kelp"
    one = make("a", tell(trap, "changed", lemma="change"), rest=STORY)
    assert len(_events(one, make("b", tell(rope, "changed", lemma="change"), rest=STORY))) == 2
    assert len(_events(one, make("b", tell(trap, "changed", lemma="change"), rest=STORY))) == 1


def test_a_word_for_one_thing_is_one_event_in_articles_on_one_story(tell: Any, make: Any) -> None:
    one = make("a", tell("A trawler capsized after a vote", "capsized", lemma="capsize"), rest=STORY)
    other = make("b", tell("The boat capsized while a cook slept", "capsized", lemma="capsize"), rest=STORY)
    assert len(_events(one, other)) == 1


@pytest.mark.parametrize(
    ("second", "events"), [("A whale landed on a beach", 2), ("The red balloon of the twins landed in a garden", 1)]
)
def test_articles_hardly_on_one_story_need_words_that_agree(tell: Any, make: Any, second: str, events: int) -> None:
    one = make("a", tell("The red balloon of the twins landed in a garden", "landed", lemma="land"), rest=PARIS)
    other = make("b", tell(second, "landed", lemma="land"), rest=HALF)
    assert len(_events(one, other)) == events


ONCE = {
    "a craft by its name": ("Vega-9 crashed", "crash", "2024-05-04", 1),
    "another craft": ("Orla-2 crashed", "crash", "2024-05-04", 2),
    "another word for its end": ("Vega-9 was destroyed", "destroy", "2024-05-04", 1),
    "a wider word for its end": ("Vega-9 came down", "come", "2024-05-04", 1),
    "three days apart": ("Vega-9 crashed", "crash", "2024-05-06", 2),
    "what may happen daily": ("Vega-9 turned", "turn", "2024-05-04", 2),
}


@pytest.mark.parametrize(("other", "events"), [(row[:3], row[3]) for row in ONCE.values()], ids=ONCE)
def test_what_happens_once_may_be_told_a_day_apart(
    tell: Any, make: Any, other: tuple[str, str, str], events: int
) -> None:
    said, lemma, when = other
    name = said.split(maxsplit=1)[0]
    verb = said.removesuffix(" down").split()[-1]
    same = "turn" if lemma == "turn" else "crash"
    told = tell(f"The probe Vega-9 {same}ed", f"{same}ed", lemma=same, who=["Vega-9"], when="2024-05-03")
    one = make("a", told, rest=STORY)
    second = tell(f"The probe {said}, wrote a clerk", verb, lemma=lemma, who=[name], when=when)
    found = _events(one, make("b", second, rest=HALF))
    assert len(found) == events
    if events == 1:
        assert [(each.about, each.value) for each in found[0].accounts] == [
            ("date", "2024-05-03"),
            ("date", "2024-05-04"),
        ]


def test_what_has_no_name_may_happen_every_day(tell: Any, make: Any) -> None:
    articles = [
        make(
            id_,
            tell(sentence, "launched", lemma="launch", things=["rocket"], when=when),
            rest=rest,
        )
        for id_, sentence, when, rest in (
            ("a", "The army launched a rocket", "2024-05-03", STORY),
            ("b", "From a barge the army launched another rocket", "2024-05-04", HALF),
        )
    ]
    assert len(_events(*articles)) == 2


@pytest.mark.parametrize(("when", "events"), [("2024-05-03", 1), ("2024-05-06", 2)])
def test_one_days_count_of_the_same_things_is_one_event(tell: Any, make: Any, when: str, events: int) -> None:
    announced = "Ann Lee and Bo Roe announced some 60 agreements"
    counted = "The harbour board counted more than 70 agreements in all"
    one = make(
        "a",
        tell(
            announced, "announced", lemma="announce", who=["Ann Lee"], things=["some 60 agreements"], when="2024-05-03"
        ),
        rest=STORY,
    )
    other = make(
        "b", tell(counted, "counted", lemma="count", things=["more than 70 agreements"], when=when), rest=STORY
    )
    found = _events(one, other)
    assert len(found) == events
    if events == 1:
        assert [(each.about, each.value, each.articles) for each in found[0].accounts] == [
            ("number", "60 agreements", ("a",)),
            ("number", "70 agreements", ("b",)),
        ]
