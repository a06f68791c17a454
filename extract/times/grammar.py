"""Finding time expressions: one pass over the atoms, the longest rule at each place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.extract.times.lexicon import Atoms, table
from dateline.extract.times.pattern import Compiler


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the rule table, compiled."""

    name: str
    make: str
    expression: re.Pattern[str]
    args: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits the atoms from `start` to `end`."""

    rule: Rule
    atoms: Atoms
    start: int
    end: int
    spans: dict[str, tuple[int, int]]

    def words(self, group: str) -> list[str]:
        """Return the words of a group, an empty list where it matched nothing."""
        start, end = self.spans.get(group, (0, 0))
        return self.atoms.words[start:end]

    def word(self, group: str) -> str:
        """Return the words of a group as one string, "" where it matched nothing."""
        return " ".join(self.words(group))


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, by the code of the atom that they can start at."""

    starters: re.Pattern[str]
    by_first: dict[str, tuple[Rule, ...]]

    def scan(self, atoms: Atoms) -> Iterator[Match]:
        """Yield the longest match at each place, left to right, without overlaps."""
        code, done = atoms.code, 0
        for candidate in self.starters.finditer(code):
            at = candidate.start()
            if at < done:
                continue
            found = self.longest(atoms, at)
            if found:
                done = found.end
                yield found

    def longest(self, atoms: Atoms, at: int) -> Match | None:
        """Return the longest match at a place; of equally long ones the one whose rule stands first."""
        best, end = None, at
        for rule in self.by_first.get(atoms.code[at], ()):
            match = rule.expression.match(atoms.code, at)
            if match and match.end() > end:
                best, end = (rule, match), match.end()
        if best is None:
            return None
        rule, match = best
        spans = {name.partition("__")[0]: match.span(name) for name, text in match.groupdict().items() if text}
        return Match(rule, atoms, at, end, spans)


@cache
def grammar() -> Grammar:
    """Compile the rule table, once."""
    rules = table("times_rules")
    classes = {name.upper(): list(words) for name, words in table("times")["values"].items()} | rules["classes"]
    compiler = Compiler(classes, rules["macros"])
    by_first: dict[str, list[Rule]] = {}
    for row in rules["rule"]:
        mods = row.get("mods")
        text = f"(mod:({mods}))? {row['pattern']}" if mods else row["pattern"]
        pattern = compiler.compile(text)
        known = {"name", "pattern", "make", "mods"}
        args = {key: value for key, value in row.items() if key not in known}
        rule = Rule(row["name"], row["make"], re.compile(pattern.source), args)
        for code in pattern.first:
            by_first.setdefault(code, []).append(rule)
    return Grammar(
        re.compile(f"[{''.join(sorted(by_first))}]"),
        {code: tuple(rules) for code, rules in by_first.items()},
    )
