"""Files in, documents and problems out: every kind of file, every kind of bad input."""

import gzip
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.extract.read import limits
from dateline.extract.read.folder import discover, read_all
from dateline.models.article import Document
from dateline.models.problem import Problem

SENTENCE = "The harbour will reopen in stages from Monday, the minister said, after divers had cleared the wreckage."
PAGE = (
    "<!DOCTYPE html><html lang='{lang}'><head><title>Harbour - The Post</title>{head}</head>"
    "<body><article>{body}</article></body></html>"
)
JSON_LD = '<script type="application/ld+json">%s</script>'
PARAGRAPHS = "".join(f"<p>{SENTENCE} That was stage {number}.</p>" for number in range(6))

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return file


def read(*paths: Path | str) -> list[Document | Problem]:
    return list(read_all([str(path) for path in paths]))


def one(path: Path) -> Document:
    (document,) = read(path)
    assert isinstance(document, Document)
    return document


def problem(path: Path) -> Problem:
    (found,) = read(path)
    assert isinstance(found, Problem)
    assert found.source.startswith(str(path))
    return found


def page(head: str = "", body: str = "", lang: str = "en") -> str:
    return PAGE.format(head=head, body="<h1>Harbour to reopen</h1>" + body + PARAGRAPHS, lang=lang)


@pytest.mark.parametrize(
    "content",
    [
        SENTENCE.encode(),
        b"\xef\xbb\xbf" + SENTENCE.encode(),
        SENTENCE.encode("utf-16"),
        SENTENCE.encode("utf-32"),
        SENTENCE.encode("utf-16-le"),
        gzip.compress(SENTENCE.encode(), mtime=0),
    ],
)
def test_the_text_does_not_depend_on_its_encoding(write: Write, content: bytes) -> None:
    assert one(write("a.txt", content)).text == SENTENCE


def test_windows_quotation_marks_are_read(write: Write) -> None:
    text = "“We waited nine days,” said Renée – a skipper’s wife."
    document = one(write("a.txt", text.encode("cp1252")))
    assert (document.text, document.problems) == (text, ())


def test_line_ends_become_newlines_and_nothing_else_changes(write: Write) -> None:
    assert one(write("a.txt", "One.\r\n\r\n Two.\rThree.\t\n")).text == "One.\n\n Two.\nThree.\t\n"


def test_lost_bytes_are_said_to_be_lost(write: Write) -> None:
    document = one(write("a.txt", "“Nine days” – “no longer” – she said".encode() + b" caf\xe9"))
    assert document.text.endswith("caf\ufffd")
    assert [found.code for found in document.problems] == ["undecodable"]


def test_front_matter_is_metadata_and_the_rest_is_text(write: Write) -> None:
    path = write(
        "a.md",
        "---\ntitle: 'Harbour: open'\ndate: 2024-04-08\nauthors: [Jane Doe, Ann Roe]\n"
        "site: The Post\nlanguage: no\n---\n# Harbour: open\n\n*Nine* days.\n",
    )
    document = one(path)
    article = document.article
    assert document.text == "# Harbour: open\n\n*Nine* days.\n"
    assert (article.title, article.authors, article.source, article.language) == (
        "Harbour: open",
        ("Jane Doe", "Ann Roe"),
        "The Post",
        "no",
    )
    assert article.published
    assert (article.published.date.isoformat(), article.published.basis) == ("2024-04-08", "metadata")
    assert article.published.evidence[0].text == "date: 2024-04-08"


@pytest.mark.parametrize(
    "front", ["title: a: b", "[" * 3000, "- a\n- b", "a: &x [*x]\nb: !!python/object:os.system x", "\t"]
)
def test_broken_front_matter_costs_the_metadata_only(write: Write, front: str) -> None:
    document = one(write("a.md", f"---\n{front}\n---\n{SENTENCE}\n"))
    assert document.text == SENTENCE + "\n"
    assert [found.code for found in document.problems] in ([], ["front-matter"])


