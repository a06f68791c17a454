"""Publication days found across a folder: what undated articles tell of events that dated ones put on a day.

Every word that would resolve under some publication day is a clue. A day is scored by the clues that it puts on the
very day on which a dated article tells of the same event; the events are the same where the sentences share names
and what happened.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from dateline.extract.times.edtf import extent
from dateline.extract.times.finding import read
from dateline.extract.times.lexicon import table
from dateline.extract.times.reading import Calendar, Shift
from dateline.extract.times.resolve import Anchor, resolve
from dateline.models.article import Published
from dateline.models.extraction import Extraction
from dateline.models.problem import Problem
from dateline.models.span import Evidence
from dateline.models.when import Time

_REACH = 45  # days around a dated article in which another on the same events may lie
_LEAST_NAMES = 2  # names that two sentences on the same event share
_PER_NAME = 400  # times looked at for one name, so that a large folder costs no more than in proportion
_LEAST_CLUES = 2  # clues of different words that must agree
_SPREAD = 6  # days that candidates may lie apart: news comes out on the first of them
_BOUNDARY = re.compile(r"[.!?][\"'”’)]*\s|\n")
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(table("times_common")["words"])
Direction = Literal["past", "future"]
_ENDINGS = ("ings", "ing", "ies", "ed", "es", "s")


@dataclass(frozen=True, slots=True)
class _Told:
    """A time, and the words of its sentence: names, and stems of the others."""

    article: str
    time: Time
    names: frozenset[str]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Clue:
    """A time of an undated article and the day that a dated article gives for the same event."""

    told: _Told
    other: _Told
    day: date
    weight: int


class _Index:
    """The dated times of a folder by the names beside them."""

    def __init__(self, dated: Iterable[_Told]) -> None:
        self._dated = sorted(dated, key=lambda told: (told.article, told.time.start))
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for at, told in enumerate(self._dated):
            for name in told.names:
                if len(self._by_name[name]) < _PER_NAME:
                    self._by_name[name].append(at)

    def sharing(self, told: _Told) -> list[_Told]:
        """Return the times that share two names with one, in the order of their articles."""
        counts: Counter[int] = Counter()
        for name in told.names:
            counts.update(self._by_name.get(name, ()))
        return [self._dated[at] for at in sorted(at for at, names in counts.items() if names >= _LEAST_NAMES)]


@dataclass(frozen=True, slots=True)
class Testimony:
    """What an article contributes: the days it names where its own is known, else the times that wait for it."""

    article: str
    is_dated: bool
    times: tuple[_Told, ...]


def witness(extraction: Extraction) -> Testimony:
    """Keep of an article what `infer` needs."""
    is_dated = extraction.article.published is not None
    times = _dated_times(extraction) if is_dated else _floating_times(extraction)
    return Testimony(extraction.article.id, is_dated, tuple(times))


def infer(testimonies: Iterable[Testimony]) -> tuple[dict[str, Published], list[Problem]]:
    """Return the publication days of undated articles that dated ones settle, and problems naming the candidates.

    The caller extracts those articles again with their day. The order of the testimonies does not matter.
    """
    by_id = sorted(testimonies, key=lambda each: each.article)
    anchors = _Index([told for each in by_id if each.is_dated for told in each.times])
    found: dict[str, Published] = {}
    problems: list[Problem] = []
    for each in by_id:
        days, clues = _solve(each.times, anchors) if not each.is_dated else ([], [])
        if not days:
            continue
        if (days[-1] - days[0]).days <= _SPREAD:
            found[each.article] = _published(each.article, days[0], clues)
        else:
            named = ", ".join(day.isoformat() for day in days[:8])
            message = f"other articles leave the publication day open: {named}; pass --published YYYY-MM-DD"
            problems.append(Problem(each.article, "ambiguous-date", message))
    return found, problems


def _solve(floating: Iterable[_Told], anchors: "_Index") -> tuple[list[date], list[_Clue]]:
    """Return the days on which most clues agree, and the clues that do on the first of them."""
    clues = {(told.time.start, told.time.end): found for told in floating if (found := _likest(told, anchors))}
    days = {day for found in clues.values() for day in found}
    scores: dict[date, int] = {}
    for day in sorted({day + timedelta(days=offset) for day in days for offset in range(-_REACH, _REACH + 1)}):
        fitting = _fitting(clues.values(), day)
        if len(fitting) >= _LEAST_CLUES:
            scores[day] = sum(2 * clue.weight - _today(clue, day) for clue in fitting)
    best = max(scores.values(), default=0)
    solved = [day for day, score in scores.items() if score == best]
    return solved, _fitting(clues.values(), solved[0]) if solved else []


def _likest(told: _Told, anchors: "_Index") -> dict[date, _Clue]:
    """Return the likest partner of a time on each day that dated articles name."""
    found: dict[date, _Clue] = {}
    for other in anchors.sharing(told):
        day, weight = other.time.earliest, _likeness(told, other)
        if day and weight and (day not in found or weight > found[day].weight):
            found[day] = _Clue(told, other, day, weight)
    return found


def _fitting(clues: Iterable[dict[date, _Clue]], day: date) -> list[_Clue]:
    """Return for each time of the undated article its likest partner that agrees under a publication day."""
    fitting: list[_Clue] = []
    for by_day in clues:
        time = next(iter(by_day.values())).told.time
        reach = _meant(time.text, time.direction, day)
        agreeing = [clue for told, clue in by_day.items() if reach and reach[0] <= told <= reach[1]]
        fitting += sorted(agreeing, key=lambda clue: (-clue.weight, clue.other.article, clue.other.time.start))[:1]
    return fitting


@lru_cache(maxsize=1 << 16)
def _meant(text: str, direction: Direction | None, published: date) -> tuple[date, date] | None:
    """Return the first and last day that a time means in an article of a publication day."""
    found = read(text)
    if found is None:
        return None
    _, value = resolve(found.reading, Anchor(published, direction=direction))
    reach = extent(value)
    return (reach.earliest, reach.latest) if reach.earliest and reach.latest else None


def _today(clue: _Clue, day: date) -> int:
    """Return 1 where a bare day of the month would be the publication day, which is more often called today."""
    return int(clue.told.time.value.startswith("XXXX-XX-") and clue.day == day)


def _likeness(told: _Told, other: _Told) -> int:
    """Return how much two sentences tell of the same event, 0 where they do not."""
    names = len(told.names & other.names)
    stems = len(told.stems & other.stems)
    return names + stems if names >= _LEAST_NAMES and stems else 0


def _dated_times(extraction: Extraction) -> list[_Told]:
    """Return the times that name one day."""
    times = [time for time in extraction.times if time.earliest and time.earliest == time.latest]
    return [_told(extraction, time) for time in times]


def _floating_times(extraction: Extraction) -> list[_Told]:
    """Return the times that wait for a publication day."""
    times = [time for time in extraction.times if time.type != "DURATION" and _floats(time)]
    return [_told(extraction, time) for time in times]


def _floats(time: Time) -> bool:
    found = read(time.text) if time.value.startswith("XXXX-") else None
    meaning = found.reading.meaning if found else None
    if isinstance(meaning, Calendar):
        return bool(meaning.day or meaning.weekday)
    return isinstance(meaning, Shift) and meaning.base == "speech" and meaning.unit in {"D", "W"}


def _told(extraction: Extraction, time: Time) -> _Told:
    text = extraction.text
    before = [match.end() for match in _BOUNDARY.finditer(text, max(0, time.start - 600), time.start)]
    after = _BOUNDARY.search(text, time.end)
    start = before[-1] if before else max(0, time.start - 600)
    sentence = text[start : min(after.start() if after else len(text), time.end + 600)]
    words = [word for word in _WORD.findall(sentence) if len(word) > 2 and word.lower() not in _COMMON]
    names = frozenset(word for word in words if word[0].isupper())
    return _Told(extraction.article.id, time, names, frozenset(_stem(word) for word in words if not word[0].isupper()))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _published(article: str, day: date, clues: list[_Clue]) -> Published:
    evidence: list[Evidence] = []
    for clue in sorted(clues, key=lambda clue: clue.told.time.start):
        mine, other = clue.told.time, clue.other.time
        evidence.append(Evidence(article, mine.start, mine.end, mine.text))
        evidence.append(Evidence(clue.other.article, other.start, other.end, other.text))
    return Published(day, "inferred", tuple(evidence))
