"""What tellings are compared by, as rows of numbers."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from struct import pack
from typing import Final, TypeAlias

END: Final = -1
"""Stands behind each row of numbers."""

Rows: TypeAlias = "array[int]"
"""Sets of numbers, in which a number may come repeatedly, laid end to end, with END behind each."""


def as_rows(numbers: Sequence[int]) -> Rows:
    """Return numbers packed; `array` itself would look at each as at an argument, which takes twice as long."""
    return array("i", pack(f"{len(numbers)}i", *numbers))


@dataclass(frozen=True, slots=True)
class Traits:
    """What tellings are compared by.

    Of each sentence that tells of events its `words` and the entities `named` in it; of each telling, in text order,
    the words of its `headline` and of its `trigger`, the words of participants that are no entities (`others`), the
    entities that take part (`parties`) and those of them that act (`agents`), the names of those who live what happens
    but once (`fate`), the things that are `counted`; a row of `Column`; how near the top it stands (`prominence`).
    Words are numbers of `words.number`, entities places in `Digest.entities`.
    """

    words: Rows
    named: Rows
    headline: Rows
    trigger: Rows
    others: Rows
    parties: Rows
    agents: Rows
    fate: Rows
    counted: Rows
    columns: "array[int]"
    prominence: "array[float]"


class Column:
    """Where each number of a telling stands in its row of `Traits.columns`.

    FIRST, LAST: the ordinals of the days that bound its date, 0 where open. PARTIAL: the EDTF of a date that has none.
    """

    SENTENCE, LEMMA, FIRST, LAST, PARTIAL, PLACE, PLACE_ENTITY, PASSING, DONE = range(9)
    COUNT = 9
