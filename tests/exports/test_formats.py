"""What holds for every format: nothing lost, nothing told twice, no text that breaks it."""

import json
from html import unescape

import pytest
from hypothesis import given, settings

from dateline.cli.render import FORMATS
from dateline.cli.render.screen import Screen
from dateline.models.timeline import Timeline
from tests.cli.conftest import TIMELINE
from tests.exports.made import everything, timelines

EXPORTS = [name for name, form in FORMATS.items() if not form.statements]
"""The formats of other tools; those that also hold statements are tested with the commands."""


def written(name: str, timeline: Timeline) -> bytes:
    pieces = FORMATS[name].renderer().timeline(timeline, Screen())
    return b"".join(each if isinstance(each, bytes) else each.encode("utf-8", "replace") for each in pieces)


def remarks(name: str, timeline: Timeline) -> list[str]:
    return list(FORMATS[name].renderer().remarks(timeline))


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_offers_what_it_says(name: str) -> None:
    renderer = FORMATS[name].renderer()
    assert FORMATS[name].statements == hasattr(renderer, "statements")
    assert FORMATS[name].lossy == hasattr(renderer, "remarks")


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_timeline_is_written(name: str) -> None:
    assert isinstance(written(name, Timeline()), bytes)
    if FORMATS[name].lossy:
        assert all("no timeline without" in each for each in remarks(name, Timeline()))


@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_timeline_gives_the_same_bytes(name: str) -> None:
    assert written(name, everything()) == written(name, everything())


@pytest.mark.parametrize("name", EXPORTS)
@given(timeline=timelines())
@settings(max_examples=30, deadline=None)
def test_any_text_and_any_date_is_written(name: str, timeline: Timeline) -> None:
    assert isinstance(written(name, timeline), bytes)


@pytest.mark.parametrize("name", [name for name in EXPORTS if name not in {"ics", "sqlite"}])
def test_every_event_is_in_it_with_its_source(name: str) -> None:
    text = unescape(written(name, TIMELINE).decode())
    for event in (*TIMELINE.events, *TIMELINE.undated):
        assert event.headline in text
    for article in ("Harbour Post", "Council Watch"):
        assert article in text


@pytest.mark.parametrize("name", ["timelinejs", "markwhen", "mermaid"])
def test_no_control_or_direction_character_is_written(name: str) -> None:
    text = written(name, everything()).decode()
    assert not {char for char in text if char < " " and char != "\n"}
    assert not set(text) & set("\x9b\u202e\u2066\u200b\ufeff\u2028\x85")


@pytest.mark.parametrize("name", ["jsonld", "timelinejs"])
def test_json_may_stand_in_a_script_element(name: str) -> None:
    text = written(name, everything()).decode()
    assert "</" not in text
    assert "<!--" not in text
    assert "<script" not in text
    assert json.loads(text)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("timelinejs", ["1 event with an open date: ", "3 events without a full date: "]),
        ("markwhen", ["1 event with an open date: ", "3 events without a full date: "]),
        ("ics", ["4 events without an exact day: ", "7 events without a month, or with an open date: "]),
        ("jsonld", ["4 events with an approximate date: ", "3 events without a full date: "]),
    ],
)
def test_what_a_format_cannot_hold_is_counted(name: str, told: list[str]) -> None:
    said = remarks(name, TIMELINE)
    assert len(said) == len(told)
    assert all(each.startswith(begin) for each, begin in zip(said, told, strict=True)), said
