"""Quotes: joint F1 of span and speaker, for direct, quoted and all content, and recall by kinds of quotation.

A line of a corpus holds `id`, `text`, `publisher`, `quotes` (start, end, kind, speaker, speaker_spans, cue_spans) and
`attributions` (content, type, speaker), as PolNeAR gives them. A span is right where the overlap over the union reaches
0.8 (content: 0.5) without marks and edge punctuation; a speaker where head words agree.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dateline.extract.nlp import load
from dateline.extract.pipeline import extract
from dateline.models.article import Article, Document
from dateline.models.extraction import Extraction

_EDGE = " \t\r\n\xa0\u200b.,;:!?—–-…“”\"„«»‘’'`()[]"
_DETERMINERS = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "these", "those", "one", "some"]
)
_TITLES = frozenset(["mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president", "sir", "prof", "gen", "the"])
_CUT = re.compile(
    r"\s*(?:,|;|\(|\s[—–-]\s|—|\bwho\b|\bwhich\b|\b(?:of|from|for|in|at|with|on|by|to)\b|\bfamiliar\b)", re.IGNORECASE
)
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who"})
TASKS = ("direct", "quoted", "content")


class Said(NamedTuple):
    """A stretch of words and who said it; `quoted` tells whether it stands in marks."""

    start: int
    end: int
    speaker: str
    quoted: bool


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the marks and punctuation at its edges."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def iou(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the overlap of two spans over their union."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def _normal(words: str) -> str:
    found = [
        word[:-2] if word.endswith("'s") else word.strip("'")
        for word in re.findall(r"[\w’'-]+", words.lower().replace("’", "'"))
    ]
    while found and found[0] in _DETERMINERS:
        found = found[1:]
    return " ".join(word for word in found if word)


def _core(words: str) -> list[str]:
    words = words.strip(' ,.;:"“”')
    cut = _CUT.search(words, 1)
    core = _normal(words[: cut.start()] if cut and cut.start() > 1 else words).split() or _normal(words).split()
    return [word for word in core if word.strip(".") not in _TITLES] or core


def same_speaker(gold: str, found: str) -> bool:
    """Tell whether two names of a speaker agree: equal, or the head of one is in the other's core."""
    if not gold or not found:
        return not gold and not found
    if _normal(gold) == _normal(found):
        return True
    mine, theirs = _core(gold), _core(found)
    head, other = (mine or [""])[-1], (theirs or [""])[-1]
    return bool((head and head == other) or head in theirs or other in mine)


def match(gold: Sequence[Said], found: Sequence[Said], least: float) -> list[tuple[int, int]]:
    """Pair spans one to one, the greatest overlaps first."""
    order = sorted(range(len(found)), key=lambda n: found[n].start)
    pairs = []
    for g, mine in enumerate(gold):
        for f in order:
            if found[f].start >= mine.end:
                break
            overlap = iou(mine[:2], found[f][:2])
            if overlap >= least - 1e-9:
                pairs.append((-overlap, g, f))
    taken: tuple[set[int], set[int]] = (set(), set())
    kept = []
    for _, g, f in sorted(pairs):
        if g not in taken[0] and f not in taken[1]:
            taken[0].add(g)
            taken[1].add(f)
            kept.append((g, f))
    return kept


