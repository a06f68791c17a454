"""Readings of stretches of time, and of how often."""

from collections.abc import Iterable

from dateline.extract.times.grammar import Found, Match
from dateline.extract.times.lexicon import values, word_class
from dateline.extract.times.numbers import number
from dateline.extract.times.productions.registry import production, value, whole
from dateline.extract.times.reading import Fixed, Reading

_PERIOD = {"S": ("T", 1, "S"), "TM": ("T", 1, "M"), "H": ("T", 1, "H"), "D": ("", 1, "D"), "NI": ("", 1, "D"),
           "W": ("", 1, "W"), "F": ("", 2, "W"), "WE": ("", 1, "WE"), "M": ("", 1, "M"), "Q": ("", 1, "Q"),
           "Y": ("", 1, "Y"), "E": ("", 10, "Y"), "C": ("", 100, "Y"), "L": ("", 1000, "Y")}  # fmt: skip


_HALVES = {"Y": "6M", "H": "30M", "TM": "30S"}


_JOINTS = frozenset({"to", "or", "–", "—"})
_YEAR = 4  # digits
_RATES = frozenset(
    {"times", "twice", "once", "thrice", "percent", "%", "cents", "dollars", "million", "billion", "trillion"}
)


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


_OF_A_WEEKEND = {"of", "off", "away", "later", "earlier", "ago"}
_AMOUNTS = frozenset({"$", "thousand", "dozens", "hundreds", "thousands", "millions", "billions"})


@production
def duration(match: Match) -> Iterable[Found]:
    """Return a stretch of time by its length, or how often where it is a rate ("$4 a month")."""
    unit = str(value(match, "u", "unit_one", "unit_many", "unit_abbr"))
    words, word = _with_range(match.words("q")), match.word("u")
    if words == ["one"] and match.rule.name == "duration-period" and match.atoms.words[match.start] == "one":
        return []  # "a road that may one day stretch to Rome"
    if _is_no_length(match, words, word):
        return []
    if words == ["one"] and word in {"day", "night"} and _is_some_day(match):
        return whole(match, Reading(Fixed("DATE", "FUTURE_REF"), ahead_only=True))  # "will one day rule"
    if words in (["a"], ["an"]) and match.end - match.start == 2 and _is_rate(match):
        return whole(match, Reading(Fixed("SET", period(1, unit))))
    if found := _joined(match, words, unit):
        return found
    count = _count(words) if words else 1
    if count is not None and match.words("hf"):
        count += 0.5
    return whole(match, Reading(Fixed("DURATION", period(count, unit))))


def _is_some_day(match: Match) -> bool:
    """Tell whether "one day" is no length but some day: "will one day rule"."""
    after = match.near(1)
    is_length = match.near(-1) in word_class("LASTING") or after in word_class("LENGTH_BEFORE")
    return after.isalpha() and not is_length


def _with_range(words: list[str]) -> list[str]:
    """Return the words of a number with "to" for the mark of a range: "5-10", "two-three", but not "twenty-five"."""
    starts = [word.isdecimal() or word in values("ones") or word in values("teens") for word in words]
    ends = [*starts[1:], False]
    fraction = words.index("/") - 2 if "/" in words else None  # "2-1/2"
    return [
        "to" if word == "-" and starts[at - 1] and ends[at] and at != fraction else word
        for at, word in enumerate(words)
    ]


def _is_no_length(match: Match, words: list[str], word: str) -> bool:
    """Tell whether what looks like a length is an age, an ordinal, a part, or what a disc holds."""
    if "to" in words and words[0].isdecimal() and len(words[0]) == _YEAR:
        return True  # "the 2022-2023 school year"
    after, article = match.near(1), words[-1:] in (["a"], ["an"], ["another"])
    if article and after in {"when", "where"}:
        return True  # "there came a day when"
    if (
        word == "weekend"
        and words == ["a"]
        and after.isalpha()
        and after not in word_class("DAY_AFTER") | _OF_A_WEEKEND
    ):
        return True  # "a weekend convention"
    if (words == ["a"] and _is_moment(match, word)) or (words == ["many"] and match.near(-1) == "as"):
        return True  # "wait a minute", "the third in as many days"
    if word in {"second", "quarter", "quarters"}:
        return article or words[-1:] == ["-"] or after == "of"
    return after == "old" or (after == "-" and article and len(words) == 1) or _is_recorded(match)


