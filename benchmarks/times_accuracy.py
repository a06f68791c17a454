"""Times: span, type and value F1 by corpus, as TempEval-3 scores them, beside other taggers where installed.

A line of a corpus holds `id`, `text`, `published` (YYYY-MM-DD) and `times`: [{start, end, text, type, value}].
Strict: the same span. Relaxed: the spans overlap, one to one. Type and value F1: right on relaxed matches, over all.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from benchmarks.rival_taggers import RIVALS
from dateline.extract.nlp import load, make_doc
from dateline.extract.times.finding import find
from dateline.extract.times.stage import resolved


@dataclass(frozen=True, slots=True, order=True)
class Timex:
    """A gold or found time."""

    start: int
    end: int
    text: str
    type: str
    value: str


Tagger = Callable[[str, date | None], Iterable[Timex]]


@dataclass(slots=True)
class Score:
    """Counts over a corpus, and its errors."""

    counts: Counter[str] = field(default_factory=Counter)
    types: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[tuple[str, str]] = field(default_factory=list)

    def f1(self, name: str) -> float:
        """Return the F1 of a count in percent."""
        both = self.counts["gold"] + self.counts["found"]
        return 200 * self.counts[name] / both if both else 0.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this part."""
    parser.add_argument("folder", type=Path, help="a folder of JSON Lines corpora")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the N commonest errors of each kind")
    parser.add_argument("--rivals", action="store_true", help="score the other taggers that are installed, too")
    parser.add_argument("--no-date", action="store_true", help="keep the publication day from the taggers")


def run(arguments: argparse.Namespace) -> None:
    """Score every corpus of the folder and print a table."""
    taggers: dict[str, Tagger] = {"dateline": dateline}
    if arguments.rivals:
        for rival in RIVALS:
            if all(find_spec(module) for module in rival.modules):
                taggers[rival.name] = _as_tagger(rival.tag)
            else:
                print(f"{rival.name}: not installed ({', '.join(rival.modules)})")
    print(f"{'corpus':18}{'tagger':22}{'gold':>6}{'found':>6}{'strict':>8}{'relaxed':>8}{'type':>7}{'value':>7}")
    for corpus in sorted(arguments.folder.glob("*.jsonl")):
        rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines() if line.strip()]
        for name, tagger in taggers.items():
            score = score_rows(rows, tagger, dated=not arguments.no_date)
            figures = "".join(f"{score.f1(figure):{width}.1f}" for figure, width in _COLUMNS)
            print(f"{corpus.stem:18}{name:22}{score.counts['gold']:6}{score.counts['found']:6}{figures}")
            _print_details(score, arguments.errors)


_COLUMNS = (("strict", 8), ("relaxed", 8), ("type", 7), ("value", 7))


def score_rows(rows: Iterable[dict[str, object]], tagger: Tagger, *, dated: bool = True) -> Score:
    """Score a tagger over the articles of a corpus."""
    score = Score()
    for row in rows:
        published = row.get("published")
        day = date.fromisoformat(str(published)[:10]) if published and dated else None
        gold = [_timex(time) for time in row["times"]]  # type: ignore[attr-defined]
        found = sorted({(time.start, time.end): time for time in tagger(str(row["text"]), day)}.values())
        add(score, gold, found)
    return score


def _timex(time: dict[str, object]) -> Timex:
    start, end = int(str(time["start"])), int(str(time["end"]))
    return Timex(start, end, str(time["text"]), str(time["type"]), str(time["value"]))


def add(score: Score, gold: list[Timex], found: list[Timex]) -> None:
    """Add one article's times to a score."""
    pairs = match(gold, found)
    score.counts.update(gold=len(gold), found=len(found), relaxed=len(pairs))
    for mine, theirs in pairs:
        same = {
            "strict": (mine.start, mine.end) == (theirs.start, theirs.end),
            "type": mine.type == theirs.type,
            "value": mine.value == theirs.value,
        }
        score.counts.update({name: int(right) for name, right in same.items()})
        score.types.update([(mine.type, "matched"), (mine.type, "right" if same["value"] else "wrong")])
        wrong = "+".join(name for name, right in same.items() if not right)
        if wrong:
            score.errors.append(
                (wrong, f"{mine.text} {mine.type} {mine.value} <- {theirs.text} {theirs.type} {theirs.value}")
            )
    score.types.update((time.type, "gold") for time in gold)
    paired_gold, paired_found = {id(mine) for mine, _ in pairs}, {id(theirs) for _, theirs in pairs}
    score.errors += [
        ("missed", f"{time.text} {time.type} {time.value}") for time in gold if id(time) not in paired_gold
    ]
    score.errors += [
        ("spurious", f"{time.text} {time.type} {time.value}") for time in found if id(time) not in paired_found
    ]


def match(gold: list[Timex], found: list[Timex]) -> list[tuple[Timex, Timex]]:
    """Pair gold with found times one to one: equal spans first, then those that overlap most, left to right."""
    at = {(time.start, time.end): index for index, time in reversed(list(enumerate(found)))}
    pairs: dict[int, int] = {}
    for index, time in enumerate(gold):
        other = at.get((time.start, time.end))
        if other is not None and other not in pairs.values():
            pairs[index] = other
    taken = set(pairs.values())
    overlaps = sorted(
        (-overlap, index, other)
        for index, time in enumerate(gold)
        if index not in pairs
        for other, theirs in enumerate(found)
        if other not in taken and (overlap := min(time.end, theirs.end) - max(time.start, theirs.start)) > 0
    )
    for _, index, other in overlaps:
        if index not in pairs and other not in taken:
            pairs[index] = other
            taken.add(other)
    return [(gold[index], found[other]) for index, other in sorted(pairs.items())]


def dateline(text: str, published: date | None) -> Iterable[Timex]:
    """Tag a text with Dateline."""
    nlp = load()
    doc = nlp(make_doc(nlp, text))
    for time in resolved(find(doc, doc.text), published):
        yield Timex(time.start, time.end, time.text, time.type, time.value)


def _as_tagger(tag: Callable[[str, date | None], Iterable[tuple[int, int, str, str]]]) -> Tagger:
    def tagger(text: str, published: date | None) -> Iterable[Timex]:
        return [Timex(start, end, text[start:end], kind, value) for start, end, kind, value in tag(text, published)]

    return tagger


def _print_details(score: Score, errors: int) -> None:
    if not errors:
        return
    for kind in sorted({kind for kind, _ in score.types}):
        gold, matched, right = (score.types[kind, name] for name in ("gold", "matched", "right"))
        print(f"    {kind}: {gold} gold, {matched} found, {right} with the right value")
    by_kind = Counter(kind for kind, _ in score.errors)
    for kind, count in by_kind.most_common():
        print(f"    {kind}: {count}")
        for words, times in Counter(words for other, words in score.errors if other == kind).most_common(errors):
            print(f"        {times:4} {' '.join(words.split())}")
