"""What a time expression says before it is known when it was said."""

from dataclasses import dataclass
from typing import Literal

from dateline.models.quick import quick
from dateline.models.when import TimexType

Direction = Literal["past", "future"] | None
"""Where a clause looks; None where nothing tells."""

Base = Literal["speech", "told", "story", "period"]
"""What an expression counts from: the day of publication, what the text last told of, the one or the other
as the text is news or a narrative ("story": "this year", "the next month"), or the quarter it reports on."""


@quick
@dataclass(frozen=True, slots=True)
class Calendar:
    """A place in the calendar: the fields that the words name, and their relation to the anchor ("last", "next").

    `weeks` is added to a weekday: "a week from Monday". `which` counts it within its month, below 0 from the end.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    holiday: str | None = None
    relation: str | None = None
    base: Base = "speech"
    weeks: int = 0
    which: int | None = None


@quick
@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the anchor; `count` None is an unknown number ("several years ago")."""

    count: int | None
    unit: str
    forward: bool
    base: Base = "speech"


@quick
@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no anchor: a duration, a set, a reference, a date written in full."""

    type: TimexType
    value: str


@quick
@dataclass(frozen=True, slots=True)
class Reading:
    """A meaning, with the time of day and the modifier that stand with it.

    `days` is added to the day that the meaning names: "two days before Christmas".
    `ahead_only`: a time only where the clause looks ahead. `history_only`: only where a history tells it. `around`: the
    week (W) or the weekend (WE) that the day lies in or next to.
    """

    meaning: Calendar | Shift | Fixed
    part: str | None = None
    clock: str | None = None
    mod: str | None = None
    ahead_only: bool = False
    history_only: bool = False
    around: Literal["W", "WE"] | None = None
    days: int = 0
