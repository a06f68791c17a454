"""From a match to readings: what the words of each kind of rule mean."""

from collections.abc import Iterable
from dataclasses import replace

from dateline.extract.times.grammar import Found, Match, Production
from dateline.extract.times.holidays import name_of
from dateline.extract.times.lexicon import CODES, number, ordinal, values, word_class
from dateline.extract.times.reading import Calendar, Fixed, Reading, Shift


PRODUCTIONS: dict[str, Production] = {}


def production(make: Production) -> Production:
    """Register a production under its name."""
    PRODUCTIONS[make.__name__] = make
    return make


def whole(match: Match, reading: Reading) -> list[Found]:
    """Return one reading of the whole match, with its modifier."""
    return [Found(match.rule.name, match.start, match.end, replace(reading, mod=reading.mod or modifier(match)))]


def modifier(match: Match) -> str | None:
    """Return the TIMEX3 `mod` of a match's modifier words."""
    words = match.words("mod")
    phrase = " ".join(word for word in words if word not in {"the", "-", "of", "its", "in", "very"})
    known = values("mod_phrase").get(phrase)
    if known is not None:
        return known or None
    found = [values("modifier").get(word) for word in words]
    return next((mod for mod in found if mod), None)


def value(match: Match, group: str, *classes: str) -> object:
    """Return what the word of a group stands for, in the first class that has it."""
    for word in match.words(group):
        for name in classes:
            if word in values(name):
                return values(name)[word]
    return None


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
    return int(words[0]) if words[0].isdecimal() else ordinal(words[0])


def relation_of(match: Match) -> tuple[str | None, str]:
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
        month=value(match, "m", "month_name", "month_abbr"),  # type: ignore[arg-type] - integers in the table
        day=day_of(match.words("d")),
        weekday=value(match, "w", "weekday_name", "weekday_abbr"),  # type: ignore[arg-type]
        season=value(match, "s", "season"),  # type: ignore[arg-type]
        relation=relation,
        base=base,  # type: ignore[arg-type]
    )


@production
def calendar(match: Match) -> Iterable[Found]:
    """Return a date whose fields the words name."""
    fields = calendar_of(match)
    part = value(match, "p", "daypart")
    return whole(match, Reading(fields, part=str(part) if part else None))


@production
def iso(match: Match) -> Iterable[Found]:
    """Return an ISO 8601 date, with its time."""
    word = match.word("iso").upper()
    year, month, day = (int(part) for part in word[:10].split("-"))
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
        month, day = (second, first) if first > 12 or mark == "." else (first, second)
    else:
        return []
    if not (1000 <= year < 3000 and 1 <= month <= 12 and 1 <= day <= 31) or (mark == "." and sizes[2] != 4):
        return []
    return whole(match, Reading(Calendar(year=year, month=month, day=day)))


@production
def day_of_month(match: Match) -> Iterable[Found]:
    """Return "the 7th" where no noun follows that it could count ("the 7th district")."""
    before, after = match.near(-1), match.near(1)
    closed = not after.isalpha() or after in word_class("DAY_AFTER")
    alone = not before and not after
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
        fields = replace(fields, relation="last")
    start = match.spans["q"][0]
    hyphenated = match.atoms.words[start + 1] == "-"  # a modifier: its article is that of the noun that follows
    if hyphenated and not match.words("r") and not match.words("a"):
        start = match.spans.get("st", (start, 0))[0]
        return [Found(match.rule.name, start, match.end, Reading(fields, mod=modifier(match)))]
    return whole(match, Reading(fields))


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
        digits = ("20" if digits < "30" else "19") + digits
    return whole(match, Reading(Fixed("DATE", digits[:3])))


@production
def century(match: Match) -> Iterable[Found]:
    """Return a century by its number."""
    which = ordinal(match.words("c")[0])
    if match.word("e").startswith("b") or which is None or not 1 <= which <= 30:
        return []
    return whole(match, Reading(Fixed("DATE", f"{which - 1:02d}")))


