"""How likely it is that two tellings tell of one event: a logistic model over a handful of comparisons."""

from collections.abc import Callable, Mapping
from math import log2
from typing import Final

import numpy as np

from dateline.extract.timeline.blocking import Pairs
from dateline.extract.timeline.dates import gap
from dateline.extract.timeline.sets import Flags, Floats, Ints
from dateline.extract.timeline.table import Table
from dateline.extract.timeline.tables import LIMITS, WEIGHTS
from dateline.models.when import When

FEATURES: Final = (
    "bias",
    "same_word",
    "reporting",
    "articles",
    "nearest",
    "sentences",
    "headlines",
    "named",
    "shared",
    "apart",
    "strangers",
    "nothing",
    "foreign",
    "vague",
    "common",
    "faint",
    "long",
    "same_day",
    "counted",
    "other_day",
    "same_place",
    "leads",
    "within",
    "passing",
    "unlike",
    "seasons",
)
"""What is compared, in the order of `features`."""

_WEIGHTS = np.array([float(WEIGHTS[name]) for name in FEATURES])

_PARTIAL_DAYS = 10
"""How many days "the 7th" of some month is taken for."""

_SEASON = 60
"""Days behind which what an article mentions is hardly what another told then."""

_FAR = 31
"""Days between two dates that texts tell, from which they are never one event's."""

_DIGITS = 9
"""Digits to which log odds are rounded, so that the order in which they are summed up makes no difference."""


def features(found: Table, pairs: Pairs) -> Floats:
    """Compare pairs of tellings; a row of FEATURES for each."""
    a, b = pairs.one, pairs.other
    strangers = found.who.apart(a, b)
    headlines = found.headline.alike(a, b)
    gap_days = gaps(found, a, b)
    once = _once(found, a, b, gap_days)
    apart = np.where(once, 0, gap_days)
    same_day = np.where(once, LIMITS["dated"], _sameness(found, a, b, apart))
    within = found.article[a] == found.article[b]
    far = ~within & (same_day < LIMITS["dated"])
    sentences = found.words.alike(found.sentence[a], found.sentence[b])
    named, shared = found.named.alike(found.sentence[a], found.sentence[b]), found.who.alike(a, b)
    unalike = np.where(within, 0.0, 1 - sentences - headlines)
    doubt = np.clip((LIMITS["near"] - pairs.cosine) / (LIMITS["near"] - LIMITS["articles"]), 0.0, 1.0)
    nobody = (found.who.sizes[a] == 0) | (found.who.sizes[b] == 0)
    columns = {
        "bias": np.ones(len(a)),
        "same_word": found.kind[a] == found.kind[b],
        "reporting": found.reporting[a],
        "articles": pairs.cosine,
        "nearest": pairs.share,
        "sentences": sentences,
        "headlines": headlines,
        "named": named,
        "shared": shared,
        "apart": found.agents.apart(a, b),
        "strangers": strangers,
        "nothing": strangers & (headlines == 0),
        "foreign": far & strangers & (pairs.cosine < LIMITS["story"]),
        "vague": far & nobody & (headlines == 0) & ~found.passing[a] & ~found.passing[b],
        "common": np.clip(unalike + LIMITS["more"] - same_day / 2, 0.0, 1.0) * (found.common[a] & found.common[b]),
        "faint": np.maximum(0.0, unalike - same_day - np.minimum(named, shared)) * doubt,
        "long": np.maximum(0.0, unalike - same_day) * _length(found, a, b),
        "same_day": same_day,
        "counted": _counted(found, a, b),
        "other_day": np.where(apart > 0, np.minimum(1.0, 0.5 + apart / 14), 0.0),
        "same_place": (found.place[a] == found.place[b]) & (found.place[a] > 0),
        "leads": np.minimum(found.prominence[a], found.prominence[b]),
        "within": within,
        "passing": (found.passing[a].astype(np.float64) + found.passing[b]) / 2,
        "unlike": found.done[a] != found.done[b],
        "seasons": _seasons(found, a, b),
    }
    return np.column_stack([np.asarray(columns[name], dtype=np.float64) for name in FEATURES])


def log_odds(values: Floats) -> Floats:
    """Return the log odds that two tellings tell of one event, for each row of FEATURES."""
    odds = np.zeros(len(values))
    for column, weight in zip(values.T, _WEIGHTS, strict=True):
        odds += weight * column
    return np.round(odds, _DIGITS)


def may_be_one(found: Table, a: Ints, b: Ints) -> Flags:
    """Tell of each two tellings whether none of REFUSALS forbids that they tell of one event."""
    allowed = np.ones(len(a), dtype=np.bool_)
    for refuses in REFUSALS.values():
        at = np.flatnonzero(allowed)
        allowed[at[refuses(found, a[at], b[at])]] = False
    return allowed


def _other_time(found: Table, a: Ints, b: Ints) -> Flags:
    """In one article, which tells its events apart, dates must fit; in two they may lie near each other."""
    refused: Flags = gaps(found, a, b) > np.where(found.article[a] == found.article[b], 0, _FAR)
    return refused


def _other_parties(found: Table, a: Ints, b: Ints) -> Flags:
    """Two events of several entities each must share one."""
    refused: Flags = (found.parties.sizes[a] > 1) & (found.parties.sizes[b] > 1) & found.parties.apart(a, b)
    return refused


