"""Learn the weights of `extract/rules/merging.toml` from articles whose events are known.

usage: python benchmarks/learn_merging.py GOLD.jsonl EXTRACTED.jsonl
GOLD: articles with `id`, `topic` and `events` (start, end, instance), as in ECB+; EXTRACTED: their `dateline extract`.
Prints the [weights] table; those of features that never differ (dates, places) are left as they are.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.extract.timeline.build import compare, linked
from dateline.extract.timeline.digest import digest
from dateline.extract.timeline.shelf import Shelf
from dateline.extract.timeline.similarity import FEATURES
from dateline.extract.timeline.tables import WEIGHTS
from dateline.models.json import decode_extraction

RIDGE = 3.0
STEPS = 50

Vector = NDArray[np.float64]


def instances(gold: list[dict[str, Any]]) -> dict[str, list[tuple[int, int, str]]]:
    """Return for each article where it mentions which event."""
    return {
        row["id"]: [(one["start"], one["end"], one["instance"]) for one in row["events"] if one.get("instance")]
        for row in gold
    }


def fit(values: Vector, labels: Vector, weight: Vector) -> Vector:
    """Return the weights of a logistic regression with a ridge (Newton's method)."""
    ridge = RIDGE * np.eye(values.shape[1])
    ridge[0, 0] = 0.0
    found = np.zeros(values.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-values @ found))
        slope = values.T @ (weight * (chance - labels)) + ridge @ found
        curve = (values.T * (weight * chance * (1 - chance))) @ values + ridge
        found = found - np.linalg.lstsq(curve, slope, rcond=None)[0]
    return found


def learn(gold_path: str, extracted_path: str) -> dict[str, float]:
    """Return the weight of each feature; a topic counts by the root of its pairs, so that none rules."""
    gold = [json.loads(line) for line in Path(gold_path).read_text(encoding="utf-8").splitlines()]
    topics = {row["id"]: row["topic"] for row in gold}
    known = instances(gold)
    with Path(extracted_path).open(encoding="utf-8") as lines:
        kept, _, ids = linked(digest(decode_extraction(line)) for line in lines)
    sources = [telling.source for telling in Shelf(kept, ids)]
    named = [
        next((name for start, end, name in known[source.article] if start < trigger.end and trigger.start < end), None)
        for source, trigger in ((source, source.trigger) for source in sources)
    ]
    _, blocks = compare(kept, ids)
    rows = [
        (row, named[a] == named[b], topics[sources[a].article])
        for one, other, values in blocks
        for a, b, row in zip(one.tolist(), other.tolist(), values, strict=True)
        if named[a] and named[b]
    ]
    size = Counter(topic for _, _, topic in rows)
    weight = np.array([size[topic] ** -0.5 for _, _, topic in rows])
    values = np.array([row[0] for row in rows])
    found = fit(values, np.array([float(row[1]) for row in rows]), weight / weight.mean())
    varied = values.std(axis=0) > 0.02
    return {
        name: float(found[at]) if varied[at] or name == "bias" else WEIGHTS[name] for at, name in enumerate(FEATURES)
    }


if __name__ == "__main__":
    for feature, number in learn(*sys.argv[1:3]).items():
        print(f"{feature} = {number:.2f}")
