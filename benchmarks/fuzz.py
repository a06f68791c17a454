"""Mutated articles through every reader and through the pipeline: none may crash.

usage: python -m benchmarks.fuzz [--reader N] [--pipeline N] [--kinds txt,md,...] [--seconds S] [--seed SEED]

Each mutated input follows from the seed and its number alone, so that what crashes can be made again. An input that
crashes is reduced to the shortest that still does, and printed with its number. Ends with 1 where anything crashed.
"""

import argparse
import gzip
import io
import json
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from spacy.language import Language

from benchmarks.fuzz_seeds import docx, paragraph, pdf, record
from dateline.extract.nlp import load
from dateline.extract.pipeline import extract
from dateline.extract.read.folder import read_all
from dateline.extract.read.registry import READERS
from dateline.models.article import Article, Document
from dateline.models.extraction import Extraction
from dateline.models.json import encode
from dateline.models.problem import Problem

_Input = TypeVar("_Input")

_SAMPLES = Path(__file__).parent.parent / "sample_articles"
_LONGEST = 600
_BATCH = 200
_SLOW = 5.0
"""Seconds of processor time that no mutated input may take."""

_JUNK = (
    "“", "”", "‘", "’", '"', "'", "''", "``", "«", "»", "“‘“‘", "’”’”",
    "(", "[[", "—", "--", "…", "\n", "\n\n",
    "\r", "\t", "\u2028", "\u200b", "\u202e", "\ufeff", "\x00", "\x07", "\x1b[31m", "\x85", "\xa0", "\ud800",
    "\U0001f600", "e\u0301" * 20, "١٢/٠٣/٢٠٢٤", "２０２４", "²", "½", "Ⅻ", "30 February 2024",
    "31/31/3131", "0000-00-00",
    "9999-99-99", "Monday the 7th of 13th", "last next Monday", "in 99999999999999999999 years", "-5 days ago",
    "the 1980s'", "'24", "24:61", "Q5 2024", "May may", "the day before the day before yesterday", "year 0",
    "10000 BC", "between and", "since since since", "from 2024 to 1024", "TOKYO, April 31 (Reuters) - ", "he said, ",
    " said. ", "Mr. Mr. Dr. ", "J. K. L. M. N. ", "the the the ", "U.S.A.'s ", "x" * 300, "a-" * 150, "A" * 300,
    "1" * 300, "¹" * 30, "{", "}", "[", "]", ":", ",", "\\", "\\u0000", "\\ud800", "null", "1e999", "NaN", '{"text":',
    "---\n", "...\n", "&a;", "<!--", "]]>", "<p>", "</p>", "<script>", "<time datetime='", "&#0;", "&#xD800;",
    "%PDF-", "endobj", "stream\r\n", "WARC/1.0\r\n", "Content-Length: 99999\r\n", "PK\x03\x04",
)  # fmt: skip
_ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "shift_jis", "utf-7", "cp037")


_WORDML = (
    paragraph("Harbour to reopen") + "<w:p><w:ins><w:r><w:t>x</w:t></w:r></w:ins><w:r><w:tab/><w:br/></w:r></w:p>"
    f"<w:sdt><w:sdtContent>{paragraph('within')}</w:sdtContent></w:sdt><w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc>"
    f"<w:tc><w:tbl><w:tr><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"
)  # fmt: skip


