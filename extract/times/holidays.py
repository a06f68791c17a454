"""The days of holidays, by rule."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

from dateline.extract.times.lexicon import table

_GREGORIAN = range(1583, 4100)  # the years that the rule of Easter holds for
_WORD = re.compile(r"['’]s|\w+|[^\w\s]")


def pattern() -> str:
    """Return the names of all holidays as one pattern of the rule language, the longest first."""
    names = sorted(
        {name for kind in table("times_holidays").values() for name in kind}, key=lambda name: (-len(name), name)
    )
    return " | ".join(" ".join(_item(word) for word in _WORD.findall(name)) for name in names)


def _item(word: str) -> str:
    if word == "'s":
        return "S"
    return "APOSTROPHE?" if word == "'" else f'"{word}"?' if word == "." else f'"{word}"'


def name_of(words: list[str]) -> str:
    """Return the name under which the table has a holiday that was written in these words."""
    written = _key(" ".join(words))
    return next((name for kind in table("times_holidays").values() for name in kind if _key(name) == written), "")


def _key(name: str) -> str:
    return re.sub(r"[^\w]", "", name.replace("’", "'"))


def month_day(name: str) -> tuple[int, int] | None:
    """Return the month and day of a holiday that has the same in every year."""
    fixed = table("times_holidays")["fixed"].get(name)
    return (fixed[0], fixed[1]) if fixed else None


def is_seen(name: str) -> bool:
    """Tell whether a holiday begins when the moon is seen, which a rule knows to a day or so."""
    return name in table("times_holidays")["seen"]


def weekday_of_month(year: int, month: int, weekday: int, which: int) -> date | None:
    """Return which weekday of a month (-1 is the last), None where it has not as many."""
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
    fitting = [day for day in days if day.isoweekday() == weekday]
    return fitting[which - (which > 0)] if abs(which) <= len(fitting) else None


def holiday_span(name: str, year: int) -> tuple[date, date] | None:
    """Return the first and the last day of a holiday that begins in a year, None where no rule tells."""
    day, first, last = table("times_holidays")["spans"].get(name, (name, 0, 0))
    found = holiday_date(day, year)
    return (found + timedelta(days=first), found + timedelta(days=last)) if found else None


@lru_cache(maxsize=4096)
def holiday_date(name: str, year: int) -> date | None:
    """Return the day of a holiday in a year of the Gregorian calendar, None where no rule tells."""
    rows = table("times_holidays")
    if year not in _GREGORIAN:
        return None
    if fixed := month_day(name):
        return date(year, *fixed)
    if name in rows["easter"]:
        sunday: date = easter(year)
        return sunday + timedelta(days=rows["easter"][name])
    if name in rows["nth"]:
        month, weekday, which, *later = (int(part) for part in rows["nth"][name])
        day = weekday_of_month(year, month, weekday, which)
        return day and day + timedelta(days=sum(later))
    return _listed(year, *rows["library"][name]) if name in rows["library"] else None


def _listed(year: int, country: str, name: str, category: str = "public") -> date | None:
    from holidays import country_holidays  # noqa: PLC0415 - costs a third of a second, and few texts name such a day

    language = "en_IN" if country == "IN" else "en_US"
    listed = country_holidays(country, years=year, observed=False, language=language, categories=(category,))
    days = [
        day
        for day, listed_name in listed.items()
        if name in {part.strip() for part in re.split(r"[;]|\(estimated\)", listed_name)}
    ]
    return min(days, default=None)
