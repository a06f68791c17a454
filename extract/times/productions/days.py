"""Readings of days by weekday, by holiday, or by how far they lie from such a one."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from dateline.extract.times.grammar import Found, Match
from dateline.extract.times.holidays import is_seen, name_of
from dateline.extract.times.lexicon import word_class
from dateline.extract.times.numbers import number, ordinal
from dateline.extract.times.productions.calendar import calendar_of, day_beside, day_of
from dateline.extract.times.productions.registry import production, value, whole
from dateline.extract.times.reading import Base, Calendar, Fixed, Reading

_FARTHEST = 999  # days or weeks: nobody counts from a day what lies farther


@production
def weekday_of_month(match: Match) -> Iterable[Found]:
    """Return "the first Monday of September"."""
    which = -1 if match.word("o") == "last" else ordinal(match.word("o"))
    return whole(match, Reading(replace(calendar_of(match), which=which)))


@production
def weekday_of_week(match: Match) -> Iterable[Found]:
    """Return "Tuesday of last week", "next week's Friday"."""
    words = match.words("k")
    weeks = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(words[-1], 0)
    base: Base = "told" if words[0] == "the" else "speech"
    fields = Calendar(
        weekday=value(match, "w", "weekday_name", "weekday_abbr"), relation="within", weeks=weeks, base=base
    )
    return whole(match, Reading(fields))


@production
def weekday_weeks(match: Match) -> Iterable[Found]:
    """Return "a week from Monday", "two Fridays ago", "two weeks ago Friday"."""
    count = number(match.words("q"))
    weekday = value(match, "w", "weekday_name", "weekday_abbr", "weekdays_plural")
    if count is None or count % 1:
        return []
    words = match.atoms.words[match.start : match.end]
    if words[-1] == "ago":
        return whole(match, Reading(Calendar(weekday=weekday, relation="last", weeks=1 - int(count))))
    if "ago" in words:
        return whole(match, Reading(Calendar(weekday=weekday, relation="within", weeks=-int(count))))
    return whole(match, Reading(Calendar(weekday=weekday, relation="coming", weeks=int(count))))


@production
def days_from_day(match: Match) -> Iterable[Found]:
    """Return the day, or week, so far from one that is named: "two days before Christmas", "the day after April 3"."""
    count = number(match.words("q")) if match.words("q") else 1
    if count is None or count % 1 or count > _FARTHEST:
        return []
    week = match.word("u").startswith("week")
    days = int(count) * (7 if week else 1) * (1 if match.word("t") == "after" else -1)
    fields = calendar_of(match)
    day = replace(fields, holiday=name_of(match.words("n"))) if match.words("n") else day_beside(match)
    return whole(match, Reading(day, days=days, around="W" if week else None))


@production
def sept_11(match: Match) -> Iterable[Found]:
    """Return the day of "the Sept. 11 attacks", which were those of 2001."""
    if day_of(match.words("d")) != 11:
        return []
    day: Calendar | Fixed = Calendar(year=2001, month=9, day=11, relation="before")
    if match.atoms.words[match.end - 1] == "attack":  # there have been others on that day
        day = Fixed("DATE", "XXXX-09-11")
    return [Found(match.rule.name, match.spans["m"][0], match.spans["d"][1], Reading(day))]


@production
def week_of(match: Match) -> Iterable[Found]:
    """Return the week or weekend of a day: "the week of March 6"."""
    if match.near(1) in word_class("DASH"):
        return []  # "the weekend of Dec. 8-9" has both its days
    return whole(match, Reading(day_beside(match), around="WE" if "weekend" in match.words("u") else "W"))


@production
def calendar_part(match: Match) -> Iterable[Found]:
    """Return a part of a day that the words name: "the morning of 31 January"."""
    part = str(value(match, "p", "daypart"))
    return whole(match, Reading(day_beside(match), part=part))


@production
def small_hours(match: Match) -> Iterable[Found]:
    """Return "the small hours of Monday"."""
    return whole(match, Reading(day_beside(match), part="MO"))


@production
def holiday(match: Match) -> Iterable[Found]:
    """Return a holiday, or the week or weekend of one."""
    if match.near(1) in word_class("HOLIDAY_THING") or (match.near(1), match.near(2)) == ("-", "themed"):
        return []  # "a Christmas card"
    name, beside = name_of(match.words("n")), match.word("k")
    mod = "APPROX" if is_seen(name) else None
    around: Literal["W", "WE"] | None = "W" if beside == "week" else "WE" if beside else None
    return whole(match, Reading(replace(calendar_of(match), holiday=name), mod=mod, around=around))


@production
def nine_eleven(match: Match) -> Iterable[Found]:
    """Return the day that "9/11" names, where it is no fraction and no date of its own."""
    if match.atoms.words[match.start : match.end] != ["9", "/", "11"]:
        return []
    alone = match.near(-1) not in {"/", "$"} and match.near(1) not in {"/", "inch", "inches"}
    return whole(match, Reading(Calendar(year=2001, month=9, day=11))) if alone else []
