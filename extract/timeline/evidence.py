"""Why the sources of an event are thought to tell of one, and which other events came near."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.extract.corrections.sheet import Sheet
from dateline.extract.timeline.blocking import Pairs
from dateline.extract.timeline.build import Gathered, compared, gathered, group, told, worth
from dateline.extract.timeline.cluster import WITNESSES
from dateline.extract.timeline.digest import Digest
from dateline.extract.timeline.identity import Numbers, event_id
from dateline.extract.timeline.sets import Flags, Ints
from dateline.extract.timeline.similarity import FEATURES, REFUSALS, features, is_retold, log_odds
from dateline.extract.timeline.table import Table
from dateline.extract.timeline.tables import LIMITS, MEANINGS, REFUSED, WEIGHTS
from dateline.extract.timeline.telling import Telling
from dateline.extract.timeline.words import stemmed
from dateline.models.timeline import TimelineSource


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that is compared: its name, its `meaning` in plain words, its value, what it adds to the log odds."""

    name: str
    meaning: str
    value: float
    odds: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two tellings compared.

    `odds` are the log odds that they tell of one event, which they are thought to from 0 on; `features` add up to
    them, the weightiest first. `words` are content words that their sentences share, as the first has them; `entities`
    the ids of those who take part in both. `refused` says in plain words what forbids that they are one, else null.
    """

    one: TimelineSource
    other: TimelineSource
    odds: float
    features: tuple[Feature, ...]
    words: tuple[str, ...]
    entities: tuple[str, ...]
    refused: str | None


@dataclass(frozen=True, slots=True)
class Near:
    """Another event that came near: its id and headline, the likeliest pair of sources, and why the two stay two.

    `odds` are those of all pairs of sources in sum; a pair that was not compared counts against. `refused` says in
    plain words what keeps them apart.
    """

    event: str
    headline: str
    closest: Comparison
    odds: float
    refused: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an event is one: its sources compared, the likeliest pair first, and the events that came nearest."""

    event: str
    merged: tuple[Comparison, ...]
    near: tuple[Near, ...]


def evidence(digests: Iterable[Digest], event: str, sheets: Sequence[Sheet] = (), *, most: int = 5) -> Evidence | None:
    """Return why the event of that id has the sources it has; None where the folder has no such event.

    `digests` and `sheets` are what `build.merge` is given. It is merged as there, so that what is told is what was
    done. `most` is how many near events are told. Sources that nothing compares (they joined through others, or because
    the user says so) are in no comparison.
    """
    folder, found, pairs, events, owner = _merged(digests, sheets)
    chosen = next((at for at, (id_, _) in enumerate(events) if id_ == event), None)
    if chosen is None:
        return None
    rows = _Rows(folder, found, _of(pairs, owner, chosen))
    inner = np.flatnonzero((owner[rows.one] == chosen) & (owner[rows.other] == chosen) & ~rows.no)
    return Evidence(
        event=event,
        merged=tuple(rows.comparison(at) for at in inner[np.argsort(-rows.odds[inner], kind="stable")].tolist()),
        near=tuple(_near(rows, owner, chosen, events))[:most],
    )


def near_misses(digests: Iterable[Digest], sheets: Sequence[Sheet] = ()) -> list[tuple[str, str]]:
    """Return the ids of each two events of which two sources alone would be thought one, the likeliest first.

    All their sources together are not. `digests` and `sheets` are what `build.merge` is given. Mentions in passing do
    not count.
    """
    folder, found, pairs, events, owner = _merged(digests, sheets)
    best: dict[tuple[int, int], float] = {}
    for block in pairs:
        apart = owner[block.one] != owner[block.other]
        told_both = ~found.passing[block.one] & ~found.passing[block.other]
        rows = _Rows(folder, found, block.only(apart & told_both & (owner[block.one] >= 0) & (owner[block.other] >= 0)))
        for at in np.flatnonzero(~rows.no & (rows.odds > 0)).tolist():
            first, last = sorted((int(owner[rows.one[at]]), int(owner[rows.other[at]])))
            best[first, last] = max(best.get((first, last), 0.0), float(rows.odds[at]))
    ranked = sorted(best.items(), key=lambda row: (-row[1], row[0]))
    return [(events[one][0], events[other][0]) for (one, other), _ in ranked]


def _merged(
    digests: Iterable[Digest], sheets: Sequence[Sheet]
) -> tuple[Gathered, Table, list[Pairs], list[tuple[str, list[int]]], Ints]:
    """Merge as `build.merge` does; return the pairs compared, the events, and which of these each telling is of."""
    folder = gathered(digests, sheets)
    found, blocks = worth(folder.digests, folder.ids)
    pairs = list(blocks)
    groups, _ = group(found, compared(found, pairs), folder.rulings)
    events = list(_named(folder, found, groups))
    owner = np.full(len(found), -1, dtype=np.int64)
    for at, (_, members) in enumerate(events):
        owner[members] = at
    return folder, found, pairs, events, owner


