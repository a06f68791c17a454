"""All tellings of a folder as columns of numbers, by which they are compared."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from datetime import date
from math import log

import numpy as np

from dateline.extract.timeline.digest import Digest, published
from dateline.extract.timeline.sets import Flags, Floats, Ints, Sets, distinct, joined, spread
from dateline.extract.timeline.tables import COMMON, MEETINGS, ONCE, REPORTING
from dateline.extract.timeline.traits import END, Column, Rows
from dateline.extract.timeline.words import class_name, kinds, numbered
from dateline.models.when import When

_BACKGROUND = 200
"""Articles without the word that are thought to stand beside the folder, so that in a small one words keep weight."""
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()
_BITS = 32
_SAYING = REPORTING | {"be"}  # two of "be" are one event, too, only where their words agree
_MEETINGS = frozenset(class_name(lemma) for lemma in MEETINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns of all tellings, in order of articles and of telling; days are ordinals, 0 where not known.

    `kind` is the first kind that each may be of; `kinds` pairs tellings with all of theirs. `date` is the one that the
    text tells, a place in `dates`, 0 for none; it lies from `low` to `high`, where it is not `partial`; `day` is its
    first day, or else the article's. `words` and `named` are sets of each `sentence`, the others of each telling:
    `parties` are the entities that take part, `agents` those that act, `who` has words for those that are no entities.
    `length` is the binary logarithm of how many tellings each article has.
    """

    articles: int
    article: Ints
    length: Floats
    sentence: Ints
    kind: Ints
    kinds: tuple[Ints, Ints]
    reporting: Flags
    meeting: Flags
    common: Flags
    once: Flags
    low: Ints
    high: Ints
    date: Ints
    partial: Flags
    dates: Sequence[When | None]
    day: Ints
    place: Ints
    passing: Flags
    done: Flags
    prominence: Floats
    words: Sets
    named: Sets
    headline: Sets
    who: Sets
    parties: Sets
    agents: Sets
    fate: Sets
    counted: Sets

    def __len__(self) -> int:
        """How many tellings there are."""
        return len(self.article)


@dataclass(frozen=True, slots=True)
class Contents:
    """The content words of articles: of each its article, its number and how often it comes; and how telling each is.

    They stand in order of articles and, in each, of the alphabet.
    """

    articles: int
    article: Ints
    word: Ints
    frequency: Ints
    weights: Floats


def rarity(counts: Ints, sets: int) -> Floats:
    """Return how telling each item is that so many of the sets have: the log of one in how many; 1 for one of none."""
    found = distinct(counts)
    logs = [log((_BACKGROUND + sets) / count) if count else 1.0 for count in found.tolist()]
    return np.array(logs, dtype=np.float64)[np.searchsorted(found, counts)]


def ranks() -> Ints:
    """Return for the number of each string its place in the alphabet, which is the same in every run."""
    strings = numbered()
    found = np.empty(len(strings), dtype=np.int64)
    found[sorted(range(len(strings)), key=strings.__getitem__)] = np.arange(len(strings))
    return found


