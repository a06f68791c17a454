"""Events: mentions, status and dates on MEANTIME's form of gold; merging across articles on ECB+'s.

A line of a corpus holds `id`, `text` and `events` (id, start, end). With `times` and `links` (MEANTIME) an event linked
to a time by SIMULTANEOUS, IS_INCLUDED, MEASURE or DURING counts as dated when the program gives that date; `time` tells
the future from the rest; only what stands before `annotated_until` counts. With `instance` (ECB+) links between
mentions in different articles are scored: precision over the links between found gold mentions, recall over all gold
links.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.corpora import documents, rows
from dateline.extract.nlp import load
from dateline.extract.run import run as extract_all
from dateline.extract.timeline.build import build
from dateline.models.event import Event
from dateline.models.extraction import Extraction

_SAME_TIME = frozenset({"SIMULTANEOUS", "IS_INCLUDED", "MEASURE", "DURING"})
_DAY_MONTH_YEAR = frozenset({4, 7, 10})
"""Lengths of the dates that can be compared: YYYY, YYYY-MM, YYYY-MM-DD."""
_AHEAD = frozenset({"scheduled", "possible"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this part."""
    parser.add_argument("folder", type=Path, help="a folder of JSON Lines corpora")
    parser.add_argument("--missed", type=int, default=0, metavar="N", help="print the N commonest events not found")
    parser.add_argument("--size", type=int, default=0, metavar="N", help="merge in folders of N articles of one topic")


def run(arguments: argparse.Namespace) -> None:
    """Score every corpus of the folder."""
    for corpus in sorted(arguments.folder.glob("*.jsonl")):
        gold = rows(corpus)
        found = [each for each in extract_all(load(), documents(gold)) if isinstance(each, Extraction)]
        if any("instance" in event for row in gold for event in row["events"]) and "links" not in gold[0]:
            print(corpus.stem, merging(gold, found, arguments.size))
        else:
            print(corpus.stem, mentions(gold, {each.article.id: each for each in found}, arguments.missed))


def f1(right: float, found: float, gold: float) -> float:
    """Return F1 in percent from counts."""
    return 200 * right / (found + gold) if found + gold else 0.0


def overlaps(one: Sequence[int], other: Sequence[int]) -> bool:
    """Tell whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def mentions(gold: Iterable[dict[str, Any]], found: dict[str, Extraction], missed: int = 0) -> str:
    """Return mention F1, the share of statuses told right, and the share of linked dates found."""
    counts: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for row in gold:
        until = row.get("annotated_until", len(row["text"]))
        mine = [event for event in row["events"] if event["start"] < until]
        theirs = [event for event in found[row["id"]].events if event.trigger.start < until]
        counts.update(gold=len(mine), found=len(theirs))
        pairs = _pairs(mine, theirs)
        lost.update(event["text"].lower() for event in mine if event["id"] not in pairs)
        counts.update(matched=len(pairs))
        _count_status(counts, mine, pairs)
        _count_dates(counts, row, mine, pairs)
    share = {name: 100 * counts[f"{name} right"] / max(1, counts[name]) for name in ("status", "dated")}
    words = "".join(f"\n    {number:4} {word}" for word, number in lost.most_common(missed))
    return (
        f"mention F1 {f1(counts['matched'], counts['found'], counts['gold']):.1f} | "
        f"future or not {share['status']:.1f} of {counts['status']} | "
        f"dated as linked {share['dated']:.1f} of {counts['dated']}{words}"
    )


def _pairs(gold: list[dict[str, Any]], found: list[Event]) -> dict[str, Event]:
    """Pair each gold event with the first found one that overlaps it and is not taken."""
    pairs: dict[str, Event] = {}
    taken: set[str] = set()
    for event in gold:
        span = (event["start"], event["end"])
        match = next((e for e in found if e.id not in taken and overlaps(span, (e.trigger.start, e.trigger.end))), None)
        if match:
            pairs[event["id"]] = match
            taken.add(match.id)
    return pairs


def _count_status(counts: Counter[str], gold: list[dict[str, Any]], pairs: dict[str, Event]) -> None:
    for event in gold:
        if event["id"] in pairs and event.get("time") in {"FUTURE", "NON_FUTURE"}:
            ahead = pairs[event["id"]].status in _AHEAD
            counts.update({"status": 1, "status right": int(ahead == (event["time"] == "FUTURE"))})


def _count_dates(
    counts: Counter[str], row: dict[str, Any], gold: list[dict[str, Any]], pairs: dict[str, Event]
) -> None:
    values = {time["id"]: time["value"] for time in row["times"]}
    dates = {one: values[time] for one, link, time in row["links"] if link in _SAME_TIME and time in values}
    for event in gold:
        value = dates.get(event["id"], "")
        if len(value) in _DAY_MONTH_YEAR:
            match = pairs.get(event["id"])
            given = match.when.edtf.strip("~?%") if match and match.when else ""
            counts.update({"dated": int("X" not in value), "dated right": int(given == value)})


def merging(gold: Sequence[dict[str, Any]], found: Sequence[Extraction], size: int = 0) -> str:
    """Return the F1 of links between mentions of one event in different articles.

    All articles are one folder; with a `size`, each folder has so many of one topic, two folders of each.
    """
    articles = {each.article.id: each for each in found}
    counts: Counter[str] = Counter()
    for folder in _folders(gold, size) if size else [gold]:
        counts += _merged(folder, [articles[row["id"]] for row in folder if row["id"] in articles])
    precision, recall = counts["right"] / max(1, counts["system"]), counts["right"] / max(1, counts["gold"])
    return (
        f"mentions found {counts['found']} of {counts['mentions']} | cross-article links P {100 * precision:.1f} "
        f"R {100 * recall:.1f} F1 {f1(counts['right'], counts['system'], counts['gold']):.1f}"
    )


def _folders(gold: Iterable[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    """Yield two folders of each topic, of articles taken by chance, the same ones in every run."""
    topics: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(gold, key=lambda row: str(row["id"])):
        topics[row["topic"]].append(row)
    for topic, members in sorted(topics.items()):
        random.Random(topic).shuffle(members)
        yield members[:size]
        if len(members) > size:
            yield members[size : 2 * size]


def _merged(gold: Iterable[dict[str, Any]], found: Iterable[Extraction]) -> Counter[str]:
    """Count the links of one folder: those of the gold, of its timeline, and those that are in both."""
    timeline = build(found)
    spans: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, event in enumerate((*timeline.events, *timeline.undated)):
        for source in event.sources:
            spans[source.article].append((source.trigger.start, source.trigger.end, number))
    told: list[tuple[str, str, int]] = []
    sizes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in gold:
        for event in row["events"]:
            if instance := event.get("instance"):
                sizes[instance][row["id"]] += 1
                span = (event["start"], event["end"])
                match = next((one for one in spans[row["id"]] if overlaps(span, one)), None)
                told += [(row["id"], instance, match[2])] if match else []
    mine, theirs = _links(told, 1), _links(told, 2)
    return Counter(
        {
            "found": len(told),
            "mentions": sum(n.total() for n in sizes.values()),
            "right": len(mine & theirs),
            "system": len(theirs),
            "gold": sum((n.total() ** 2 - sum(k * k for k in n.values())) // 2 for n in sizes.values()),
        }
    )


def _links(told: list[tuple[str, str, int]], column: int) -> set[tuple[int, int]]:
    groups: dict[object, list[int]] = defaultdict(list)
    for at, mention in enumerate(told):
        groups[mention[column]].append(at)
    return {
        pair for members in groups.values() for pair in combinations(members, 2) if told[pair[0]][0] != told[pair[1]][0]
    }
