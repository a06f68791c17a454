"""The rule tables of this stage, read once."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from dateline.models.event import Status


@cache
def table(name: str) -> dict[str, Any]:
    """Return the tables of `extract/rules/NAME.toml`."""
    return tomllib.loads(files("dateline.extract").joinpath("rules", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return a word list: a string of words parted by white space."""
    return frozenset(str(table(name)[key]).split())


@cache
def statuses(key: str) -> dict[str, Status]:
    """Return a table of `status.toml`: a word and the status it gives."""
    rows: dict[str, Status] = table("status")[key]
    return rows


VERB_OF_NOUN: Final[dict[str, str]] = {**dict.fromkeys(words("triggers", "plain"), ""), **table("triggers")["nominal"]}
"""Every event noun and the verb it comes from, "" where it comes from none."""

EVENT_NOUNS: Final = words("event_nouns", "nouns").union(VERB_OF_NOUN)
"""The nouns that mention an event, those that tell of one included."""

LIGHT_OBJECTS: Final = {verb: frozenset(nouns.split()) for verb, nouns in table("triggers")["light"].items()}
"""The light verbs and the nouns that carry their meaning; "*" is any event noun."""


class VerbClass(NamedTuple):
    """What the lists say of a verb as a trigger.

    `colours`: it only phases or colours a verb that it governs; `opens`: its participle may be no more than a
    preposition of time. `light` are the nouns that carry its meaning.
    `happens`: its subject is what happened; `fates`: it says what becomes of its subject or object. `state`, `weak`,
    `stative_passive`: those lists have it; `reports`: it is one of reporting. `idle`: where no trigger was made of it,
    it tells of no event.
    """

    colours: bool
    opens: bool
    light: frozenset[str]
    happens: bool
    fates: bool
    state: bool
    weak: bool
    stative_passive: bool
    reports: bool
    idle: bool


@lru_cache(maxsize=1 << 14)
def verb_class(lemma: str) -> VerbClass:
    """Return what the lists say of a verb."""
    commits = statuses("governor").get(lemma) == "scheduled" and lemma in words("triggers", "commitment")
    reports = lemma in words("triggers", "reporting")
    return VerbClass(
        colours=not commits and (lemma in words("triggers", "aspect") or lemma in statuses("governor")),
        opens=lemma in words("triggers", "opening"),
        light=LIGHT_OBJECTS.get(lemma, frozenset()),
        happens=lemma in words("triggers", "happening"),
        fates=lemma in statuses("fate") and not reports,
        state=lemma in words("triggers", "state"),
        weak=lemma in words("triggers", "weak"),
        stative_passive=lemma in words("triggers", "stative_passive"),
        reports=reports,
        idle=any(lemma in words("triggers", key) for key in ("aspect", "stative", "general")),
    )