@production
def relative_unit(match: Match) -> Iterable[Found]:
    """Return "last week", "this month", "that year", "the following day"."""
    relation, base = relation_of(match)
    unit = str(value(match, "u", "unit_one"))
    if unit in {"S", "TM", "H"}:
        return whole(match, Reading(Fixed("DATE", "PRESENT_REF"))) if relation == "this" else []
    if unit in {"E", "C", "L"} and "past" in match.words("r"):
        return whole(match, Reading(Fixed("DURATION", period(1, unit))))
    count = {"last": -1, "before": -1, "next": 1, "after": 1}.get(relation or "", 0)
    if base == "speech" and (relation == "this" or match.atoms.words[match.spans["r"][0] - 1] == "the"):
        base = "told" if unit == "D" and relation == "next" else "story"
    return whole(match, Reading(Shift(abs(count), unit, count >= 0, base)))  # type: ignore[arg-type]


@production
def day_deictic(match: Match) -> Iterable[Found]:
    """Return "today", "yesterday morning", "tonight"."""
    word = match.word("t")
    count = {"yesterday": -1, "tomorrow": 1, "before yesterday": -2, "after tomorrow": 2}.get(word, 0)
    part = value(match, "p", "daypart")
    part = "NI" if word == "tonight" else part
    return whole(match, Reading(Shift(abs(count), "D", count >= 0), part=str(part) if part else None))


@production
def part(match: Match) -> Iterable[Found]:
    """Return a part of a day: of the anchor's, or of the day last told of."""
    relation, base = relation_of(match)
    count = {"last": -1, "before": -1, "next": 1, "after": 1}.get(relation or "", 0)
    base = base if relation else "told"
    name = str(value(match, "p", "daypart"))
    return whole(match, Reading(Shift(abs(count), "D", count >= 0, base), part=name))  # type: ignore[arg-type]


@production
def shift(match: Match) -> Iterable[Found]:
    """Return "two weeks ago", "three days later", "the day before"."""
    unit = str(value(match, "u", "unit_one", "unit_many", "unit_abbr"))
    word = match.word("t")
    forward = word in {"from now", "hence", "later", "after"}
    base = "speech" if word in {"ago", "from now", "hence"} else "told"
    if unit == "Y" and match.words("q") in (["a"], ["one"]) and not forward:
        base = "period"
    count = number(match.words("q")) if match.words("q") else 1
    if unit in {"S", "TM", "H"}:
        count = None
    if word in {"before", "after"} and match.near(1).isalpha() and match.near(1) not in {"and", "in", "at", "but"}:
        return []
    return whole(match, Reading(Shift(None if count is None else int(count), unit, forward, base)))  # type: ignore[arg-type]


@production
def shift_vague(match: Match) -> Iterable[Found]:
    """Return "weeks ago", "months later": an unknown number of units back or ahead."""
    return whole(match, Reading(Shift(None, str(value(match, "u", "unit_many")), match.word("t") == "later")))


@production
def week_of(match: Match) -> Iterable[Found]:
    """Return the week of a day: "the week of March 6"."""
    return whole(match, Reading(_day_beside(match), week=True))


_PERIOD = {"S": ("T", 1, "S"), "TM": ("T", 1, "M"), "H": ("T", 1, "H"), "D": ("", 1, "D"), "NI": ("", 1, "D"),
           "W": ("", 1, "W"), "F": ("", 2, "W"), "WE": ("", 1, "WE"), "M": ("", 1, "M"), "Q": ("", 1, "Q"),
           "Y": ("", 1, "Y"), "E": ("", 10, "Y"), "C": ("", 100, "Y"), "L": ("", 1000, "Y")}  # fmt: skip


_HALVES = {"Y": "6M", "H": "30M", "TM": "30S"}


def period(count: float | None, unit: str) -> str:
    """Return the ISO 8601 duration of so many units; "X" counts what is not known."""
    time, factor, name = _PERIOD[unit]
    if count is None:
        return f"P{time}X{name if factor < 10 else 'E' if unit == 'E' else 'C'}"
    total = count * factor
    if total % 1 == 0.5 and unit in _HALVES:
        smaller = _HALVES[unit]
        return f"P{time}{f'{int(total)}{name}' if total >= 1 else ''}{'T' if not time and unit != 'Y' else ''}{smaller}"
    return f"P{time}{int(total) if total == int(total) else round(total, 2)}{name}"


_RATES = frozenset(
    {"times", "twice", "once", "thrice", "percent", "%", "cents", "dollars", "million", "billion", "trillion"}
)


