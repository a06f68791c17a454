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
    weights = {name: float(weight) for name, weight in rows["features"].items()}
    for word, frames in rows["words"].items():
        for frame, weight in frames.items():
            weights[f"word={word}" + ("" if frame == "any" else f" frame={frame}")] = float(weight)
    return Table(weights, frozenset(rows["words"]), float(rows["threshold"]))


def statements(
    reading: Reading, inside: list[int], own: dict[int, int], words: frozenset[str]
) -> list[list[Statement]]:
    """Return, for every token that may be a cue, the contents it may have.

    `inside[i]` is 1 for tokens in marks; `own` counts, for a cue, the marked words already ascribed by it.
    """
    found = []
    last: tuple[int, int] | None = None
    last_cue = -1
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
            if source is not None and inside[source[0]]:
                source = last if reading.sentence_start(i) <= last_cue else None
            last, last_cue = source, i
            options = []
            for frame in frames:
                marks = "own" if i in own else "other" if any(inside[frame.start : frame.end]) else "none"
                options.append(Statement(i, frame, source, _features(reading, i, name, frame, source, marks)))
            found.append(options)
    return found


def _features(
    reading: Reading, i: int, name: str, frame: Frame, source: tuple[int, int] | None, marks: str
) -> tuple[str, ...]:
    words, deps = reading.words, reading.deps
    opener = words[frame.start]
    opener = opener if opener in _OPENERS else reading.tags[frame.start]
    size = frame.end - frame.start
    length = next((limit for limit in _LENGTHS if size <= limit), "long")
    kind = frame.kind
    features = [
        "word=" + name,
        "frame=" + kind,
        f"word={name} frame={kind}",
        f"frame={kind} source={_source_kind(reading, source)}",
        f"class={'noun' if name[:5] == 'noun:' else cue_classes().get(name, 'verb')} source={_source_kind(reading, source)}",
        "tag=" + reading.tags[i],
        "dep=" + deps[i],
        "opener=" + opener,
        f"length={length}",
        "marks=" + marks,
        f"marks={marks} frame={kind}",
    ]
    features += ["helper=" + words[k] for k in reading.kids(i) if deps[k] == "aux" or deps[k] == "neg"]
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
    return (
        "name"
        if any(tag[:3] == "NNP" for tag in reading.tags[source[0] : source[1]])
        else "plural"
        if reading.tags[source[1] - 1] == "NNS"
        else "other"
    )


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
