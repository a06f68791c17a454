"""The table of cue words: which verbs and nouns ascribe words to somebody."""

import tomllib
from functools import cache
from importlib.resources import files

CLASSES = ("say", "speech", "naming", "thought", "nouns")
"""The kinds of cue words, those that news text writes beside quoted words first."""


@cache
def cue_classes() -> dict[str, str]:
    """Return lemma -> class of the verbs, and "noun:" + lemma -> "nouns" of the nouns, from rules/cues.toml."""
    table = tomllib.loads(files("dateline.extract").joinpath("rules/cues.toml").read_text(encoding="utf-8"))
    classes: dict[str, str] = {}
    for name in CLASSES:
        for lemma in table[name]:
            classes.setdefault("noun:" + lemma if name == "nouns" else lemma, name)
    return classes
