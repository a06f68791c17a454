"""What articles contribute to one another's publication days: the times they tell of, and the words beside them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from sys import intern

from dateline.extract.times.lexicon import table
from dateline.extract.times.phrase import read
from dateline.extract.times.reading import Calendar, Shift
from dateline.models.extraction import Extraction
from dateline.models.when import Time

_LEAST_NAMES = 2  # names that two sentences on the same event share
_PER_NAME = 400  # times looked at for one name, so that a large folder costs no more than in proportion
_NAME = 5  # letters that tell a name, so that "Japanese" is told of Japan
_BOUNDARY = re.compile(r"[.!?][\"'”’)]*\s|\n")
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(table("times_common")["words"])
_ENDINGS = ("ings", "ing", "ies", "ed", "es", "s")
_REACH = 600  # characters around a time that its sentence may take


@dataclass(frozen=True, slots=True)
class Told:
    """A time, and the words of its sentence: names, and stems of the others."""

    article: str
    time: Time
    names: tuple[str, ...]
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Testimony:
    """What an article contributes: the days it names where its own is known, else the times that wait for it."""

    article: str
    is_dated: bool
    times: tuple[Told, ...]


def witness(extraction: Extraction) -> Testimony:
    """Keep of an article what `infer` needs."""
    is_dated = extraction.article.published is not None
    times = _dated_times(extraction) if is_dated else _floating_times(extraction)
    return Testimony(extraction.article.id, is_dated, tuple(times))


class Index:
    """The dated times of a folder by the names beside them."""

    def __init__(self, dated: Iterable[Told]) -> None:
        self._dated = sorted(dated, key=lambda told: (told.article, told.time.start))
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for at, told in enumerate(self._dated):
            for name in told.names:
                if len(self._by_name[name]) < _PER_NAME:
                    self._by_name[name].append(at)

    def joined(self, more: Iterable[Told]) -> "Index":
        """Return an index of these times and more."""
        return Index([*self._dated, *more])

    def sharing(self, told: Told) -> list[Told]:
        """Return the times that share two names with one, in the order of their articles."""
        counts: Counter[int] = Counter()
        for name in told.names:
            counts.update(self._by_name.get(name, ()))
        return [self._dated[at] for at in sorted(at for at, names in counts.items() if names >= _LEAST_NAMES)]


def _dated_times(extraction: Extraction) -> list[Told]:
    """Return the times that name one day."""
    times = [time for time in extraction.times if time.earliest and time.earliest == time.latest]
    return [_told(extraction, time) for time in times]


def _floating_times(extraction: Extraction) -> list[Told]:
    """Return the times that wait for a publication day."""
    times = [time for time in extraction.times if time.type != "DURATION" and _floats(time)]
    return [_told(extraction, time) for time in times]


def _floats(time: Time) -> bool:
    found = read(time.text) if time.value.startswith("XXXX-") else None
    meaning = found.reading.meaning if found else None
    if isinstance(meaning, Calendar):
        return bool(meaning.day or meaning.weekday)
    return isinstance(meaning, Shift) and meaning.unit == "W"


def _told(extraction: Extraction, time: Time) -> Told:
    text = extraction.text
    before = [match.end() for match in _BOUNDARY.finditer(text, max(0, time.start - _REACH), time.start)]
    after = list(islice(_BOUNDARY.finditer(text, time.end, time.end + _REACH), 2))  # the next sentence tells on
    start = before[-1] if before else max(0, time.start - _REACH)
    sentence = text[start : after[-1].start() if len(after) == 2 else time.end + _REACH]
    words = [word for word in _WORD.findall(sentence) if len(word) > 2 and word.lower() not in _COMMON]
    names = _once(word[:_NAME] for word in words if word[0].isupper())
    return Told(extraction.article.id, time, names, _once(_stem(word) for word in words if not word[0].isupper()))


def _once(words: Iterable[str]) -> tuple[str, ...]:
    """Return each word once; those of a large folder are held, so that equal ones are made one."""
    return tuple(map(intern, dict.fromkeys(words)))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
