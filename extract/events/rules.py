"""The rule tables of this stage, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

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


@cache
def verb_of_noun() -> dict[str, str]:
    """Return every event noun and the verb it comes from, "" where it comes from none."""
    return {**dict.fromkeys(words("triggers", "plain"), ""), **table("triggers")["nominal"]}


@cache
def event_nouns() -> frozenset[str]:
    """Return the nouns that mention an event, those that tell of one included."""
    return words("event_nouns", "nouns").union(verb_of_noun())


@cache
def light_objects() -> dict[str, frozenset[str]]:
    """Return the light verbs and the nouns that carry their meaning; "*" is any event noun."""
    return {verb: frozenset(nouns.split()) for verb, nouns in table("triggers")["light"].items()}
