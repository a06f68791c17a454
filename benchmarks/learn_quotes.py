"""Learn the weights of `extract/rules/attribution.toml` and `reported.toml`: python -m benchmarks.learn_quotes FOLDER.

FOLDER holds JSON Lines of articles with `text`, `quotes` (start, end, speaker) and `attributions` (content, type,
speaker), as PolNeAR gives them. Writes both tables anew; the same input gives the same tables.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import dateline.extract
from benchmarks.quotes_accuracy import iou, read, same_speaker, trim
from dateline.extract.nlp import load, make_doc
from dateline.extract.quotes.attribution import attribute
from dateline.extract.quotes.candidates import NOBODY, candidates
from dateline.extract.quotes.marks import pair_marks, paragraphs
from dateline.extract.quotes.reported import statements
from dateline.extract.quotes.reporting import Reporting
from dateline.extract.quotes.shape import Place, places
from dateline.extract.tree import Tree

RULES = Path(dateline.extract.__file__).parent / "rules"
STEPS = 250
THRESHOLD = -0.8
# Added to the weight of "nobody said it": words wrongly put into a mouth cost precision, and readers, more than recall.
CAUTION = 0.15
FOLDS = 5
LEAST_RIGHT = 3
LEAST_PRECISION = 0.33
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """One decision: the features of each option, and which of them are right."""

    options: list[tuple[str, ...]]
    right: list[bool]


def marked_choices(record: dict[str, Any], reporting: Reporting, here: list[Place]) -> Iterable[Choice]:
    """Yield who said each marked stretch, the gold speakers of earlier ones being known."""
    tree, text = reporting.tree, record["text"]
    gold = [(*trim(text, quote["start"], quote["end"]), quote["speaker"] or "") for quote in record["quotes"]]
    speakers: dict[int, str] = {}
    earlier: int | None = None
    for n, place in enumerate(here):
        span = trim(text, place.marked.start, place.marked.end)
        best = max(gold, key=lambda quote: iou(quote[:2], span), default=(0, 0, ""))
        overlap = iou(best[:2], span)
        options = candidates(reporting, here, n, earlier)
        if overlap < 0.5:
            yield Choice([option.features for option in options], [True] + [False] * (len(options) - 1))
        elif overlap >= 0.8:
            names = [
                speakers[option.earlier] if option.earlier is not None else _words(tree, text, option.source)
                for option in options
            ]
            right = [False, not best[2], *[same_speaker(best[2], name) for name in names[2:]]]
            speakers[n], earlier = best[2], n
            if any(right):
                yield Choice([option.features for option in options], right)


def statement_choices(record: dict[str, Any], reporting: Reporting, here: list[Place]) -> Iterable[Choice]:
    """Yield, for each cue, which of its frames are contents in the gold, by the right source."""
    tree, text = reporting.tree, record["text"]
    gold = sorted(
        (*trim(text, start, end), one["speaker"] or "")
        for one in record["attributions"]
        for start, end in one["content"]
    )
    inside, own = [0] * len(tree), {}
    for place, choice in zip(here, attribute(reporting, here), strict=True):
        if choice is not None:
            inside[place.a : place.b] = [1] * (place.b - place.a)
            if choice.cue is not None:
                own[choice.cue] = 1
    for options in statements(reporting, inside, own, None):
        found = Choice([], [])
        for option in options:
            frame = option.frame
            if any(not inside[i] and tree.lower[i][0].isalnum() for i in range(frame.start, frame.end)):
                span = trim(text, tree.start[frame.start], tree.end[frame.end - 1])
                name = _words(tree, text, option.source)
                hits = (one for one in gold if one[0] < span[1] and iou(one[:2], span) >= 0.5)
                found.options.append(option.features)
                found.right.append(any(same_speaker(one[2], name) for one in hits))
        if found.options:
            yield found


def _words(tree: Tree, text: str, source: tuple[int, int] | None) -> str:
    return text[tree.start[source[0]] : tree.end[source[1] - 1]] if source else ""


def fit(choices: list[Choice], kept: list[str], ridge: float, *, exclusive: bool) -> dict[str, float]:
    """Return the weights of a log-linear model by full-batch Adam.

    exclusive: one option of each choice holds (a softmax over them); else each holds or not (a logistic regression).
    """
    index = {name: n for n, name in enumerate(kept)}
    rows = [options for choice in choices for options in choice.options]
    pairs = [(n, index[name]) for n, row in enumerate(rows) for name in row if name in index]
    row, column = np.array(pairs).T
    group = np.repeat(np.arange(len(choices)), [len(choice.options) for choice in choices])
    right = np.array([value for choice in choices for value in choice.right], dtype=float)
    weight, mean, square = np.zeros((3, len(kept)))
    for step in range(1, STEPS + 1):
        score: Vector = np.bincount(row, weight[column], len(rows)).astype(float)
        slope = _softmax_slope(score, group, right) if exclusive else 1 / (1 + np.exp(-score)) - right
        gradient = np.bincount(column, slope[row], len(kept)) + ridge * weight
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        rate = 0.08 * (1 - 0.9 * step / STEPS)
        weight = weight - rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {name: float(value) for name, value in zip(kept, weight, strict=True)}


def _softmax_slope(score: Vector, group: NDArray[np.intp], right: Vector) -> Vector:
    top = np.full(int(group[-1]) + 1, -np.inf)
    np.maximum.at(top, group, score)
    power = np.exp(score - top[group])
    whole, hit = np.bincount(group, power), np.bincount(group, power * right) + 1e-12
    slope: Vector = power / whole[group] - power * right / hit[group]
    return slope


def learn_attribution(choices: list[Choice]) -> str:
    """Return the text of rules/attribution.toml."""
    count = Counter(name for choice in choices for options in choice.options for name in set(options))
    weights = fit(choices, sorted(name for name, n in count.items() if n >= 20), 3.0, exclusive=True)
    weights[NOBODY + "any"] += CAUTION
    lines = [
        '# Weights of the choice among the candidates for who said some marked words; "none" is that nobody did.',
        "# Learned by benchmarks/learn_quotes.py; features are named in extract/quotes/candidates.py and shape.py.",
        "[weights]",
    ]
    return "\n".join([*lines, *_rows(weights, 0.15)]) + "\n"


def learn_reported(articles: list[list[Choice]]) -> str:
    """Return the text of rules/reported.toml; small weights and words that `proven` does not name are left out."""
    words = proven(articles)
    choices = [choice for article in articles for choice in article if choice.options[0][0] in words]
    weights = _reported_weights(choices)
    frames: dict[str, dict[str, float]] = {word.removeprefix("word="): {} for word in sorted(words)}
    rest = {}
    for name, value in weights.items():
        word, _, frame = name.removeprefix("word=").partition(" frame=")
        if not name.startswith("word="):
            rest[name] = value
        elif abs(value) >= 0.2:
            frames[word][frame or "any"] = round(value, 2)
    head = [
        "# What makes a cue word and the words it governs a reported statement. Learned by benchmarks/learn_quotes.py.",
        "",
        "# A statement is one where its weights add up to this.",
        f"threshold = {THRESHOLD}",
        "",
        "[words]",
        '# A verb ("noun:" before a noun), and what each construction of extract/quotes/frames.py adds.',
    ]
    rows = [
        f"{_key(word)} = {{ {', '.join(f'{k} = {v}' for k, v in sorted(each.items()))} }}"
        for word, each in sorted(frames.items())
    ]
    tail = ["", "[features]", "# The rest, as extract/quotes/reported.py names it.", *_rows(rest, 0.2)]
    return "\n".join([*head, *rows, *tail]) + "\n"


def proven(articles: list[list[Choice]]) -> set[str]:
    """Return the words that make a right statement often enough in articles which their weights were not learned from.

    Where fewer than a third of a word's statements are right, leaving the word out raises F1 too.
    """
    right = Counter(choice.options[0][0] for article in articles for choice in article if any(choice.right))
    taken, hits = Counter[str](), Counter[str]()
    for fold in range(FOLDS):
        others = [choice for n, article in enumerate(articles) if n % FOLDS != fold for choice in article]
        weights = _reported_weights([choice for choice in others if right[choice.options[0][0]] >= LEAST_RIGHT])
        for choice in (choice for article in articles[fold::FOLDS] for choice in article):
            scores = [sum(weights.get(name, 0.0) for name in names) for names in choice.options]
            best = scores.index(max(scores))
            word = choice.options[0][0]
            if scores[best] > THRESHOLD and right[word] >= LEAST_RIGHT:
                taken[word] += 1
                hits[word] += choice.right[best]
    return {word for word, n in taken.items() if n >= LEAST_RIGHT and hits[word] >= LEAST_PRECISION * n}


def _reported_weights(choices: list[Choice]) -> dict[str, float]:
    count, hits = Counter[str](), Counter[str]()
    for choice in choices:
        for options, right in zip(choice.options, choice.right, strict=True):
            count.update(options)
            hits.update(options if right else ())
    kept = sorted(name for name, n in count.items() if n >= 6 and (hits[name] >= 3 or n >= 60))
    return fit(choices, kept, 1.5, exclusive=False)


def _rows(weights: dict[str, float], least: float) -> list[str]:
    return [f"{_key(name)} = {round(value, 2)}" for name, value in sorted(weights.items()) if abs(value) >= least]


def _key(name: str) -> str:
    """Return a name as a TOML key, in quotation marks where it must be."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)


def main() -> None:
    """Learn attribution first: what it says of marked words is a feature of reported statements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    records = read(parser.parse_args().folder)
    nlp = load()
    docs = nlp.pipe(make_doc(nlp, record["text"]) for record in records)
    read_ones = [Tree.of(doc, text, text) for doc, text in ((doc, doc.text) for doc in docs)]
    bounds = [list(paragraphs(one.view)) for one in read_ones]
    located = [places(one, pair_marks(one.view, each), each) for one, each in zip(read_ones, bounds, strict=True)]
    known = list(zip(records, map(Reporting, read_ones), located, strict=True))
    marked = [choice for one in known for choice in marked_choices(*one)]
    (RULES / "attribution.toml").write_text(learn_attribution(marked), encoding="utf-8")
    reported = [list(statement_choices(*one)) for one in known]
    (RULES / "reported.toml").write_text(learn_reported(reported), encoding="utf-8")


if __name__ == "__main__":
    main()
