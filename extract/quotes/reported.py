"""Indirect speech: which words an article reports as somebody's statement, opinion or intention, without marks."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.extract.quotes.cues import cue_classes
from dateline.extract.quotes.frames import Frame, frames_of
from dateline.extract.quotes.reading import Reading
from dateline.extract.quotes.speakers import source_of

_LENGTHS = (1, 2, 3, 5, 8, 13, 21, 34)
_OPENERS = frozenset(
    {"that", "to", "how", "what", "whether", "if", "why", "who", "the", "a", "an", "he", "she", "they", "it", "his", "her",
     "their", "him", "them", "there", "this", "about", "for", "of", "on", "in", "as", "by", "from", "with", "when"}
)  # fmt: skip
_PERSONAL = frozenset({"he", "she", "they", "we", "i"})
_LOOSE = frozenset({"it", "that", "this", "which", "what", "there", "these", "those", "you", "here"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A reported content: the cue's token, its source and its content in tokens, half-open."""

    cue: int
    frame: Frame
    source: tuple[int, int] | None
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What rules/reported.toml says: a weight for each feature, and the score from which on a statement is one."""

    weights: dict[str, float]
    words: frozenset[str]
    threshold: float


@cache
def table() -> Table:
    """Return the learned weights, from rules/reported.toml."""
    rows = tomllib.loads(files("dateline.extract").joinpath("rules/reported.toml").read_text(encoding="utf-8"))
    return Table({k: float(v) for k, v in rows["weights"].items()}, frozenset(rows["words"]), float(rows["threshold"]))


def statements(reading: Reading, inside: list[int], own: dict[int, int], words: frozenset[str]) -> list[list[Statement]]:
    """Return, for every token that may be a cue, the contents it may have.

    `inside[i]` is 1 for tokens in marks; `own` counts, for a cue, the marked words already ascribed by it.
    """
    found = []
    for i, tag in enumerate(reading.tags):
        kind = tag[:2]
        if (kind != "VB" and kind != "NN") or inside[i]:
            continue
        name = reading.lemma(i) if kind == "VB" else "noun:" + reading.lemma(i)
        if name not in words and i not in own:
            continue
        frames = frames_of(reading, i)
        if frames:
            source = source_of(reading, i)
            found.append([Statement(i, f, source, _features(reading, i, name, f, source, inside, own)) for f in frames])
    return found


def _features(reading, i, name, frame, source, inside, own):
    words = reading.words
    size = frame.end - frame.start
    length = next((str(limit) for limit in _LENGTHS if size <= limit), "long")
    opener = words[frame.start]
    opener = opener if opener in _OPENERS else reading.tags[frame.start]
    kind = _source_kind(reading, source)
    tag = reading.tags[i]
    kids = reading.kids[i]
    marks = "own" if i in own else "none"
    if marks == "none" and any(inside[frame.start : frame.end]):
        marks = "other"
    pos = name[:5] == "noun:" and "noun" or cue_classes().get(name, "verb")
    helpers = {words[k] for k in kids if reading.deps[k] in {"aux", "neg"}}
    features = [
        "any", "word=" + name, "frame=" + frame.kind, f"word={name} frame={frame.kind}", f"class={pos} frame={frame.kind}",
        "tag=" + tag, f"frame={frame.kind} source={kind}", f"source={kind} class={pos}", "dep=" + reading.deps[i], f"opener={opener}",
        f"frame={frame.kind} opener={opener}", "length=" + length, f"frame={frame.kind} length={length}", "marks=" + marks,
        f"marks={marks} frame={frame.kind}", f"class={pos} opener={opener}", f"class={pos} length={length}", f"dep={reading.deps[i]} tag={tag}",
    ]
    features += ["helper=" + w for w in sorted(helpers)]
    last = reading.sentences[reading.sentence[i]][1]
    features.append("runs-out" if frame.end >= last - 2 else "goes-on")
    features.append("headline" if words[max(0,last - 1)] not in ".!?”\"''" and not words[last-2 if last>1 else 0] in ".!?”\"''" else "prose")
    return tuple(features)


def _source_kind(reading, source):
    if source is None:
        return "none"
    head = reading.words[source[1] - 1]
    if source[1] - source[0] == 1 and head in _PERSONAL:
        return "personal"
    if head in _LOOSE:
        return "loose"
    if head == "who":
        return "who"
    return "name" if any(tag[:3] == "NNP" for tag in reading.tags[source[0] : source[1]]) else "plural" if reading.tags[source[1]-1]=="NNS" else "other"


def choose(reading: Reading, inside: list[int], own: dict[int, int]) -> list[Statement]:
    """Return the statements that the article reports, at most one a cue, in the order of their cues."""
    rules = table()
    chosen = []
    for options in statements(reading, inside, own, rules.words):
        scored = [(sum(rules.weights.get(name, 0.0) for name in option.features), option) for option in options]
        score, best = max(scored, key=lambda pair: pair[0])
        if score > rules.threshold:
            chosen.append(best)
    return chosen
