"""What articles mention in passing: a source of what others tell, no event by itself."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dateline.extract.timeline.build import build
from dateline.extract.timeline.filter import Criteria, select
from dateline.models.extraction import Extraction


def _mentioned(extraction: Extraction) -> Extraction:
    """Return an article that only mentions what it told."""
    return replace(extraction, events=(), passing=tuple(replace(event, when=None) for event in extraction.events))


def _articles(tell: Callable[..., Any], make: Callable[..., Extraction]) -> list[Extraction]:
    sentence = "The earthquake shook the harbour of Bergen and Ann Lee fled"
    rest = "Walls of the harbour warehouses in Bergen fell.\n"
    one = make("a", tell(sentence, "earthquake", who=["Ann Lee"], when="2024-04-10"), rest=rest)
    other = make("b", tell(sentence, "earthquake", who=["Ann Lee"], status="possible"), rest=rest)
    return [one, _mentioned(other)]


def test_a_mention_is_a_source_of_what_is_told(tell: Callable[..., Any], make: Callable[..., Extraction]) -> None:
    (event,) = build(_articles(tell, make)).events
    assert [source.article for source in event.sources] == ["a", "b"]
    assert event.status == "occurred"
    assert event.when is not None
    assert event.when.edtf == "2024-04-10"
    assert not event.passing


def test_a_lone_mention_is_no_event(tell: Callable[..., Any], make: Callable[..., Extraction]) -> None:
    timeline = build(_articles(tell, make)[1:])
    assert timeline.events == timeline.undated == ()


def test_what_several_only_mention_can_be_left_out(tell: Callable[..., Any], make: Callable[..., Extraction]) -> None:
    sentence = "The earthquake shook the harbour of Bergen and Ann Lee fled"
    articles = [make(name, tell(sentence, "earthquake", who=["Ann Lee"])) for name in "ab"]
    timeline = build(map(_mentioned, articles))
    (event,) = timeline.undated
    assert event.passing
    assert event.when is None
    assert event.participants == ()
    assert select(timeline, Criteria(passing=False)).undated == ()


@pytest.mark.parametrize(
    ("sentence", "events"), [("A ballot on herring nets is due", 0), ("A ballot of the clerks of Bergen is due", 1)]
)
def test_what_two_only_mention_is_an_event_only_where_it_is_clearly_one(
    tell: Callable[..., Any], make: Callable[..., Extraction], sentence: str, events: int
) -> None:
    vote = tell("After the vote the clerks of Bergen went home", "vote")
    told = [
        make("a", vote, rest="Walls of the harbour warehouses in Bergen fell.\n"),
        make("b", tell(sentence, "ballot"), rest="Bergen has a harbour, a museum of fish and two schools of music.\n"),
    ]
    assert len(build(map(_mentioned, told)).undated) == events
