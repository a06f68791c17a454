"""What a text has told so far: the points that its next time can be counted from."""

from datetime import date

from dateline.extract.times.finding import Located
from dateline.extract.times.reading import Calendar, Fixed, Shift
from dateline.extract.times.resolve import Anchor
from dateline.extract.times.told import Point
from dateline.models.when import AnchorBasis

_LONGER_PERIODS = frozenset({"P6M", "P9M"})
_YEARS = frozenset("YEC")
_REACH = 800  # characters: news comes back to a day told farther off by naming it anew


class Story:
    """The last point told, the last day, the last that lies behind, and the quarter that is reported on."""

    def __init__(self, published: date | None, *, narrative: bool) -> None:
        self.narrative = narrative
        self._published = published
        self._told: Point | None = None
        self._told_at = 0  # where its words end
        self._passed: Point | None = None  # the last aside
        self._behind: Point | None = None
        self._day: Point | None = None
        self._quarter: Point | None = None
        self._by_quarters = True

    def anchor(self, item: Located) -> Anchor:
        """Return what a reading is resolved against."""
        self._by_quarters = self._by_quarters and not _is_longer_period(item)
        told = self._told_before(item)
        if self._is_too_far(item, told) or _is_usual(item, told if told and told.date else self._told, self._published):
            return Anchor(None)
        if not self.narrative and _is_ahead_of(item, told, self._published):
            told = None
        quarter = self._quarter
        period = quarter if self._by_quarters or _names_quarter(item) or not quarter else Point(quarter.year)
        return Anchor(self._published, told, period, item.direction, self.narrative, item.loose)

    def basis(self, base: Point, anchor: Anchor) -> AnchorBasis:
        """Return whether a point is one that the text told of, or the day of publication."""
        return "told" if base is anchor.told or base is anchor.quarter else "published"

    def tell(self, item: Located, point: Point) -> None:
        """Go on from what a reading turned out to name."""
        aside = self.narrative and _is_aside(item, point, self._told)
        if aside and not _goes_on(self._told, self._passed, point):
            self._passed = point
            return
        self._told, self._told_at, self._passed = point, item.end, None
        self._behind = self._behind if _lies_ahead(point, self._published) else point
        self._day = point if point.date and not point.is_week else self._day
        meaning = item.reading.meaning
        if isinstance(meaning, Calendar) and point.quarter and _is_reported(item, meaning, point, self._published):
            self._quarter, self._by_quarters = point, True

    def _told_before(self, item: Located) -> Point | None:
        """Return the point told that a reading counts from, if it does."""
        told = self._told
        if item.over and not self.narrative and told and _lies_ahead(told, self._published):
            return self._behind if self._behind and (self._behind.date or _counts_years(item)) else None
        return _day_of(told, self._day) if told and _counts_days(item) else told

    def _is_too_far(self, item: Located, told: Point | None) -> bool:
        """Tell whether news told of a day too long ago for "later that day" to mean it."""
        if told is None or self.narrative or told.date == self._published:
            return False
        return _counts_days(item) and item.start - self._told_at > _REACH


def _lies_ahead(point: Point, published: date | None) -> bool:
    """Tell whether what a text tells of has not begun when it is published."""
    if not published:
        return False
    return (point.year, point.month or 1, point.day or 1) > (published.year, published.month, published.day)


def _is_usual(item: Located, told: Point | None, published: date | None) -> bool:
    """Tell whether a time of day is that of any day, not of the past one told of: "shops there open at 9"."""
    day = told.date if told else None
    return bool(item.loose and item.reading.clock and day and published and day < published)


def _is_ahead_of(item: Located, told: Point | None, published: date | None) -> bool:
    """Tell whether what was told of lies ahead, and this does not: "will vote on Friday. Earlier in the evening he"."""
    day, meaning = told.date if told else None, item.reading.meaning
    that_day = isinstance(meaning, Shift) and meaning.unit == "D" and meaning.count == 0
    return bool(day and published and day > published and that_day and item.direction == "past")


def _names_quarter(item: Located) -> bool:
    """Tell whether a time is a quarter by its own words, whatever the report went over to: "the year-ago quarter"."""
    meaning = item.reading.meaning
    return isinstance(meaning, Shift) and meaning.unit == "Q"


def _is_longer_period(item: Located) -> bool:
    """Tell whether a report goes over to more than a quarter: "for the nine months"."""
    meaning = item.reading.meaning
    reported = isinstance(meaning, Fixed) and meaning.value in _LONGER_PERIODS
    return reported and item.text[:3].lower() == "the"


def _is_reported(item: Located, meaning: Calendar, point: Point, published: date | None) -> bool:
    """Tell whether a quarter is the one that a text reports on, rather than a forecast or what it is compared with."""
    if published and (point.year, point.quarter or 0) > (published.year, (published.month + 2) // 3):
        return False
    return item.direction != "future" and meaning.base != "period" and meaning.relation != "ago"


def _counts_days(item: Located) -> bool:
    """Tell whether words count from a day that was told: "later that day", "the following day"."""
    meaning = item.reading.meaning
    return isinstance(meaning, Shift) and meaning.unit == "D" and meaning.base == "told"


def _counts_years(item: Located) -> bool:
    """Tell whether words count years, for which a year is enough to count from."""
    meaning = item.reading.meaning
    return isinstance(meaning, Shift) and meaning.unit in _YEARS


def _day_of(told: Point, day: Point | None) -> Point | None:
    """Return what days are counted from: the day last told of, which "last week" is not, nor a day before it."""
    if told.is_week:
        return day if day and told.date and day.date and day.date >= told.date else None
    return told if told.date else day or told


def _goes_on(told: Point | None, passed: Point | None, point: Point) -> bool:
    """Tell whether what looked like an aside was the story: "born in May 1950, she wed in 1970 and died in 1990"."""
    return bool(told and passed and told.year < passed.year < point.year)


def _is_aside(item: Located, point: Point, told: Point | None) -> bool:
    """Tell whether a narrative names a time in passing, and goes on from what it told before.

    "Ten years ago" is the author's; a bare year in mid-sentence does not move a story that is told by months.
    """
    meaning = item.reading.meaning
    if isinstance(meaning, Shift):
        return meaning.base == "speech" or (meaning.count != 0 and not meaning.forward)
    if isinstance(meaning, Calendar) and meaning.relation == "before":
        return True
    bare_year = isinstance(meaning, Calendar) and not (meaning.month or meaning.season or meaning.quarter)
    return bare_year and not item.opens and point.month is None and told is not None and told.month is not None
