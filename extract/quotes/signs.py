"""Signs that speak for or against an attribution, with what they weigh; groups of them recur, and are made once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(slots=True, eq=False)
class Signs:
    """Names of features, and what each weighs."""

    names: tuple[str, ...]
    weights: tuple[float, ...]

    @classmethod
    def of(cls, weights: Mapping[str, float], *names: str) -> "Signs":
        """Weigh features; those that the weights don't name weigh nothing."""
        return cls(names, tuple([weights[name] for name in names if name in weights]))


@dataclass(slots=True, eq=False)
class Weighed:
    """What signs speak for or against."""

    signs: tuple[Signs, ...]

    @property
    def features(self) -> tuple[str, ...]:
        """The names of what speaks for it or against it."""
        return tuple(name for group in self.signs for name in group.names)

    @property
    def weight(self) -> float:
        """What all of that weighs."""
        return sum([weight for group in self.signs for weight in group.weights])


@cache
def attribution_weights() -> dict[str, float]:
    """Return the learned weight of each feature of who said marked words, from rules/attribution.toml."""
    table = tomllib.loads(files("dateline.extract").joinpath("rules/attribution.toml").read_text(encoding="utf-8"))
    return {name: float(weight) for name, weight in table["weights"].items()}
