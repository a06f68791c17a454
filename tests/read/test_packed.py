"""Packed files and web archives: streamed, a broken piece costing only itself."""

import gzip
import io
from collections.abc import Callable

import pytest
from backports import zstd

from benchmarks.fuzz_seeds import record
from dateline.extract.read import limits
from dateline.extract.read.folder import read_all
from dateline.models.article import Document
from dateline.models.problem import Problem

LINES = b'{"text": "one"}\n{"text": "two"}\n'
Pack = Callable[[bytes], bytes]


def page(number: int) -> bytes:
    story = "".join(
        f"<p>The harbour will reopen in stage {number}, the minister said on day {day}.</p>" for day in range(9)
    )
    return f"<html><head><title>Stage {number}</title></head><body><article>{story}</article></body></html>".encode()


def read(data: bytes) -> tuple[list[str], list[str]]:
    results = list(read_all(["-"], stdin=io.BytesIO(data)))
    return (
        [result.article.id for result in results if isinstance(result, Document)],
        [result.code for result in results if isinstance(result, Problem)],
    )


def url(number: int) -> str:
    return f"https://example.org/{number}"


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
def test_packed_lines_are_read(pack: Pack) -> None:
    assert read(pack(LINES)) == (["stdin#1", "stdin#2"], [])
    assert read(pack(LINES) + pack(LINES)) == (["stdin#1", "stdin#2", "stdin#3", "stdin#4"], [])
    assert read(pack(LINES) + b"\0" * 512) == (["stdin#1", "stdin#2"], [])


@pytest.mark.parametrize(("pack", "name"), [(gzip.compress, "gzip"), (zstd.compress, "zstd")])
def test_what_comes_before_a_break_is_read(pack: Pack, name: str) -> None:
    cut = pack(LINES) + pack(LINES)[:-6]
    found, problems = read(cut)
    assert found[:2] == ["stdin#1", "stdin#2"]
    assert problems == [f"broken-{name}"]


@pytest.mark.parametrize(("pack", "name"), [(gzip.compress, "gzip"), (zstd.compress, "zstd")])
def test_a_bomb_is_not_unpacked(pack: Pack, name: str) -> None:
    assert read(pack(b'{"text": "' + b"x" * 60_000_000)) == ([], [f"{name}-bomb"])


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstd.compress])
def test_each_page_of_an_archive_is_an_article(pack: Pack) -> None:
    records = [record(1, page(1)), record(2, page(2), kind="request"), record(3, b"GIF", content="image/gif")]
    records += [record(4, page(4), status=404), record(5, page(5), content="text/html; charset=utf-8")]
    assert read(b"".join(map(pack, records))) == ([url(1), url(5)], ["skipped"])
    assert read(pack(b"".join(records))) == ([url(1), url(5)], ["skipped"])


def test_a_page_has_its_address_and_no_date_of_its_fetching() -> None:
    (document,) = read_all(["-"], stdin=io.BytesIO(record(1, page(1))))
    assert isinstance(document, Document)
    assert (document.article.url, document.article.published, document.article.title) == (url(1), None, "Stage 1")


@pytest.mark.parametrize(
    "headers", ["Content-Encoding: gzip\r\n", "Content-Encoding: x-gzip\r\n", "Transfer-Encoding: chunked\r\n"]
)
def test_pages_are_unpacked(headers: str) -> None:
    data = gzip.compress(page(1)) if "gzip" in headers else b"%x\r\n%s\r\n0\r\n\r\n" % (len(page(1)), page(1))
    assert read(record(1, data, headers=headers)) == ([url(1)], [])


@pytest.mark.parametrize(
    "broken",
    [
        record(2, page(2)).replace(b"Content-Length: ", b"Content-Length: 1"),
        record(2, page(2)).replace(b"Content-Length: ", b"Content-Length: x"),
        record(2, page(2)).replace(b"Content-Length: ", b"Content-Length: 99999999999999"),
        record(2, page(2)).replace(b"WARC/1.0", b"WERC/1.0"),
        record(2, page(2))[:-300],
        record(2, b"\x00", headers="Content-Encoding: br\r\n"),
        record(2, gzip.compress(b" " * 60_000_000, mtime=0), headers="Content-Encoding: gzip\r\n"),
        record(2, b""),
        b"WARC/1.0\r\n" * 50,
        b"\r\n" * 5 + b"junk",
    ],
)  # fmt: skip
def test_a_broken_record_costs_only_itself(broken: bytes) -> None:
    found, _ = read(record(1, page(1)) + broken + record(3, page(3)))
    assert found == [url(1), url(3)]


def test_a_broken_packed_record_costs_only_itself() -> None:
    broken = bytearray(gzip.compress(record(2, page(2))))
    broken[60:70] = b"\xff" * 10
    packed = gzip.compress(record(1, page(1))) + bytes(broken) + gzip.compress(record(3, page(3)))
    assert read(packed) == ([url(1), url(3)], ["broken-packing"])


def test_a_flood_of_broken_lines_is_counted() -> None:
    results = list(read_all(["-"], stdin=io.BytesIO(LINES + b"{broken\n" * 5_000 + LINES)))
    problems = [result for result in results if isinstance(result, Problem)]
    assert len(results) - len(problems) == 4
    assert len(problems) == limits.MAX_FAILURES + 1
    assert problems[-1].message.startswith(f"{5_000 - limits.MAX_FAILURES:,} more")
