"""From a match to readings: what the words of each kind of rule mean."""

from dateline.extract.times.productions import calendar, clock, dayparts, days, duration, periods, relative
from dateline.extract.times.productions.registry import PRODUCTIONS

__all__ = ["PRODUCTIONS", "calendar", "clock", "dayparts", "days", "duration", "periods", "relative"]
