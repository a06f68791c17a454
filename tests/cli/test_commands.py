"""The commands as a user runs them: exit codes, streams, bytes."""

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.cli.options import BASES, STATUSES
from dateline.models.event import Status
from dateline.models.json import decode_extraction, decode_timeline
from dateline.models.when import Basis
from tests.cli.articles import FERRY, PORT


def dateline(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from dateline.cli.app import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})


def invoke(*arguments: str | Path, stdin: bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [*map(str, arguments)], input=stdin)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    press = tmp_path / "press"
    press.mkdir()
    (press / "port.txt").write_text(PORT, encoding="utf-8")
    (press / "ferry.txt").write_text(FERRY, encoding="utf-8")
    return press


def test_same_bytes_whatever_the_hash_seed_the_time_zone_and_the_locale(folder: Path) -> None:
    first = dateline("build", folder, "--format", "json", PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    second = dateline("build", folder, "--format", "json", PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="C.UTF-8")
    assert first.stdout == second.stdout
    assert first.returncode == second.returncode == 0
    assert decode_timeline(first.stdout).articles


def test_a_pipe_gets_no_color_and_problems_go_to_standard_error(folder: Path) -> None:
    (folder / "broken.jsonl").write_text('{"text": "Rain fell."}\n{broken\n', encoding="utf-8")
    done = dateline("build", folder, COLUMNS="100")
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout
    assert max(len(line) for line in done.stdout.decode().splitlines()) <= 100
    assert re.search(rb"^dateline: \S*broken.jsonl, line 2: ", done.stderr, re.MULTILINE)
    assert b"Traceback" not in done.stderr
    quiet = dateline("build", folder, "--quiet", COLUMNS="100")
    assert (quiet.returncode, quiet.stderr, quiet.stdout) == (1, b"", done.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_a_closed_pipe_ends_quietly(folder: Path) -> None:
    command = f"'{sys.executable}' -c 'from dateline.cli.app import main; main()' extract '{folder}' -q | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_help_and_version_load_no_language_model() -> None:
    code = "import sys; from dateline.cli.app import app; app(sys.argv[1:], standalone_mode=False);"
    code += (
        " heavy = {'spacy', 'trafilatura', 'rich', 'msgspec', 'pydantic'} & set(sys.modules); assert not heavy, heavy"
    )
    for arguments in (["--help"], ["build", "--help"], ["--version"]):
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False, text=True)
        assert (done.returncode, done.stderr) == (0, ""), arguments


def test_version_names_the_model() -> None:
    code, out, _ = invoke("--version")
    assert code == 0
    assert re.fullmatch(r"dateline \d+\.\d+\.\d+\S* \(model en_core_web_sm\S* \d+\.\d+\.\d+, spaCy \d\S+\)\n", out)


@pytest.mark.parametrize("of", ["build", "extract"])
def test_real_output_validates_against_its_schema(folder: Path, of: str) -> None:
    schema = json.loads(invoke("schema", of)[1])
    jsonschema.Draft202012Validator.check_schema(schema)
    code, out, _ = invoke(of, folder, "--format", "json")
    assert code == 0
    for document in [json.loads(out)] if of == "build" else json.loads(out):
        jsonschema.validate(document, schema)


def test_schema_is_the_timelines_where_none_is_named() -> None:
    assert invoke("schema")[1] == invoke("schema", "build")[1]


def test_extract_writes_a_line_an_article_in_input_order(folder: Path) -> None:
    code, out, _ = invoke("extract", folder)
    assert code == 0
    found = [decode_extraction(line) for line in out.splitlines()]
    assert [Path(each.article.path).name for each in found] == ["ferry.txt", "port.txt"]
    assert [each.text for each in found] == [FERRY, PORT]


def test_a_filter_that_leaves_nothing_says_so(folder: Path) -> None:
    code, out, err = invoke("build", folder, "--format", "table", "--entity", "Nobody At All")
    assert (code, "0 events" in out) == (0, True)
    assert "no event matches" in err


def test_quotes_tell_who_said_what(folder: Path) -> None:
    code, out, _ = invoke("quotes", folder, "--format", "json", "--speaker", "ingrid DAHL")
    assert code == 0
    said = [row["said"] for row in json.loads(out) if row["kind"] == "direct"]
    assert [each.strip(",") for each in said] == ["The boats are full", "We are open, and we are staying open"]
    assert json.loads(invoke("quotes", folder, "--format", "json", "--speaker", "Nobody")[1]) == []


def test_quotes_by_speaker_stand_together(folder: Path) -> None:
    rows = json.loads(invoke("quotes", folder, "--format", "json", "--by", "speaker")[1])
    names = [(row["name"] or row["speaker"] or "").casefold() for row in rows]
    assert [name for name in names if name] == sorted(name for name in names if name)


def test_published_is_the_day_of_every_article(folder: Path) -> None:
    timeline = decode_timeline(invoke("build", folder, "-f", "json", "--published", "2024-03-08")[1])
    assert {str(article.published.date) for article in timeline.articles if article.published} == {"2024-03-08"}
    assert {article.published.basis for article in timeline.articles if article.published} == {"option"}


def test_one_hint_where_no_publication_date_is_known(folder: Path) -> None:
    _, _, err = invoke("build", folder / "ferry.txt")
    assert len(err.splitlines()) == 1
    assert "--published YYYY-MM-DD" in err
    assert invoke("build", folder / "ferry.txt", "--published", "2024-03-08")[2] == ""


def test_filters_choose_events(folder: Path) -> None:
    everything = decode_timeline(invoke("build", folder, "-f", "json")[1])
    scheduled = decode_timeline(
        invoke("build", folder, "-f", "json", "--status", "scheduled", "--status", "possible")[1]
    )
    assert 0 < len(scheduled.events) < len(everything.events)
    assert {event.status for event in (*scheduled.events, *scheduled.undated)} <= {"scheduled", "possible"}
    later = decode_timeline(invoke("build", folder, "-f", "json", "--since", "2025-01-01")[1])
    assert all(event.when and event.when.latest and event.when.latest.year > 2024 for event in later.events)
    assert len(decode_timeline(invoke("build", folder, "-f", "json", "--top", "1")[1]).events) <= 1


def test_names_of_filters_are_those_of_the_models() -> None:
    assert set(STATUSES) == set(get_args(Status))
    assert set(BASES) == set(get_args(Basis))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--published", "2024-4-8"], "YYYY-MM-DD"),
        (["--published", "2024-02-30"], "YYYY-MM-DD"),
        (["--since", "last week"], "YYYY-MM-DD"),
        (["--format", "xml"], "table, json, jsonl, csv, md"),
        (["--status", "maybe"], "occurred, ongoing, scheduled, possible, denied"),
        (["--top", "0"], "--top"),
        (["--stdin-format", "odt"], "txt, md, html, json, jsonl"),
        (["--model", "no_such_model"], "no_such_model"),
        (["-o", "no/such/folder/x.json"], "no/such/folder"),
        (["-o", "x.pdf"], ".json"),
    ],
)
def test_a_wrong_option_tells_what_is_accepted(folder: Path, arguments: list[str], told: str) -> None:
    code, out, err = invoke("build", folder, *arguments)
    assert (code, out) == (2, "")
    assert told in " ".join(err.split())


