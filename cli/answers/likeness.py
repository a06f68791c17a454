"""Why sources are thought to tell of one event, and what came near it, in a reader's words."""

from collections.abc import Iterable, Iterator
from math import exp
from typing import TYPE_CHECKING

from dateline.cli.render.labels import Sources
from dateline.cli.render.plain import plain
from dateline.extract.questions.explain import Explanation
from dateline.models.timeline import TimelineSource

if TYPE_CHECKING:
    from dateline.extract.timeline.evidence import Comparison, Evidence, Feature

_UNKNOWN = "a saved timeline does not hold what was compared; name the articles instead to see it"
_TOLD = 4
"""How many reasons are told on each side."""
_LEAST = 0.15
"""Log odds from which a reason is worth telling."""
_BASE = "bias"
_WORDS = 8
_SURE = 20.0


Point = tuple[str, tuple[str, ...]]
"""What is told, and the lines below it."""


def why_one(explained: Explanation, evidence: "Evidence | None", named: Sources) -> Iterator[Point]:
    """Yield why each source belongs to the event: what it is most like."""
    if evidence is None:
        yield _UNKNOWN, ()
        return
    best: dict[tuple[str, int], Comparison] = {}
    for comparison in evidence.merged:
        for source in (comparison.one, comparison.other):
            best.setdefault(_key(source), comparison)
    shown: list[Comparison] = []
    for told in explained.told:
        closest = best.get(_key(told.source))
        if closest is None:
            yield (
                f"{_name(told.source, named)}: compared with none of the others; it joined through them, or by hand",
                (),
            )
        elif closest not in shown:
            shown.append(closest)
            both = f"{_name(closest.one, named)} and {_name(closest.other, named)}"
            yield f"{both}: {_chance(closest.odds)}", tuple(_reasons(closest))


def what_came_near(evidence: "Evidence | None") -> Iterator[Point]:
    """Yield the events that came near, and what keeps each apart."""
    if evidence is None:
        yield _UNKNOWN, ()
    elif not evidence.near:
        yield "nothing: no other event was like enough to be compared", ()
    else:
        for near in evidence.near:
            apart = f"apart: {plain(near.refused)}"
            likeliest = (
                f"likeliest by “{plain(near.closest.one.trigger.text)}” and “{plain(near.closest.other.trigger.text)}”"
            )
            chance = f"{likeliest}: {_chance(near.closest.odds)}"
            yield f"{plain(near.headline)} ({near.event})", (apart, chance, *_reasons(near.closest))


def _key(source: TimelineSource) -> tuple[str, int]:
    return source.article, source.trigger.start


def _name(source: TimelineSource, named: Sources) -> str:
    number = named.numbers.get(source.article)
    return f"[{number}] “{plain(source.trigger.text)}”"


def _chance(odds: float) -> str:
    """Return log odds as a share of a hundred: what the model that weighs the reasons makes of them."""
    share = 100 / (1 + exp(-max(min(odds, _SURE), -_SURE)))
    return "over 99% likely" if share > 99 else "under 1% likely" if share < 1 else f"{share:.0f}% likely"


def _reasons(comparison: "Comparison") -> Iterator[str]:
    known = [each for each in comparison.features if abs(each.odds) >= _LEAST and each.name != _BASE]
    if speaking := _meanings(each for each in known if each.odds > 0):
        yield f"for it: {speaking}"
    if against := _meanings(each for each in known if each.odds < 0):
        yield f"against it: {against}"
    if comparison.words:
        yield f"both say {', '.join(f'“{plain(word)}”' for word in comparison.words[:_WORDS])}"


def _meanings(features: "Iterable[Feature]") -> str:
    return ", ".join(plain(each.meaning) for each in list(features)[:_TOLD])
