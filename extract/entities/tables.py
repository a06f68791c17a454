"""The rule tables of names and descriptions, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("dateline.extract").joinpath("rules", name).read_text(encoding="utf-8"))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


@cache
def given_names() -> dict[str, str]:
    """Return the gender ("m" or "f") that a lower-case given name tells."""
    gender = _table("names.toml")["gender"]
    return {word: sex[0] for sex in ("male", "female") for word in gender[sex].split()}


@cache
def formal_names() -> dict[str, frozenset[str]]:
    """Return the formal given names that a lower-case short form may stand for ("bill" -> {"william"})."""
    found: dict[str, set[str]] = {}
    for formal, short in _table("names.toml")["nicknames"].items():
        for word in short.split():
            found.setdefault(word, set()).add(formal)
    return {word: frozenset(formal) for word, formal in found.items()}


@cache
def variants() -> dict[str, tuple[str, ...]]:
    """Return the other forms of a lower-case given name, sorted ("bill" -> "will", "william", ...)."""
    groups: dict[str, set[str]] = {}
    for short, formals in formal_names().items():
        for formal in formals:
            groups.setdefault(formal, {formal}).add(short)
    found: dict[str, set[str]] = {}
    for group in groups.values():
        for name in group:
            found.setdefault(name, set()).update(group)
    return {name: tuple(sorted(group - {name})) for name, group in found.items()}


@cache
def name_particles() -> frozenset[str]:
    """Return the lower-case words that stand within a person's name ("van", "bin")."""
    return _words(_table("names.toml")["inside"]["particles"])


@cache
def name_suffixes() -> frozenset[str]:
    """Return what follows a surname without being one ("jr.", "iii")."""
    return _words(_table("names.toml")["inside"]["suffixes"])


@cache
def courtesy_titles() -> dict[str, str]:
    """Return the courtesy titles, lower-case, and the gender each tells ("m", "f" or "")."""
    table = _table("titles.toml")["courtesy"]
    return {word: sex for key, sex in (("none", ""), ("male", "m"), ("female", "f")) for word in table[key].split()}


@cache
def offices() -> dict[str, str]:
    """Return the titles that name an office, lower-case, with the office ("sen." -> "senator")."""
    return dict(_table("titles.toml")["office"])


@cache
def titles() -> frozenset[str]:
    """Return everything that may stand before a person's name as a title, lower-case."""
    return frozenset(courtesy_titles().keys() | offices().keys())


@cache
def title_openings() -> frozenset[str]:
    """Return the first words of titles."""
    return frozenset(title.split()[0] for title in titles())


@cache
def title_endings() -> frozenset[str]:
    """Return the last words of titles."""
    return frozenset(title.split()[-1] for title in titles())


@cache
def office_modifiers() -> frozenset[str]:
    """Return words that stand before a title and belong to it ("former", "acting")."""
    return _words(_table("titles.toml")["around"]["modifiers"])


@cache
def role_genders() -> dict[str, str]:
    """Return the nouns that tell the gender of whom they describe."""
    table = _table("roles.toml")["gender"]
    return {word: sex[0] for sex in ("male", "female") for word in table[sex].split()}


@cache
def broader_roles() -> dict[str, frozenset[str]]:
    """Return the broader descriptions that may take a narrower one's place ("president" -> {"leader", ...})."""
    return {
        role: frozenset(word.replace("_", " ") for word in words.split())
        for role, words in _table("roles.toml")["broader"].items()
    }


@cache
def loose_nouns() -> frozenset[str]:
    """Return the broad nouns that news varies a known person's name with ("the candidate", "the billionaire")."""
    broader = broader_roles()
    return frozenset(broader) | frozenset[str]().union(*broader.values())


@cache
def generic_nouns() -> dict[str, str]:
    """Return the nouns that describe every name of a type ("company" -> "ORG")."""
    return dict(_table("roles.toml")["generic"])


@cache
def people_nouns() -> frozenset[str]:
    """Return further nouns that describe people ("doctor", "analyst")."""
    return _words(_table("roles.toml")["words"]["people"])


@cache
def never_a_person() -> frozenset[str]:
    """Return the nouns that stand before or beside a person's name without describing the person."""
    return _words(_table("roles.toml")["words"]["never_a_person"])


@cache
def nouns_of_names() -> frozenset[str]:
    """Return the nouns within names that may stand for the whole ("State Department": "the department")."""
    return _words(_table("roles.toml")["words"]["parts_of_names"])


@cache
def body_words() -> frozenset[str]:
    """Return the lower-case words that end the name of a body, and never a person's."""
    return nouns_of_names() | company_words()


@cache
def saying() -> frozenset[str]:
    """Return forms of verbs of saying, lower-case: their subjects are who speaks."""
    return _words(_table("roles.toml")["words"]["saying"])


@cache
def other_ones() -> frozenset[str]:
    """Return the modifiers that make a description one of somebody else ("the next president")."""
    return _words(_table("roles.toml")["words"]["other_ones"])


@cache
def legal_forms() -> frozenset[str]:
    """Return the lower-case words that say what a firm is in law ("Inc."), and are no part of what it is called."""
    return _words(_table("organisations.toml")["suffixes"]["legal"])


@cache
def company_words() -> frozenset[str]:
    """Return the lower-case words that an organisation's short form leaves out ("Corp.", "Motor")."""
    return legal_forms() | _words(_table("organisations.toml")["suffixes"]["trade"])


@cache
def known_types() -> dict[str, str]:
    """Return the types of well-known one-word names and of countries, by the name as written."""
    table = {word: kind for kind, words in _table("organisations.toml")["known"].items() for word in words.split()}
    bodies = _list(_table("countries.toml")["not_states"]["ORG"])
    for name, country in countries().items():
        table.setdefault(name, "ORG" if country in bodies else "GPE")
    for name in demonyms():
        table.setdefault(name, "NORP")
    return table


@cache
def not_names() -> frozenset[str]:
    """Return lower-case words that are never a name by themselves."""
    return _words(_table("organisations.toml")["not_names"]["words"])


@cache
def countries() -> dict[str, str]:
    """Return every name of a country as written, with its usual one ("US" -> "United States")."""
    table = _table("countries.toml")
    found = {name: name for name in table["demonyms"]}
    for name, aliases in table["aliases"].items():
        found[name] = name
        for alias in _list(aliases):
            found[alias] = name
    return found


@cache
def states() -> frozenset[str]:
    """Return the names of the states of the United States and their abbreviations, as written."""
    return frozenset(_list(_table("countries.toml")["states"]["US"]))


@cache
def parties() -> dict[str, str]:
    """Return the lower-case words for parties and faiths that tell people apart, with the usual word for each."""
    table = _table("organisations.toml")["parties"]
    return {word: word for word in table["words"].split()} | dict(table["same"])


@cache
def demonyms() -> dict[str, str]:
    """Return the words for a country's people and things, singular and plural, with the country."""
    found: dict[str, str] = {}
    for country, words in _table("countries.toml")["demonyms"].items():
        for word in _list(words):
            found.setdefault(word, country)
            if not word.endswith(("s", "h", "man", "woman", "ese")):
                found.setdefault(word + "s", country)
    return found
