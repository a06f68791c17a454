"""Where days lie on a strip of a given width: in proportion, but for quiet stretches, which are shortened."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_LOUDEST = 6
"""A quiet stretch is one that would take more than this part of the strip."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A piecewise linear scale: days (proleptic ordinals), their places from 0 to 1, and which steps are shortened."""

    days: tuple[int, ...]
    places: tuple[float, ...]
    short: tuple[bool, ...]

    def __call__(self, day: float) -> float:
        """Return the place of a day, from 0 to 1; of one outside, that of the nearer end."""
        if day <= self.days[0]:
            return 0.0
        if day >= self.days[-1]:
            return 1.0
        n = bisect_right(self.days, day) - 1
        part = (day - self.days[n]) / (self.days[n + 1] - self.days[n])
        return self.places[n] + part * (self.places[n + 1] - self.places[n])


def scale(first: int, last: int, days: Iterable[int]) -> Scale:
    """Return the scale from day `first` to the end of day `last`, on which something happened on `days`.

    Of the steps from one such day to the next the longest are shortened, as many as it takes that none of the others
    fills more than a sixth of the strip, or, where they are few, one and a half times its share. Shortened steps are
    as long as each other.
    """
    knots = sorted({first, last + 1, *(knot for day in days for knot in (day, day + 1) if first < knot <= last)})
    steps = [after - before for before, after in pairwise(knots)]
    longest, limit = _limit(steps)
    lengths = [limit if step > longest else step for step in steps]
    total, at, places = sum(lengths), 0.0, [0.0]
    for length in lengths:
        at += length
        places.append(at / total)
    return Scale(tuple(knots), tuple(places), tuple(step > longest for step in steps))


def _limit(steps: list[int]) -> tuple[int, float]:
    """Return how long a step may be without being shortened, and to what length longer ones are."""
    ranked = sorted(steps, reverse=True)
    rest = sum(ranked)
    for shortened, step in enumerate(ranked):
        limit = max(rest / max(shortened, _LOUDEST), step)
        if step <= (rest + shortened * limit) * max(1 / _LOUDEST, 1.5 / (len(ranked) - shortened)):
            return (step, limit)
        rest -= step
    return (ranked[0], ranked[0])
