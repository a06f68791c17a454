"""Timelines of a target entity, as SemEval-2015 Task 4 asks for them: mention, dated and temporal-awareness F1.

A corpus folder holds `articles.jsonl`, `targets.json` ({name: title}) and `<name>.tsv`: order, date, then mentions as
article:start:end:words. Awareness (UzZaman and Allen 2011) compares links: an event's date, events of the same order,
and consecutive ones, each checked in the other side's full order.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpora import documents, rows
from benchmarks.events_accuracy import f1, overlaps
from dateline.extract.nlp import load
from dateline.extract.run import run as extract_all
from dateline.extract.timeline.build import build
from dateline.extract.timeline.filter import Criteria, select
from dateline.models.extraction import Extraction
from dateline.models.timeline import Timeline, TimelineSource
from dateline.models.when import When

UNKNOWN = "XXXX-XX-XX"
_SEASONS = re.compile(r"\d{4}-[234]\d")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class Mention(NamedTuple):
    """Words of an article that tell of an event."""

    article: str
    start: int
    end: int


class Told(NamedTuple):
    """Where a timeline puts a mention: its order (0: nowhere) and its date."""

    order: int
    date: str


Placed = dict[Mention, Told]
Link = tuple[str, Mention, Mention | str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this part."""
    parser.add_argument("folder", type=Path, help="a folder of corpora, or one of them")


def run(arguments: argparse.Namespace) -> None:
    """Score every corpus below the folder."""
    for targets in sorted([*arguments.folder.glob("targets.json"), *arguments.folder.glob("*/targets.json")]):
        corpus = targets.parent
        found = [
            each
            for each in extract_all(load(), documents(rows(corpus / "articles.jsonl")))
            if isinstance(each, Extraction)
        ]
        timeline = build(found)
        counts: Counter[str] = Counter()
        for name, title in json.loads(targets.read_text(encoding="utf-8")).items():
            count(counts, gold_of(corpus / f"{name}.tsv"), select(timeline, Criteria(entity=title)))
        print(corpus.name, figures(counts))


def gold_of(path: Path) -> Placed:
    """Read a gold timeline."""
    placed: Placed = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        order, date, *mentions = line.split("\t")
        known = date if date.startswith("XXXX") else date.replace("-XX", "")
        for mention in mentions:
            article, start, end, _ = mention.split(":", 3)
            placed[Mention(article, int(start), int(end))] = Told(int(order), known)
    return placed


def date_of(when: When | None) -> str:
    """Return an EDTF date as the task writes it: YYYY, YYYY-MM or YYYY-MM-DD, else UNKNOWN."""
    first, _, last = (when.edtf if when else "").partition("/")
    known = _DATE.match(first.strip("~?%.")) or _DATE.match(last.strip("~?%."))
    if known is None:
        return UNKNOWN
    return known[0][:4] if _SEASONS.match(known[0]) else known[0]


def place(timeline: Timeline, gold: Iterable[Mention]) -> Placed:
    """Return where a timeline puts its mentions; one that overlaps a gold mention takes its place."""
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in gold:
        by_article[mention.article].append(mention)
    placed: Placed = {}
    order, last = 0, ""
    for event in timeline.events:
        date = date_of(event.when)
        if date != last or date == UNKNOWN:
            order, last = order + 1, date
        for mention in _mentions(event.sources, by_article):
            placed.setdefault(mention, Told(order, date))
    for event in timeline.undated:
        for mention in _mentions(event.sources, by_article):
            placed.setdefault(mention, Told(0, UNKNOWN))
    return placed


def _mentions(sources: Iterable[TimelineSource], gold: dict[str, list[Mention]]) -> Iterable[Mention]:
    for source in sources:
        mine = Mention(source.article, source.trigger.start, source.trigger.end)
        yield next((one for one in gold.get(mine.article, ()) if overlaps(one[1:], mine[1:])), mine)


def count(counts: Counter[str], gold: Placed, timeline: Timeline) -> None:
    """Add one target's timeline to the counts."""
    found = place(timeline, gold)
    hits = found.keys() & gold.keys()
    counts.update(gold=len(gold), found=len(found), mention=len(hits))
    counts.update(dated=sum(found[each].date == gold[each].date for each in hits))
    for side, other, name in ((found, gold, "precision"), (gold, found, "recall")):
        links, holds = list(_links(side)), _checker(other)
        counts.update({name: len(links), f"{name} right": sum(map(holds, links))})


def _links(placed: Placed) -> Iterable[Link]:
    """Yield an ordered timeline's date links, same-order links and links from each order to the next."""
    groups: dict[Told, list[Mention]] = defaultdict(list)
    for mention, told in placed.items():
        if told.order > 0:
            groups[told].append(mention)
    by_order: dict[int, list[Mention]] = defaultdict(list)
    for told in sorted(groups):
        by_order[told.order] += groups[told]
        yield from (("date", mention, told.date) for mention in groups[told] if "X" not in told.date)
    ordered = [by_order[order] for order in sorted(by_order)]
    for group in ordered:
        yield from (("same", one, other) for one, other in pairwise(group))
    yield from (("before", group[-1], following[0]) for group, following in pairwise(ordered))


def _checker(placed: Placed) -> Callable[[Link], bool]:
    ordered = {mention: told for mention, told in placed.items() if told.order > 0}

    def holds(link: Link) -> bool:
        kind, one, other = link
        mine = ordered.get(one)
        if mine is None:
            return False
        if isinstance(other, str):
            return mine.date == other
        theirs = ordered.get(other)
        if theirs is None:
            return False
        return mine.order == theirs.order if kind == "same" else mine.order < theirs.order

    return holds


def figures(counts: Counter[str]) -> str:
    """Return the three figures in percent."""
    precision, recall = (counts[f"{name} right"] / max(1, counts[name]) for name in ("precision", "recall"))
    awareness = 200 * precision * recall / (precision + recall) if precision + recall else 0.0
    mention, dated = (f1(counts[name], counts["found"], counts["gold"]) for name in ("mention", "dated"))
    return f"mention F1 {mention:.1f} | dated F1 {dated:.1f} | awareness F1 {awareness:.1f}"
