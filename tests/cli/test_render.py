"""Every format that holds timelines and statements, over a timeline made by hand and over hostile text."""

import csv
import io
import json
import re
import unicodedata
from dataclasses import replace
from html import unescape
from typing import Any

import jsonschema
import pytest
from rich.cells import cell_len

from dateline.cli.render import FORMATS, STATEMENT_FORMATS, format_of
from dateline.cli.render.footer import counts
from dateline.cli.render.labels import Sources
from dateline.cli.render.screen import Screen
from dateline.extract.statements import Statement
from dateline.models.article import Article
from dateline.models.event import Trigger
from dateline.models.json import decode_timeline, schema
from dateline.models.timeline import Account, Timeline, TimelineEvent, TimelineQuote, TimelineSource

HOSTILE = '=HYPERLINK("http://x") \x1b[31mred\x07 \u202eevil\u2069 \u200b|<script>*[a](b)\r\n# \x9b2J `x` \ufeff&amp;'


def render(name: str, timeline: Timeline, **screen: Any) -> str:
    return "".join(map(str, FORMATS[name].renderer().timeline(timeline, Screen(**screen))))


def hostile_event(number: int) -> TimelineEvent:
    source = TimelineSource("bad", Trigger(0, 1, "="), (0, len(HOSTILE)), HOSTILE)
    said = TimelineQuote("q", "bad", "direct", 0, len(HOSTILE), HOSTILE, HOSTILE, None)
    return TimelineEvent(
        f"h{number}", None, "occurred", HOSTILE, place=HOSTILE, quotes=(said,), sources=(source,), salience=1.0
    )


@pytest.fixture
def hostile(timeline: Timeline) -> Timeline:
    article = Article(id="bad", path=f"{HOSTILE}.txt", title=HOSTILE, source=HOSTILE, url="http://[broken")
    events = tuple(map(hostile_event, range(2)))
    return replace(timeline, articles=(*timeline.articles, article), undated=events)


@pytest.fixture
def rows() -> list[Statement]:
    one = Statement(
        article="bad",
        path="a.txt",
        source=None,
        published=None,
        id="q1",
        kind="direct",
        start=0,
        end=5,
        text=HOSTILE,
        said=HOSTILE,
        speaker=HOSTILE,
        speaker_span=(0, 5),
        entity=None,
        name=None,
        names=(),
        cue=None,
        when=None,
        within=None,
        events=(),
        context=HOSTILE,
    )
    return [one, replace(one, id="q2", kind="indirect", speaker=None, source="Post")]


@pytest.mark.parametrize("name", STATEMENT_FORMATS)
def test_every_format_shows_every_event_and_its_source(name: str, timeline: Timeline) -> None:
    text = " ".join(unescape(render(name, timeline, width=200)).replace("\\", "").split())
    for event in (*timeline.events, *timeline.undated):
        assert event.headline in text
    assert "0042_b7d17968f196edb8" in text or name == "jsonl"
    assert "ever missed the last ferry home" in text


@pytest.mark.parametrize("name", STATEMENT_FORMATS)
def test_every_format_takes_an_empty_timeline(name: str) -> None:
    render(name, Timeline())
    assert isinstance("".join(FORMATS[name].renderer().statements([], Screen())), str)


@pytest.mark.parametrize("name", STATEMENT_FORMATS)
def test_no_format_writes_control_or_direction_characters(name: str, hostile: Timeline, rows: list[Statement]) -> None:
    renderer = FORMATS[name].renderer()
    for text in (render(name, hostile), "".join(renderer.statements(rows, Screen(), context=True))):
        shown = text.replace("\r\n", "").replace("\n", "")
        assert not re.search("[\x00-\x1f]", shown)
        if not name.startswith("json"):  # JSON hands the words on as they are
            assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cf"}]


