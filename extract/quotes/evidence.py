"""What speaks for somebody's having said marked words, by the few facts that it rests on."""

from bisect import bisect_left
from functools import lru_cache

from dateline.extract.quotes.signs import Signs, attribution_weights

_BUCKETS = (0, 1, 2, 4, 8, 16)
_MADE = 1 << 12


def signs_of(*names: str) -> Signs:
    """Weigh the features of an attribution."""
    return Signs.of(attribution_weights(), *names)


@lru_cache(maxsize=_MADE)
def named_signs(kind: str, described: tuple[str, ...]) -> Signs:
    """Return what the look of marked words tells of whether anybody said them; `kind` stands before each name."""
    return signs_of(*(kind + name for name in described))


@lru_cache(maxsize=_MADE)
def place_signs(side: str, crossed: str, kind: str, near: str, edge: str) -> Signs:
    """Return what a kind of cue tells on its side of the words, so far away, with `edge` between."""
    at = where(side, crossed)
    return signs_of(f"cue:{at} {kind}", f"cue:{at} near={near}", f"cue:{at} {edge}")


@lru_cache(maxsize=_MADE)
def rank_signs(side: str, crossed: str, rank: int) -> Signs:
    """Return what being the how manyth cue on a side tells."""
    return signs_of(f"cue:{side} rank={rank} {crossed}")


@lru_cache(maxsize=_MADE)
def side_signs(side: str, kind: str, case: str, before: str) -> Signs:
    """Return what a kind of cue on a side tells of words of such a case, and with that before them."""
    return signs_of(f"cue:{side} {case} {kind}", f"cue:{side} any {before}")


@lru_cache(maxsize=_MADE)
def word_signs(tag: str, kind: str, size: str, source: str) -> Signs:
    """Return what the tag and the kind of a cue tell, the size of the words, and what kind of source they have."""
    return signs_of("cue:tag=" + tag, f"cue:{kind} {size}", "cue:source=" + source)


@lru_cache(maxsize=_MADE)
def again_signs(distance: str, skipped: int, described: tuple[str, ...]) -> Signs:
    """Return what tells of words so described that they go on with earlier ones, so many others standing between."""
    _, size, case, ending, before = described
    return signs_of(
        "again:" + distance,
        f"again:{distance} {before}",
        f"again:{distance} {size}",
        f"again:{distance} {case} {before}",
        f"again:{distance} skipped={skipped}",
        f"again:{ending} {case}",
    )


def where(side: str, crossed: str) -> str:
    """Name where a cue stands: on which side of marked words, and across what."""
    return side + ("," + crossed if crossed else "")


def bucket(gap: int) -> str:
    """Name how many tokens a gap has, roughly."""
    at = bisect_left(_BUCKETS, gap)
    return str(_BUCKETS[at]) if at < len(_BUCKETS) else "far"
