"""Deciding who said marked words: the candidate with the greatest learned weight, or nobody."""

import tomllib
from functools import cache
from importlib.resources import files

from dateline.extract.quotes.candidates import Candidate, candidates
from dateline.extract.quotes.reading import Reading
from dateline.extract.quotes.shape import Place

# A shorter line in marks may be a title.
_ALONE = 4


@cache
def weights() -> dict[str, float]:
    """Return the learned weight of each feature, from rules/attribution.toml."""
    table = tomllib.loads(files("dateline.extract").joinpath("rules/attribution.toml").read_text(encoding="utf-8"))
    return {name: float(weight) for name, weight in table["weights"].items()}


def attribute(reading: Reading, here: list[Place]) -> list[Candidate | None]:
    """Return, for each place, who said its words and by which cue; None where nobody did.

    Places are decided in text order, since one quotation continues another; a continued one takes over the source and
    the cue of what it continues.
    """
    weight = weights()
    chosen: list[Candidate | None] = []
    earlier: int | None = None
    for n in range(len(here)):
        options = candidates(reading, here, n, earlier)
        best = max(options, key=lambda option: sum(weight.get(name, 0.0) for name in option.features))
        if best is options[0]:
            chosen.append(None)
            continue
        before = chosen[best.earlier] if best.earlier is not None else None
        chosen.append(Candidate(best.features, before.source, before.cue, best.earlier) if before else best)
        earlier = n
    for n, place in enumerate(here):
        if chosen[n] is None and _stands_alone(reading, place):
            chosen[n] = Candidate(())
    for n in range(len(here) - 2, -1, -1):
        if chosen[n] is None and chosen[n + 1] is not None and _runs_on(here[n], here[n + 1]):
            chosen[n] = chosen[n + 1]
    return chosen


def _stands_alone(reading: Reading, place: Place) -> bool:
    """Tell whether words in marks are a line of their own, as in a deck: said, but the text does not say by whom."""
    marked = place.marked
    alone = place.a - 1 <= place.first and place.last - place.b <= 1 and place.gap_behind == place.last
    open_ended = reading.text[marked.end - 1] not in ".,!?"
    return (
        alone
        and open_ended
        and marked.closed
        and marked.opened
        and reading.text.count(" ", marked.start, marked.end) >= _ALONE
    )


def _runs_on(place: Place, behind: Place) -> bool:
    """Tell whether an unclosed quotation breaks off where the next one of its paragraph opens."""
    return not place.marked.closed and place.first == behind.first and behind.a - place.b <= 2