def test_a_rule_at_the_top_is_no_front_matter(write: Write) -> None:
    assert one(write("a.md", f"---\n{SENTENCE}")).text == f"---\n{SENTENCE}"


@pytest.mark.parametrize("key", ["text", "maintext", "body", "content", "article"])
def test_json_has_its_text_under_any_of_the_keys(write: Write, key: str) -> None:
    assert one(write("a.json", json.dumps({key: SENTENCE}))).text == SENTENCE


@pytest.mark.parametrize("key", ["published", "date_publish", "published_at", "datePublished", "date"])
def test_json_has_its_date_under_any_of_the_keys(write: Write, key: str) -> None:
    published = one(write("a.json", json.dumps({"text": SENTENCE, key: "2024-04-08 07:44:00"}))).article.published
    assert published
    assert published.evidence[0].text == f"{key}: 2024-04-08 07:44:00"


@pytest.mark.parametrize(
    ("row", "source"),
    [
        ({"source": "The Post"}, "The Post"),
        ({"source_domain": "post.example"}, "post.example"),
        ({"publisher": {"name": "The Post"}}, "The Post"),
        ({"site": "The Post", "url": "https://other.example/a"}, "The Post"),
        ({"url": "https://www.post.example/a"}, "post.example"),
        ({"url": "http://[broken"}, None),
        ({}, None),
    ],
)
def test_the_source_is_given_or_the_site(write: Write, row: dict[str, object], source: str | None) -> None:
    assert one(write("a.json", json.dumps({"text": SENTENCE, **row}))).article.source == source


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ("Jane Doe", ("Jane Doe",)),
        ("By Jane Doe and Ann Roe", ("Jane Doe", "Ann Roe")),
        (["Jane Doe", {"name": "Ann Roe"}, 5, ""], ("Jane Doe", "Ann Roe")),
        ({"name": "Jane Doe"}, ("Jane Doe",)),
        (5, ()),
        (None, ()),
    ],
)
def test_authors_are_a_string_a_list_or_objects(write: Write, authors: object, expected: tuple[str, ...]) -> None:
    assert one(write("a.json", json.dumps({"text": SENTENCE, "authors": authors}))).article.authors == expected


def test_one_broken_line_costs_that_line_only(write: Write) -> None:
    lines = [json.dumps({"text": f"Row {number}."}) for number in range(1, 1001)]
    lines[6] = '{"text": "Row 7."'
    path = write("a.jsonl", "\n".join(lines))
    results = read(path)
    (found,) = (result for result in results if isinstance(result, Problem))
    documents = [result for result in results if isinstance(result, Document)]
    assert (found.source, found.code) == (f"{path}, line 7", "broken-json")
    assert len(documents) == 999
    assert documents[6].article.id == "a.jsonl#8"


def test_rows_without_an_article_are_named(write: Write) -> None:
    path = write("a.json", json.dumps([1, "a", None, {}, {"text": 5}, {"text": " "}, {"text": SENTENCE, "id": 7}]))
    results = read(path)
    assert [(found.source.rpartition(", ")[2], found.code) for found in results[:-1] if isinstance(found, Problem)] == [
        ("article 1", "not-object"),
        ("article 2", "not-object"),
        ("article 3", "not-object"),
        ("article 4", "no-text"),
        ("article 5", "no-text"),
        ("article 6", "no-text"),
    ]
    assert isinstance(results[-1], Document)
    assert results[-1].article.id == "7"


def test_halves_of_surrogate_pairs_never_reach_the_output(write: Write) -> None:
    document = one(write("a.json", r'{"text": "a \ud800 b", "title": "\udfff c"}'))
    assert document.text == "a \ufffd b"
    assert document.article.title == "\ufffd c"


