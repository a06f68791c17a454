"""Answers about a timeline whose every word is hostile: nothing of it drives a terminal or becomes markup."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.models.article import Article, Published
from dateline.models.correction import Correction
from dateline.models.event import Trigger
from dateline.models.json import encode
from dateline.models.problem import Problem
from dateline.models.span import Evidence
from dateline.models.timeline import Account, Timeline, TimelineEvent, TimelineSource
from dateline.models.when import Time, When
from tests.questions.asking import ask

EVIL = "\x1b[31m<script>`x`</script>[a](b)\u202e\r\n# no"
DAY = date(2024, 5, 1)


def hostile(edtf: str) -> Timeline:
    article = Article(EVIL, EVIL, EVIL, EVIL, published=Published(DAY, "text", (Evidence(EVIL, 0, 4, EVIL),)))
    when = When(edtf, DAY, DAY, "day", False, "stated", Evidence(EVIL, 0, 4, EVIL))
    time = Time(0, 4, EVIL, "DATE", edtf, edtf, DAY, DAY, "day", EVIL, anchor=edtf, anchor_basis="told")
    source = TimelineSource(EVIL, Trigger(0, 6, EVIL), (0, len(EVIL)), EVIL, when, times=(time,))
    event = TimelineEvent(
        f"e1{EVIL}",
        when,
        "scheduled",
        EVIL,
        sources=(source, replace(source, article="b", when=None, times=())),
        accounts=(Account("number", EVIL, (EVIL,)), Account("number", "2", ("b",))),
        corrections=(Correction("date", EVIL, EVIL, EVIL, EVIL),),
        salience=0.9,
    )
    last = Article("b", EVIL, published=Published(date(2024, 6, 1), "metadata"))
    problems = (Problem(EVIL, "correction", EVIL), Problem(EVIL, "failed", EVIL))
    open_ = replace(event, id=EVIL, when=None, sources=(replace(source, when=None, times=()),))
    return Timeline(articles=(article, last, Article("c", EVIL)), events=(event,), undated=(open_,), problems=problems)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("hostile")
    old, new = folder / "old.json", folder / "new.json"
    old.write_bytes(encode(replace(hostile("2024-05-02"), events=())))
    new.write_bytes(encode(hostile(EVIL)))
    return old, new


@pytest.mark.parametrize(
    "command",
    [["explain", "e1", "NEW"], ["lint", "NEW", "--level", "info"], ["diff", "OLD", "NEW"], ["diff", "NEW", "OLD"]],
)
def test_nothing_drives_the_terminal(files: tuple[Path, Path], command: list[str]) -> None:
    old, new = files
    code, out, err = ask(*({"OLD": str(old), "NEW": str(new)}.get(each, each) for each in command))
    assert code in {0, 1}
    assert out
    assert not {"\x1b", "\u202e", "\r"} & set(out + err)


def test_nothing_becomes_markup(files: tuple[Path, Path]) -> None:
    page = ask("diff", *files, "--format", "md")[1]
    assert "<script>" not in page
    assert "[a](b)" not in page
    assert "\n# no" not in page
    shown = ask("show", files[1], "--format", "md", "--ids", "--all")[1]
    assert "<script>" not in shown
