"""The rule tables of merging, read once from `extract/rules/merging.toml` and `salience.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final


@cache
def _rules(name: str = "merging") -> dict[str, Any]:
    text = files("dateline.extract").joinpath(f"rules/{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


STOP: Final[frozenset[str]] = frozenset(_rules()["stop"].split())
"""Words that say nothing of what a text is about."""

SUFFIXES: Final[tuple[str, ...]] = tuple(_rules()["suffixes"])
"""Endings that inflection and derivation add, the longest first."""

REPORTING: Final[frozenset[str]] = frozenset(_rules()["reporting"].split())
"""Lemmas of saying."""

COMMON: Final[frozenset[str]] = frozenset(_rules()["common"].split())
"""Lemmas of many meanings."""

ONCE: Final[frozenset[str]] = frozenset(_rules()["once"].split())
"""Lemmas of what happens but once to the one who lives it."""

MEETINGS: Final[frozenset[str]] = frozenset(_rules()["meetings"].split())
"""First lemmas of the CLASSES whose happenings bring somebody together."""

CLASSES: Final[tuple[tuple[str, ...], ...]] = tuple(tuple(row.split()) for row in _rules()["classes"])
"""Rows of lemmas that tell of one kind of happening."""

DERIVED: Final[dict[str, str]] = dict(row.split("=") for row in _rules()["derived"].split())
"""Nouns, and the verb that each comes from."""

NAMES: Final[dict[str, tuple[str, ...]]] = {slug: tuple(names) for slug, names in _rules()["names"].items()}
"""Names of one country or body, the first the fullest."""

NAME_TITLES: Final[frozenset[str]] = frozenset(_rules()["forms"]["titles"].split())
NAME_SUFFIXES: Final[frozenset[str]] = frozenset(_rules()["forms"]["suffixes"].split())

WEIGHTS: Final[dict[str, float]] = dict(_rules()["weights"])
"""Of each feature of a pair of tellings."""

MEANINGS: Final[dict[str, str]] = dict(_rules()["meanings"])
"""Of each feature of a pair what it says, in plain words."""

REFUSED: Final[dict[str, str]] = dict(_rules()["refusals"])
"""Of each reason why two tellings are not one what it says, in plain words."""

LIMITS: Final[dict[str, float]] = dict(_rules()["limits"])
"""From which score on what is kept."""

SALIENCE: Final[dict[str, dict[str, float]]] = {
    name: dict(_rules("salience")[name]) for name in ("weights", "dated", "status", "happening")
}
"""Of each part of an event's salience its weight, and what each value of some parts is worth."""

OPINION: Final[frozenset[str]] = frozenset(_rules("salience")["opinion"].split())
"""Lemmas of thinking and wanting."""