@pytest.mark.parametrize(
    ("name", "content", "ids"),
    [
        ("a.json", '{"text": "a b"}\n{"text": "c d"}\n', ["a.json#1", "a.json#2"]),
        ("a.jsonl", '[\n {"text": "a b"},\n {"text": "c d"}\n]', ["a.jsonl#1", "a.jsonl#2"]),
        ("a.jsonl", '{\n "text": "a b"\n}', ["a.jsonl"]),
        ("rows", '{"text": "a b"}\n{"text": "c d"}\n', ["rows#1", "rows#2"]),
        (
            "rows.jsonl.gz",
            gzip.compress(b'{"text": "a b"}\n\n{"text": "c d"}\n', mtime=0),
            ["rows.jsonl.gz#1", "rows.jsonl.gz#3"],
        ),
        ("rows.jsonl", '{"text": "a b"}\n{"text": "c d"}\n'.encode("utf-16"), ["rows.jsonl#1", "rows.jsonl#2"]),
        ("story", "A b.", ["story"]),
        ("page", page(), ["page"]),
        ("page.txt", page(), ["page.txt"]),
        ("page.html", SENTENCE, ["page.html"]),
    ],
)
def test_content_corrects_the_name(write: Write, name: str, content: str | bytes, ids: list[str]) -> None:
    documents = read(write(name, content))
    assert [document.article.id for document in documents if isinstance(document, Document)] == ids
    assert all("<p>" not in document.text for document in documents if isinstance(document, Document))


@pytest.mark.parametrize(
    ("head", "body", "lang", "expected"),
    [
        (JSON_LD % '{"@type": ["NewsArticle"], "datePublished": "2024-04-07T23:30:00-04:00"}', "", "en", "2024-04-07"),
        (JSON_LD % '{"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"}]}', "", "en", None),
        (JSON_LD % '{"@graph": [{"@type": "Article", "datePublished": "2020-01-01"}]}', "", "en", "2020-01-01"),
        (JSON_LD % "{broken", "", "en", None),
        ('<meta property="article:published_time" content="2024-04-08T01:00:00Z">', "", "en", "2024-04-08"),
        ('<meta name="date" content="04/07/2024">', "", "en-GB", "2024-07-04"),
        ('<meta name="date" content="04/07/2024">', "", "en", None),
        ('<meta name="date" content="2024-04">', "", "en", None),
        ("", '<time datetime="2024-04-08T10:00">yesterday</time>', "en", "2024-04-08"),
        ("", '<p class="published-date">Published April 8, 2024</p>', "en", "2024-04-08"),
        ("", '<p class="published-date">April 2024</p>', "en", None),
        ("", "<footer>Copyright 2019</footer>", "en", None),
        ("", "", "en", None),
    ],
)  # fmt: skip
def test_a_page_has_the_date_it_states_and_no_other(
    write: Write, head: str, body: str, lang: str, expected: str | None
) -> None:
    document = one(write("a.html", page(head, body, lang)))
    published = document.article.published
    assert (published.date.isoformat() if published else None) == expected
    assert SENTENCE in document.text


def test_a_page_has_its_metadata_from_json_ld(write: Write) -> None:
    data = {"@type": "NewsArticle", "author": [{"name": "Jane Doe"}], "publisher": {"name": "The Post"}}
    article = one(write("a.html", page(JSON_LD % json.dumps(data)))).article
    assert (article.title, article.authors, article.source, article.language) == (
        "Harbour to reopen",
        ("Jane Doe",),
        "The Post",
        "en",
    )


def test_a_page_is_read_in_the_charset_it_declares(write: Write) -> None:
    content = page('<meta charset="windows-1251">', "<p>Слова министра о том, что гавань откроется.</p>").encode(
        "cp1251"
    )
    assert "гавань" in one(write("a.html", content)).text


