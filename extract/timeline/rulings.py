"""What users say of the events of a folder: found among its tellings, and applied while these are merged."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dateline.extract.corrections.edtf import when_of
from dateline.extract.corrections.names import Names
from dateline.extract.corrections.passages import MissingError, Passages
from dateline.extract.corrections.rows import EventName, EventRow, MergeRow, SplitRow, passages
from dateline.extract.corrections.sheet import Sheet
from dateline.extract.timeline.cluster import Side, is_divided
from dateline.extract.timeline.telling import Telling
from dateline.models.correction import Correction
from dateline.models.event import Status
from dateline.models.problem import Problem
from dateline.models.when import When


@dataclass(slots=True)
class Ruling:
    """What is said of one event; `notes` are the corrections made so far."""

    rows: Sequence[tuple[EventRow, str]] = ()
    notes: list[Correction] = field(default_factory=list)

    def when(self, found: When | None) -> When | None:
        """Return the date that is said to be right, else the one that was found."""
        for row, file in self.rows:
            if row.date:
                right = when_of(row.date)
                was, now = found.edtf if found else None, right.edtf if right else None
                self.notes.append(Correction("date", was, now, row.because, file))
                found = right
        return found

    def status(self, found: Status) -> Status:
        """Return the status that is said to be right, else the one that was found."""
        for row, file in self.rows:
            if row.status:
                self.notes.append(Correction("status", found, row.status, row.because, file))
                found = row.status
        return found

    def headline(self, found: str) -> str:
        """Return the headline that is said to be right, else the one that was found."""
        for row, file in self.rows:
            if row.headline:
                self.notes.append(Correction("headline", found, row.headline, row.because, file))
                found = row.headline
        return found


NOTHING: Final = Ruling()
"""Where nothing is said."""


class Rulings:
    """The corrections of events, each with the telling that it names.

    `sides` are those of splits that a telling is on; groups of tellings on two sides of one split never become one.
    `problems` name the corrections that fit nothing, or that contradict others.
    """

    def __init__(self, sheets: Sequence[Sheet], paths: Mapping[str, str], tellings: Sequence[Telling]) -> None:
        self.problems: list[Problem] = []
        self.sides: dict[int, frozenset[Side]] = {}
        self._tellings = tellings
        self._rows: dict[int, list[tuple[EventRow, str]]] = defaultdict(list)
        self._notes: dict[int, list[Correction]] = defaultdict(list)
        self._joined: list[tuple[list[int], Problem]] = []
        for sheet in sheets:
            content = sheet.content
            if content.events or content.merges or content.splits:
                self._read(sheet, Passages(Names(sheet), paths, [telling.source for telling in tellings]))

    def _read(self, sheet: Sheet, told: Passages) -> None:
        for n, split in enumerate(sheet.content.splits, 1):
            self._split(sheet, told, n, split)
        for n, merge in enumerate(sheet.content.merges, 1):
            self._merge(sheet, told, n, merge)
        for n, row in enumerate(sheet.content.events, 1):
            for at in self._found(sheet, told, f"[[events]] {n}", [row.event]):
                self._rows[at].append((row, sheet.file))

    def _found(self, sheet: Sheet, told: Passages, place: str, names: Iterable[EventName]) -> list[int]:
        """Return the tellings that are named; each that is not found is a problem."""
        found = []
        for name in names:
            try:
                found.append(told.find(name))
            except MissingError as error:
                if not (error.elsewhere and sheet.partial):
                    self._tell(sheet, place, f"corrects nothing: {error}")
        return list(dict.fromkeys(found))

    def _tell(self, sheet: Sheet, place: str, message: str) -> Problem:
        problem = Problem(sheet.path, "correction", f"{place} {message}")
        self.problems.append(problem)
        return problem

    def _split(self, sheet: Sheet, told: Passages, number: int, row: SplitRow) -> None:
        place = f"[[splits]] {number}"
        sides = [self._found(sheet, told, place, passages(side)) for side in row.events]
        if len(set().union(*sides)) < sum(map(len, sides)):
            self._tell(sheet, place, "names one telling on two sides; name each on one")
            return
        heads = [self._headline(side[0]) for side in sides if side]
        for n, side in enumerate(sides):
            others = " + ".join(head for at, head in enumerate(heads) if at != n)
            for at in side:
                self.sides[at] = self.sides.get(at, frozenset()) | {(sheet.path, number, n)}
            if side and others:
                self._notes[side[0]].append(Correction("split", others, None, row.because, sheet.file))
            self._join(side, sheet, place)

    def _merge(self, sheet: Sheet, told: Passages, number: int, row: MergeRow) -> None:
        place = f"[[merges]] {number}"
        found = self._found(sheet, told, place, row.events)
        if len(found) > 1:
            was = " + ".join(dict.fromkeys(map(self._headline, found)))
            self._notes[found[0]].append(Correction("merge", was, None, row.because, sheet.file))
            self._join(found, sheet, place)

    def _join(self, found: list[int], sheet: Sheet, place: str) -> None:
        if len(found) > 1:
            message = f"{place} would make one what a split tells apart; take one of the two out"
            self._joined.append((found, Problem(sheet.path, "correction", message)))

    def _headline(self, at: int) -> str:
        return self._tellings[at].event.headline

    def united(self, groups: list[list[int]]) -> list[list[int]]:
        """Return the groups with those as one that are said to be one event, sorted."""
        if not self._joined:
            return groups
        group_of = {at: number for number, members in enumerate(groups) for at in members}
        members_of = dict(enumerate(groups))
        for found, contradiction in self._joined:
            numbers = sorted({group_of[at] for at in found})
            members = sorted(at for number in numbers for at in members_of[number])
            if is_divided(set().union(*(self.sides.get(at, ()) for at in members))):
                self.problems.append(contradiction)
                continue
            for number in numbers:
                del members_of[number]
            members_of[numbers[0]] = members
            group_of.update(dict.fromkeys(members, numbers[0]))
        return sorted(members_of.values())

    def speak_of(self, members: Iterable[int]) -> bool:
        """Tell whether a correction names one of these tellings."""
        return bool(self._rows or self._notes) and any(at in self._rows or at in self._notes for at in members)

    def on(self, members: Iterable[int]) -> Ruling:
        """Return what is said of the event that these tellings tell."""
        if not self._rows and not self._notes:
            return NOTHING
        named = [at for at in members if at in self._rows or at in self._notes]
        rows = [row for at in named for row in self._rows.get(at, ())]
        return Ruling(rows, [note for at in named for note in self._notes.get(at, ())])
