"""Publication days found across a folder: what undated articles tell of events that dated ones put on a day.

Two articles that tell of the same event, the one on "the 7th" and the other on "Sunday", say together more than each:
such a pair is a clue, and the events are the same where the sentences share names and what happened. A weekday beside
the same weekday is none, for every week has one. The days that two clues agree on are candidates, less those that the
rest of the article speaks against: a bare day of the month is one of this month, what the article calls by its weekday
or number and looks ahead to is not today, and "next week" is not this one. News is a day old at most. Where several
days are left, none is taken.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from dateline.extract.times.edtf import extent
from dateline.extract.times.phrase import read
from dateline.extract.times.reading import Calendar, Direction
from dateline.extract.times.resolve import Anchor, resolve
from dateline.extract.times.testimony import Index, Testimony, Told, witness
from dateline.models.article import Published
from dateline.models.problem import Problem
from dateline.models.span import Evidence

__all__ = ["Testimony", "infer", "witness"]

_REACH = 45  # days around a dated article in which another on the same events may lie
_ROUNDS = 3  # what was found dates others in turn
_NAMED = 8  # candidates that a problem names
_LEAST_WEIGHT = 3  # names and deeds that two sentences on the same event share
_LEAST_CLUES = 2  # clues of different words that must agree
_NEWS = 1  # days that the newest thing an article tells of may be old
_SURE = 3  # by which less likely partners of a time are none
_CLEAR = 0.75  # of the best score: days that reach it are candidates
_TURN = 10  # days around the end of a month in which "the 1st" may be of the next


@dataclass(frozen=True, slots=True)
class _Clue:
    """A time of an undated article and the day that a dated article gives for the same event."""

    told: Told
    other: Told
    day: date
    weight: int
    is_told_alike: bool


def infer(testimonies: Iterable[Testimony], *, until: date | None = None) -> tuple[dict[str, Published], list[Problem]]:
    """Return the publication days of undated articles that dated ones settle, and problems naming the candidates.

    The caller extracts those articles again with their day. The order of the testimonies does not matter. An article
    found to be of after `until` dates no others.
    """
    by_id = sorted(testimonies, key=lambda each: each.article)
    anchors = Index([told for each in by_id if each.is_dated for told in each.times])
    found: dict[str, Published] = {}
    left = {each.article: each for each in by_id if not each.is_dated and each.times}
    solved: dict[str, list[date]] = {}
    for _ in range(_ROUNDS):
        settled: list[Told] = []
        for each in [*left.values()]:
            solved[each.article], clues = _solve(each.times, anchors)
            if len(solved[each.article]) == 1:
                (day,) = solved[each.article]
                found[each.article] = _published(each.article, day, clues)
                times = left.pop(each.article).times
                settled += _with_days(times, day) if until is None or day <= until else ()
        if not settled or not left:
            break
        anchors = anchors.joined(settled)
    return found, [_problem(article, solved[article]) for article in left if solved[article]]


def _with_days(times: Iterable[Told], published: date) -> list[Told]:
    """Return the times of an article whose publication day was found, so that they date others."""
    days = ((told, _meant(told.time.text, told.time.direction, published)) for told in times)
    return [replace(told, time=replace(told.time, earliest=day, latest=day)) for told, day in days if day]


def _problem(article: str, days: list[date]) -> Problem:
    named = ", ".join(day.isoformat() for day in days[:_NAMED]) + (" ..." if len(days) > _NAMED else "")
    message = f"other articles leave the publication day open: {named}; pass --published YYYY-MM-DD"
    return Problem(article, "ambiguous-date", message)


def _solve(floating: Iterable[Told], anchors: Index) -> tuple[list[date], list[_Clue]]:
    """Return the days that an article may be of, and the clues that agree on them; none where too few do."""
    floating = tuple(floating)
    clues = [found for told in floating if (found := _partners(told, anchors))]
    if not _is_enough([clue for found in clues for clue in found if _is_telling(clue)]):
        return [], []
    around = {
        clue.day + timedelta(days=offset) for found in clues for clue in found for offset in range(-_REACH, _REACH + 1)
    }
    scores: dict[date, int] = {}
    for day in sorted(around):
        if _is_of(floating, day) and all(_is_in_week(each, day) for each in clues):
            scores[day] = sum(clue.weight for clue in _agreeing(clues, day))
    best = max(scores.values(), default=0)
    solved = [day for day, score in scores.items() if score >= _CLEAR * best]
    solved = [day for day in solved if _age(floating, day) <= _NEWS] or solved
    agreed = [[clue for clue in _agreeing(clues, day) if _is_telling(clue)] for day in solved]
    return (solved, agreed[0]) if best and all(map(_is_enough, agreed)) else ([], [])


def _is_enough(clues: list[_Clue]) -> bool:
    """Tell whether clues bear each other out: two of other words, one of the same deed or both days of the month."""
    words = {clue.told.time.text.lower() for clue in clues}
    numbers = {day for clue in clues if (day := _fields(clue.told.time.text).get("day"))}
    alike = any(clue.is_told_alike for clue in clues)
    return len(words) >= _LEAST_CLUES and (alike or len(numbers) >= _LEAST_CLUES)


def _is_telling(clue: _Clue) -> bool:
    """Tell whether the words of both articles together say more than each: a weekday and a day of the month."""
    mine, other = _fields(clue.told.time.text).keys(), _fields(clue.other.time.text).keys()
    if clue.weight < _LEAST_WEIGHT:
        return False
    return (mine == {"weekday"} and "day" in other) or (mine == {"day"} and bool(other & {"weekday", "month"}))


def _partners(told: Told, anchors: Index) -> list[_Clue]:
    """Return a time's likest partners, one for each day that it can name."""
    by_day: dict[date, _Clue] = {}
    names, stems = frozenset(told.names), frozenset(told.stems)
    for other in anchors.sharing(told):
        day, deeds = other.time.earliest, len(stems.intersection(other.stems))
        if day and _names(told.time.text, day):
            clue = _Clue(told, other, day, len(names.intersection(other.names)) + deeds, deeds > 0)
            by_day[day] = max(by_day.get(day, clue), clue, key=lambda each: (_is_telling(each), each.weight))
    likest = max((clue.weight for clue in by_day.values()), default=0)
    return [by_day[day] for day in sorted(by_day) if by_day[day].weight > likest - _SURE]