def main() -> None:
    """Fuzz what the command line asks for, and print the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reader", type=int, default=10_000, help="inputs for each reader")
    parser.add_argument("--pipeline", type=int, default=1_000, help="inputs for the pipeline")
    parser.add_argument("--kinds", default=",".join(READERS), help="the readers to run")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="most seconds for each of them")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    crashes = 0
    for kind in filter(None, options.kinds.split(",")):
        crashes += _fuzz_reader(kind, options.reader, options.seed, options.seconds)
    if options.pipeline:
        crashes += _fuzz_pipeline(options.pipeline, options.seed, options.seconds)
    sys.exit(1 if crashes else 0)


def mutated(seeds: list[bytes], seed: int, number: int) -> bytes:
    """Return the input of this number: one of the seeds, changed in one to eight places."""
    chance = random.Random(f"{seed}/{number}")
    data = chance.choice(seeds)
    for _ in range(chance.randint(1, 8)):
        data = chance.choice(_MUTATIONS)(data, chance, seeds)
    return data


def _flip(data: bytes, chance: random.Random, _seeds: list[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random, _seeds: list[bytes]) -> bytes:
    start, end = sorted(chance.randint(0, len(data)) for _ in range(2))
    return data[:start] + data[end:] if chance.random() < 0.5 else data[:end]


def _repeat(data: bytes, chance: random.Random, _seeds: list[bytes]) -> bytes:
    start = chance.randint(0, len(data))
    piece = data[start : start + chance.randint(1, 40)]
    return data[:start] + piece * chance.randint(2, 12) + data[start:]


def _splice(data: bytes, chance: random.Random, seeds: list[bytes]) -> bytes:
    other = chance.choice(seeds)
    start = chance.randint(0, len(other))
    at = chance.randint(0, len(data))
    return data[:at] + other[start : start + chance.randint(1, 300)] + data[at:]


def _insert(data: bytes, chance: random.Random, _seeds: list[bytes]) -> bytes:
    for _ in range(chance.randint(1, 4)):
        junk = chance.choice(_JUNK).encode("utf-8", "surrogatepass")
        at = chance.randint(0, len(data))
        data = data[:at] + junk + data[at:]
    return data


def _recode(data: bytes, chance: random.Random, _seeds: list[bytes]) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


def _swap(data: bytes, chance: random.Random, _seeds: list[bytes]) -> bytes:
    words = data.split(b" ")
    for _ in range(chance.randint(1, 20)):
        one, other = chance.randrange(len(words)), chance.randrange(len(words))
        words[one], words[other] = words[other], words[one]
    return b" ".join(words)


_MUTATIONS: tuple[Callable[[bytes, random.Random, list[bytes]], bytes], ...] = (
    _flip, _cut, _repeat, _splice, _insert, _insert, _recode, _swap,
)  # fmt: skip


def seeds_of(kind: str) -> list[bytes]:
    """Return the files of a kind that are mutated: the sample articles', and some made here."""
    suffixes = {"txt": ".txt", "md": ".md", "html": ".html", "json": ".json", "jsonl": ".jsonl"}
    files = sorted(_SAMPLES.glob(f"*/*{suffixes[kind]}")) if kind in suffixes else []
    texts = [path.read_text("utf-8")[:4000] for path in sorted(_SAMPLES.glob("*/*.txt"))]
    lines = [line for line in texts[0].splitlines() if line.strip()][:12]
    page = b"<html><body><article><h1>T</h1>" + b"".join(f"<p>{line}</p>".encode() for line in lines)
    made: dict[str, Callable[[], list[bytes]]] = {
        "txt": lambda: [b"", "“A ‘b’”".encode(), gzip.compress(texts[0].encode())],
        "md": lambda: [f"---\ntitle: T\n---\n{texts[0]}".encode()],
        "html": lambda: [
            b'<html lang=en><head><script type="application/ld+json">{"@type":"Article","datePublished":"2024-04-08"'
            b',"author":[{"name":"A B"}]}</script><meta name=date content="2024-04-08"></head>' + page[6:]
        ],
        "json": lambda: [
            json.dumps({"id": number, "title": "T", "date": "2024-04-08", "authors": ["A B"], "text": text}).encode()
            for number, text in enumerate(texts)
        ],
        "jsonl": lambda: ["\n".join(json.dumps({"text": line, "date": 1712534400}) for line in lines).encode()],
        "pdf": lambda: [
            pdf([[(72, 700 - 13 * n, 11, _latin(line[:90])) for n, line in enumerate(lines)]] * 2, {"Title": "T"}),
            pdf([[(72, 700, 18, "Title"), (72, 640, 11, "the govern-"), (72, 627, 11, "ment said"), (72, 30, 8, "3")]]),
        ],
        "docx": lambda: [docx(_WORDML, "T", "A B")],
        "warc": lambda: [
            record(1, page) + record(2, b"x", kind="request"),
            record(3, gzip.compress(page), headers="Content-Encoding: gzip\r\n"),
            gzip.compress(record(1, page)) + gzip.compress(record(2, page)),
        ],
    }  # fmt: skip
    return [path.read_bytes() for path in files] + made[kind]()


def _latin(text: str) -> str:
    return text.encode("cp1252", "replace").decode("cp1252")


def _fuzz_reader(kind: str, count: int, seed: int, seconds: float) -> int:
    seeds = seeds_of(kind)

    def check(data: bytes) -> None:
        for result in read_all(["-"], stdin=io.BytesIO(data), stdin_format=kind):
            encode(result)
            if isinstance(result, Document):
                _check_document(result)
            elif not result.message.isprintable():
                raise AssertionError(result)

    def make(number: int) -> bytes:
        if kind == "docx" and number % 4:  # a mutated package is hardly ever one: mutate what is within
            body = mutated([_WORDML.encode()], seed, number).decode("utf-8", "replace")
            return docx(body.encode("utf-8", "replace").decode(), "Harbour to reopen", "A B")
        return mutated(seeds, seed, number)

    return _fuzz(f"reader {kind}", count, seconds, make, check)


def _check_document(document: Document) -> None:
    at = 0
    for region in document.regions:
        if not at <= region.start < region.end <= len(document.text):
            raise AssertionError(region)
        at = region.end