@pytest.mark.parametrize("name", ["table", "md"])
def test_color_is_the_only_escape(name: str, hostile: Timeline) -> None:
    text = render(name, hostile, color=True)
    assert "\x1b" not in re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert ("\x1b[" in text) == (name == "table")


@pytest.mark.parametrize("width", [20, 40, 59, 60, 80, 100, 140, 200])
def test_table_fits_its_width(width: int, timeline: Timeline, hostile: Timeline) -> None:
    for each in (timeline, hostile):
        assert max(cell_len(line) for line in render("table", each, width=width).splitlines()) <= width


def test_table_has_no_blanks_at_line_ends(timeline: Timeline) -> None:
    assert not re.search(r"[ \t]$", render("table", timeline, width=80), re.MULTILINE)


def test_table_reads_as_a_timeline(timeline: Timeline) -> None:
    lines = render("table", timeline, width=140).splitlines()
    text = "\n".join(lines)
    assert [line.split()[0] for line in lines if "───" in line] == [
        "1960", "2015", "2024", "2025", "2027", "Undated", "Sources",
    ]  # fmt: skip
    for shown in (
        "early March",
        "Sun 7 Apr",
        "8–14 Apr",
        "around 10 Apr",
        "reported 12 Apr",
        "by 2027",
        "the 8th–14th",
    ):
        assert shown in text
    assert text.count("Sun 7 Apr") == 1  # said once for the day
    assert re.search(r"^◷ June +Ministers will meet", text, re.MULTILINE)
    assert re.search(r"^\? first quarter", text, re.MULTILINE)
    assert re.search(r"^✗ 2025", text, re.MULTILINE)
    assert "“This bridge belongs to everybody who has ever missed the last ferry home” — Anna Lindqvist" in text
    assert "sources differ on the date: 10 Apr 2024 (Harbour Post [3]), 11 Apr 2024 (Council Watch [2])" in " ".join(
        text.split()
    )
    assert "3 articles · 14 events · 3 sources · 1 problem" in text


@pytest.mark.parametrize(
    ("articles", "told"),
    [
        ([Article("wire#1", "wire.jsonl"), Article("wire#2", "wire.jsonl")], "2 articles · 0 events · 2 sources"),
        (
            [Article("a", "a.txt", source="Post"), Article("b", "b.txt", source="Post")],
            "2 articles · 0 events · 1 source",
        ),
    ],
)
def test_sources_are_publishers_and_articles_that_name_none(articles: list[Article], told: str) -> None:
    assert counts(Timeline(articles=tuple(articles))).startswith(f"{told} · ")


def test_table_counts_what_is_held_back(timeline: Timeline) -> None:
    text = "".join(map(str, FORMATS["table"].renderer().timeline(timeline, Screen(), held_back=12)))
    assert "12 events of less weight not shown; --all shows them" in text


def test_ascii_screen_gets_ascii_marks(timeline: Timeline) -> None:
    screen = Screen(encoding="ascii")
    data = b"".join(screen.encode(str(each)) for each in FORMATS["table"].renderer().timeline(timeline, screen))
    assert b"+ by 2027" in data
    assert b"x 2025" in data
    assert data.isascii()


def test_csv_cells_run_in_no_spreadsheet(hostile: Timeline, rows: list[Statement]) -> None:
    renderer = FORMATS["csv"].renderer()
    for text in (render("csv", hostile), "".join(renderer.statements(rows, Screen(), context=True))):
        table = list(csv.reader(io.StringIO(text, newline="")))
        assert len({len(row) for row in table}) == 1
        assert not [cell for row in table for cell in row if cell.startswith(tuple("=+-@\t\r"))]
        assert any(cell.startswith("'=HYPERLINK") for row in table for cell in row)


