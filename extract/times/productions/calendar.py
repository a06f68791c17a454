"""Readings that name a place in the calendar."""

from collections.abc import Iterable
from dataclasses import replace

from dateline.extract.times.grammar import Found, Match
from dateline.extract.times.holidays import name_of
from dateline.extract.times.lexicon import CODES, values, word_class
from dateline.extract.times.numbers import number, ordinal
from dateline.extract.times.productions.registry import production, value, whole
from dateline.extract.times.reading import Base, Calendar, Reading, Shift


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


_OF_YEAR = {"last": "last year", "before": "last year", "next": "next year", "after": "next year"}


def calendar_of(match: Match) -> Calendar:
    """Return the calendar fields of a match."""
    relation, base = relation_of(match)
    if relation and match.atoms.words[match.spans["r"][1] :][:1] == ["year"]:
        relation = _OF_YEAR.get(relation, relation)  # "March of last year", which "last March" need not be
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


@production
def calendar(match: Match) -> Iterable[Found]:
    """Return a date whose fields the words name."""
    fields = calendar_of(match)
    if match.rule.name == "year" and _is_quantity(match):
        return []
    if match.rule.name == "short-year" and match.near(-1) not in word_class("SHORT_BEFORE"):
        return []  # a product's or a contract's: "Suite '11"
    if match.rule.name.startswith("weekday") and (_is_named_day(match) or _is_show(match)):
        return []
    the = "the" in {match.atoms.words[match.start], match.near(-1)}
    if the and fields.season and not fields.year and match.near(1) in _OF_ITS_OWN:
        return []  # "the summer after the vote", "the winter of our discontent"
    if fields.day and match.words("d")[-1] in values("ordinal") and _counts(match):
        return []  # "in March second homes were taxed"
    part = value(match, "p", "daypart")
    found = whole(match, Reading(fields, part=str(part) if part else None))
    return [replace(each, start=each.start + 1) for each in found] if the and _is_of_noun(match) else found


def _is_quantity(match: Match) -> bool:
    """Tell whether a number of four digits is an address, a name's or a count: "1900 Main St.", "Flight 1549"."""
    if match.near(2) in word_class("STREET") or match.near(-1) in word_class("NUMBERED") or _is_glued(match):
        return True
    if not word_class("CAR").isdisjoint({match.near(1), match.near(2)}):
        return True  # "a 2007 silver Ford"
    return match.near(1) in word_class("COUNTED") and match.near(-1) not in word_class("YEAR_BEFORE")


def _is_glued(match: Match) -> bool:
    """Tell whether a number is part of a longer word: "smith1984"."""
    atoms, at = match.atoms, match.start
    return match.near(-1).isalpha() and atoms.starts[at] == atoms.ends[at - 1]


def _is_of_noun(match: Match) -> bool:
    """Tell whether the article before a date is that of the noun behind it: "the mid-May vote"."""
    after = match.near(1)
    hyphenated = match.words("mod")[-1:] == ["-"] and match.words("mod")[0] == "the"
    return hyphenated and after.isalpha() and after not in word_class("DAY_AFTER")


def _is_named_day(match: Match) -> bool:
    """Tell whether a weekday is part of a name: "Super Tuesday", "Saturday Night Live"."""
    part = match.near(1) if match.near(1) in values("daypart") else ""
    after = match.near(2) if part else match.near(1)
    return match.near(-1) in word_class("NAMED_DAY") or (
        bool(part or match.words("p")) and after in word_class("SHOWN")
    )


def _is_show(match: Match) -> bool:
    """Tell whether a weekday names a broadcast of every week: "a Sunday talk show"."""
    after = {match.near(1), match.near(2)}
    return match.near(-1) in word_class("OF_SOME") and not after.isdisjoint(word_class("ON_AIR"))


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
    opens = before == "on" and match.near(-2) in word_class("CLAUSE_START")
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


def day_beside(match: Match) -> Calendar | Shift:
    """Return the day that stands beside a time of day, or the one that the text tells of."""
    if match.words("m") or match.words("w") or match.words("n"):
        return replace(calendar_of(match), holiday=name_of(match.words("n")) or None)
    count = {"yesterday": -1, "tomorrow": 1}.get(match.word("t"), 0)
    return Shift(abs(count), "D", count >= 0, "speech" if match.words("t") else "told")
