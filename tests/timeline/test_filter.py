"""What a reader asks of a timeline."""

from datetime import date
from typing import Any

import pytest

from dateline.extract.timeline.build import build
from dateline.extract.timeline.filter import Criteria, is_called, select

# What is asked, a participant's words, whether that is meant.
CALLED = [
    ("iTunes store", "the iTunes Music Store", True),
    ("iTunes store", "the iTunes Store", True),
    ("iTunes store", "iTunes stores", True),
    ("iTunes store", "the Apple Store", False),
    ("iTunes store", "a store", False),
    ("iPhone 3G", "the iPhone 3G", True),
    ("iPhone 3G", "Apple's new iPhone 3G handset", True),
    ("iPhone 3G", "the iPhone", False),
    ("iPhone 3G", "the iPhone 4", False),
    ("Old Mill Museum", "Mill Museum", True),
    ("museum", "the Mill Museum", True),
    ("", "the museum", False),
]


@pytest.mark.parametrize(("wanted", "name", "meant"), CALLED)
def test_what_a_name_means(wanted: Any, name: Any, meant: Any) -> None:
    assert is_called(wanted, name) is meant


@pytest.fixture
def timeline(tell: Any, make: Any) -> Any:
    return build(
        [
            make(
                "a",
                tell("Ann Lee met Bo Roe in Oslo", "met", lemma="meet", who=["Ann Lee", "Bo Roe"], when="2024-04-10"),
                tell(
                    "Bo Roe sued the port of Lima", "sued", lemma="sue", who=["Bo Roe"], when="2024-06", basis="carried"
                ),
                tell("Bo Roe may fly home", "fly", who=["Bo Roe"], when="../2027", status="possible"),
                tell("Ann Lee slept", "slept", lemma="sleep", who=["Ann Lee"], when="XXXX-XX-07"),
            ),
            make("b", tell("Lee won the regatta", "won", lemma="win", who=["Lee"])),
        ]
    )


ASKED = [
    ({}, ["met", "sued", "fly", "slept", "won"]),
    ({"since": date(2024, 4, 11)}, ["sued", "fly"]),
    ({"until": date(2024, 4, 10)}, ["met", "fly"]),
    ({"since": date(2024, 6, 30), "until": date(2024, 6, 30)}, ["sued", "fly"]),
    ({"entity": "ann lee"}, ["met", "slept", "won"]),
    ({"entity": "LEE"}, ["met", "slept", "won"]),
    ({"entity": "ann-lee"}, ["met", "slept", "won"]),
    ({"entity": "Mr. Roe"}, ["met", "sued", "fly"]),
    ({"entity": "Nobody"}, []),
    ({"statuses": frozenset({"possible"})}, ["fly"]),
    ({"bases": frozenset({"carried"})}, ["sued"]),
    ({"entity": "Roe", "until": date(2024, 5, 1)}, ["met", "fly"]),
    ({"top": 0}, []),
]


@pytest.mark.parametrize(("asked", "words"), ASKED)
def test_what_is_shown(timeline: Any, asked: Any, words: Any) -> None:
    shown = select(timeline, Criteria(**asked))
    assert [event.sources[0].trigger.text for event in (*shown.events, *shown.undated)] == words


def test_top_keeps_the_most_salient_in_order_of_time(timeline: Any) -> None:
    shown = select(timeline, Criteria(top=2))
    events = (*shown.events, *shown.undated)
    assert len(events) == 2
    rest = {event.id for event in (*timeline.events, *timeline.undated)} - {event.id for event in events}
    least = min(event.salience for event in events)
    assert all(event.salience <= least for event in (*timeline.events, *timeline.undated) if event.id in rest)
