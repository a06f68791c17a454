"""The JSON form of the models: what is written is read back, and the schema describes it."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline.models import json
from dateline.models.article import Article, Published, Region
from dateline.models.event import Event, Trigger
from dateline.models.extraction import Extraction
from dateline.models.problem import Problem
from dateline.models.quote import Quote, Speaker
from dateline.models.span import Evidence, Span
from dateline.models.timeline import Timeline, TimelineEvent, TimelineSource
from dateline.models.when import Time, When

EVIDENCE = Evidence("a", 10, 17, "on 7 May")
WHEN = When("2024-05-07", date(2024, 5, 7), date(2024, 5, 7), "day", False, "stated", EVIDENCE)
EXTRACTION = Extraction(
    Article("a", "a.txt", "Ferry sinks", published=Published(date(2024, 5, 8), "option")),
    "“It sank”, said the mayor.",
    regions=(Region(0, 3, "title"),),
    times=(Time(3, 7, "then", "DATE", "2024-05-07", "2024-05-07", date(2024, 5, 7), date(2024, 5, 7), "day", "iso"),),
    quotes=(
        Quote(1, 8, "It sank", "q1", "direct", ((1, 8),), Speaker(16, 25, "the mayor"), Span(11, 15, "said"), WHEN),
    ),
    problems=(Problem("a", "no-date", "pass --published"),),
)
TIMELINE = Timeline(
    articles=(EXTRACTION.article,),
    events=(
        TimelineEvent(
            "e", WHEN, "occurred", "Ferry sinks", sources=(TimelineSource("a", Trigger(3, 7, "sank"), (0, 9), "x"),)
        ),
    ),
)


def test_extraction_comes_back_equal() -> None:
    assert json.decode_extraction(json.encode(EXTRACTION)) == EXTRACTION


def test_timeline_comes_back_equal() -> None:
    assert json.decode_timeline(json.pretty(TIMELINE)) == TIMELINE


@pytest.mark.parametrize("value", [EXTRACTION, TIMELINE])
def test_output_validates_against_its_schema(value: object) -> None:
    validator = Draft202012Validator(json.schema(type(value)))
    validator.check_schema(validator.schema)
    validator.validate(msgspec.json.decode(json.encode(value)))


@pytest.mark.parametrize(
    ("model", "wrong"),
    [(Extraction, {"article": {"id": 3}}), (Timeline, {"format": "another"}), (Event, {"status": "perhaps"})],
)
def test_the_schema_refuses_what_is_wrong(model: type, wrong: object) -> None:
    assert not Draft202012Validator(json.schema(model)).is_valid(wrong)


@pytest.mark.parametrize("line", [b"", b"{", b'{"article": 3}', b"[]"])
def test_what_is_no_extraction_is_refused(line: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        json.decode_extraction(line)


@given(st.text())
def test_any_text_is_written_as_utf8_on_one_line(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    line = json.encode(Problem("a", "b", text))
    assert b"\n" not in line
    assert msgspec.json.decode(line)["message"] == text
