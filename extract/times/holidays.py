"""The days of holidays, by rule."""

from datetime import date, timedelta

from dateutil.easter import easter


def holiday_date(name: str, year: int) -> date | None:
    """Return the day of a holiday in a year of the Gregorian calendar, None where no rule is known."""
    if not 1583 <= year <= 4099:  # the years that the rule of Easter holds for
        return None
    match name:
        case "christmas":
            return date(year, 12, 25)
        case "christmas eve":
            return date(year, 12, 24)
        case "halloween":
            return date(year, 10, 31)
        case "thanksgiving":
            first = date(year, 11, 1)
            return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
        case "easter":
            return easter(year)
    return None
