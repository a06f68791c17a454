"""`dateline.toml` and `dateline fix` as a user meets them."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.models.json import decode_extraction, decode_timeline
from dateline.models.timeline import Timeline, TimelineEvent
from tests.cli.articles import FERRY, PORT

# The meeting again, in an article that sorts before the one that told it first; and two others.
LATER = {
    "2024-03-06-mayor.txt": "Mayor sees the port\n\nHarbour master Ingrid Dahl met Mayor Tom Reyes on March 2, 2024.\n",
    "harbour.txt": "Harbour talks\n\nMarch 7, 2024\n\nDahl met Mayor Tom Reyes on March 2 at the port of Halvorsen.\n",
    "zoo.txt": "A bear is born\n\nMarch 8, 2024\n\nThe zoo of Halvorsen opened its gates on Friday.\n",
}
MEETING = "met Mayor Tom Reyes"


def invoke(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [*map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def built(*arguments: str | Path) -> Timeline:
    code, out, err = invoke("build", *arguments, "--format", "json")
    assert code in {0, 1}, err
    return decode_timeline(out)


def about(timeline: Timeline, words: str) -> TimelineEvent:
    events = (*timeline.events, *timeline.undated)
    return next(event for event in events if any(words in source.text for source in event.sources))


def edtf(event: TimelineEvent) -> str | None:
    return event.when.edtf if event.when else None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    press = tmp_path / "press"
    press.mkdir()
    (press / "port.txt").write_text(PORT, encoding="utf-8")
    (press / "ferry.txt").write_text(FERRY, encoding="utf-8")
    return press


@pytest.fixture
def saved(folder: Path) -> Path:
    file = folder.parent / "saved.json"
    assert invoke("build", folder, "-o", file)[0] == 0
    return file


def test_a_correction_holds_after_three_articles_are_added(folder: Path) -> None:
    before = about(built(folder), MEETING)
    assert edtf(before) == "2024-03-02"
    code, out, _ = invoke("fix", before.id, folder, "--date", "2024-03-03", "--because", "her diary")
    assert (code, "[[events]] 1 added" in out) == (0, True)
    assert edtf(about(built(folder), MEETING)) == "2024-03-03"
    for name, text in LATER.items():
        (folder / name).write_text(text, encoding="utf-8")
    timeline = built(folder)
    after = about(timeline, MEETING)
    assert after.id != before.id, "an article that comes first tells it too"
    assert {"2024-03-06-mayor.txt", "port.txt"} <= {source.article for source in after.sources}
    assert edtf(after) == "2024-03-03"
    assert [(note.about, note.was, note.because) for note in after.corrections] == [("date", "2024-03-02", "her diary")]
    assert not [problem for problem in timeline.problems if problem.code == "correction"]


def test_a_corrected_folder_may_move(folder: Path) -> None:
    invoke("fix", MEETING.replace("met", "Dahl"), folder, "--headline", "A first talk")
    moved = folder.rename(folder.parent / "elsewhere")
    for paths in ([moved], [moved / "port.txt"], [moved.parent / "elsewhere/../elsewhere"]):
        assert about(built(*paths), MEETING).headline == "A first talk"
    assert about(built(moved, "--no-config"), MEETING).headline != "A first talk"


def test_fix_looks_an_event_up_in_a_saved_timeline(folder: Path, saved: Path) -> None:
    code, _, err = invoke("fix", "HALVORSEN reopens", saved, folder, "--status", "denied")
    assert (code, err) == (0, "")
    assert about(built(folder), "reopened on").status == "denied"
    assert "[[events]] 1 changed: “" in invoke("fix", "HALVORSEN reopens", saved, folder, "--date", "2024-03")[1]
    (note, other) = about(built(folder), "reopened on").corrections
    assert {note.about, other.about} == {"status", "date"}


def test_merge_and_split_undo_each_other(folder: Path, saved: Path) -> None:
    code, _, err = invoke("fix", "meets Mayor Tom Reyes", saved, folder, "--merge", "sea wall")
    assert code == 0, err
    merged = about(built(folder), MEETING)
    assert len({source.text for source in merged.sources}) == 2
    assert invoke("build", folder, "-o", saved)[0] == 0
    (folder / "dateline.toml").write_text("", encoding="utf-8")
    code, _, err = invoke("fix", merged.id, saved, folder, "--split", "sea wall")
    assert code == 0, err
    assert len(about(built(folder), MEETING).sources) == 1


def test_articles_are_dated_and_left_out(folder: Path) -> None:
    assert edtf(about(built(folder), "resumed service")) == "XXXX-XX-07"
    assert invoke("fix", "ferry.txt", folder, "--published", "2024-04-08", "--because", "the imprint")[0] == 0
    timeline = built(folder)
    assert edtf(about(timeline, "resumed service")) == "2024-04-07"
    ferry = next(article for article in timeline.articles if article.path.endswith("ferry.txt"))
    assert (ferry.published and ferry.published.basis, ferry.corrections[0].because) == ("option", "the imprint")
    assert invoke("fix", folder / "ferry.txt", folder, "--leave-out", "--because", "a draft")[0] == 0
    timeline = built(folder)
    assert [Path(article.path).name for article in timeline.articles] == ["port.txt"]
    assert [(note.about, note.because) for note in timeline.corrections] == [("left-out", "a draft")]


def test_a_store_never_brings_back_what_was_corrected(folder: Path) -> None:
    store = folder.parent / "store"
    days = []
    for published in (None, "2024-04-08", "2024-05-08", "2024-04-08", None):
        row = f'[[articles]]\narticle = "ferry.txt"\npublished = {published}\n' if published else ""
        (folder / "dateline.toml").write_text(row, encoding="utf-8")
        timeline = built(folder, "--store", store)
        assert timeline == built(folder), published
        days.append(edtf(about(timeline, "resumed service")))
    assert days == ["XXXX-XX-07", "2024-04-07", "2024-05-07", "2024-04-07", "XXXX-XX-07"]


def test_a_corrected_day_comes_before_that_of_the_command_line(folder: Path) -> None:
    (folder / "dateline.toml").write_text('[[articles]]\narticle = "ferry.txt"\npublished = 2024-04-08\n')
    _, out, _ = invoke("extract", folder, "--published", "2020-01-02")
    days = {Path(each.article.path).name: each.article.published for each in map(decode_extraction, out.splitlines())}
    assert {name: str(each and each.date) for name, each in days.items()} == {
        "ferry.txt": "2024-04-08",
        "port.txt": "2020-01-02",
    }


def test_an_article_of_several_in_a_file_goes_by_its_id(folder: Path) -> None:
    rows = [
        {"id": "*", "text": PORT, "published": "2024-03-05"},
        {"text": FERRY},
        {"id": "c[1]", "text": FERRY + "It is full."},
    ]
    (folder / "feed.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for name in ("*", "feed.jsonl#2"):
        assert invoke("fix", name, folder, "--leave-out")[0] == 0
    assert invoke("fix", "c[1]", folder, "--published", "2024-04-08")[0] == 0
    articles = {article.id: article.published for article in built(folder).articles}
    assert sorted(articles) == ["c[1]", "ferry.txt", "port.txt"]
    assert str(articles["c[1]"] and articles["c[1]"].date) == "2024-04-08"


def test_a_broken_file_that_is_left_out_fails_nothing(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "broken.json").write_text("{", encoding="utf-8")
    assert invoke("build", folder)[0] == 1
    (folder / "dateline.toml").write_text('[[articles]]\narticle = "sub/*.json"\nleave_out = true\n')
    code, _, err = invoke("build", folder)
    assert (code, "broken.json" in err) == (0, False)


def test_an_empty_file_changes_no_byte(folder: Path) -> None:
    before = invoke("build", folder, "--format", "json")
    (folder / "dateline.toml").write_text("# nothing yet\n", encoding="utf-8")
    assert invoke("build", folder, "--format", "json") == before


def test_what_fits_nothing_is_told_and_costs_nothing(folder: Path) -> None:
    (folder / "dateline.toml").write_text(
        '[[events]]\nevent = { article = "port.txt", words = "closed for good" }\ndate = "2024"\n'
        '[[articles]]\narticle = "gone.txt"\nleave_out = true\n[[people]]\nsame = ["Ingrid Dahl", "Nobody Known"]\n'
    )
    code, out, err = invoke("build", folder, "--format", "json")
    told = [problem.message for problem in decode_timeline(out).problems if problem.code == "correction"]
    assert code == 0
    assert [sum(words in each for each in told) for words in ("closed for good", "gone.txt", "Nobody Known")] == [
        1,
        1,
        1,
    ]
    assert all(each in err for each in told)
    assert "gone.txt" not in invoke("build", folder / "port.txt")[2], "other files of the folder were not asked for"


def test_marks_carry_reason_and_no_escape(folder: Path) -> None:
    (folder / "dateline.toml").write_text(
        '[[events]]\nevent = { article = "port.txt", words = "met Mayor" }\nheadline = "Red \\u001b[31mtalk\\u202e"\n'
        'because = "=cmd|calc\\u001b]0;x\\u0007 <script>"\n[[people]]\nsame = ["Ingrid Dahl", "Tom Reyes"]\n'
    )
    for form in ("table", "md", "csv", "mermaid", "markwhen"):
        _, out, err = invoke("build", folder, "--format", form, "--all")
        assert "✎" in out or "corrected" in out, form
        assert not {"\x1b", "\x07", "\u202e"} & set(out + err), form
    assert "headline by hand, was “" in invoke("build", folder, "--all", "--width", "200")[1]


def test_shown_and_merged_timelines_keep_their_marks(folder: Path, saved: Path) -> None:
    invoke("fix", "meets Mayor Tom Reyes", saved, folder, "--headline", "A first talk", "--because", "her diary")
    invoke("build", folder, "-o", saved)
    assert "✎ headline by hand" in invoke("show", saved, "--all", "--width", "200")[1]


def test_defaults_come_after_the_command_line(folder: Path) -> None:
    (folder / "dateline.toml").write_text('[defaults]\nformat = "csv"\ntop = 1\npublished = "2024-04-08"\n')
    code, out, err = invoke("build", folder)
    assert (code, len(out.splitlines())) == (0, 2)
    assert "defaults format = csv, published = 2024-04-08, top = 1" in err
    assert len(built(folder, "--top", "2").events) == 2
    assert invoke("build", folder, "-o", folder.parent / "out.md")[0] == 0
    assert (folder.parent / "out.md").read_text(encoding="utf-8").startswith("# Timeline")
    assert invoke("extract", folder)[1].startswith("{"), "a format of other commands is none of this one's"
    assert len(invoke("build", folder, "--no-config", "--format", "csv")[1].splitlines()) > 2


def test_a_file_that_is_named_holds_instead(folder: Path) -> None:
    (folder / "dateline.toml").write_text("[defaults]\ntop = 1\n")
    other = folder.parent / "mine.toml"
    other.write_text('[[articles]]\narticle = "press/ferry.txt"\npublished = 2024-04-08\n', encoding="utf-8")
    timeline = built(folder, "--config", other)
    assert len(timeline.events) > 1
    assert edtf(about(timeline, "resumed service")) == "2024-04-07"
    assert invoke("build", folder, "--config", other, "--no-config")[0] == 2


def test_a_file_below_the_folder_holds_nothing_and_is_no_article(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "port.txt").rename(folder / "sub" / "port.txt")
    (folder / "sub" / "dateline.toml").write_text('[[articles]]\narticle = "port.txt"\nleave_out = true\n')
    code, _, err = invoke("build", folder)
    assert (code, "1 dateline.toml in a subfolder" in err) == (0, True)
    assert len(built(folder).articles) == 2
    assert len(built(*sorted(folder.iterdir())).articles) == 1, "the subfolder was named itself"
    assert len(built(folder / "ferry.txt", folder / "sub" / "dateline.toml").articles) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_its_place_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "dateline.toml")
    assert invoke("build", folder)[0] == 0


def test_a_wrong_file_is_refused_with_a_way_out(folder: Path) -> None:
    (folder / "dateline.toml").write_text("[defaults]\noutput = '/etc/passwd'\n")
    code, out, err = invoke("build", folder)
    assert (code, out) == (2, "")
    assert "unknown key 'output'" in err
    assert "--no-config" in err
    (folder / "dateline.toml").write_text("[defaults]\nformat = 'cvs'\n")
    assert "[defaults], format" in invoke("build", folder)[2]


# What is asked; words of the answer.
REFUSED: list[tuple[list[Any], str]] = [
    (["meets Mayor Tom Reyes"], "say what is right"),
    (["meets Mayor Tom Reyes", "--date", "2024-13"], "2024-13"),
    (["meets Mayor Tom Reyes", "--date", "soon"], "write it as 2024-04-08"),
    (["meets Mayor Tom Reyes", "--status", "done"], "occurred"),
    (["meets Mayor Tom Reyes", "--date", "2024", "--merge", "sea wall"], "once for each kind"),
    (["meets Mayor Tom Reyes", "--merge", "Dahl meets Mayor"], "one event already"),
    (["meets Mayor Tom Reyes", "--split", "ferry.txt"], "port.txt"),
    (["meets Mayor Tom Reyes", "--split", "port.txt"], "nothing would be left"),
    (["nothing like it", "--date", "2024"], "no event"),
    (["fery.txt", "--leave-out"], "did you mean ferry.txt"),
    (["Ingrid Dal", "--same", "Tom Reyes"], "did you mean Ingrid Dahl"),
]


@pytest.mark.parametrize(("asked", "answer"), REFUSED)
def test_what_cannot_be_put_right_is_told_and_nothing_written(
    folder: Path, saved: Path, asked: list[Any], answer: str
) -> None:
    code, _, err = invoke("fix", asked[0], saved, folder, *asked[1:])
    assert (code, answer in err) == (2, True), err
    assert not (folder / "dateline.toml").exists()


def test_fix_writes_neither_through_a_link_nor_over_what_it_cannot_read(folder: Path, saved: Path) -> None:
    target = folder.parent / "target.toml"
    (folder / "dateline.toml").symlink_to(target)
    assert "is a link" in invoke("fix", "meets Mayor Tom Reyes", saved, folder, "--date", "2024")[2]
    assert not target.exists()
    (folder / "dateline.toml").unlink()
    (folder / "dateline.toml").write_text("not [ toml", encoding="utf-8")
    assert "not TOML" in invoke("fix", "meets Mayor Tom Reyes", saved, folder, "--date", "2024")[2]
    assert (folder / "dateline.toml").read_text(encoding="utf-8") == "not [ toml"
    assert invoke("fix", "meets Mayor Tom Reyes", saved, "--config", target, "--date", "2024")[0] == 0
    assert target.exists()