@production
def duration(match: Match) -> Iterable[Found]:
    """Return a stretch of time by its length, or how often where it is a rate ("$4 a month")."""
    unit = str(value(match, "u", "unit_one", "unit_many", "unit_abbr"))
    words, word = match.words("q"), match.word("u")
    if match.near(1) == "old" or match.words("q") == ["may"]:
        return []
    if word in {"second", "quarter", "quarters"} and (words[-1] in {"a", "an", "-"} or match.near(1) == "of"):
        return []
    if words in (["a"], ["an"]) and match.end - match.start == 2 and _is_rate(match):
        return whole(match, Reading(Fixed("SET", period(1, unit))))
    count = _count(words) if words else 1
    if count is not None and match.words("hf"):
        count += 0.5
    return whole(match, Reading(Fixed("DURATION", period(count, unit))))


def _is_rate(match: Match) -> bool:
    if match.near(-1) in _RATES:
        return True
    sign = [match.near(-offset) for offset in range(2, 4)]
    return match.near(-1).replace(",", "").replace(".", "").isdecimal() or any(
        word.replace(",", "").replace(".", "").isdecimal() or word in {"thousand", "$"} for word in sign
    )


def _count(words: list[str]) -> float | None:
    """Return a count; of a range ("two to three") none."""
    for joint in ("to", "or", "–", "—"):
        if joint in words:
            return None
    return number(words)


@production
def duration_compound(match: Match) -> Iterable[Found]:
    """Return the length in "two-year", "six-month-long", and in "two-year-old" where no person is that old."""
    words = match.atoms.words[match.start : match.end]
    after = match.near(1)
    if words[-1] == "old" and not _is_thing(match):
        return []
    unit = str(value(match, "u", "unit_one", "unit_many", "unit_abbr"))
    if unit == "Q" or (unit == "S" and words[-1] == "second"):
        return []
    return whole(match, Reading(Fixed("DURATION", period(number(match.words("q")), unit))))


def _is_thing(match: Match) -> bool:
    """Tell whether what is "two years old" is a thing: the first noun we know among the next words says so."""
    for offset in (1, 2, 3):
        word = match.near(offset)
        if word in values("person_noun") or not word.isalpha():
            return False
        if word in values("thing_noun"):
            return True
    return False


@production
def bare_units(match: Match) -> Iterable[Found]:
    """Return an unknown number of units: "weeks", "recent years"."""
    unit = str(value(match, "u", "unit_many"))
    if unit == "Q" or match.near(1) in {"old", "older", "younger"}:
        return []
    return whole(match, Reading(Fixed("DURATION", period(None, unit))))


@production
def soon(match: Match) -> Iterable[Found]:
    """Return FUTURE_REF for "soon", but not for that of "as soon as" or "soon after"."""
    if match.near(-1) in {"as", "too", "how"} or match.near(1) in {
        "after",
        "afterward",
        "afterwards",
        "thereafter",
        "as",
    }:
        return []
    return whole(match, Reading(Fixed("DATE", "FUTURE_REF"), ahead_only=True))


_STRETCHED = frozenset({"in", "for", "during", "over", "of", "throughout", "from", "through", "on", "since", "into"})


@production
def running_unit(match: Match) -> Iterable[Found]:
    """Return "the quarter", "the weekend": the one that the text tells of."""
    word, before = match.word("u"), match.near(-1)
    if before not in _STRETCHED and word != "weekend" and not match.words("l"):
        return []
    if word in {"year", "week", "month"} and match.near(1) in {
        "ended",
        "ending",
        "before",
        "after",
        "end",
        "when",
        "that",
    }:
        return whole(match, Reading(Fixed("DURATION", period(1, str(values("unit_one")[word])))))
    if before == "of" and not match.words("l"):
        return []
    if word in {"quarter", "period"}:
        return whole(match, Reading(Shift(0, "Q", True, "period"))) if word == "quarter" or match.words("l") else []
    if word == "year":
        return whole(match, Reading(Shift(0, "Y", True, "speech" if match.words("l") else "told")))
    if word == "weekend":
        return whole(match, Reading(Shift(1, "WE", False, "speech")))
    return whole(match, Reading(Shift(0, str(values("unit_one")[word]), True, "told")))