def test_no_path_is_a_wrong_command() -> None:
    code, _, err = invoke("build")
    assert code == 2
    assert "PATH" in err


@pytest.mark.parametrize("command", ["build", "extract", "quotes"])
def test_nothing_to_read_is_told_and_ends_with_2(tmp_path: Path, command: str) -> None:
    (tmp_path / "empty").mkdir()
    code, out, err = invoke(command, tmp_path / "gone.txt", tmp_path / "empty")
    assert (code, out) == (2, "")
    assert "gone.txt: there is no such file" in err
    assert "empty: this folder is empty" in err


def test_output_file_has_the_format_of_its_suffix(folder: Path, tmp_path: Path) -> None:
    for name in ("t.json", "t.csv", "t.md", "t.txt", "t.jsonl"):
        code, out, _ = invoke("build", folder, "-q", "-o", tmp_path / name)
        assert (code, out) == (0, "")
    decode_timeline((tmp_path / "t.json").read_bytes())
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbfdate,")
    assert len(list(csv.reader((tmp_path / "t.csv").open(encoding="utf-8-sig", newline="")))) > 3
    assert (tmp_path / "t.md").read_text(encoding="utf-8").startswith("# Timeline\n")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["press", "t.csv", "t.json", "t.jsonl", "t.md", "t.txt"]


def test_an_article_is_never_overwritten(folder: Path) -> None:
    code, _, err = invoke("build", folder, "-o", folder / "port.txt")
    assert code == 2
    assert "one of the articles" in " ".join(err.split())
    assert (folder / "port.txt").read_text(encoding="utf-8") == PORT


def test_standard_input_is_read(folder: Path) -> None:
    code, out, _ = invoke("extract", "-", "--stdin-format", "txt", stdin=PORT.encode())
    assert code == 0
    assert decode_extraction(out).text == PORT
