"""Indirect speech: which words an article reports as somebody's statement, opinion or intention, without marks."""

import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dateline.extract.quotes.cues import cue_classes
from dateline.extract.quotes.frames import Frame, frames_of
from dateline.extract.quotes.reporting import NOUN, Reporting
from dateline.extract.tree import Tree

_HELPERS = frozenset({"aux", "neg"})
# Constructions that are statements even where they are nobody's ("It is feared that ...").
_SENTENCES = frozenset({"clause", "inverted", "inserted", "around"})
_CLAUSES = _SENTENCES | {"infinitive"}
# Classes of verbs whose sentences are statements though the articles that the weights were learned from lack the verb.
_SPOKEN = frozenset({"say", "speech"})
_MEANING = frozenset({"NN", "JJ", "CD", "VB"})
_EMPTY = frozenset({"such", "same", "thing", "be", "do", "have"})
_LENGTHS = (1, 2, 3, 5, 8, 13, 21, 34)
_OPENERS = frozenset(
    [
        "that",
        "to",
        "how",
        "what",
        "whether",
        "if",
        "why",
        "who",
        "the",
        "a",
        "an",
        "he",
        "she",
        "they",
        "it",
        "his",
        "her",
        "their",
        "him",
        "them",
        "there",
        "this",
        "about",
        "for",
        "of",
        "on",
        "in",
        "as",
        "by",
        "from",
        "with",
        "when",
    ]
)


class Statement(NamedTuple):
    """A reported content: the cue's token, its source and its content in tokens, half-open."""

    cue: int
    frame: Frame
    source: tuple[int, int] | None
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What rules/reported.toml says: each feature's weight, the cue words, the least score of a statement."""

    weights: dict[str, float]
    words: frozenset[str]
    threshold: float


@cache
def table() -> Table:
    """Return the learned weights, from rules/reported.toml."""
    rows = tomllib.loads(files("dateline.extract").joinpath("rules/reported.toml").read_text(encoding="utf-8"))
    weights = {name: float(weight) for name, weight in rows["features"].items()}
    for word, frames in rows["words"].items():
        for frame, weight in frames.items():
            weights[f"word={word}" + ("" if frame == "any" else f" frame={frame}")] = float(weight)
    return Table(weights, frozenset(rows["words"]), float(rows["threshold"]))


def statements(
    reporting: Reporting, inside: list[int], own: dict[int, int], words: frozenset[str] | None
) -> list[list[Statement]]:
    """Return, for every token that may be a cue, the contents it may have; None of `words` is that any word may be one.

    `inside[i]` is 1 for tokens in marks; `own` counts, for a cue, the marked words already ascribed by it.
    """
    tree = reporting.tree
    found = []
    last: tuple[int, int] | None = None
    last_cue = -1
    heirs: dict[int, tuple[int, int] | None] = {}
    for i, name in reporting.named(words):
        if inside[i]:
            continue
        known = words is None or name in words or (i in own and name in cue_classes())
        if not known and cue_classes().get(name) not in _SPOKEN:
            continue
        frames = [frame for frame in frames_of(tree, i) if known or frame.kind in _SENTENCES]
        if not frames or _is_denied(tree, i):
            continue
        source = heirs[i] if i in heirs else reporting.source(i)
        if source is not None and inside[source[0]]:
            source = last if tree.bounds[tree.sentence[i]][0] <= last_cue else None
        last, last_cue = source, i
        options = []
        for frame in frames:
            if frame.resumes is not None and source is not None:
                heirs[frame.resumes] = source
            if not _tells(tree, frame, source):
                continue
            marks = "own" if i in own else "other" if any(inside[frame.start : frame.end]) else "none"
            options.append(Statement(i, frame, source, _features(reporting, i, frame, (source, name, marks))))
        if options:
            found.append(options)
    return found


def _is_denied(tree: Tree, cue: int) -> bool:
    """Tell whether the article says that nobody said it: "without naming the lawmakers"."""
    return tree.dep[cue] == "pcomp" and tree.lower[tree.head[cue]] == "without"


def _tells(tree: Tree, frame: Frame, source: tuple[int, int] | None) -> bool:
    """Tell whether a content says something: not "it as such", not an object that is nobody's, nor its own source."""
    if source is None:
        return frame.kind in _SENTENCES
    before, behind = frame.hole or (frame.end, frame.end)
    if frame.start <= source[0] < before or behind <= source[0] < frame.end:
        return False
    return frame.kind in _CLAUSES or any(_means(tree, i) for i in range(frame.start, frame.end))


def _means(tree: Tree, i: int) -> bool:
    tag = tree.tag[i][:2]
    return tag in _MEANING and tree.lower[i] not in _EMPTY and (tag != "VB" or tree.lemma(i) not in _EMPTY)


def _features(
    reporting: Reporting, cue: int, frame: Frame, told: tuple[tuple[int, int] | None, str, str]
) -> tuple[str, ...]:
    """Describe a content; `told` is its source, the name of its cue, and whose marks stand in it."""
    (where, name, marks), tree = told, reporting.tree
    source, deps = reporting.kind(where), tree.dep
    opener = tree.lower[frame.start]
    at = bisect_left(_LENGTHS, frame.end - frame.start)
    length = _LENGTHS[at] if at < len(_LENGTHS) else "long"
    word_class = "noun" if name.startswith(NOUN) else cue_classes().get(name, "verb")
    features = [
        f"word={name}",
        f"frame={frame.kind}",
        f"word={name} frame={frame.kind}",
        f"frame={frame.kind} source={source}",
        f"class={word_class} source={source}",
        f"tag={tree.tag[cue]}",
        f"dep={deps[cue]}",
        f"opener={opener if opener in _OPENERS else tree.tag[frame.start]}",
        f"length={length}",
        f"marks={marks}",
        f"marks={marks} frame={frame.kind}",
    ]
    if frame.kind == "acomp":
        features.append("adjective=" + next((tree.lower[k] for k in tree.kids[cue] if deps[k] == "acomp"), ""))
    if deps[cue] == "pcomp":
        features.append("under=" + tree.lower[tree.head[cue]])
    features += ["helper=" + tree.lower[kid] for kid in tree.kids[cue] if deps[kid] in _HELPERS]
    return tuple(features)


def choose(reporting: Reporting, inside: list[int], own: dict[int, int]) -> list[Statement]:
    """Return the statements that the article reports, at most one a cue, in the order of their cues."""
    rules = table()
    weight = rules.weights.get
    chosen = []
    for options in statements(reporting, inside, own, rules.words):
        scored = [(sum([weight(name, 0.0) for name in option.features]), option) for option in options]
        score, best = max(scored, key=lambda pair: pair[0])
        if score > rules.threshold:
            chosen.append(best)
    return chosen