def test_a_time_zone_that_nobody_knows_is_no_warning(write: Write, recwarn: pytest.WarningsRecorder) -> None:
    head = '<meta name="date" content="2024-04-08 10:00 K">'
    published = one(write("a.html", page(head, "<p>Posted 8 April 2024 10:00 K</p>" + PARAGRAPHS))).article.published
    assert published is not None
    assert published.date.isoformat() == "2024-04-08"
    assert not recwarn.list


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", "", "empty"),
        ("a.txt", " \n\t\n", "empty"),
        ("a.jsonl", "\n\n", "empty"),
        ("a.json", "[]", "no-article"),
        ("a.html", "<html><body></body></html>", "no-article"),
        ("a.html", "<html><body>" + "<div>" * 20_000, "no-article"),
        ("a.txt", bytes(range(256)) * 4, "binary"),
        ("a.txt", b"%PDF-1.7 obj", "broken-pdf"),
        ("a.txt", b"word \x00 word", "binary"),
        ("a.docx", b"PK\x03\x04 rest", "broken-docx"),
        ("a.zip.txt", b"PK\x03\x04 rest", "binary"),
        ("a.json", "{broken", "broken-json"),
        ("a.json", '{"text": ' + "9" * 10_000 + "}", "broken-json"),
        ("a.json", "[" * 100_000, "too-deep"),
        ("a.json", '"text"', "not-object"),
        ("a.txt", "word " * 250_000, "too-long"),
        ("a.txt", "x" * (limits.MAX_TEXT_BYTES + 1), "too-long"),
        ("a.json", json.dumps({"text": "x" * 1_000_001}), "too-long"),
        ("a.html", b"<html><p>" + b" " * limits.MAX_HTML_BYTES, "too-large"),
        ("a.txt.gz", gzip.compress(os.urandom(2000).hex().encode())[:900], "broken-gzip"),
        ("a.json.gz", gzip.compress(b'{"text": "' + b"x" * 60_000_000, mtime=0), "gzip-bomb"),
        ("a.jsonl", b'{"text": "' + b"x" * limits.MAX_LINE_BYTES, "too-large"),
    ],
)
def test_bad_input_is_one_problem(write: Write, name: str, content: str | bytes, code: str) -> None:
    found = problem(write(name, content))
    assert found.code == code
    assert found.message.isprintable()


def test_a_bad_date_is_said_and_none_is_invented(write: Write) -> None:
    document = one(write("a.json", json.dumps({"text": SENTENCE, "date": "2024-02-30"})))
    assert document.article.published is None
    assert document.date_hints == ()
    assert [found.code for found in document.problems] == ["no-day"]


@pytest.mark.parametrize(
    ("written", "hints"), [("04/07/2024", 0), ("04/17/2024", 1), ("17/04/2024", 1), ("04/04/2024", 1)]
)
def test_a_date_line_that_may_be_two_days_is_no_hint(write: Write, written: str, hints: int) -> None:
    document = one(write("a.txt", f"Harbour to reopen\nPublished {written}\n{SENTENCE}\n"))
    assert len(document.date_hints) == hints
    assert [found.code for found in document.problems] == ["no-day"] * (1 - hints)


@pytest.mark.parametrize("name", ["2024-04-08-harbour.txt", "20240408_harbour.txt", "harbour_2024_04_08.txt"])
def test_a_date_in_the_name_is_a_hint(write: Write, name: str) -> None:
    document = one(write(name, SENTENCE))
    assert [(hint.basis, hint.text) for hint in document.date_hints] == [("filename", "2024-04-08")]
    assert document.article.published is None


@pytest.mark.parametrize(
    "name", ["2024-13-08.txt", "120240408.txt", "harbour-2024.txt", "v2.04.08.txt", "0999-01-01.txt"]
)
def test_no_date_in_the_name(write: Write, name: str) -> None:
    assert one(write(name, SENTENCE)).date_hints == ()


