"""Readings that count from the anchor: "last week", "two days later", "the quarter", "now"."""

from collections.abc import Iterable

from dateline.extract.times.grammar import Found, Match
from dateline.extract.times.lexicon import values, word_class
from dateline.extract.times.numbers import number
from dateline.extract.times.productions.calendar import relation_of
from dateline.extract.times.productions.duration import period
from dateline.extract.times.productions.registry import is_game, production, value, whole
from dateline.extract.times.reading import Base, Fixed, Reading, Shift

_STRETCHED = frozenset({"in", "for", "during", "over", "of", "throughout", "from", "through", "on", "since", "into"})


@production
def relative_unit(match: Match) -> Iterable[Found]:
    """Return "last week", "this month", "that year", "the following day"."""
    relation, base = relation_of(match)
    unit = str(value(match, "u", "unit_one"))
    if unit in {"S", "TM", "H"}:
        return whole(match, Reading(Fixed("DATE", "PRESENT_REF"))) if relation == "this" else []
    if (
        match.near(1) == "of"
        and match.atoms.words[match.spans["r"][0] - 1] == "the"
        and match.words("r")[-1] in {"last", "next"}
    ):
        return _of_its_own(match, unit)
    if _is_stretch(match, unit, relation):
        return whole(match, Reading(Fixed("DURATION", period(1, unit))))
    if match.word("r") == "this" and unit == "D" and match.near(-1) == "to":
        return []  # "to this day"
    count = {"last": -1, "before": -1, "next": 1, "after": 1}.get(relation or "", 0)
    if unit == "Q" and relation == "same":
        base = "period"
    if base == "speech" and (relation == "this" or match.atoms.words[match.spans["r"][0] - 1] == "the"):
        base = "told" if unit == "D" and relation == "next" else "story"
    return whole(match, Reading(Shift(abs(count), unit, count >= 0, base)))


def _of_its_own(match: Match, unit: str) -> Iterable[Found]:
    """Return "the last week of the race" as a length, for it is not the one before this; a day is none."""
    return [] if unit in {"D", "NI"} else whole(match, Reading(Fixed("DURATION", period(1, unit))))


_LONG = frozenset({"E", "C", "L"})  # decades, centuries, millennia
_LASTED = frozenset("WMY")
_STRETCHING = {"for": frozenset("DWMQY") | _LONG, "over": _LONG, "in": _LONG, "within": _LONG, "during": _LONG}


def _is_stretch(match: Match, unit: str, relation: str | None) -> bool:
    """Tell whether "the next decade", "for the past year" is a length from or up to now, no unit of the calendar."""
    if "past" in match.words("r") and unit in _LONG:
        return True
    if "last" in match.words("r") and unit in _LONG:
        return False
    told = match.atoms.words[match.start] == "the" and relation in {"last", "next"} and not match.words("mod")
    if told and match.words("r") == ["last"] and unit in _LASTED and match.near(-1) in _STRETCHING:
        return True  # "has grown in the last year"
    return told and unit in _STRETCHING.get(match.near(-1), ())


_FINER = {"L": (1000, "Y"), "C": (100, "Y"), "E": (10, "Y"), "Y": (12, "M"), "M": (30, "D"), "W": (7, "D")}
"""Units, how many of a finer one they hold, and that one: for counts that are not whole."""


_CALENDARS = 9999  # units back or ahead: beyond, no calendar counts years


@production
def shift(match: Match) -> Iterable[Found]:
    """Return "two weeks ago", "three days later", "the day before"."""
    unit = str(value(match, "u", "unit_one", "unit_many", "unit_abbr"))
    word = match.word("t")
    if word == "time" and match.near(-1) not in {"in", "within"}:
        return []  # "two years' time served", but "in two years' time"
    if match.near(1) == "than":
        return []  # "two years later than planned"
    forward = word in {"from now", "hence", "later", "after", "time"}
    base: Base = "speech" if word in {"ago", "from now", "hence", "time"} else "told"
    if unit == "Y" and match.words("q") in (["a"], ["one"]) and not forward:
        base = "period"
    count = number(match.words("q")) if match.words("q") else 1
    if unit in {"S", "TM", "H"}:
        count = None
    elif count is not None and match.words("hf"):
        count += 0.5
    if count is not None and count % 1:  # "half a century ago"
        parts, unit = _FINER.get(unit, (1, unit))
        count *= parts
    if count is not None and count * {"E": 10, "C": 100, "L": 1000}.get(unit, 1) > _CALENDARS:
        count = None
    if match.words("to"):  # "two years ago today"
        count, unit = (count * 7 if count and unit == "W" else count), {"Y": "YD", "W": "D"}.get(unit, unit)
    if word in {"before", "after"} and match.near(1).isalpha() and match.near(1) not in {"and", "in", "at", "but"}:
        return []
    return whole(match, Reading(Shift(None if count is None else int(count), unit, forward, base)))