@production
def running_part(match: Match) -> Iterable[Found]:
    """Return "the end of the month": of the one that the text tells of."""
    return whole(match, Reading(Shift(0, str(value(match, "u", "unit_one")), True, "told")))


@production
def year_end(match: Match) -> Iterable[Found]:
    """Return "year-end"."""
    return whole(match, Reading(Shift(0, "Y", True, "speech"), mod="END"))


@production
def year_ago(match: Match) -> Iterable[Found]:
    """Return "the year-ago quarter": a year before the one that the text tells of."""
    return whole(match, Reading(Shift(1, "Y", False, "period")))


@production
def year_ago_bare(match: Match) -> Iterable[Found]:
    """Return "year-ago", without the article before it: "a year-ago loss"."""
    return [Found(match.rule.name, match.spans["ag"][0], match.end, Reading(Shift(1, "Y", False, "period")))]


@production
def year_unit(match: Match) -> Iterable[Found]:
    """Return "the 1988 quarter": in that year, the quarter that the text tells of."""
    return whole(match, Reading(Calendar(year=year_of(match.words("y")))))


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
    return whole(match, Reading(_day_beside(match), part=part))


def _day_beside(match: Match) -> Calendar | Shift:
    if match.words("m") or match.words("w"):
        return calendar_of(match)
    count = {"yesterday": -1, "tomorrow": 1}.get(match.word("t"), 0)
    return Shift(abs(count), "D", count >= 0, "speech" if match.words("t") else "told")


@production
def reference(match: Match) -> Iterable[Found]:
    """Return PRESENT_REF, PAST_REF or FUTURE_REF."""
    word = match.word("v")
    if word == "the moment" and match.near(-1) not in {"at", "for"}:
        return []
    known = values("reference").get(word) or values("reference_phrase").get(word, "FUTURE_REF")
    return whole(match, Reading(Fixed("DATE", str(known))))


@production
def frequency(match: Match) -> Iterable[Found]:
    """Return how often, by one word: "daily"."""
    if match.word("v") == "quarterly" and match.near(1).isalpha():
        return []  # "a quarterly dividend" names the dividend, not how often
    return whole(match, Reading(Fixed("SET", str(value(match, "v", "frequency")))))


@production
def each(match: Match) -> Iterable[Found]:
    """Return how often: "every Tuesday", "each July", "every two years"."""
    if match.words("u"):
        count = number(match.words("q")) if match.words("q") else 1
        return whole(
            match, Reading(Fixed("SET", period(count, str(value(match, "u", "unit_one", "unit_many", "unit_abbr")))))
        )
    if weekday := value(match, "w", "weekday_name", "weekday_abbr", "weekdays_plural"):
        return whole(match, Reading(Fixed("SET", f"XXXX-WXX-{weekday}")))
    if month := value(match, "m", "month_name", "month_abbr"):
        return whole(match, Reading(Fixed("SET", f"XXXX-{month:02d}")))
    if season := value(match, "s", "season"):
        return whole(match, Reading(Fixed("SET", f"XXXX-{season}")))
    return whole(match, Reading(Fixed("SET", f"XXXX-XX-XXT{value(match, 'p', 'daypart')}")))


@production
def clock(match: Match) -> Iterable[Found]:
    """Return a time of day, with the day that stands beside it."""
    words = match.words("c")
    name = match.word("h")
    if name:
        time = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}[name]
    else:
        time = clock_value(words)
    if not time:
        return []
    meaning = _day_beside(match)
    return whole(match, Reading(meaning, clock=time))


def clock_value(words: list[str]) -> str:
    """Return "T15:00" for the words of a clock time, "" where they are none."""
    head, _, minutes = words[0].partition(":")
    hour = int(head) if head.isdecimal() else int(number([head]) or 0)
    half_of_day = words[-1].replace(".", "").replace(" ", "") if len(words) > 1 else ""
    if half_of_day == "pm" and hour < 12:
        hour += 12
    elif half_of_day == "am" and hour == 12:
        hour = 0
    if len(head) == 4:
        head, minutes = head[:2], head[2:]
        hour = int(head)
    minutes = minutes[:2] or "00"
    return f"T{hour:02d}:{minutes}" if hour <= 24 and int(minutes) < 60 else ""


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
