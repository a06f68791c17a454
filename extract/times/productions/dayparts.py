"""Readings of days and parts of days: "today", "tomorrow evening", "that night", "at dawn"."""

from collections.abc import Iterable

from dateline.extract.times.grammar import Found, Match
from dateline.extract.times.lexicon import word_class
from dateline.extract.times.productions.calendar import relation_of
from dateline.extract.times.productions.registry import production, value, whole
from dateline.extract.times.reading import Fixed, Reading, Shift


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
    name = str(value(match, "p", "daypart"))
    if match.end - match.start == 1:
        return _bare_part(match, name)
    if match.near(1) in word_class("ON_AIR"):
        return []  # "the morning shows"
    told_by_what = match.atoms.words[match.start] == "the" and match.near(-1) not in word_class("DURING")
    if told_by_what and match.near(1) in word_class("TELLING"):
        return []  # "the night he won", "the dawn of an age"
    bare = match.atoms.words[match.start] in {"early", "late", "mid"} and match.near(1).isalpha()
    if bare and match.near(-1) not in word_class("PART_BEFORE"):
        return []  # "a late night show"
    base = base if relation else "told"
    return whole(match, Reading(Shift(abs(count), "D", count >= 0, base), part=name))


def _bare_part(match: Match, name: str) -> Iterable[Found]:
    """Return "night" as any night ("night raids", "at night"), "by dawn", "overnight" as that of the day told of."""
    word = match.atoms.words[match.start]
    if word == "night":
        usual = (
            match.near(-1) in {"at", "by", "all"}
            or match.near(1) in word_class("BY_NIGHT")
            or match.near(2) in word_class("BY_NIGHT")
        )
        return whole(match, Reading(Fixed("TIME", f"XXXX-XX-XXT{name}"))) if usual else []
    if match.near(-1) in word_class("PART_BEFORE") or word == "overnight":
        return whole(match, Reading(Shift(0, "D", True, "told"), part=name))
    return []