def _is_moment(match: Match, word: str) -> bool:
    """Tell whether a minute is that of "wait a minute", or one that people fall silent for."""
    silent = "silence" in {match.near(1), match.near(2)}
    return word in {"minute", "second"} and (match.near(-1) in {"wait", "hold"} or silent)


def _is_recorded(match: Match) -> bool:
    """Tell whether hours or minutes are those of a recording: "40 hours of video"."""
    told = match.word("u") in {"hours", "minutes"}
    return told and match.near(1) == "of" and match.near(2) in word_class("RECORDED")


def _joined(match: Match, words: list[str], unit: str) -> list[Found]:
    """Return both lengths of "ten or fifteen years", none where the words are no two numbers."""
    at = None if match.words("r") else next((place for place, word in enumerate(words) if word in _JOINTS), None)
    counts = (number(words[:at]), number(words[at + 1 :])) if at else (None, None)
    if at is None or counts[0] is None or counts[1] is None:
        return []
    split = match.spans["q"][0] + at
    first, second = (Reading(Fixed("DURATION", period(count, unit))) for count in counts)
    return [Found(match.rule.name, match.start, split, first), Found(match.rule.name, split + 1, match.end, second)]


def _is_rate(match: Match) -> bool:
    if match.near(-1) in _RATES:
        return True
    if match.near(1) in {"before", "after"}:
        return False
    sign = [match.near(-offset) for offset in range(2, 4)]
    return match.near(-1).replace(",", "").replace(".", "").isdecimal() or any(
        word.replace(",", "").replace(".", "").isdecimal() or word in _AMOUNTS for word in sign
    )


def _count(words: list[str]) -> float | None:
    """Return a count; of a range ("two to three") none."""
    return None if _JOINTS & set(words) else number(words)


@production
def quarter_century(match: Match) -> Iterable[Found]:
    """Return the length of a quarter century."""
    return whole(match, Reading(Fixed("DURATION", period(25, "Y"))))


@production
def duration_compound(match: Match) -> Iterable[Found]:
    """Return the length in "two-year", "six-month-long", and in "two-year-old" where no person is that old."""
    words = match.atoms.words[match.start : match.end]
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
    if (
        (unit == "Q" and match.rule.name == "bare-units")
        or _is_recorded(match)
        or match.near(1) in {"old", "older", "younger"}
        or match.near(-1) == match.near(1) == "-"  # "29-years-old"
        or (unit == "Y" and len(match.near(1)) == _YEAR and match.near(1).isdecimal())  # "the years 2010 to 2013"
        or (unit == "H" and match.atoms.words[match.start] in {"opening", "closing"})  # a shop's
        or [match.near(-2), match.near(-1)] == ["matter", "of"]
        or (match.word("u") == "minutes" and [match.near(1), match.near(2)] == ["of", "the"])  # a meeting's
    ):
        return []
    return whole(match, Reading(Fixed("DURATION", period(None, unit))))


@production
def unit_long(match: Match) -> Iterable[Found]:
    """Return the length in "year-long", "decades-long", "centuries-old"."""
    word = match.word("u")
    if match.near(-1) == "-":
        return []  # "29-years-old"
    if word in values("unit_one"):
        return whole(match, Reading(Fixed("DURATION", period(1, str(values("unit_one")[word])))))
    unit = str(values("unit_many")[word])
    return whole(match, Reading(Fixed("DURATION", period(None, "Y" if unit == "E" else unit))))


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
        count = number(match.words("q")) if match.words("q") else 2 if match.words("o") else 1
        return whole(
            match, Reading(Fixed("SET", period(count, str(value(match, "u", "unit_one", "unit_many", "unit_abbr")))))
        )
    if weekday := value(match, "w", "weekday_name", "weekday_abbr", "weekdays_plural"):
        part = value(match, "p", "dayparts_plural")
        return whole(match, Reading(Fixed("SET", f"XXXX-WXX-{weekday}{f'T{part}' if part else ''}")))
    if month := value(match, "m", "month_name", "month_abbr"):
        return whole(match, Reading(Fixed("SET", f"XXXX-{month:02d}")))
    if season := value(match, "s", "season"):
        return whole(match, Reading(Fixed("SET", f"XXXX-{season}")))
    return whole(match, Reading(Fixed("SET", f"XXXX-XX-XXT{value(match, 'p', 'daypart')}")))
