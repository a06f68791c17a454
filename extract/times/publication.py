"""The day an article was published: from an option, metadata, dateline, date line or file name, or by inference."""

from dataclasses import replace
from datetime import date, timedelta

from dateline.extract.draft import Draft
from dateline.extract.times.finding import Located
from dateline.extract.times.phrase import read
from dateline.extract.times.reading import Calendar
from dateline.extract.times.resolve import Anchor, resolve
from dateline.extract.times.tense import direction
from dateline.models.article import DateHint, Published
from dateline.models.problem import Problem
from dateline.models.span import Evidence

_FIRST, _LAST = 1000, 2999  # years that an article can be of
_NAMED = 8  # candidates that a problem names; of more it tells the bounds
_SPREAD = 40  # years between bounds; wider ones are no bounds


def publication(draft: Draft, located: list[Located]) -> tuple[Published | None, list[Problem]]:
    """Return the publication day, None where it is not known, and what to tell the user of it."""
    article, given = draft.document.article, draft.options.published
    if article.corrections and article.published:
        return article.published, []
    if given and _FIRST <= given.year <= _LAST:
        return Published(given, "option", (Evidence(article.id, None, None, given.isoformat()),)), []
    if article.published and _FIRST <= article.published.date.year <= _LAST:
        return article.published, []
    for hint in draft.document.date_hints:
        day = _day(hint)
        if day:
            return Published(day, hint.basis, (_evidence(article.id, hint),)), []
    return _infer(draft, located)


def _day(hint: DateHint) -> date | None:
    """Return the day that a hint names in full."""
    found = read(hint.text)
    if found is None or not isinstance(found.reading.meaning, Calendar):
        return None
    _, value = resolve(found.reading, Anchor(None))
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return None
    return day if _FIRST <= day.year <= _LAST and len(value) >= 10 else None


def _evidence(article: str, words: DateHint | Located) -> Evidence:
    return Evidence(article, words.start, words.end, words.text)


def _infer(draft: Draft, located: list[Located]) -> tuple[Published | None, list[Problem]]:
    """Solve for the days that fit every clue of the text."""
    article = draft.document.article
    behind, ahead = _bounds(draft, located)
    partial = [(hint, found) for hint in draft.document.date_hints if (found := _partial(hint))]
    named = [item for item in located if _is_weekday_date(item)]
    days: list[date] = []
    if behind and ahead and (partial or named):
        first, last = _edge(behind, first=True), _edge(ahead, first=False)
        if 0 <= last.year - first.year <= _SPREAD:
            span = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
            days = [day for day in span if _fits(day, [fields for _, fields in partial], named)]
    if len(days) == 1:
        clues: list[DateHint | Located] = [hint for hint, _ in partial]
        clues += [*named, *(clue for clue in (behind, ahead) if clue)]
        return Published(days[0], "inferred", tuple(_evidence(article.id, clue) for clue in clues)), []
    return None, [_problem(article.id, days, behind, ahead)]


def _bounds(draft: Draft, located: list[Located]) -> tuple[Located | None, Located | None]:
    """Return the latest date in full years that lies behind the text, and the earliest that lies ahead of it."""
    behind: Located | None = None
    ahead: Located | None = None
    for item in located:
        meaning = item.reading.meaning
        if not isinstance(meaning, Calendar) or not meaning.year or not _FIRST <= meaning.year <= _LAST:
            continue
        way = direction(draft.doc, *item.tokens)
        if way == "past" and (behind is None or _edge(item, first=True) > _edge(behind, first=True)):
            behind = item
        elif way == "future" and (ahead is None or _edge(item, first=False) < _edge(ahead, first=False)):
            ahead = item
    return behind, ahead


def _edge(item: Located, *, first: bool) -> date:
    """Return the first or last day of an explicit date."""
    meaning = item.reading.meaning
    if not isinstance(meaning, Calendar) or not meaning.year:
        raise TypeError("only an explicit date has edges")
    try:
        if first:
            return date(meaning.year, meaning.month or 1, meaning.day or 1)
        return date(meaning.year, meaning.month or 12, meaning.day or 28)
    except ValueError:
        return date(meaning.year, 1, 1)


def _partial(hint: DateHint) -> Calendar | None:
    found = read(hint.text)
    meaning = found.reading.meaning if found else None
    return meaning if isinstance(meaning, Calendar) and (meaning.month or meaning.weekday) else None


def _is_weekday_date(item: Located) -> bool:
    meaning = item.reading.meaning
    return isinstance(meaning, Calendar) and bool(
        meaning.weekday and meaning.day and meaning.month and not meaning.year
    )


def _fits(day: date, hints: list[Calendar], named: list[Located]) -> bool:
    """Tell whether a day agrees with the partial date of a hint, and puts dates on the weekdays told beside them."""
    for hint in hints:
        pairs = ((hint.year, day.year), (hint.month, day.month), (hint.day, day.day), (hint.weekday, day.isoweekday()))
        if any(told is not None and told != is_so for told, is_so in pairs):
            return False
    return all(_agrees(day, item) for item in named)


def _agrees(day: date, item: Located) -> bool:
    """Tell whether a date, told on a day, falls on the weekday that stands beside it."""
    meaning = item.reading.meaning
    if not isinstance(meaning, Calendar):
        return True
    without_weekday = replace(item.reading, meaning=replace(meaning, weekday=None))
    _, value = resolve(without_weekday, Anchor(day, direction=item.direction))
    try:
        return date.fromisoformat(value).isoweekday() == meaning.weekday
    except ValueError:
        return False


def _problem(article: str, days: list[date], behind: Located | None, ahead: Located | None) -> Problem:
    advice = 'pass --published YYYY-MM-DD to date what it tells by weekday, day or "yesterday"'
    if 1 < len(days) <= _NAMED:
        named = ", ".join(day.isoformat() for day in days)
        return Problem(article, "ambiguous-date", f"the publication day may be {named}; {advice}")
    known = [f"not before {behind.text}" if behind else "", f"not after {ahead.text}" if ahead else ""]
    bounds = " and ".join(words for words in known if words)
    return Problem(article, "no-date", f"no publication day found{f' ({bounds})' if bounds else ''}; {advice}")
