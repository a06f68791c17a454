"""What extraction costs: beside spaCy alone, with two workers, a second time, and in memory.

usage: python -m benchmarks.speed [--articles 2000] [--sizes 1000 10000] [--words 400]

The articles are made from the sample articles (benchmarks/made_articles.py). Processor time beside spaCy is measured
in one process, in turns over the same slices of articles; the other figures are those of whole commands. A Markdown
table is printed, with the load of the machine: on a busy one, times on the clock say little. Add 100000 to the sizes
for the largest; that takes hours, with `--words 60` less. `--articles 0` measures the sizes alone.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain, islice
from pathlib import Path

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))  # before numpy is loaded

import spacy
from spacy.language import Language

from benchmarks.made_articles import WORDS, write
from dateline.extract.model import model_name
from dateline.extract.nlp import load
from dateline.extract.read.folder import read_all
from dateline.extract.run import run
from dateline.models.article import Document
from dateline.models.extraction import Extraction
from dateline.models.json import encode

SLICE = 50
COMMAND = [sys.executable, "-c", "from dateline.cli.app import main; main()"]
Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Spent:
    """What a command took: seconds on the clock, of its processors, and its peak of memory in MB."""

    wall: float
    cpu: float
    peak: float


def beside_spacy(folder: Path) -> Iterator[Row]:
    """Yield the processor time of reading, extracting and encoding, as a share of spaCy's over the same texts."""
    nlp, bare = load(), spacy.load(model_name())
    source = read_all([str(folder)])
    ours = alone = 0.0
    words = tokens = 0
    for turn in range(1 << 30):
        begun = time.process_time()
        documents = [each for each in islice(source, SLICE) if isinstance(each, Document)]
        read = time.process_time() - begun
        if not documents:
            break
        first, then = (_ours, _alone) if turn % 2 else (_alone, _ours)
        spent = {each.__name__: each(nlp if each is _ours else bare, documents) for each in (first, then)}
        if turn:  # the first slice warms what is loaded once
            ours, alone = ours + read + spent["_ours"][0], alone + spent["_alone"][0]
            words += sum(len(document.text.split()) for document in documents)
            tokens += spent["_alone"][1]
    yield "processor time beside `nlp.pipe`, one process", f"{ours / alone:.3f}"
    yield "microseconds a token: ours, spaCy alone", f"{1e6 * ours / tokens:.0f}, {1e6 * alone / tokens:.0f}"
    yield "words a second of processor time", f"{words / ours:,.0f}"


def _ours(nlp: Language, documents: list[Document]) -> tuple[float, int]:
    begun = time.process_time()
    lines = [encode(each) for each in run(nlp, documents) if isinstance(each, Extraction)]
    return time.process_time() - begun, len(lines)


def _alone(nlp: Language, documents: list[Document]) -> tuple[float, int]:
    begun = time.process_time()
    tokens = sum(map(len, nlp.pipe(document.text for document in documents)))
    return time.process_time() - begun, tokens


def workers(folder: Path) -> Iterator[Row]:
    """Yield how much faster two and more workers are."""
    alone = command("extract", folder, "--workers", "1")
    for number in sorted({2, os.cpu_count() or 1} - {1}):
        together = command("extract", folder, "--workers", str(number))
        yield f"{number} workers beside one, on the clock", f"{alone.wall / together.wall:.2f} times as fast"
        yield f"{number} workers beside one, processor time", f"{together.cpu / alone.cpu:.2f} times as much"


def second_run(folder: Path, work: Path) -> Iterator[Row]:
    """Yield what the store saves."""
    store = ("--store", str(work / "store.db"))
    first, again = command("extract", folder, *store), command("extract", folder, *store)
    yield "second run with a store", f"{100 * again.wall / first.wall:.1f} % of the first"
    (folder / "new.txt").write_text("Rain fell on Monday, officials said.\n", encoding="utf-8")
    yield "and with one new article", f"{again.wall:.1f} s, then {command('extract', folder, *store).wall:.1f} s"


def growth(sizes: list[int], words: int, work: Path) -> Iterator[Row]:
    """Yield time and peak of memory of extract and build by the number of articles."""
    for size in sizes:
        folder, store = work / f"size{size}", ("--store", str(work / f"{size}.db"))
        write(folder, size, words)
        extracted, built = command("extract", folder, *store), command("build", folder, "-f", "json", *store)
        for name, spent in (("extract", extracted), ("build of what is in the store", built)):
            took = f"{spent.wall:,.0f} s, {spent.cpu:,.0f} s of processor time, peak {spent.peak:,.0f} MB"
            yield f"{size:,} articles of {words} words, {name}", took


def command(*arguments: str | Path) -> Spent:
    """Run a command; its peak is that of the largest of its processes."""
    begun = time.monotonic()
    process = subprocess.Popen([*COMMAND, *map(str, arguments), "-q"], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if (code := os.waitstatus_to_exitcode(status)) not in {0, 1}:  # 1: an article was left out
        raise SystemExit(f"{arguments[0]} ended with {code}")
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Spent(time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def machine() -> str:
    """Return what the figures were measured on."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("spacy", "thinc", "numpy", "dateline"))
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}, {packages}, model {model_name()}"
    )


def main() -> None:
    """Print the table, row by row as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--words", type=int, default=WORDS, help="of an article where sizes are measured")
    asked = parser.parse_args()
    print(f"{asked.articles:,} articles of 400 words; {machine()}\n\n| What | Measured | Load |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        folder = work / "articles"
        write(folder, asked.articles)
        alike = (beside_spacy(folder), workers(folder), second_run(folder, work)) if asked.articles else ()
        for what, measured in chain(*alike, growth(asked.sizes, asked.words, work)):
            print(f"| {what} | {measured} | {os.getloadavg()[0]:.1f} |", flush=True)


if __name__ == "__main__":
    main()
