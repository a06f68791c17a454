"""Readings of periods longer than a month: quarters, halves, years, decades, centuries."""

from collections.abc import Iterable
from dataclasses import replace

from dateline.extract.times.grammar import Found, Match
from dateline.extract.times.lexicon import values, word_class
from dateline.extract.times.numbers import ordinal
from dateline.extract.times.productions.calendar import calendar_of, year_of
from dateline.extract.times.productions.registry import is_game, modifier, production, whole
from dateline.extract.times.reading import Calendar, Fixed, Reading


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
    elif not (fields.year or fields.relation):
        if is_game(match):
            return []
        if match.near(1) in word_class("RESULTS") and _is_reported(match):
            fields = replace(fields, relation="ended")
    start = match.spans["q"][0]
    hyphenated = match.atoms.words[start + 1] == "-"  # a modifier: its article is that of the noun that follows
    if hyphenated and not match.words("r") and not match.words("a"):
        start = match.spans.get("st", (start, 0))[0]
        return [Found(match.rule.name, start, match.end, Reading(fields, mod=modifier(match)))]
    return whole(match, Reading(fields))


def _is_reported(match: Match) -> bool:
    """Tell whether a quarter's results are published, which is done when it is over: "will report its Q3 profit"."""
    return any(match.near(-back) in word_class("REPORTED") for back in range(1, 4))


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
        digits = ("20" if digits < "20" else "19") + digits
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