def _fuzz_pipeline(count: int, seed: int, seconds: float) -> int:
    seeds = [piece for kind in ("txt", "md") for text in seeds_of(kind) for piece in _pieces(text)]
    nlp = load()

    def document(number: int, data: bytes) -> Document:
        text = data.decode("utf-8", "replace")[:_LONGEST] or " "
        published = {0: "2024-04-08", 1: "2024-02-29", 2: "1000-01-01", 3: "3000-12-31"}.get(number % 5)
        article = Article(id="a", path="a.txt")
        stdin = json.dumps({"text": text, "date": published}) if published else json.dumps({"text": text})
        for result in read_all(["-"], stdin=io.BytesIO(stdin.encode()), stdin_format="json"):
            if isinstance(result, Document):
                return result
        return Document(article, text)

    def check(data: bytes) -> None:
        for number in range(5):
            for extraction in extract(nlp, [document(number, data)]):
                _check_extraction(extraction)

    crashes = done = 0
    kinds: set[str] = set()
    start = time.monotonic()
    while done < count and time.monotonic() - start < seconds:
        batch = [mutated(seeds, seed, number) for number in range(done, min(count, done + _BATCH))]
        broken = _broken(nlp, [document(done + at, data) for at, data in enumerate(batch)])
        crashes += len(broken)
        for at, crash in broken.items():
            if crash not in kinds:
                kinds.add(crash)
                print(f"pipeline {done + at}: {crash}\n  {reduced(batch[at], crash, check)!r}", flush=True)
        done += len(batch)
    print(f"pipeline: {done:,} inputs, {crashes} crashes, {time.monotonic() - start:.0f} s", flush=True)
    return crashes


def _broken(nlp: Language, documents: list[Document]) -> dict[int, str]:
    """Return what is wrong with the documents of a batch that crash or whose findings are not where they say."""
    broken: dict[int, str] = {}
    at = 0
    while at < len(documents):
        try:
            for extraction in extract(nlp, documents[at:]):
                if crash := _crash(_check_extraction, extraction):
                    broken[at] = crash
                at += 1
        except Exception as error:  # noqa: BLE001 - any crash is what is looked for
            broken[at] = _described(error)
            at += 1
    return broken


def _pieces(data: bytes) -> Iterator[bytes]:
    text = data.decode("utf-8", "replace")
    yield from (text[at : at + _LONGEST - 200].encode() for at in range(0, len(text), _LONGEST - 200))


def _check_extraction(extraction: Extraction | Problem) -> None:
    encode(extraction)
    if isinstance(extraction, Problem):
        return
    text = extraction.text
    for time_ in extraction.times:
        if text[time_.start : time_.end] != time_.text:
            raise AssertionError(time_)
    for entity in extraction.entities:
        for mention in entity.mentions:
            if text[mention.start : mention.end] != mention.text:
                raise AssertionError(mention)
    for quote in extraction.quotes:
        if text[quote.start : quote.end] != quote.text:
            raise AssertionError(quote)


def _fuzz(name: str, count: int, seconds: float, make: Callable[[int], bytes], check: Callable[[bytes], None]) -> int:
    """Check `count` inputs, and print each kind of crash once, with a reduced input."""
    start = time.monotonic()
    told: dict[str, int] = {}
    done = 0
    slowest = (0.0, 0)
    for number in range(count):
        if time.monotonic() - start > seconds:
            break
        data = make(number)
        begun = time.process_time()
        crash = _crash(check, data)
        took = time.process_time() - begun
        slowest = max(slowest, (took, number))
        if took > _SLOW and not crash:
            crash = f"slower than {_SLOW} s"
        done += 1
        if crash:
            told[crash] = told.get(crash, 0) + 1
            if told[crash] == 1:
                print(f"{name} {number}: {crash}\n  {reduced(data, crash, check)!r}", flush=True)
    spent = time.monotonic() - start
    print(
        f"{name}: {done:,} inputs, {sum(told.values())} crashes of {len(told)} kinds, {spent:.0f} s, "
        f"slowest {slowest[0]:.2f} s (number {slowest[1]})",
        flush=True,
    )
    return sum(told.values())


def _crash(check: Callable[[_Input], None], data: _Input) -> str | None:
    try:
        check(data)
    except BaseException as error:  # panics of Rust are no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        return _described(error)
    return None


def _described(error: BaseException) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"


def reduced(data: bytes, crash: str, check: Callable[[bytes], None]) -> bytes:
    """Return a shorter input that crashes alike: pieces are left out, halves first, while that goes on crashing."""
    size = len(data) // 2
    tries = 0
    while size and tries < 400:
        at = 0
        while at < len(data) and tries < 400:
            shorter = data[:at] + data[at + size :]
            tries += 1
            if _crash(check, shorter) == crash:
                data = shorter
            else:
                at += size
        size //= 2
    return data


if __name__ == "__main__":
    main()