def _other_meeting(found: Table, a: Ints, b: Ints) -> Flags:
    """Two meetings that both name who meets share somebody; all whom one of them names, where both name several."""
    refused: Flags = found.meeting[a] & found.meeting[b]
    at = np.flatnonzero(refused)
    one, other = a[at], b[at]
    least = np.minimum(found.parties.sizes[one], found.parties.sizes[other])
    refused[at] = found.parties.shared(one, other)[0] < least
    return refused


def _other_mention(found: Table, a: Ints, b: Ints) -> Flags:
    """In an article whose day is known, so that what it tells has one, a mention that has none shares a participant."""
    refused: Flags = (found.article[a] == found.article[b]) & (found.passing[a] != found.passing[b])
    refused &= (found.day[a] > 0) & (found.day[b] > 0)
    at = np.flatnonzero(refused)
    refused[at] = found.who.shared(a[at], b[at])[0] == 0
    return refused


def _other_words(found: Table, a: Ints, b: Ints) -> Flags:
    """Two statements must share half of their sentences' words, by number."""
    refused: Flags = found.reporting[a] & found.reporting[b]
    at = np.flatnonzero(refused)
    one, other = found.sentence[a[at]], found.sentence[b[at]]
    both, _ = found.words.shared(one, other)
    least = np.minimum(found.words.sizes[one], found.words.sizes[other])
    within = found.article[a[at]] == found.article[b[at]]
    refused[at] = (2 * both < least) | (least == 0) | ((both <= 2) & within)
    return refused


REFUSALS: Final[Mapping[str, Callable[[Table, Ints, Ints], Flags]]] = {
    "dates": _other_time,
    "parties": _other_parties,
    "meeting": _other_meeting,
    "mention": _other_mention,
    "statement": _other_words,
}
"""What forbids that two tellings tell of one event, whatever else they share; asked in this order."""


def is_retold(found: Table, a: Ints, b: Ints) -> Flags:
    """Tell of two tellings of one article whether they may be one event: by participants, where both name any."""
    return ~(found.who.apart(a, b) | found.agents.apart(a, b))


def gaps(found: Table, a: Ints, b: Ints) -> Ints:
    """Return how many days lie between the dates that texts tell of two events; 0 where they may be one."""
    apart: Ints = np.maximum(0, np.maximum(found.low[b] - found.high[a], found.low[a] - found.high[b]))
    one, other = found.date[a], found.date[b]
    apart[(one == 0) | (other == 0)] = 0
    at = np.flatnonzero((found.partial[a] & (other > 0)) | (found.partial[b] & (one > 0)))
    if len(at):
        dates, where = np.unique(np.column_stack((one[at], other[at])), axis=0, return_inverse=True)
        known = [_gap(found.dates[one], found.dates[other]) for one, other in dates.tolist()]
        apart[at] = np.array(known, dtype=np.int64)[where.reshape(-1)]
    return apart


def _gap(a: When | None, b: When | None) -> int:
    return gap(a, b) if a is not None and b is not None else 0


def _length(found: Table, a: Ints, b: Ints) -> Floats:
    """Return by how many doublings two articles are long: the words of long ones often agree by chance."""
    both = (found.length[found.article[a]] + found.length[found.article[b]]) / 2
    return np.clip(both - log2(LIMITS["long"]), 0.0, None)


def _sameness(found: Table, a: Ints, b: Ints, apart: Ints) -> Floats:
    """Return 1 for two dates that are one day, less the more days they may mean."""
    partial = found.partial[a] | found.partial[b]
    alike = (found.date[a] > 0) & (found.date[b] > 0) & (apart == 0)
    both = np.where(partial, _PARTIAL_DAYS, np.maximum(found.high[a] - found.low[a], found.high[b] - found.low[b]) + 1)
    return np.where(alike, 1 / (1 + np.log10(np.maximum(1, both))), 0.0)


def _once(found: Table, a: Ints, b: Ints, apart: Ints) -> Flags:
    """Tell of dates a day apart whether they are of what happens but once, to the same, and not in two places."""
    near: Flags = (apart == 1) & (found.once[a] | found.once[b]) & (found.article[a] != found.article[b])
    near &= (found.place[a] == 0) | (found.place[b] == 0) | (found.place[a] == found.place[b])
    at = np.flatnonzero(near)
    near[at] = found.fate.alike(a[at], b[at]) > LIMITS["same"]
    return near


def _counted(found: Table, a: Ints, b: Ints) -> Flags:
    """Tell whether two articles count the same things on one day, that of the article where no other is told."""
    same: Flags = (found.counted.sizes[a] > 0) & (found.counted.sizes[b] > 0)
    same &= (found.article[a] != found.article[b]) & (found.day[a] == found.day[b]) & (found.day[a] > 0)
    at = np.flatnonzero(same)
    same[at] = found.counted.shared(a[at], b[at])[0] > 0
    return same


def _seasons(found: Table, a: Ints, b: Ints) -> Floats:
    """Return how far apart two tellings lie, one of which has no date but its article's: 1 from a season on."""
    known = (found.day[a] > 0) & (found.day[b] > 0) & ((found.date[a] == 0) | (found.date[b] == 0))
    return np.where(known, np.minimum(1.0, np.abs(found.day[a] - found.day[b]) / _SEASON), 0.0)