def contents(digests: Sequence[Digest], rank: Ints) -> Contents:
    """Return the words of articles, by their `ranks`."""
    parts = [part for each in digests for part in (each.traits.words, each.words)]
    found, owner = joined(parts), np.repeat(np.arange(len(parts)) // 2 * len(rank), _sizes(parts))
    keys = np.sort((owner + rank[found])[found != END])
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    article, word = np.divmod(keys[first], len(rank))
    weights = rarity(np.bincount(word, minlength=len(rank)), len(digests))
    return Contents(len(digests), article, word, np.diff(first, append=len(keys)), weights)


def table(digests: Sequence[Digest], entities: "Sequence[array[int]]", rank: Ints, words: Floats) -> Table:
    """Return the tellings of articles that are sorted by id.

    `entities` has for each entity of each article the number of the folder's; `words` is how telling each word is.
    """
    rows = _Rows(digests, entities, rank)
    count = _sizes(digests)
    article = np.repeat(np.arange(len(digests)), count)
    columns = joined(each.traits.columns for each in digests).reshape(-1, Column.COUNT).T
    sentences = np.array([each.traits.named.count(END) for each in digests], dtype=np.int64)
    sentence = columns[Column.SENTENCE] + np.repeat(np.cumsum(sentences) - sentences, count)

    named = rows.of_entities(lambda each: each.traits.named)
    naming = Sets(*named, int(sentences.sum()), np.ones(len(rank)))
    often = np.bincount(sentence, minlength=int(sentences.sum()))
    owner, item = naming.members(np.arange(int(sentences.sum())))
    entity_weights = rarity(np.bincount(item, often[owner], len(rank)).astype(np.int64), len(article))

    kind, pairs, (reporting, meeting, common, once) = _kinds(columns[Column.LEMMA])
    told, dates = _dates(columns)
    first, last = columns[Column.FIRST], columns[Column.LAST]
    days = np.array([day.toordinal() if (day := published(each)) else 0 for each in digests], dtype=np.int64)
    others = rows.of_words(lambda each: each.traits.others)
    parties = rows.of_entities(lambda each: each.traits.parties)
    headline = rows.of_words(lambda each: each.traits.headline)
    trigger = rows.of_words(lambda each: each.traits.trigger)
    return Table(
        articles=len(digests),
        article=article,
        length=np.log2(np.maximum(1, count)),
        sentence=sentence,
        kind=kind,
        kinds=pairs,
        reporting=reporting,
        meeting=meeting,
        common=common,
        once=once,
        low=np.where(first > 0, first, _FIRST),
        high=np.where(last > 0, last, _LAST),
        date=told,
        partial=(told > 0) & (first == 0) & (last == 0),
        dates=dates,
        day=np.where(told > 0, np.where(first > 0, first, last), days[article]),
        place=rows.places(columns, article),
        passing=columns[Column.PASSING] > 0,
        done=columns[Column.DONE] > 0,
        prominence=np.frombuffer(b"".join(each.traits.prominence for each in digests), dtype=np.float64),
        words=Sets(*rows.of_words(lambda each: each.traits.words), int(sentences.sum()), words),
        named=Sets(*named, int(sentences.sum()), entity_weights),
        headline=Sets(*_without(headline, trigger, len(rank)), len(article), words),
        who=Sets(
            np.concatenate((others[0], parties[0])),
            np.concatenate((others[1], parties[1])),
            len(article),
            entity_weights,
        ),
        parties=Sets(*parties, len(article), entity_weights),
        agents=Sets(*rows.of_entities(lambda each: each.traits.agents), len(article), entity_weights),
        fate=Sets(*rows.of_words(lambda each: each.traits.fate), len(article), words),
        counted=Sets(*rows.of_words(lambda each: each.traits.counted), len(article), words),
    )


def _without(rows: tuple[Ints, Ints], others: tuple[Ints, Ints], span: int) -> tuple[Ints, Ints]:
    """Return the numbers in rows, which are below `span`, without those in the same rows of others."""
    (row, item), (other_row, other_item) = rows, others
    kept = ~np.isin(row * span + item, other_row * span + other_item)
    return row[kept], item[kept]


def _sizes(parts: Iterable[Sized]) -> Ints:
    return np.array([len(part) for part in parts], dtype=np.int64)


class _Rows:
    """The rows of all articles, with numbers that mean the same in each."""

    def __init__(self, digests: Sequence[Digest], entities: "Sequence[array[int]]", rank: Ints) -> None:
        self._digests, self._rank = digests, rank
        sizes = _sizes(entities)
        self._before = np.cumsum(sizes) - sizes
        self._entities = rank[joined(entities)]

    def of_words(self, rows: Callable[[Digest], Rows]) -> tuple[Ints, Ints]:
        """Return of the words in all rows which row each is in, and the word."""
        found = joined(map(rows, self._digests))
        apart = found == END
        return np.cumsum(apart)[~apart], self._rank[found[~apart]]

    def of_entities(self, rows: Callable[[Digest], Rows]) -> tuple[Ints, Ints]:
        """Return of the entities in all rows which row each is in, and the entity."""
        parts = list(map(rows, self._digests))
        found = joined(parts)
        apart = found == END
        before = np.repeat(self._before, _sizes(parts))
        return np.cumsum(apart)[~apart], self._entities[(found + before)[~apart]]

    def places(self, columns: Ints, article: Ints) -> Ints:
        """Return the place of each telling: an entity, else its words."""
        found: Ints = self._rank[columns[Column.PLACE]]
        entity = columns[Column.PLACE_ENTITY]
        at = np.flatnonzero(entity >= 0)
        found[at] = self._entities[entity[at] + self._before[article[at]]]
        return found


def _kinds(lemma: Ints) -> tuple[Ints, tuple[Ints, Ints], Iterator[Flags]]:
    """Return each telling's first kind, all pairs with kinds, and which report, meet, are common, happen once."""
    strings = numbered()
    known = distinct(lemma)
    where = np.searchsorted(known, lemma)
    lemmas = [strings[each] for each in known.tolist()]
    places = {kind: at for at, kind in enumerate(sorted({kind for each in lemmas for kind in kinds(each)}))}
    own = [[places[kind] for kind in kinds(each)] for each in lemmas]
    sizes = np.array([len(each) for each in own], dtype=np.int64)
    owner, at = spread((np.cumsum(sizes) - sizes)[where], sizes[where])
    first = np.array([each[0] for each in own], dtype=np.int64)
    meetings = {each for each in lemmas if not _MEETINGS.isdisjoint(kinds(each))}
    flags = [np.array([each in some for each in lemmas], dtype=np.bool_) for some in (_SAYING, meetings, COMMON, ONCE)]
    every = np.array([kind for each in own for kind in each], dtype=np.int64)
    return first[where], (owner, every[at]), (flag[where] for flag in flags)


def _dates(columns: Ints) -> tuple[Ints, list[When | None]]:
    """Return the date that each telling tells, as a place in a list of such dates; its first is none."""
    first, last, partial = columns[[Column.FIRST, Column.LAST, Column.PARTIAL]]
    keys = (first << _BITS) + np.where(partial > 0, partial + _LAST, last)
    known = distinct(np.append(keys, 0))
    strings = numbered()
    dates = [_date(key >> _BITS, key % (1 << _BITS), strings) for key in known.tolist()]
    return np.searchsorted(known, keys), dates


def _date(first: int, last: int, strings: Sequence[str]) -> When | None:
    """Make a date of the days that bound it, or, where these lie behind all days, of the number of its EDTF."""
    partial = strings[last - _LAST] if last > _LAST else ""
    earliest, latest = (date.fromordinal(day) if 0 < day <= _LAST else None for day in (first, last))
    if not (earliest or latest or partial):
        return None
    return When(partial, earliest, latest, None, approximate=False, basis="stated", evidence=None)
