"""What tellings are compared by, as rows of numbers."""

from array import array
from collections.abc import Collection
from dataclasses import dataclass, field


@dataclass(slots=True)
class Rows:
    """Sets of numbers, laid end to end."""

    items: "array[int]" = field(default_factory=lambda: array("i"))
    sizes: "array[int]" = field(default_factory=lambda: array("i"))

    def append(self, row: Collection[int]) -> None:
        """Add a set."""
        if row:
            self.items.extend(row)
        self.sizes.append(len(row))


@dataclass(slots=True)
class Traits:
    """What tellings are compared by.

    Of each sentence that tells of events its `words` and the entities `named` in it; of each telling, in text order,
    the words of its `headline` but for the trigger, the words of participants that are no entities (`others`), the
    entities that take part (`parties`) and those of them that act (`agents`); a row of `Column`; how near the top it
    stands (`prominence`).
    Words are numbers of `words.number`, entities places in `Digest.entities`.
    """

    words: Rows = field(default_factory=Rows)
    named: Rows = field(default_factory=Rows)
    headline: Rows = field(default_factory=Rows)
    others: Rows = field(default_factory=Rows)
    parties: Rows = field(default_factory=Rows)
    agents: Rows = field(default_factory=Rows)
    columns: "array[int]" = field(default_factory=lambda: array("i"))
    prominence: "array[float]" = field(default_factory=lambda: array("d"))


class Column:
    """Where each number of a telling stands in its row of `Traits.columns`.

    FIRST, LAST: the ordinals of the days that bound its date, 0 where open. PARTIAL: the EDTF of a date that has none.
    """

    SENTENCE, LEMMA, FIRST, LAST, PARTIAL, PLACE, PLACE_ENTITY, PASSING, DONE = range(9)
    COUNT = 9
