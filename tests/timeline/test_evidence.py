"""Why sources are one event, and which events came near."""

from typing import Any

import pytest

from dateline.extract.timeline.build import merge
from dateline.extract.timeline.digest import digest
from dateline.extract.timeline.evidence import Evidence, evidence

MET = "Ann Lee met Bo Roe at a harbour hotel in Oslo"


def _evidence(*articles: Any) -> tuple[Any, dict[str, Evidence | None]]:
    digests = [digest(article) for article in articles]
    timeline = merge(digests, ())
    events = (*timeline.events, *timeline.undated)
    return events, {event.id: evidence(digests, event.id) for event in events}


def _met(tell: Any, sentence: str = MET, **rest: Any) -> Any:
    return tell(sentence, "met", lemma="meet", **{"who": ["Ann Lee", "Bo Roe"], "when": "2024-04-10", **rest})


def test_a_merge_is_told_by_what_the_sources_share(tell: Any, make: Any) -> None:
    (event,), found = _evidence(make("a", _met(tell)), make("b", _met(tell, "In Oslo Ann Lee met Bo Roe")))
    told = found[event.id]
    assert told is not None
    (comparison,) = told.merged
    assert [comparison.one.article, comparison.other.article] == ["a", "b"]
    assert comparison.odds > 0
    assert comparison.odds == pytest.approx(sum(feature.odds for feature in comparison.features))
    assert comparison.words == ("Ann", "Lee", "met", "Bo", "Roe", "Oslo")
    assert comparison.entities == ("ann-lee", "bo-roe")
    assert comparison.refused is None
    assert {"same_word", "shared", "same_day"} <= {feature.name for feature in comparison.features}
    assert all(feature.meaning for feature in comparison.features)


# Another telling beside MET, and what keeps the two apart.
APART = [
    ({"when": "2024-07-10"}, "dates"),
    ({"sentence": "Cy Fox met Eve Ray at a harbour hotel in Oslo", "who": ["Cy Fox", "Eve Ray"]}, "several"),
]


@pytest.mark.parametrize(("other", "reason"), APART, ids=[reason for _, reason in APART])
def test_a_near_event_is_told_with_what_keeps_it_apart(tell: Any, make: Any, other: Any, reason: Any) -> None:
    events, found = _evidence(make("a", _met(tell)), make("b", _met(tell, **other)))
    assert len(events) == 2
    for event, neighbour in (events, events[::-1]):
        told = found[event.id]
        assert told is not None
        assert told.merged == ()
        (near,) = told.near
        assert (near.event, near.headline) == (neighbour.id, neighbour.headline)
        assert reason in near.refused
        assert near.closest.refused == near.refused


def test_an_event_that_is_not_there_has_no_evidence(tell: Any, make: Any) -> None:
    assert evidence([digest(make("a", _met(tell)))], "e0") is None


def test_every_event_that_is_built_has_evidence(tell: Any, make: Any) -> None:
    twice = _met(tell), _met(tell, when="2024-04-11")
    events, found = _evidence(*(make(id_, *twice) for id_ in "abc"))
    assert all(found[event.id] is not None for event in events)
    assert {event.id for event in events} >= {near.event for told in found.values() if told for near in told.near}