def test_a_folder_is_read_in_the_order_of_its_names(write: Write, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt", "c/d/e.txt", ".hidden.txt", ".git/x.txt", "photo.jpg", "B.TXT"):
        write(name, SENTENCE)
    found = discover([str(tmp_path)])
    assert [file.name for file in found.files] == ["B.TXT", "a/z.txt", "a.txt", "b.txt", "c/d/e.txt"]
    assert (found.hidden, found.unknown) == (2, 1)
    assert [document.article.id for document in read(tmp_path) if isinstance(document, Document)] == [
        file.name for file in found.files
    ]


def test_ids_stay_apart_and_each_file_is_read_once(write: Write, tmp_path: Path) -> None:
    first, second = write("one/a.txt", SENTENCE).parent, write("two/a.txt", SENTENCE).parent
    results = read(first, second, first / "a.txt", tmp_path / "one" / ".." / "two")
    assert [result.article.id for result in results if isinstance(result, Document)] == ["a.txt", f"{second}/a.txt"]


def test_a_repeated_id_is_numbered_and_said(write: Write) -> None:
    rows = [{"text": SENTENCE, "id": "x", "date": "2024-04-08"}] * 3
    documents = [result for result in read(write("a.json", json.dumps(rows))) if isinstance(result, Document)]
    assert [document.article.id for document in documents] == ["x", "x~2", "x~3"]
    assert [len(document.problems) for document in documents] == [0, 1, 1]
    assert all(
        document.article.published and document.article.published.evidence[0].article == document.article.id
        for document in documents
    )


def test_links_are_not_followed(write: Write, tmp_path: Path) -> None:
    write("outside/secret.txt", SENTENCE)
    folder = write("folder/a.txt", SENTENCE).parent
    (folder / "out").symlink_to(tmp_path / "outside")
    (folder / "loop").symlink_to(folder)
    found = discover([str(folder)])
    assert ([file.name for file in found.files], found.links) == (["a.txt"], 2)


def test_odd_names_are_shown_escaped(write: Write, tmp_path: Path) -> None:
    write("line\nbreak\x1b[31m\u202e.txt", SENTENCE)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt")).write_text(SENTENCE)
    documents = [result for result in read(tmp_path) if isinstance(result, Document)]
    assert [document.article.id for document in documents] == [r"bad\xff.txt", r"line\nbreak\x1b[31m\u202e.txt"]
    assert all(document.article.path.isprintable() for document in documents)


def test_paths_that_give_nothing(write: Write, tmp_path: Path) -> None:
    write("kinds/a.xlsx", "x")
    (tmp_path / "empty").mkdir()
    results = read(tmp_path / "nowhere", tmp_path / "empty", tmp_path / "kinds", "", "\0")
    assert [result.code for result in results if isinstance(result, Problem)] == [
        "not-found",
        "empty-folder",
        "nothing-readable",
        "not-found",
        "not-found",
    ]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file_costs_only_itself(write: Write, tmp_path: Path) -> None:
    write("a.txt", SENTENCE).chmod(0)
    write("b.txt", SENTENCE)
    results = read(tmp_path)
    assert isinstance(results[0], Problem)
    assert results[0].code == "unreadable"
    assert isinstance(results[1], Document)


@pytest.mark.parametrize(("kind", "count"), [(None, 2), ("jsonl", 2), ("txt", 1)])
def test_standard_input(kind: str | None, count: int) -> None:
    stdin = io.BytesIO(b'{"text": "a b", "id": "x"}\n{"text": "c d"}\n')
    results = list(read_all(["-"], stdin=stdin, stdin_format=kind))
    assert len(results) == count
    last = results[-1]
    assert isinstance(last, Document)
    assert (last.article.id, last.article.path) == (("stdin#2", "-") if count == 2 else ("stdin", "-"))


def test_no_standard_input_is_a_problem() -> None:
    (found,) = read_all(["-"])
    assert isinstance(found, Problem)
    assert found.code == "no-stdin"
