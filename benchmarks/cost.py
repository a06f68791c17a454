"""What each part costs beside spaCy's default pipeline.

usage: python -m benchmarks.cost FILE... [--articles 200]

FILE is a JSON Lines corpus with `text` and perhaps `published`. Processor time, as a share of what the default pipeline
takes over the same texts in the same run. The articles are worked on in slices, and of each slice the best of three
runs of every part counts, so that a busy machine spoils little; the first slice only warms what is loaded once.
Merging is measured over all articles at once, beside the default pipeline over the last slice.
"""

import argparse
import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from time import process_time
from typing import TypeVar

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))  # before numpy is loaded

import spacy
from spacy.language import Language

from dateline.extract.draft import Draft
from dateline.extract.model import model_name
from dateline.extract.nlp import load, parse
from dateline.extract.pipeline import STAGES, Stage
from dateline.extract.timeline.build import merge
from dateline.extract.timeline.digest import Digest, digest
from dateline.models.article import Article, Document, Published
from dateline.models.extraction import Extraction

SLICE = 10
RUNS = 3
WHOLE = "default pipeline"
T = TypeVar("T")
Spent = defaultdict[str, float]
"""Seconds of processor time of each part."""


def documents(paths: Iterable[Path]) -> list[Document]:
    """Read articles, each with its publication date where it has one."""
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    days = [date.fromisoformat(row["published"]) if row.get("published") else None for row in rows]
    return [
        Document(Article(str(at), str(at), published=Published(day, "metadata") if day else None), row["text"])
        for at, (row, day) in enumerate(zip(rows, days, strict=True))
    ]


def timed(spent: Spent, name: str, work: Callable[[], T]) -> T:
    """Add the processor time of some work to what its name has, and return what it returns."""
    begun = process_time()
    result = work()
    spent[name] += process_time() - begun
    return result


def run(nlp: Language, bare: Language, part: list[Document]) -> tuple[Spent, list[Extraction], int]:
    """Return the seconds that each part of the work takes over some articles, what is found, and how many tokens."""
    spent = Spent(float)
    docs = timed(spent, WHOLE, lambda: list(bare.pipe(document.text for document in part)))
    parsed = timed(spent, "Dateline's parse", lambda: list(parse(nlp, part)))
    drafts = [Draft(document, doc) for document, doc in parsed]
    for stage in STAGES:
        timed(spent, stage.__name__, partial(_each, stage, drafts))
    extractions = [draft.finish() for draft in drafts]
    timed(spent, "digests", lambda: list(map(digest, extractions)))
    return spent, extractions, sum(map(len, docs))


def _each(stage: Stage, drafts: list[Draft]) -> None:
    for draft in drafts:
        stage(draft)


def measured(found: list[Document]) -> tuple[Spent, int]:
    """Return the seconds that each part takes over all articles but the first slice, and how many tokens these have."""
    nlp, bare = load(), spacy.load(model_name())
    spent = Spent(float)
    tokens = 0
    digests: list[Digest] = []
    run(nlp, bare, found[:SLICE])
    for begin in range(SLICE, len(found), SLICE):
        runs = [run(nlp, bare, found[begin : begin + SLICE]) for _ in range(RUNS)]
        first, extractions, size = runs[0]
        last = min(own[WHOLE] for own, _, _ in runs)
        for name in first:
            spent[name] += min(own[name] for own, _, _ in runs)
        digests += map(digest, extractions)
        tokens += size
    spent["merging"] = merging(digests, lambda: list(bare.pipe(document.text for document in found[begin:])), last)
    return spent, tokens


def merging(digests: list[Digest], reference: Callable[[], object], took: float) -> float:
    """Return the seconds of merging articles, at the pace at which some other work `took` so long.

    That work is done beside each run, as a shared machine may be slower now.
    """
    now = [Spent(float) for _ in range(RUNS)]
    for own in now:
        timed(own, "merging", lambda: merge(digests, ()))
        timed(own, WHOLE, reference)
    return took * min(own["merging"] for own in now) / min(own[WHOLE] for own in now)


def main() -> None:
    """Print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, default=200)
    asked = parser.parse_args()
    spent, tokens = measured(documents(asked.files)[: asked.articles])
    print("| part | µs a token | share |\n|---|---|---|")
    for name, took in spent.items():
        print(f"| {name} | {1e6 * took / tokens:.2f} | {100 * took / spent[WHOLE]:.2f} % |")


if __name__ == "__main__":
    main()
