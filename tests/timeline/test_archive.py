"""Events held packed read as events held as objects do."""

import random
from dataclasses import replace
from typing import Any

import pytest

from dateline.extract.timeline import build as building
from dateline.extract.timeline import digest as digesting
from dateline.extract.timeline.archive import Archive, archived
from dateline.extract.timeline.build import build
from dateline.extract.timeline.filter import Criteria, select
from dateline.models.json import encode, pretty, pretty_parts
from dateline.models.timeline import Timeline

DATES = (None, "2024", "2024-04", "2024-04-10", "2024-04-11", "XXXX-XX-07", "XXXX-XX-10", "../2027")


def _folder(tell: Any, make: Any) -> list[Any]:
    return [
        make(
            f"a{at}",
            *(tell(f"Crew {at} of ship {n} sank boat {n}", "sank", lemma="sink", when=when) for n, when in told),
        )
        for at, told in enumerate(
            [list(enumerate(DATES)), list(enumerate(reversed(DATES))), list(enumerate(DATES * 3))]
        )
    ]


@pytest.fixture
def timeline(tell: Any, make: Any) -> Timeline:
    return build(_folder(tell, make))


def test_packed_events_stand_in_the_same_order(timeline: Timeline) -> None:
    events = [*timeline.events, *timeline.undated]
    assert len(events) > 16
    random.Random(1).shuffle(events)
    dated, undated = archived(iter(events))
    assert (tuple(dated), tuple(undated)) == (timeline.events, timeline.undated)
    assert (dated[0], dated[-1], tuple(dated[1:3])) == (timeline.events[0], timeline.events[-1], timeline.events[1:3])


def test_a_large_folder_has_the_same_timeline(
    tell: Any, make: Any, timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "MANY", 1)
    monkeypatch.setattr(digesting, "HELD", 10)
    large = build(_folder(tell, make))
    assert isinstance(large.events, Archive)
    assert encode(large) == encode(timeline)
    for criteria in (Criteria(), Criteria(top=3), Criteria(bases=frozenset({"stated"})), Criteria(passing=False)):
        assert encode(select(large, criteria)) == encode(select(timeline, criteria))


def test_a_document_in_pieces_is_the_document(timeline: Timeline) -> None:
    for each in (timeline, replace(timeline, events=(), undated=())):
        assert "".join(pretty_parts(each)).encode() == pretty(each)
