"""PDF and Word files: their text in reading order, lines joined to paragraphs, and what cannot be read told."""

import io
import sys

import pytest

from benchmarks.fuzz_seeds import Placed, docx, paragraph, pdf
from dateline.extract.read import limits
from dateline.extract.read.folder import read_all
from dateline.models.article import Document
from dateline.models.problem import Problem

STORY = [
    "The harbour will reopen in stages from Monday, the minister said on Friday, after",
    "divers had cleared the wreckage that had blocked its entrance for nine days and",
    "nights.",
]


def read(data: bytes) -> Document:
    (result,) = read_all(["-"], stdin=io.BytesIO(data))
    assert isinstance(result, Document), result
    return result


def problem(data: bytes) -> Problem:
    (result,) = read_all(["-"], stdin=io.BytesIO(data))
    assert isinstance(result, Problem)
    return result


def column(lines: list[str], x: float = 72, top: float = 700, leading: float = 13) -> list[Placed]:
    return [(x, top - number * leading, 11, line) for number, line in enumerate(lines)]


def test_lines_are_joined_to_paragraphs() -> None:
    page = [*column(STORY), *column(STORY, top=640)]
    story = " ".join(STORY)
    assert read(pdf([page])).text == f"{story}\n{story}"


def test_a_short_line_ends_a_paragraph() -> None:
    page = column(["Harbour to reopen", *STORY, "Fishing resumes", *STORY])
    story = " ".join(STORY)
    assert read(pdf([page])).text == f"Harbour to reopen\n{story}\nFishing resumes\n{story}"


def test_an_indent_begins_a_paragraph() -> None:
    full = STORY[:2]
    page = [*column(full), *column([full[0]], x=84, top=674), *column(full[1:], top=661)]
    assert read(pdf([page])).text == f"{' '.join(full)}\n{' '.join(full)}"


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    first = ["The harbour will reopen in stages", "from Monday, the minister said", "after divers had cleared its long"]
    second = ["entrance of all the wreckage that", "a storm had washed into it."]
    joined = " ".join(first + second)
    assert read(pdf([column(first) + column(second, x=330)])).text == joined
    assert read(pdf([column(first), column(second)])).text == joined


@pytest.mark.parametrize(
    ("head", "tail", "joined"),
    [
        ("what the govern-", "ment had said", "government had"),
        ("what a long-", "term plan says", "long-term plan"),
        ("what the minis-", "terial aide said of it; a ministerial car", "ministerial aide"),
        ("what the Anglo-", "Dutch firm had said", "Anglo-Dutch firm"),
        ("what this well-", "known, so well-known man said", "well-known, so"),
    ],
)
def test_a_hyphen_is_taken_out_only_where_it_is_sure(head: str, tail: str, joined: str) -> None:
    page = column(["The minister had been asked by reporters at the harbour on Friday, " + head, tail])
    assert joined in read(pdf([page])).text


def test_running_heads_and_page_numbers_are_furniture() -> None:
    bodies = [[f"{word} {line}" for line in [*STORY[:2]] * 2] for word in ("Alpha", "Beta", "Gamma")]
    pages = [
        [(72.0, 760.0, 8.0, "The Post"), *column(body), (300.0, 30.0, 8.0, f"Page {number} of 3")]
        for number, body in enumerate(bodies, start=1)
    ]
    document = read(pdf(pages))
    marked = [document.text[region.start : region.end] for region in document.regions if region.kind == "furniture"]
    assert sorted(marked) == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3", "The Post", "The Post", "The Post"]
    assert f"{bodies[0][-1]} {bodies[1][0]}" in document.text


def test_properties_count_where_the_text_says_the_same() -> None:
    page = [(72.0, 740.0, 18.0, "Harbour to Reopen on Monday"), (72.0, 715.0, 11.0, "Words: Jane Doe"), *column(STORY)]
    info = {
        "Title": "Harbour to reopen on Monday | The Post",
        "Author": "Jane Doe",
        "CreationDate": "D:20190506070809Z",
    }
    article = read(pdf([page], info)).article
    assert (article.title, article.authors, article.published) == (info["Title"], ("Jane Doe",), None)
    other = read(pdf([page], {"Title": "template_final2.indd", "Author": "Print Service"})).article
    assert (other.title, other.authors) == ("Harbour to Reopen on Monday", ())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf([[]]), "no-text"),
        (pdf([column(STORY)], encrypted=True), "encrypted"),
        (pdf([column(STORY)])[:80], "broken-pdf"),
        (pdf([[]] * (limits.MAX_PDF_PAGES + 1)), "too-large"),
        (docx(""), "empty"),
        (docx("<w:p>"), "broken-docx"),
        (docx(paragraph("word"))[:-40], "broken-docx"),
        (docx("<w:p>" * 3000 + "</w:p>" * 3000), "broken-docx"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_problem(data: bytes, code: str) -> None:
    found = problem(data)
    assert found.code == code
    assert found.message.isprintable()


def test_a_word_file_is_its_paragraphs_and_rows() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Monday", "stage one"))
    body = (
        paragraph("Harbour to reopen")
        + "<w:p><w:r><w:t xml:space='preserve'>It will </w:t></w:r><w:ins><w:r><w:t>soon </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:hyperlink><w:r><w:t>reopen</w:t></w:r></w:hyperlink>"
        "<w:r><w:noBreakHyphen/><w:t>ed</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{paragraph('within a control')}</w:sdtContent></w:sdt><w:p/>"
        f"<w:tbl><w:tr>{cells}</w:tr><w:tr><w:tc><w:tbl><w:tr>{cells}</w:tr></w:tbl></w:tc></w:tr></w:tbl>"
    )
    document = read(docx(body, title="Harbour to reopen", author="Somebody Else"))
    assert document.text.split("\n") == [
        "Harbour to reopen", "It will soon reopen-ed", "within a control", "Monday\tstage one", "Monday\tstage one"
    ]  # fmt: skip
    assert (document.article.title, document.article.authors, document.article.published) == (
        "Harbour to reopen",
        (),
        None,
    )


@pytest.mark.parametrize(
    ("data", "module", "extra"),
    [
        (pdf([[]]), "pypdfium2", "pdf"),
        (docx(""), "docx", "docx"),
        (b"WARC/1.0\r\n", "fastwarc.warc", "warc"),
        (b"\x28\xb5\x2f\xfd\x00\x00\x00\x00", "backports.zstd", "zst"),
    ],
)
def test_without_its_extra_a_file_says_what_to_install(
    data: bytes, module: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    found = problem(data)
    assert found.code == "missing-extra"
    assert found.message.endswith(f"pip install 'dateline[{extra}]'")
