"""What the user put right."""

from dataclasses import dataclass
from typing import Literal

Corrected = Literal["published", "left-out", "date", "headline", "status", "merge", "split", "same", "different"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that the user put right, and `because` of what; `file` is the name of the file that says so.

    published: the day of an article. left-out: an article, whose path is `was`. date, headline, status: of an event.
    merge: events that are one, by headlines in `was`. split: an event told apart from the one whose headline is `was`.
    same, different: people who are one, or are not, by names in `was`. `was` is what had been found, null where nothing
    was; `now` is what stands instead, null where nothing does.
    """

    about: Corrected
    was: str | None
    now: str | None
    because: str | None
    file: str