def read(folder: Path) -> list[dict[str, Any]]:
    """Read every JSON Lines file of a folder, in the order of their names."""
    return [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def said(extraction: Extraction) -> list[Said]:
    """Return an article's quotes as stretches of words."""
    found = []
    for quote in extraction.quotes:
        for span in quote.spans:
            start, end = trim(extraction.text, *span)
            if start < end:
                found.append(Said(start, end, quote.speaker.text if quote.speaker else "", quote.kind != "indirect"))
    return found


def score(record: dict[str, Any], found: list[Said], counts: Counter[tuple[str, str]]) -> None:
    """Add one article to the counts of right, found and gold stretches of each task."""
    text = record["text"]
    marked = [(Said(*trim(text, q["start"], q["end"]), q["speaker"] or "", True), q) for q in record["quotes"]]
    marked = [(one, quote) for one, quote in marked if one.end > one.start]
    quoted = [one for one in found if one.quoted]
    for task in ("direct", "quoted"):
        gold = [(one, quote) for one, quote in marked if task == "quoted" or quote["kind"] == "direct"]
        neutral = [one for one, quote in marked if task == "direct" and quote["kind"] != "direct"]
        spans = [one for one, _ in gold]
        pairs = match(spans, quoted, 0.8)
        used = {f for _, f in pairs} | {f for _, f in match(spans, quoted, 0.5)}
        dropped = sum(
            any(
                iou(one[:2], other[:2]) >= 0.5 or (one.start >= other.start and one.end <= other.end)
                for other in neutral
            )
            for n, one in enumerate(quoted)
            if n not in used
        )
        right = {g for g, f in pairs if same_speaker(spans[g].speaker, quoted[f].speaker)}
        counts.update({(task, "gold"): len(gold), (task, "found"): len(quoted) - dropped, (task, "right"): len(right)})
        if task == "quoted":
            _count_kinds(text, gold, right, counts)
    outer = [
        one for one in found if not any(o.start <= one.start and one.end <= o.end and o[:2] != one[:2] for o in found)
    ]
    content = [
        (Said(*trim(text, start, end), one["speaker"] or "", True), one["type"])
        for one in record["attributions"]
        for start, end in one["content"]
    ]
    content = [(one, kind) for one, kind in content if one.end > one.start]
    pairs = match([one for one, _ in content], outer, 0.5)
    right = {g for g, f in pairs if same_speaker(content[g][0].speaker, outer[f].speaker)}
    counts.update(
        {("content", "gold"): len(content), ("content", "found"): len(outer), ("content", "right"): len(right)}
    )
    for g, (_, kind) in enumerate(content):
        counts.update({("content: " + kind, "gold"): 1, ("content: " + kind, "right"): int(g in right)})


def _count_kinds(
    text: str, gold: list[tuple[Said, dict[str, Any]]], right: set[int], counts: Counter[tuple[str, str]]
) -> None:
    for g, (one, quote) in enumerate(gold):
        for kind in _kinds(text, one, quote):
            counts.update({(kind, "gold"): 1, (kind, "right"): int(g in right)})


def _kinds(text: str, one: Said, quote: dict[str, Any]) -> Iterable[str]:
    if quote["kind"] == "partial":
        yield "partial"
    if len(text[one.start : one.end].split()) < 4:
        yield "under four words"
    if one.speaker.lower() in _PRONOUNS:
        yield "pronoun speaker"
    if not quote["closed"]:
        yield "unclosed: runs over paragraphs"
    if quote["cue_spans"]:
        start, end = quote["cue_spans"][0]
        yield "cue before" if end <= one.start else "cue behind"
        if "\n" in text[min(end, one.end) : max(start, one.start)]:
            yield "cue in another paragraph"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this part."""
    parser.add_argument("folder", type=Path, help="a folder of JSON Lines corpora")


def run(arguments: argparse.Namespace) -> None:
    """Score every article of the folder; print F1 by publisher and recall by kind."""
    records = read(arguments.folder)
    documents = (Document(Article(id=str(n), path=""), record["text"]) for n, record in enumerate(records))
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for record, extraction in zip(records, extract(load(), documents), strict=True):
        score(record, said(extraction), counts.setdefault(record.get("publisher") or "", Counter()))
    total: Counter[tuple[str, str]] = sum(counts.values(), Counter())
    print(f"{'publisher':20}" + "".join(f"{task:>10}" for task in TASKS))
    for name, each in [*sorted(counts.items()), ("all", total)]:
        print(f"{name:20}" + "".join(f"{_f1(each, task):10.1f}" for task in TASKS))
    for kind in sorted({kind for kind, figure in total if figure == "gold"} - {*TASKS}):
        print(f"recall, {kind:32}{100 * total[kind, 'right'] / total[kind, 'gold']:6.1f} of {total[kind, 'gold']}")


def _f1(counts: Counter[tuple[str, str]], task: str) -> float:
    both = counts[task, "gold"] + counts[task, "found"]
    return 200 * counts[task, "right"] / both if both else 0.0
