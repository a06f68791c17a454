"""Metadata's publication date: a full, unambiguous day of the calendar, or the reason why it is none.

The day is the one written: "2024-04-08T23:30-04:00" is 8 April wherever the reader lives.
"""

import re
from datetime import UTC, date, datetime
from functools import lru_cache

YEARS = range(1000, 3001)

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(?:[T ].*)?", re.DOTALL)
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?Z?)?")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)(?:[ ,].*)?", re.DOTALL)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_EPOCH = re.compile(r"\d{10}(?:\.\d+)?|\d{13}")
_MONTH_FIRST = frozenset({"en-us", "en-ph"})
_LONGEST = 100


class NoDayError(Exception):
    """A date field that names no single day; the message completes "its date ... ".

    `useless`: it is no date at all, or may be either of two, so that nothing can be concluded from it.
    """

    def __init__(self, message: str, *, useless: bool = False) -> None:
        super().__init__(message)
        self.useless = useless


def published_day(value: str | float, language: str | None = None) -> date:
    """Return the day that a metadata date names; raise NoDayError where it names none.

    `language` is the page's ("en-GB"): it tells whether 04/07/2024 begins with the day.
    """
    text = " ".join(str(value).split())[: _LONGEST + 1]
    if len(text) > _LONGEST:
        raise NoDayError("is too long for one", useless=True)
    try:
        return _in_range(_read(text, (language or "").replace("_", "-").lower()))
    except (ValueError, OverflowError) as error:
        raise NoDayError("is no day of the calendar", useless=True) from error


def is_ambiguous(text: str) -> bool:
    """Tell whether a date in numbers may begin with the day or the month ("04/07/2024")."""
    match = _NUMERIC.fullmatch(text)
    return match is not None and match[2] != "." and _either(int(match[1]), int(match[3]))


def _either(first: int, second: int) -> bool:
    return first <= 12 and second <= 12 and first != second


def _in_range(day: date) -> date:
    if day.year not in YEARS:
        raise NoDayError(f"lies outside the years {YEARS[0]} to {YEARS[-1]}", useless=True)
    return day


def _read(text: str, language: str) -> date:
    if match := _ISO.fullmatch(text):
        return date(int(match[1]), int(match[3]), int(match[4]))
    if match := _BASIC.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if _EPOCH.fullmatch(text):
        return _from_epoch(text)
    if match := _NUMERIC.fullmatch(text):
        return _from_numbers(int(match[1]), int(match[3]), int(match[4]), match[2], language)
    return _from_words(text, language.partition("-")[0])


def _from_epoch(text: str) -> date:
    whole = text.partition(".")[0]
    return datetime.fromtimestamp(int(whole[:10]), tz=UTC).date()


def _from_numbers(first: int, second: int, year: int, separator: str, language: str) -> date:
    if language in _MONTH_FIRST:
        day_first = False
    elif separator == "." or (language and language != "en"):
        day_first = True
    elif _either(first, second):
        raise NoDayError("may begin with the day or the month; write it as YYYY-MM-DD", useless=True)
    else:
        day_first = first > 12
    # A convention that gives no date at all is not the one the writer followed.
    if (second if day_first else first) > 12:
        day_first = not day_first
    return date(year, second, first) if day_first else date(year, first, second)


@lru_cache(maxsize=4096)
def _from_words(text: str, language: str) -> date:
    if not _YEAR.search(text):
        raise NoDayError("names no day with its year; write it as YYYY-MM-DD")
    import dateparser  # noqa: PLC0415 - half a second that ISO dates don't pay for

    settings = {
        "PARSERS": ["absolute-time"],
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RELATIVE_BASE": datetime(2000, 1, 1),  # never used for a full date; keeps the clock out
    }
    for languages in ([language, "en"], ["en"]):
        try:
            found = dateparser.parse(text, languages=languages, settings=settings)
        except (ValueError, KeyError):  # a language that dateparser doesn't know
            continue
        except (TypeError, OverflowError, RecursionError, AttributeError):  # dateparser on hostile strings
            break
        if found and str(found.year) in text:
            return found.date()
    raise NoDayError("names no single day; write it as YYYY-MM-DD")
