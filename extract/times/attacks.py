"""The day of the attacks of 2001, by which texts that name them mean every "Sept. 11"."""

from dataclasses import replace
from datetime import date

from dateline.extract.times.finding import Located
from dateline.extract.times.reading import Calendar, Reading

_DAY = Calendar(year=2001, month=9, day=11)
_NEAR = 45  # days around a publication day in which "Sept. 11" may be one of its own year


def of_attacks(located: list[Located], published: date | None) -> list[Located]:
    """Return the readings, "Sept. 11" as that of 2001 where the text names its attacks and no other one is near."""
    if published and (published < date(2001, 9, 11) or abs(published - date(published.year, 9, 11)).days <= _NEAR):
        return located
    if not any(_is_named(item.reading) for item in located):
        return located
    return [_in_2001(item) if _is_bare(item.reading) else item for item in located]


def _is_named(reading: Reading) -> bool:
    meaning = reading.meaning
    return isinstance(meaning, Calendar) and (meaning.year, meaning.month, meaning.day) == (2001, 9, 11)


def _is_bare(reading: Reading) -> bool:
    meaning = reading.meaning
    if not isinstance(meaning, Calendar) or (meaning.month, meaning.day) != (9, 11):
        return False
    return meaning.year is None and meaning.weekday is None and meaning.relation is None


def _in_2001(item: Located) -> Located:
    return replace(item, reading=replace(item.reading, meaning=_DAY), direction="past")