def _is_in_week(clues: list[_Clue], day: date) -> bool:
    """Tell whether "next week" may be the week of what it tells of; other times are never against a publication day."""
    told = clues[0].told.time
    if not told.value.startswith("XXXX-WXX") or _fields(told.text):
        return True
    week = _reach(told.text, told.direction, day)
    return week is None or any(week[0] <= clue.day <= week[1] for clue in clues)


@lru_cache(maxsize=1 << 14)
def _fields(words: str) -> dict[str, int]:
    """Return the fields of the calendar that the words of a time name."""
    found = read(words)
    meaning = found.reading.meaning if found else None
    if not isinstance(meaning, Calendar):
        return {}
    named = {"month": meaning.month, "day": meaning.day, "weekday": meaning.weekday}
    return {field: value for field, value in named.items() if value}


def _names(words: str, day: date) -> bool:
    """Tell whether the words of a time can name a day."""
    own = {"month": day.month, "day": day.day, "weekday": day.isoweekday()}
    return all(own[field] == value for field, value in _fields(words).items())


def _agreeing(clues: Iterable[list[_Clue]], day: date) -> list[_Clue]:
    """Return for each time the partner on the day that it means under a publication day."""
    found = ((each, _meant(each[0].told.time.text, each[0].told.time.direction, day)) for each in clues)
    return [clue for each, meant in found for clue in each if clue.day == meant]


def _is_of(floating: Iterable[Told], day: date) -> bool:
    """Tell whether no day that an article names by number or weekday speaks against its publication day."""
    for told in floating:
        time, fields = told.time, _fields(told.time.text)
        if not fields or "month" in fields or time.direction is None:
            continue
        meant = _meant(time.text, time.direction, day)
        if meant == day and ("day" in fields or time.direction == "future"):
            return False  # it would be called today
        if "day" in fields and (meant is None or not _is_near(meant, day)):
            return False
    return True


def _is_near(meant: date, day: date) -> bool:
    return (meant.year, meant.month) == (day.year, day.month) or abs((meant - day).days) <= _TURN


def _age(floating: Iterable[Told], day: date) -> int:
    """Return how many days before a publication day the newest thing happened that an article tells of."""
    past = [told.time for told in floating if told.time.direction == "past" and _fields(told.time.text)]
    ages = [(day - meant).days for time in past if (meant := _meant(time.text, time.direction, day))]
    return min((age for age in ages if age >= 0), default=_REACH)


def _meant(text: str, direction: Direction, published: date) -> date | None:
    """Return the day that a time means in an article of a publication day."""
    reach = _reach(text, direction, published)
    return reach[0] if reach and reach[0] == reach[1] else None


@lru_cache(maxsize=1 << 16)
def _reach(text: str, direction: Direction, published: date) -> tuple[date, date] | None:
    """Return the first and last day that a time means in an article of a publication day."""
    found = read(text)
    if found is None:
        return None
    reach = extent(resolve(found.reading, Anchor(published, direction=direction))[1])
    return (reach.earliest, reach.latest) if reach.earliest and reach.latest else None


def _published(article: str, day: date, clues: list[_Clue]) -> Published:
    evidence: list[Evidence] = []
    for clue in sorted(clues, key=lambda clue: clue.told.time.start):
        mine, other = clue.told.time, clue.other.time
        evidence.append(Evidence(article, mine.start, mine.end, mine.text))
        evidence.append(Evidence(clue.other.article, other.start, other.end, other.text))
    return Published(day, "inferred", tuple(evidence))
