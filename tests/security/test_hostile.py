"""Input made to do harm: it costs its own article, a little time and a little memory, and nothing else."""

import io
import os
import time
from pathlib import Path

import pytest

from benchmarks.fuzz_seeds import docx, paragraph
from dateline.extract.read import limits
from dateline.extract.read.folder import discover, read_all
from dateline.models.article import Document
from dateline.models.problem import Problem

SENTENCE = "The harbour will reopen in stages from Monday, the minister said, after divers had cleared the wreckage."
STORY = f"<p>{SENTENCE}</p>" * 6
LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 50}">' for n in range(12))
SECRET = "the secret words of another file"


def read(data: bytes, kind: str | None = None) -> list[Document | Problem]:
    return list(read_all(["-"], stdin=io.BytesIO(data), stdin_format=kind))


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + STORY,
        "<b>" * 100_000 + STORY,
        "<table><tr><td>" * 20_000 + STORY,
        "<body " + " ".join(f"a{n}=1" for n in range(30_000)) + ">" + STORY,
        "<body " + "/".join(f"a{n}" for n in range(30_000)) + ">" + STORY,
        "<body" + "".join(f" a{n}='>'" for n in range(30_000)) + ">" + STORY,
        "<a " * 100_000 + STORY,
        '<a b="' * 100_000 + STORY,
        "<!--" * 100_000 + STORY,
        "<span>word</span> " * (limits.MAX_TAGS + 1),
        "<p>word" + " " * 300_000 + "word</p>" + STORY,
        "<pre>word" + "\n" * 300_000 + "word</pre>" + STORY,
        f'<script type="application/ld+json">{"[" * 50_000}</script>' + STORY,
    ],
)  # fmt: skip
def test_a_hostile_page_is_refused_or_read_in_little_time(page: str) -> None:
    begun = time.process_time()
    assert len(read(f"<html>{page}".encode(), "html")) == 1
    assert time.process_time() - begun < 10


def test_a_large_page_is_no_hostile_one() -> None:
    page = "<html><body><article>" + "".join(f'<p class="a b" id="{n}">{SENTENCE}</p>' for n in range(1_500))
    (document,) = read(page.encode(), "html")
    assert isinstance(document, Document)


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_entities_neither_explode_nor_read_files(kind: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET)
    doctype = f'<!DOCTYPE x [{LAUGHS}<!ENTITY f SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    words = f"&e11; &f; {SENTENCE}"
    page = f"<?xml version='1.0'?>{doctype}<html><body><p>{words}</p>{STORY}</body></html>".encode()
    (result,) = read(page if kind == "html" else docx(paragraph(words), doctype=doctype), kind)
    text = result.text if isinstance(result, Document) else result.message
    assert SECRET not in text
    assert len(text) < 5_000


@pytest.mark.parametrize(
    "data",
    [
        docx(paragraph("word"), extra={"word/more.xml": b" " * (limits.MAX_DOCX_XML + 1)}),
        docx(paragraph("word"), extra={f"word/{n}.bin": b"" for n in range(limits.MAX_DOCX_PARTS)}),
        docx(paragraph("word " * 14_000_000)),
    ],
)
def test_a_word_file_that_unpacks_to_too_much_is_refused(data: bytes) -> None:
    (result,) = read(data)
    assert isinstance(result, Problem)
    assert result.code == "zip-bomb"


@pytest.mark.parametrize("value", ["[" * 100_000, '{"text":' * 100_000, '{"text":"a b","x":' + "[" * 100_000])
def test_deep_json_is_a_problem(value: str) -> None:
    for kind in ("json", "jsonl"):
        (result,) = read(value.encode(), kind)
        assert isinstance(result, Problem)
        assert result.code in {"too-deep", "broken-json"}


def test_pipes_and_devices_in_a_folder_are_left_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text(SENTENCE)
    found = discover([str(tmp_path)])
    assert [file.name for file in found.files] == ["a.txt"]
    assert found.unknown == 1


def test_links_are_followed_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "outside" / "deep").mkdir(parents=True)
    (tmp_path / "outside" / "deep" / "secret.txt").write_text(SECRET)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text(SENTENCE)
    (folder / "file.txt").symlink_to(tmp_path / "outside" / "deep" / "secret.txt")
    (folder / "out").symlink_to(tmp_path / "outside")
    (folder / "loop").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    found = discover([str(folder)])
    assert ([file.name for file in found.files], found.links) == (["a.txt"], 5)
    followed = discover([str(folder)], follow_links=True)
    assert [file.name for file in followed.files] == ["a.txt", "file.txt"]
    assert len(followed.entries) == 2


def test_a_link_that_is_named_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text(SENTENCE)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert [file.name for file in discover([str(tmp_path / "link")]).files] == ["a.txt"]


@pytest.mark.parametrize("name", ["line\nbreak.txt", "\x1b[2J.txt", "\u202egpj.txt", "a\r.txt", "=cmd|' '!A1.txt"])
def test_names_cannot_break_lines_or_steer_a_terminal(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(SENTENCE)
    (document,) = read_all([str(tmp_path)])
    assert isinstance(document, Document)
    assert document.article.id.isprintable()
    assert document.article.path.isprintable()
