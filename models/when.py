"""Points and stretches of time, at the precision the text gives them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.models.quick import quick
from dateline.models.span import Evidence, Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal[
    "second",
    "minute",
    "hour",
    "part",
    "day",
    "weekend",
    "week",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
]
"""How fine a time is, from the finest to the coarsest."""

Basis = Literal["stated", "carried", "reported"]
AnchorBasis = Literal["published", "told"]


@quick
@dataclass(frozen=True, slots=True)
class Time(Span):
    """A time expression.

    `type`, `value` and `mod` are those of TIMEX3 (TimeML 1.2.1), and a holiday of many days is "first/last". `edtf` is
    ISO 8601-2 level 1, level 2 where it must be, and null where EDTF cannot say it (durations, sets, PRESENT_REF).
    `earliest` and `latest` bound it in days, inclusive; null where open or unknown. `rule` names the rule that read it.
    `direction` tells where the clause looks: back to what had happened, or ahead; null where nothing tells, or the
    words need no telling. `anchor` is the day, month or year (EDTF) that the words were counted from, and
    `anchor_basis` what that is: the publication day, or what the text told before; both null where the words say all
    themselves, or no anchor is known.
    """

    type: TimexType
    value: str
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    grain: Grain | None = None
    rule: str = ""
    mod: str | None = None
    direction: Literal["past", "future"] | None = None
    anchor: str | None = None
    anchor_basis: AnchorBasis | None = None


@quick
@dataclass(frozen=True, slots=True)
class When:
    """When an event happened, and how that is known.

    `edtf` may be partial ("XXXX-XX-07") or open ("../2027"). `basis`: stated in the event's own clause; carried from
    what the text is telling at that point; reported, when nothing says more than that the article reports it.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    grain: Grain | None
    approximate: bool
    basis: Basis
    evidence: Evidence | None
