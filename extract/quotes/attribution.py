"""Deciding who said marked words: the candidate with the greatest learned weight, or nobody."""

import tomllib
from functools import cache
from importlib.resources import files

from dateline.extract.quotes.candidates import Candidate, Place, candidates
from dateline.extract.quotes.reading import Reading


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
    return chosen
