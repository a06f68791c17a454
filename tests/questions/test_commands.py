"""The questions as a user asks them."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from dateline.models.json import decode_timeline
from dateline.models.timeline import Timeline, TimelineEvent
from tests.questions.asking import ask


@pytest.fixture(scope="session")
def timeline(saved: Path) -> Timeline:
    return decode_timeline(saved.read_bytes())


def told(timeline: Timeline, trigger: str) -> TimelineEvent:
    events = (*timeline.events, *timeline.undated)
    return next(event for event in events if any(source.trigger.text == trigger for source in event.sources))


def reasons(saved: Path, event: TimelineEvent) -> dict[str, str]:
    document = json.loads(ask("explain", event.id, saved, "--format", "json")[1])
    return {row["about"]: row["text"] for row in document["told"][0]["reasons"]}


def test_every_event_is_explained(saved: Path, timeline: Timeline) -> None:
    for event in (*timeline.events, *timeline.undated):
        code, out, _ = ask("explain", event.id, saved, "--width", "300")
        assert code == 0
        assert event.headline in out
        assert all(f"[{source.trigger.text}]" in out for source in event.sources)
        assert event.when is None or event.when.edtf in out


def test_a_stated_date_is_led_back_to_its_words_their_rule_and_the_anchor(saved: Path, timeline: Timeline) -> None:
    found = reasons(saved, told(timeline, "reopened"))
    assert "stated" in found["date"]
    assert found["words"].startswith("“Tuesday”")
    assert found["rule"].startswith("weekday: a day of the week")
    assert "5 Mar 2024" in found["anchor"]
    assert "“March 5, 2024”" in found["anchor"]


def test_a_date_counted_from_what_was_told_before_says_so(saved: Path, timeline: Timeline) -> None:
    found = reasons(saved, told(timeline, "left"))
    assert "8 Mar 2024" in found["date"]
    assert "7 Mar 2024, which the article told of before" in found["anchor"]


def test_a_bound_names_the_word_that_makes_it(saved: Path, timeline: Timeline) -> None:
    found = reasons(saved, told(timeline, "build"))
    assert "by 2027" in found["date"]
    assert "“by”" in found["date"]
    assert found["anchor"].startswith("none")


def test_a_partial_date_says_what_keeps_it_open(saved: Path, timeline: Timeline) -> None:
    found = reasons(saved, told(timeline, "resumed"))
    assert "the 7th" in found["date"]
    assert "publication day is not known" in found["open"]


def test_what_is_undated_says_why(saved: Path, timeline: Timeline) -> None:
    event = told(timeline, "painted")
    assert event.when is None
    assert "not known" in reasons(saved, event)["date"]


@pytest.mark.parametrize("name", ["", "{}", "Port reopens? no", "zz"])
def test_a_wrong_event_is_told(saved: Path, name: str) -> None:
    code, out, err = ask("explain", name, saved)
    assert (code, out) == (2, "")
    assert "event" in err


def test_an_event_may_be_called_by_words_of_its_headline(saved: Path, timeline: Timeline) -> None:
    event = told(timeline, "resumed")
    assert ask("explain", "ferry resumes SERVICE", saved)[1] == ask("explain", event.id, saved)[1]


def test_articles_are_explained_like_the_timeline_saved_of_them(press: Path, saved: Path, timeline: Timeline) -> None:
    event = told(timeline, "reopened").id
    from_articles, from_saved = ask("explain", event, press, "-q")[1], ask("explain", event, saved)[1]
    assert from_saved.splitlines()[:10] == from_articles.splitlines()[:10]


def test_asked_of_articles_it_tells_why_sources_are_one_and_what_came_near(
    press: Path, saved: Path, timeline: Timeline
) -> None:
    event = next(event for event in timeline.events if event.independent_sources > 1)
    document = json.loads(ask("explain", event.id, press, "-q", "-f", "json")[1])
    assert {row["one"]["article"] for row in document["merged"]} | {
        row["other"]["article"] for row in document["merged"]
    } == {source.article for source in event.sources}
    assert {row["event"] for row in document["near"]} <= {each.id for each in timeline.events} - {event.id}
    out = ask("explain", event.id, press, "-q", "--width", "300")[1]
    assert "% likely" in out
    assert "for it: " in out
    assert "% likely" not in ask("explain", event.id, saved)[1]
    assert "name the articles instead" in ask("explain", event.id, saved, "--width", "300")[1]


def test_lint_of_articles_looks_for_events_that_may_be_one(press: Path, saved: Path) -> None:
    assert json.loads(ask("lint", press, "-q", "-f", "json")[1])["not_looked_for"] == []
    assert "may be one" in json.loads(ask("lint", saved, "-f", "json")[1])["not_looked_for"][0]


def test_what_was_put_right_is_told_with_its_reason(press: Path, tmp_path: Path) -> None:
    folder = tmp_path / "press"
    folder.mkdir()
    for file in press.glob("*.txt"):
        (folder / file.name).write_bytes(file.read_bytes())
    assert ask("fix", "ferry resumes service", folder, "--date", "2024-03-07", "--because", "The log says so")[0] == 0
    assert ask("fix", "ferry.txt", folder, "--published", "2024-03-09", "--because", "Printed on it")[0] == 0
    out = ask("explain", "ferry resumes service", folder, "-q", "--width", "300")[1]
    assert "dated by hand" in out
    assert "The log says so (in dateline.toml)" in out
    assert "9 Mar 2024, which was put right by hand in dateline.toml: Printed on it" in out


@pytest.mark.parametrize("command", [["explain", "e1"], ["lint"]])
def test_a_saved_timeline_stands_alone_and_is_of_its_day(press: Path, saved: Path, command: list[str]) -> None:
    code, _, err = ask(*command, saved, press)
    assert (code, "dateline merge" in err) == (2, True)
    for option in ("--as-of", "--published"):
        code, _, err = ask(*command, saved, option, "2024-03-05")
        assert (code, option in err, "name the articles instead" in err) == (2, True, True)


def test_lint_ends_with_1_where_it_finds_something_of_the_level(saved: Path) -> None:
    code, out, _ = ask("lint", saved)
    assert (code, "article-undated, error" in out, "date-open, warning" in out) == (1, True, True)
    assert "undated, info" not in out
    assert "undated, info" in ask("lint", saved, "--level", "info")[1]
    errors = json.loads(ask("lint", saved, "--level", "error", "--format", "json")[1])["findings"]
    assert [(row["code"], Path(row["path"]).name) for row in errors] == [("article-undated", "ferry.txt")]


def test_lint_ends_with_0_where_all_is_well(tmp_path: Path) -> None:
    clean = tmp_path / "timeline.json"
    clean.write_text('{"format": "dateline/timeline", "version": 1}', encoding="utf-8")
    assert ask("lint", clean, "--level", "info")[0] == 0


def test_as_of_a_day_is_the_timeline_of_the_articles_published_by_then(
    press: Path, earlier: Path, tmp_path: Path
) -> None:
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "port.txt").write_bytes((press / "port.txt").read_bytes())
    code, alone, _ = ask("build", tmp_path / "press", "-q", "-f", "json")
    now, then = decode_timeline(alone), decode_timeline(earlier.read_bytes())
    assert code == 0
    assert (then.events, then.undated) == (now.events, now.undated)
    left_out = {(Path(problem.source).name, problem.code) for problem in then.problems}
    assert left_out == {("visit.txt", "published-after"), ("ferry.txt", "published-unknown")}


def test_as_of_names_what_it_leaves_out(press: Path) -> None:
    code, out, err = ask("quotes", press, "--as-of", "2024-03-05", "-f", "json")
    assert code == 0
    assert {Path(row["path"]).name for row in json.loads(out)} == {"port.txt"}
    assert "visit.txt: left out, as it was published on 2024-03-08, after 2024-03-05" in err
    assert "ferry.txt: left out, as its publication day is not known" in err


def test_diff_tells_what_a_later_article_confirms(earlier: Path, saved: Path, timeline: Timeline) -> None:
    then = decode_timeline(earlier.read_bytes())
    assert {told(then, "visit").status, told(timeline, "visit").status} == {"scheduled", "occurred"}
    code, out, _ = ask("diff", earlier, saved)
    assert code == 0
    assert "scheduled → occurred" in out
    assert "1 → 2 independent sources" in out
    assert "visit.txt" in out
    assert ask("diff", earlier, saved, "--exit-code")[0] == 1
    assert ask("diff", saved, saved, "--exit-code") == (0, "no event changed\n", "")


def test_diff_tells_the_same_in_each_format(earlier: Path, saved: Path) -> None:
    document = json.loads(ask("diff", earlier, saved, "-f", "json")[1])
    page = ask("diff", earlier, saved, "-f", "md")[1]
    assert {article["path"].rpartition("/")[2] for article in document["articles_added"]} == {"ferry.txt", "visit.txt"}
    shown = [row for row in document["changes"] if not (row["new"] or row["old"])["passing"]]
    assert {row["kind"] for row in shown} >= {"added", "confirmed"}
    assert all(row["event"] in page for row in shown)


@pytest.mark.parametrize("command", [["explain", "ferry resumes service"], ["lint"], ["diff"]])
def test_the_suffix_of_a_file_tells_the_format(saved: Path, tmp_path: Path, command: list[str]) -> None:
    given = [saved, saved] if command == ["diff"] else [saved]
    ask(*command, *given, "-o", tmp_path / "answer.json")
    ask(*command, *given, "-o", tmp_path / "answer.txt")
    assert json.loads((tmp_path / "answer.json").read_bytes())["format"] in {
        "dateline/explanation",
        "dateline/lint",
        "dateline/diff",
    }
    assert (tmp_path / "answer.txt").read_text(encoding="utf-8") == ask(*command, *given, "--width", "100")[1]


@pytest.mark.parametrize("command", [["explain", "ferry resumes service"], ["lint"], ["diff"]])
def test_a_timeline_that_is_read_is_not_written_over(saved: Path, command: list[str]) -> None:
    before = saved.read_bytes()
    given = [saved, saved] if command == ["diff"] else [saved]
    code, _, err = ask(*command, *given, "-o", saved)
    assert (code, "choose another file" in err) == (2, True)
    assert saved.read_bytes() == before


def test_ids_stand_in_what_people_read(saved: Path, timeline: Timeline) -> None:
    for form in ("table", "md"):
        out = ask("show", saved, "--format", form, "--all", "--ids")[1]
        assert all(event.id[:8] in out for event in timeline.events if not event.passing)
        assert timeline.events[0].id[:8] not in ask("show", saved, "--format", form, "--all")[1]


def test_saved_timelines_are_asked_without_a_language_model(earlier: Path, saved: Path, timeline: Timeline) -> None:
    code = (
        "import sys, io; from dateline.cli.app import app\n"
        "def run(*given):\n"
        "    try: app(given, standalone_mode=False)\n"
        "    except BaseException as end: assert type(end).__name__ in ('Exit', 'SystemExit'), end\n"
        f"old, new, event = {str(earlier)!r}, {str(saved)!r}, {timeline.events[0].id!r}\n"
        "run('explain', event, '-'); run('lint', new); run('diff', old, new)\n"
        "heavy = {'spacy', 'trafilatura', 'thinc'} & set(sys.modules); assert not heavy, heavy"
    )
    with saved.open("rb") as stdin:
        done = subprocess.run([sys.executable, "-c", code], stdin=stdin, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert timeline.events[0].id in done.stdout.decode()


def test_a_source_of_a_timeline_keeps_the_times_that_date_it(saved: Path, timeline: Timeline) -> None:
    jsonschema.validate(json.loads(saved.read_bytes()), json.loads(ask("schema")[1]))
    sources = [source for event in timeline.events for source in event.sources]
    dated = [source for source in sources if source.when and source.when.basis != "reported"]
    assert dated
    for source in dated:
        evidence = source.when.evidence if source.when else None
        assert evidence is not None
        assert evidence.start is not None
        assert [time.start for time in source.times][:1] == [evidence.start]


MET = "Published {}\n\nMayor Tom Reyes {} Governor Ana Ruiz in Halvorsen{}.\n"


def meetings(folder: Path, second: tuple[str, str, str]) -> Path:
    """Write an article that dates a meeting, one that dates it to another day, and one that does not date it."""
    rows = {
        "a": ("March 6, 2024", "met", " on Tuesday"),
        "b": second,
        "c": ("March 13, 2024", "had met", ", officials said"),
    }
    for name, row in rows.items():
        (folder / f"{name}.txt").write_text(MET.format(*row), encoding="utf-8")
    return folder


def test_articles_that_date_an_event_differently_are_both_told(tmp_path: Path) -> None:
    folder = meetings(tmp_path, ("March 20, 2024", "met", " on March 17"))
    (found,) = json.loads(ask("lint", folder, "-q", "-f", "json", "--level", "error")[1])["findings"]
    assert found["code"] == "dates-differ"
    assert "5 Mar 2024 (a [1]), 17 Mar 2024 (b [2])" in found["message"]
    out = ask("explain", found["event"], folder, "-q", "--width", "300")[1]
    assert "1 article tells it so, 1 article tells another date, 1 article tells it without a date" in out


def test_what_one_source_would_join_and_the_dates_keep_apart_may_be_one(tmp_path: Path) -> None:
    folder = meetings(tmp_path, ("May 20, 2024", "met", " on May 17"))
    (found,) = json.loads(ask("lint", folder, "-q", "-f", "json")[1])["findings"]
    assert found["code"] == "duplicate"
    near = json.loads(ask("explain", found["event"], folder, "-q", "-f", "json")[1])["near"]
    assert found["other_event"] in {row["event"] for row in near}
