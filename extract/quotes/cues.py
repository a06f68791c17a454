"""The table of cue words: which verbs and nouns ascribe words to somebody."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

CLASSES = ("say", "speech", "naming", "thought", "nouns")
"""The kinds of cue words, those that news text writes beside quoted words first."""


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("dateline.extract").joinpath("rules/cues.toml").read_text(encoding="utf-8"))


@cache
def cue_complements() -> dict[str, frozenset[str]]:
    """Return lemma -> the words behind a verb that belong to the cue, from rules/cues.toml."""
    return {lemma: frozenset(words) for lemma, words in _table()["complements"].items()}


@cache
def cue_classes() -> dict[str, str]:
    """Return lemma -> class of the verbs, and "noun:" + lemma -> "nouns" of the nouns, from rules/cues.toml."""
    table = _table()
    classes: dict[str, str] = {}
    for name in CLASSES:
        for lemma in table[name]:
            classes.setdefault("noun:" + lemma if name == "nouns" else lemma, name)
    return classes
