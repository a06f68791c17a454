"""Indirect speech: which words an article reports as somebody's statement, opinion or intention, without marks."""

import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from operator import attrgetter

from dateline.extract.quotes.cues import cue_classes
from dateline.extract.quotes.frames import Frame, frames_of
from dateline.extract.quotes.reporting import NOUN, Reporting
from dateline.extract.quotes.signs import Signs, Weighed
from dateline.extract.tree import Tree

_HELPERS = frozenset({"aux", "neg"})
# Constructions that are statements even where they are nobody's ("It is feared that ...").
_SENTENCES = frozenset({"clause", "inverted", "inserted", "around"})
_CLAUSES = _SENTENCES | {"infinitive"}
# Classes of verbs whose sentences are statements though the articles that the weights were learned from lack the verb.
_SPOKEN = frozenset({"say", "speech"})
_MEANING = frozenset({"NN", "JJ", "CD", "VB"})
_EMPTY = frozenset({"such", "same", "thing", "be", "do", "have"})
_MADE = 1 << 12
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


@dataclass(slots=True, eq=False)
class Statement(Weighed):
    """A reported content: the cue's token, its source and its content in tokens, half-open."""

    cue: int
    frame: Frame
    source: tuple[int, int] | None


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
            options.append(Statement(_signs(reporting, i, frame, (source, name, marks)), i, frame, source))
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


def _signs(
    reporting: Reporting, cue: int, frame: Frame, told: tuple[tuple[int, int] | None, str, str]
) -> tuple[Signs, ...]:
    """Describe a content; `told` is its source, the name of its cue, and whose marks stand in it."""
    (where, name, marks), tree = told, reporting.tree
    kids, deps, opener = tree.kids[cue], tree.dep, tree.lower[frame.start]
    signs = [
        _word_signs(name, frame.kind, reporting.kind(where)),
        _place_signs(tree.tag[cue], deps[cue], opener if opener in _OPENERS else tree.tag[frame.start]),
        _content_signs(frame.kind, marks, frame.end - frame.start),
    ]
    if frame.kind == "acomp":
        signs.append(_one("adjective=" + next((tree.lower[k] for k in kids if deps[k] == "acomp"), "")))
    if deps[cue] == "pcomp":
        signs.append(_one("under=" + tree.lower[tree.head[cue]]))
    signs += [_one("helper=" + tree.lower[kid]) for kid in kids if deps[kid] in _HELPERS]
    return tuple(signs)


@lru_cache(maxsize=_MADE)
def _word_signs(name: str, kind: str, source: str) -> Signs:
    word_class = "noun" if name.startswith(NOUN) else cue_classes().get(name, "verb")
    frame = (f"frame={kind}", f"word={name} frame={kind}", f"frame={kind} source={source}")
    return Signs.of(table().weights, f"word={name}", *frame, f"class={word_class} source={source}")


@lru_cache(maxsize=_MADE)
def _content_signs(kind: str, marks: str, size: int) -> Signs:
    at = bisect_left(_LENGTHS, size)
    length = _LENGTHS[at] if at < len(_LENGTHS) else "long"
    return Signs.of(table().weights, f"length={length}", f"marks={marks}", f"marks={marks} frame={kind}")


@lru_cache(maxsize=_MADE)
def _place_signs(tag: str, dep: str, opener: str) -> Signs:
    return Signs.of(table().weights, f"tag={tag}", f"dep={dep}", f"opener={opener}")


@lru_cache(maxsize=_MADE)
def _one(name: str) -> Signs:
    return Signs.of(table().weights, name)


def choose(reporting: Reporting, inside: list[int], own: dict[int, int]) -> list[Statement]:
    """Return the statements that the article reports, at most one a cue, in the order of their cues."""
    rules = table()
    options = statements(reporting, inside, own, rules.words)
    best = (max(each, key=attrgetter("weight")) if len(each) > 1 else each[0] for each in options)
    return [one for one in best if one.weight > rules.threshold]
