"""What somebody said, and who."""

from dataclasses import dataclass
from typing import Literal

from dateline.models.quick import quick
from dateline.models.span import Span
from dateline.models.when import When

QuoteKind = Literal["direct", "partial", "indirect"]


@quick
@dataclass(frozen=True, slots=True)
class Speaker(Span):
    """The speaker as written ("he"); `entity` is the id of who that is, where known."""

    entity: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Quote(Span):
    """A statement.

    direct: the whole statement stands in marks. partial: marked words inside a longer statement. indirect: reported
    without marks. `spans` are the said words without their marks, in pieces where the sentence interrupts them.
    `within` is the id of the statement that holds a partial quote.
    """

    id: str
    kind: QuoteKind
    spans: tuple[tuple[int, int], ...]
    speaker: Speaker | None = None
    cue: Span | None = None
    when: When | None = None
    within: str | None = None