@pytest.mark.parametrize("name", ["table", "md"])
def test_statements_stand_under_their_article_or_speaker(name: str, rows: list[Statement]) -> None:
    said = [
        replace(row, said=f"word {n}", speaker=None, name=who)
        for n, (row, who) in enumerate(zip(rows, "BA", strict=True))
    ]
    renderer = FORMATS[name].renderer()
    by_article = "".join(renderer.statements(said, Screen()))
    by_speaker = "".join(renderer.statements(said, Screen(), by="speaker"))
    assert re.search(r"^(## )?Post", by_article, re.MULTILINE)
    assert re.search(r"^(## )?B\b", by_speaker, re.MULTILINE)
    assert "word 1" in by_article
    assert "“word 0”" in by_speaker


def test_table_shows_a_partial_quote_once_within_its_statement(rows: list[Statement]) -> None:
    partial = replace(rows[0], id="q3", kind="partial", said="inner", within="q2")
    assert "inner" not in "".join(FORMATS["table"].renderer().statements([*rows, partial], Screen()))


def test_markdown_shows_markup_as_text(hostile: Timeline) -> None:
    text = render("md", hostile)
    assert "<script>" not in text.replace("\\<script\\>", "")
    assert "[a](b)" not in text
    assert "\n# \\x" not in text
    assert sum(line.startswith("# ") for line in text.splitlines()) == 1


def test_json_is_the_document_of_the_contract(timeline: Timeline) -> None:
    document = json.loads(render("json", timeline))
    jsonschema.validate(document, schema(Timeline))
    assert decode_timeline(render("json", timeline)) == timeline
    assert (document["format"], document["version"]) == ("dateline/timeline", 1)


def test_json_lines_hold_an_event_each(timeline: Timeline) -> None:
    lines = [json.loads(line) for line in render("jsonl", timeline).splitlines()]
    assert [line["id"] for line in lines] == [event.id for event in (*timeline.events, *timeline.undated)]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.json", "json"),
        ("A.CSV", "csv"),
        ("x.jsonl", "jsonl"),
        ("t.txt", "table"),
        ("x.timeline.json", "timelinejs"),
        ("a.pdf", None),
    ],
)
def test_format_by_suffix(file: str, name: str) -> None:
    assert format_of(file) == name


def test_an_article_that_tells_a_detail_in_two_ways_takes_no_side(timeline: Timeline) -> None:
    accounts = (Account("status", "occurred", ("a", "b")), Account("status", "scheduled", ("b", "c")))
    sided = replace(timeline, undated=(replace(timeline.undated[0], accounts=accounts),))
    assert "differ on the status: occurred (Harbour Post [3]), scheduled (Council Watch [2])" in render(
        "table", sided, width=140
    )
    unsided = replace(timeline, undated=(replace(timeline.undated[0], accounts=accounts[1:] * 2),))
    assert "on the status" not in render("table", unsided)


def test_articles_of_one_publisher_are_cited_together() -> None:
    articles = tuple(
        Article(id=f"a{n}", path=f"{n}.txt", source="Post" if n else "A very long publisher's name") for n in range(6)
    )
    named = Sources({article.id: article for article in articles}, {f"a{n}": n + 1 for n in range(6)})
    assert list(map(str, named.cite(["a1", "a0", "a2", "a1"]))) == ["Post [2] [3]", "A very long publisher's name [1]"]
    assert str(*named.cite([f"a{n}" for n in range(1, 6)])) == "Post [2] [3] [4] +2"
    assert [each.fit(12) for each in named.cite(["a0"])] == ["A very… [1]"]
    assert [each.fit(6) for each in named.cite(["a0"])] == ["[1]"]


def test_a_quote_that_a_headline_gave_is_not_said_again(timeline: Timeline) -> None:
    first = replace(timeline.undated[2], headline="Dahl says: “The toll is gone”", quotes=())
    said = TimelineQuote("q", "a", "direct", 0, 18, "“The toll is gone.”", "Dahl", None)
    again = replace(timeline.undated[2], id="e2", headline="Dahl spoke in the harbour.", quotes=(said,))
    assert render("table", replace(timeline, undated=(first, again))).count("The toll is gone") == 1