def _named(folder: Gathered, found: Table, groups: Iterable[list[int]]) -> Iterator[tuple[str, list[int]]]:
    """Yield the id and the tellings of each event."""
    numbers = Numbers()
    for members in told(found, groups, folder.rulings):
        first = next((at for at in members if not found.passing[at]), members[0])
        yield numbers.told_apart(event_id(folder.shelf[first].source)), members


def _of(blocks: Iterable[Pairs], owner: Ints, chosen: int) -> Pairs:
    """Return the pairs that the event has a part in, and whose other part is an event."""
    parts = [
        block.only(
            ((owner[block.one] == chosen) | (owner[block.other] == chosen))
            & (owner[block.one] >= 0)
            & (owner[block.other] >= 0)
        )
        for block in blocks
    ]
    return Pairs(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in ("one", "other", "cosine", "share"))
    )


class _Rows:
    """Pairs of tellings with all that is known of them; `no` are those that were refused."""

    def __init__(self, folder: Gathered, found: Table, pairs: Pairs) -> None:
        self.one, self.other = pairs.one, pairs.other
        self.folder, self.found = folder, found
        self._values = features(found, pairs)
        self.odds = log_odds(self._values) - LIMITS["shift"]
        self._refused = _refusals(found, pairs)
        self.no: Flags = self._refused != ""

    def comparison(self, at: int) -> Comparison:
        """Return one of them as it is told."""
        one, other = self.folder.shelf[int(self.one[at])], self.folder.shelf[int(self.other[at])]
        odds = [WEIGHTS[name] * value for name, value in zip(FEATURES, self._values[at].tolist(), strict=True)]
        odds[0] -= LIMITS["shift"]
        compared = [
            Feature(name, MEANINGS[name], value, part)
            for name, value, part in zip(FEATURES, self._values[at].tolist(), odds, strict=True)
            if part
        ]
        return Comparison(
            one=one.source,
            other=other.source,
            odds=float(self.odds[at]),
            features=tuple(sorted(compared, key=lambda feature: -abs(feature.odds))),
            words=_shared_words(one.source.text, other.source.text),
            entities=tuple(sorted(one.who & other.who)),
            refused=REFUSED[self._refused[at]] if self.no[at] else None,
        )

    def reason(self, one: Sequence[int], other: Sequence[int]) -> str:
        """Return what keeps two events apart whose sources in sum are likely one."""
        pairs = [(a, b) for a in one[:WITNESSES] for b in other[:WITNESSES]]
        a, b = np.array(pairs, dtype=np.int64).T
        return next((name for name, refuses in REFUSALS.items() if refuses(self.found, a, b).any()), "sum")


def _refusals(found: Table, pairs: Pairs) -> NDArray[np.object_]:
    """Return of each pair the name of what forbids that it is one event, "" for nothing."""
    names = np.full(len(pairs.one), "", dtype=object)
    within = found.article[pairs.one] == found.article[pairs.other]
    names[within & ~is_retold(found, pairs.one, pairs.other)] = "others"
    for name, refuses in reversed(list(REFUSALS.items())):
        names[refuses(found, pairs.one, pairs.other)] = name
    return names


def _shared_words(one: str, other: str) -> tuple[str, ...]:
    """Return the content words that two sentences share, as the first has them, in its order."""
    theirs = {stem for stem, _ in stemmed(other)}
    return tuple({stem: word for stem, word in reversed(list(stemmed(one))) if stem in theirs}.values())[::-1]


def _near(rows: _Rows, owner: Ints, chosen: int, events: Sequence[tuple[str, list[int]]]) -> Iterator[Near]:
    """Yield the other events of which a telling was compared with one of the event, the likeliest first."""
    own = np.where(owner[rows.one] == chosen, owner[rows.other], owner[rows.one])
    order = np.lexsort((rows.no, -rows.odds))
    best: dict[int, int] = {}
    for at in order[own[order] != chosen].tolist():
        best.setdefault(int(own[at]), at)
    size = len(events[chosen][1])
    for event, at in best.items():
        id_, members = events[event]
        every = np.flatnonzero((own == event) & ~rows.no)
        odds = float(rows.odds[every].sum()) + LIMITS["unseen"] * (size * len(members) - len(every))
        reason = rows.reason(events[chosen][1], members) if odds > 0 else "sum"
        first: Telling = rows.folder.shelf[next((each for each in members if not rows.found.passing[each]), members[0])]
        closest = rows.comparison(at)
        yield Near(id_, first.event.headline, closest, odds, closest.refused or REFUSED[reason])
