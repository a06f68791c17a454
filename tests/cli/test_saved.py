"""show and merge: timelines that were saved, in any format, without the articles and without spaCy."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.cli.found import find_event
from dateline.cli.render import FORMATS, STATEMENT_FORMATS
from dateline.models.json import decode_timeline, pretty
from tests.cli.conftest import TIMELINE

SAVED = replace(
    TIMELINE,
    events=tuple(replace(each, id=f"e{n:03}a") for n, each in enumerate(TIMELINE.events)),
    undated=tuple(replace(each, id=f"e9{n}b") for n, each in enumerate(TIMELINE.undated)),
)


def invoke(*arguments: str | Path, stdin: bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [*map(str, arguments)], input=stdin)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "saved.json"
    path.write_bytes(pretty(SAVED))
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_show_writes_every_format_to_a_file_of_its_suffix(name: str, file: Path, tmp_path: Path) -> None:
    out = tmp_path / f"out{FORMATS[name].suffix}"
    assert invoke("show", file, "-o", out, "-q") == (0, "", "")
    assert out.stat().st_size > 100


def test_show_is_the_document_that_was_saved(file: Path) -> None:
    assert decode_timeline(invoke("show", file, "-f", "json")[1]) == SAVED


def test_show_reads_standard_input_and_filters() -> None:
    _, out, _ = invoke("show", "-", "-f", "jsonl", "--status", "denied", stdin=pretty(SAVED))
    assert [json.loads(line)["headline"] for line in out.splitlines()] == [
        "The harbour company called off the ferry's return."
    ]


@pytest.mark.parametrize("command", ["show", "merge"])
def test_a_saved_timeline_needs_no_spacy(command: str, file: Path) -> None:
    code = (
        "import sys\nfrom dateline.cli.app import app\n"
        "try:\n    app(sys.argv[1:])\nfinally:\n    print('spacy' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, command, file], capture_output=True, check=True)
    assert done.stdout
    assert done.stderr.decode().split()[-1] == "False"


def test_what_a_format_cannot_hold_is_counted_on_standard_error(file: Path) -> None:
    code, _, err = invoke("show", file, "-f", "ics")
    assert code == 0
    assert "dateline: 4 events without an exact day: " in err
    assert invoke("show", file, "-f", "ics", "-q")[2] == ""


def test_less_weight_is_told_where_the_output_cannot_tell_it(file: Path, tmp_path: Path) -> None:
    many = replace(SAVED, events=tuple(replace(each, id=f"{each.id}{n}") for n in range(9) for each in SAVED.events))
    file.write_bytes(pretty(many))
    _, _, err = invoke("show", file, "-f", "mermaid")
    assert "events of less weight left out; --all keeps them" in err
    assert "less weight" not in invoke("show", file, "-f", "mermaid", "--all")[2]


def test_a_database_needs_a_file_and_appears_whole(file: Path, tmp_path: Path) -> None:
    code, out, err = invoke("show", file, "-f", "sqlite")
    assert (code, out) == (2, "")
    assert "-o FILE.sqlite" in " ".join(err.split())
    invoke("show", file, "-o", tmp_path / "t.sqlite")
    with closing(sqlite3.connect(tmp_path / "t.sqlite")) as database:
        assert database.execute("SELECT count(*) FROM events").fetchone() == (14,)


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in STATEMENT_FORMATS])
def test_quotes_offers_only_formats_that_hold_them(name: str, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("It rained.", encoding="utf-8")
    code, out, err = invoke("quotes", article, "-f", name)
    assert (code, out) == (2, "")
    assert f"{name!r} is not one of table, json" in " ".join(err.split())
    code, _, err = invoke("quotes", article, "-o", tmp_path / f"x{FORMATS[name].suffix}")
    assert code == 2
    assert f"{name} has no form for quotes alone" in " ".join(err.split())


def test_the_shown_timeline_is_not_written_over(file: Path) -> None:
    before = file.read_bytes()
    code, _, err = invoke("show", file, "--top", "1", "-o", file)
    assert code == 2
    assert "choose another file" in " ".join(err.split())
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "there is no file"),
        (b"", "is empty"),
        (b"PK\x03\x04", "not a timeline in JSON"),
        (b"\xff\xfe\x00", "not a timeline in JSON"),
        (b"[" * 100_000, "not a whole timeline"),
        (b'{"a":' * 100_000, "not a timeline in JSON"),
        (b"[]", "not a whole timeline"),
        (b"{}", "JSON, but not a timeline"),
        (b'{"article": {"id": "a"}, "text": "x"}', "JSON, but not a timeline"),
        (b'{"format": "dateline/timeline", "version": 9}', "version 9"),
        (b'{"format": "dateline/timeline", "version": 1, "events": [3]}', "$.events[0]"),
        (pretty(replace(SAVED, articles=())), "not among the articles"),
        (pretty(replace(SAVED, events=SAVED.events * 2)), "2 events have the id"),
        (pretty(replace(SAVED, events=(replace(SAVED.events[0], sources=()),))), "has no source"),
    ],
)
def test_what_is_no_timeline_is_refused_with_what_to_do(content: bytes | None, told: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    if content is not None:
        path.write_bytes(content)
    for command in ("show", "merge"):
        code, out, err = invoke(command, path)
        assert (code, out) == (2, "")
        assert told in " ".join(err.split())
        assert "x.json" in "".join(err.split())


def test_merge_is_json_unless_another_format_is_asked_for(file: Path, tmp_path: Path) -> None:
    assert decode_timeline(invoke("merge", file, file)[1]) == SAVED
    assert invoke("merge", file, "-o", tmp_path / "m.md")[0] == 0
    assert (tmp_path / "m.md").read_text(encoding="utf-8").startswith("# Timeline\n")
    assert invoke("merge", file, "-o", file)[0] == 0
    assert decode_timeline(file.read_bytes()) == SAVED


def test_merge_reads_standard_input_once(file: Path) -> None:
    assert decode_timeline(invoke("merge", "-", file, stdin=pretty(SAVED))[1]) == SAVED
    assert invoke("merge", "-", "-", stdin=pretty(SAVED))[0] == 2
    assert invoke("merge")[0] == 2


def test_an_event_is_found_by_the_beginning_of_its_id() -> None:
    assert find_event(SAVED, "e003").headline == "Engineers inspected the cables."
    assert find_event(SAVED, "E91B").id == "e91b"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("e00", "10 events have an id that begins with e00"),
        ("e003b", "e003a  Engineers inspected the cables."),
        ("diver bell", "e92b  A diver found"),
        ("zzz", "there is no event 'zzz'"),
        ("", "there is no event ''"),
    ],
)
def test_an_event_that_is_not_there_is_told_with_those_near(name: str, told: str) -> None:
    with pytest.raises(typer.BadParameter, match=told.replace(".", r"\.")):
        find_event(SAVED, name)