@production
def before_last(match: Match) -> Iterable[Found]:
    """Return "the week before last", "the year after next"."""
    if match.near(1) in values("weekday_name"):
        return []  # "the day before last Tuesday"
    unit = str(value(match, "u", "unit_one"))
    return whole(match, Reading(Shift(2, unit, match.word("t") == "after next")))


@production
def shift_vague(match: Match) -> Iterable[Found]:
    """Return "weeks ago", "months later": an unknown number of units back or ahead."""
    return whole(match, Reading(Shift(None, str(value(match, "u", "unit_many")), match.word("t") == "later")))


@production
def former(match: Match) -> Iterable[Found]:
    """Return PAST_REF for what was something before, in a history."""
    return whole(match, Reading(Fixed("DATE", "PAST_REF"), history_only=True))


@production
def era(match: Match) -> Iterable[Found]:
    """Return PAST_REF for an era that is named after what it followed: "the post-war years"."""
    return whole(match, Reading(Fixed("DATE", "PAST_REF")))


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


_BOUNDED = frozenset({"after", "before", "end", "ended", "ending", "that", "through", "to", "when"})


@production
def running_unit(match: Match) -> Iterable[Found]:  # noqa: PLR0911 - one return a unit
    """Return "the quarter", "the weekend": the one that the text tells of."""
    word, before = match.word("u"), match.near(-1)
    if word == "day":  # "the index lost 2% on the day", but not "on the day of the vote"
        closed = not match.near(1).isalpha() or match.near(1) in {"as", "to", "amid", "with"}
        return whole(match, Reading(Shift(0, "D", True, "told"))) if before == "on" and closed else []
    if (before not in _STRETCHED and word != "weekend" and not match.words("l")) or match.near(1) in {"-", "–"}:
        return []  # "the year-end rush"
    if word in {"year", "week", "month"} and match.near(1) in _BOUNDED:
        return whole(match, Reading(Fixed("DURATION", period(1, str(values("unit_one")[word])))))
    of_all = match.words("l") or match.near(-2) in word_class("PARTS")
    of_its_own = match.near(1) == "of" and (word == "weekend" or match.near(2) == "the")
    if (before == "of" and not of_all) or of_its_own:
        return []  # "the person of the week", "the year of the snake", "the weekend of Dec. 8-9"
    if word == "period" and match.words("l") == ["same"]:
        return []  # as long as the one told of, whatever that was
    if word in {"quarter", "period"}:
        if is_game(match):
            return []
        return whole(match, Reading(Shift(0, "Q", True, "period"))) if word == "quarter" or match.words("l") else []
    if word == "year":
        return whole(match, Reading(Shift(0, "Y", True, "speech" if match.words("l") else "told")))
    if word == "weekend":
        return whole(match, Reading(Shift(1, "WE", False, "speech")))
    return whole(match, Reading(Shift(0, str(values("unit_one")[word]), True, "told")))


@production
def running_part(match: Match) -> Iterable[Found]:
    """Return "the end of the month": of the one that the text tells of."""
    unit = str(value(match, "u", "unit_one"))
    if unit == "D" and "end" in match.words("mod") and "at" in {match.near(-1), match.near(-2)}:
        return []  # "at the end of the day", after all
    return whole(match, Reading(Shift(0, unit, True, "told" if unit in {"D", "Q"} else "story")))


@production
def year_end(match: Match) -> Iterable[Found]:
    """Return "year-end"."""
    return whole(match, Reading(Shift(0, "Y", True, "speech"), mod="END"))


@production
def year_ago(match: Match) -> Iterable[Found]:
    """Return "the year-ago quarter", "the same month last year": a year before the one that the text tells of."""
    shifts = {"quarter": (4, "Q"), "month": (12, "M"), "week": (52, "W"), "weekend": (52, "WE")}
    count, unit = shifts.get(match.word("u"), (1, "Y"))
    return whole(match, Reading(Shift(count, unit, False, "told" if unit in {"M", "W", "WE"} else "period")))


@production
def year_ago_bare(match: Match) -> Iterable[Found]:
    """Return "year-ago", without the article before it: "a year-ago loss"."""
    return [Found(match.rule.name, match.spans["ag"][0], match.end, Reading(Shift(1, "Y", False, "period")))]


@production
def reference(match: Match) -> Iterable[Found]:
    """Return PRESENT_REF, PAST_REF or FUTURE_REF."""
    word = match.word("v")
    if match.near(-1) in {"most", "as"} and word in values("reference"):
        return []  # "the most recent model"
    if word == "the past" and (match.near(1).isdecimal() or number([match.near(1)]) is not None):
        return []  # "six of the past seven contests"
    if word == "the moment" and match.near(-1) not in {"at", "for"}:
        return []
    known = values("reference").get(word) or values("reference_phrase").get(word, "FUTURE_REF")
    return whole(match, Reading(Fixed("DATE", str(known))))
