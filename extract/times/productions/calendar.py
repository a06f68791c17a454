"""Readings that name a place in the calendar."""

from collections.abc import Iterable
from dataclasses import replace

from dateline.extract.times.grammar import Found, Match
from dateline.extract.times.holidays import name_of
from dateline.extract.times.lexicon import CODES, values, word_class
from dateline.extract.times.numbers import number, ordinal
from dateline.extract.times.productions.registry import modifier, production, value, whole
from dateline.extract.times.reading import Base, Calendar, Fixed, Reading, Shift


def year_of(words: list[str]) -> int | None:
    """Return a year written in digits or words; negative before Christ."""
    if not words:
        return None
    digits = next((word for word in words if word.isdecimal()), None)
    if digits:
        return -int(digits) if words[-1].replace(".", "").replace(" ", "") in {"bc", "bce"} else int(digits)
    if words[:2] == ["two", "thousand"]:
        return 2000 + int(number(words[2:]) or 0)
    return int((number(words[:1]) or 0) * 100 + (0 if words[-1] == "hundred" else number(words[1:]) or 0))


def short_year(words: list[str]) -> int | None:
    """Return the year of "'08": of the century that ends in 2029 at the latest."""
    if not words:
        return None
    two = int(words[-1].strip("'’‘s"))
    return two + (2000 if two < 30 else 1900)


def day_of(words: list[str]) -> int | None:
    """Return a day of the month."""
    if not words:
        return None
    if words[0].isdecimal():
        return int(words[0])
    return int(number(words[:1]) or 0) + (ordinal(words[-1]) or 0) if len(words) > 1 else ordinal(words[0])


def relation_of(match: Match) -> tuple[str | None, Base]:
    """Return the relation that "last", "next", "the following" state, and what it counts from."""
    words = match.words("r")
    found = [values("relation")[word] for word in words if word in values("relation")]
    if not found:
        return None, "speech"
    relation = "last" if "past" in words else "next" if "coming" in words else found[-1]
    told = relation in {"before", "after", "same"} or words[:2] == ["the", "next"]
    return relation, "told" if told else "speech"


def calendar_of(match: Match) -> Calendar:
    """Return the calendar fields of a match."""
    relation, base = relation_of(match)
    return Calendar(
        year=year_of(match.words("y")) or short_year(match.words("sy")),
        month=value(match, "m", "month_name", "month_abbr"),
        day=day_of(match.words("d")),
        weekday=value(match, "w", "weekday_name", "weekday_abbr"),
        season=value(match, "s", "season"),
        relation=relation,
        base=base,
    )


_OF_ITS_OWN = frozenset({"after", "before", "of", "that", "when"})
_FARTHEST = 999  # days or weeks: nobody counts from a day what lies farther


@production
def calendar(match: Match) -> Iterable[Found]:
    """Return a date whose fields the words name."""
    fields = calendar_of(match)
    if match.rule.name == "year" and _is_quantity(match):
        return []
    if match.rule.name == "short-year" and match.near(-1) not in word_class("SHORT_BEFORE"):
        return []  # a product's or a contract's: "Suite '11"
    if match.atoms.words[match.start] == "the" and fields.season and not fields.year and match.near(1) in _OF_ITS_OWN:
        return []  # "the summer after the vote", "the winter of our discontent"
    if fields.day and match.words("d")[-1] in values("ordinal") and _counts(match):
        return []  # "in March second homes were taxed"
    part = value(match, "p", "daypart")
    return whole(match, Reading(fields, part=str(part) if part else None))


def _is_quantity(match: Match) -> bool:
    """Tell whether a number of four digits is an address, a name's or a count: "1900 Main St.", "Flight 1549"."""
    if match.near(2) in word_class("STREET") or match.near(-1) in word_class("NUMBERED"):
        return True
    return match.near(1) in word_class("COUNTED") and match.near(-1) not in word_class("YEAR_BEFORE")


def _counts(match: Match) -> bool:
    """Tell whether the ordinal that ends a match may belong to the noun behind it."""
    after = match.near(1)
    return after == "-" or (after.isalpha() and after not in word_class("DAY_AFTER"))


@production
def iso(match: Match) -> Iterable[Found]:
    """Return an ISO 8601 date, with its time."""
    word = match.word("iso").upper()
    year, month, day = (int(part) for part in word[:10].split("-"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return []
    clock = word[10:16] or None
    return whole(match, Reading(Calendar(year=year, month=month, day=day), clock=clock))


@production
def numeric(match: Match) -> Iterable[Found]:
    """Return a date in numbers: the year first, or last after month and day (day and month where it must be)."""
    word = match.word("numeric")
    mark = next(sign for sign in "/.-" if sign in word)
    first, second, third = (int(part) for part in word.split(mark))
    sizes = [len(part) for part in word.split(mark)]
    if sizes[0] == 4:
        year, month, day = first, second, third
    elif sizes[2] in {2, 4}:
        year = third if sizes[2] == 4 else third + (2000 if third < 30 else 1900)
        month, day = (second, first) if first > 12 or mark == "." or _day_first(match) else (first, second)
    else:
        return []
    if not (1000 <= year < 3000 and 1 <= month <= 12 and 1 <= day <= 31) or (mark == "." and sizes[2] != 4):
        return []
    return whole(match, Reading(Calendar(year=year, month=month, day=day)))


def _day_first(match: Match) -> bool:
    """Tell whether the text writes days before months, as one of its dates in numbers whose day is over 12 shows."""
    atoms = match.atoms
    if atoms.day_first is None:
        dates = [word.split("/") for word in atoms.words if word.count("/") == 2]
        numbers = [
            (int(first), int(second)) for first, second, third in dates if len(third) in {2, 4} and len(first) < 3
        ]
        atoms.day_first = any(first > 12 for first, _ in numbers) and all(second <= 12 for _, second in numbers)
    return atoms.day_first


@production
def day_of_month(match: Match) -> Iterable[Found]:
    """Return "the 7th" where no noun follows that it could count ("the 7th district")."""
    before, after = match.near(-1), match.near(1)
    closed = not after.isalpha() or after in word_class("DAY_AFTER")
    alone = not before and not after
    opens = before == "on" and (not match.near(-2).isalpha() or match.near(-2) in {"and", "but", "that"})
    if opens and after.isalpha() and after not in word_class("ORDINAL_NOUN"):
        return whole(match, Reading(calendar_of(match)))  # "On the 10th Weber will be received"
    if not alone and (not closed or after in {"-", "–"} or before not in word_class("DAY_BEFORE")):
        return []
    return whole(match, Reading(calendar_of(match)))


@production
def day_range(match: Match) -> Iterable[Found]:
    """Return both days of "April 8-14", which share a month and a year."""
    fields = calendar_of(match)
    split = match.spans["d"][1]
    second = replace(fields, day=day_of(match.words("e")))
    joint, after = match.atoms.words[match.spans["e"][0] - 1], match.near(1)
    if joint == "and" and not fields.year and after.isalpha() and CODES.of.get(after) is None:
        return []  # "April 24 and 25 people"
    return [
        Found(match.rule.name, match.start, split, Reading(fields)),
        Found(match.rule.name, match.spans["e"][0], match.end, Reading(second)),
    ]


@production
def day_range_before(match: Match) -> Iterable[Found]:
    """Return both days of "3-5 January 2022"."""
    later = replace(calendar_of(match), day=day_of(match.words("e")))
    end = match.spans["d"][1]
    first = Found(match.rule.name, match.start, end, Reading(calendar_of(match)))
    return [first, Found(match.rule.name, match.spans["e"][0], match.end, Reading(later))]


@production
def year_range(match: Match) -> Iterable[Found]:
    """Return both years of "2019-21"."""
    first = int(match.word("y"))
    last = match.word("f")
    second = int(str(first)[: 4 - len(last)] + last)
    if second <= first:
        return []
    return [
        Found(match.rule.name, match.start, match.spans["y"][1], Reading(Calendar(year=first))),
        Found(match.rule.name, match.spans["f"][0], match.end, Reading(Calendar(year=second))),
    ]


@production
def quarter(match: Match) -> Iterable[Found]:
    """Return a quarter of a year."""
    word = match.word("q")
    which = 4 if word == "final" else ordinal(word)
    if which is None or not 1 <= which <= 4:
        return []
    fields = replace(calendar_of(match), quarter=which)
    if match.words("a"):
        fields = replace(fields, relation="ago")
    start = match.spans["q"][0]
    hyphenated = match.atoms.words[start + 1] == "-"  # a modifier: its article is that of the noun that follows
    if hyphenated and not match.words("r") and not match.words("a"):
        start = match.spans.get("st", (start, 0))[0]
        return [Found(match.rule.name, start, match.end, Reading(fields, mod=modifier(match)))]
    return whole(match, Reading(fields))


@production
def quarter_code(match: Match) -> Iterable[Found]:
    """Return "Q3 2023", "3Q", "H1 2024"."""
    which = int(match.word("n"))
    fields = calendar_of(match)
    if match.word("hq") == "q":
        return whole(match, Reading(replace(fields, quarter=which))) if which <= 4 else []
    return whole(match, Reading(replace(fields, half=which))) if which <= 2 and fields.year else []


@production
def half(match: Match) -> Iterable[Found]:
    """Return a half of a year."""
    fields = replace(calendar_of(match), half=1 if match.word("h") == "first" else 2)
    return whole(match, Reading(fields))


@production
def decade(match: Match) -> Iterable[Found]:
    """Return a decade: "the 1990s", "the '90s", "the nineties"."""
    word = match.words("k")[0]
    if word in values("decade_word"):
        digit = values("decade_word")[word]
        return whole(match, Reading(Fixed("DATE", f"19{digit}")))
    digits = "".join(sign for sign in word if sign.isdecimal())
    if len(digits) == 2:
        if word[0].isdecimal() and (digits < "30" or not _is_decade(match)):
            return []  # "a reading in the 20s", "in his 30s"
        digits = ("20" if digits < "30" else "19") + digits
    if match.words("e"):
        return whole(match, Reading(Fixed("DATE", f"BC{digits.zfill(4)[:3]}")))
    return whole(match, Reading(Fixed("DATE", digits[:3])))


def _is_decade(match: Match) -> bool:
    """Tell whether "60s" is a decade: its article or "late" says so, or a decade that it is joined to."""
    if match.words("mod") or match.atoms.words[match.start] == "the":
        return True
    joined = match.near(-1) in {"and", "or", "to", "-", "–", "into"}
    return joined and match.near(-2)[:1].isdecimal() and match.near(-3) in {"the", "early", "late", "mid", "-"}


@production
def century(match: Match) -> Iterable[Found]:
    """Return a century by its number."""
    which = ordinal(match.words("c")[0])
    if match.word("e").startswith("b") or which is None or not 1 <= which <= 30:
        return []
    return whole(match, Reading(Fixed("DATE", f"{which - 1:02d}")))


@production
def half_bare(match: Match) -> Iterable[Found]:
    """Return the half-year of "first-half profit", without the noun."""
    fields = Calendar(half=1 if match.word("h") == "first" else 2)
    return [Found(match.rule.name, match.start, match.spans["n"][0], Reading(fields))]


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
    day = Calendar(holiday=name_of(match.words("n"))) if match.words("n") else day_beside(match)
    return whole(match, Reading(day, days=days, week=week))


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
    """Return the week of a day: "the week of March 6"."""
    return whole(match, Reading(day_beside(match), week=True))


@production
def year_unit(match: Match) -> Iterable[Found]:
    """Return "the 1988 quarter": in that year, the quarter that the text tells of."""
    return whole(match, Reading(Calendar(year=year_of(match.words("y")), base="period")))


@production
def year_range_bc(match: Match) -> Iterable[Found]:
    """Return both years of "499 to 493 BC"."""
    last = year_of(match.words("y"))
    first = match.word("f")
    if last is None or last > 0 or not first.isdecimal() or int(first) < -last:
        return []
    return [
        Found(match.rule.name, match.start, match.spans["f"][1], Reading(Calendar(year=-int(first)))),
        Found(match.rule.name, match.spans["y"][0], match.end, Reading(Calendar(year=last))),
    ]


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
    """Return a holiday."""
    return whole(match, Reading(replace(calendar_of(match), holiday=name_of(match.words("n")))))


@production
def nine_eleven(match: Match) -> Iterable[Found]:
    """Return the day that "9/11" names, where it is no fraction and no date of its own."""
    if match.atoms.words[match.start : match.end] != ["9", "/", "11"]:
        return []
    alone = match.near(-1) not in {"/", "$"} and match.near(1) not in {"/", "inch", "inches"}
    return whole(match, Reading(Calendar(year=2001, month=9, day=11))) if alone else []


def day_beside(match: Match) -> Calendar | Shift:
    """Return the day that stands beside a time of day, or the one that the text tells of."""
    if match.words("m") or match.words("w"):
        return calendar_of(match)
    count = {"yesterday": -1, "tomorrow": 1}.get(match.word("t"), 0)
    return Shift(abs(count), "D", count >= 0, "speech" if match.words("t") else "told")
