"""Finding time expressions: one pass over the atoms, the longest rule at each place."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.extract.times import holidays
from dateline.extract.times.lexicon import Atoms, table
from dateline.extract.times.pattern import Compiler
from dateline.extract.times.reading import Reading
from dateline.models.quick import quick


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the rule table, compiled."""

    name: str
    make: str
    expression: re.Pattern[str]
    groups: tuple[tuple[str, int], ...]


@quick
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

    def near(self, offset: int) -> str:
        """Return the word that stands `offset` atoms after the match (1 is the next), or before it (-1)."""
        at = self.end - 1 + offset if offset > 0 else self.start + offset
        return self.atoms.words[at] if 0 <= at < len(self.atoms.words) else ""

    def word(self, group: str) -> str:
        """Return the words of a group as one string, "" where it matched nothing."""
        return " ".join(self.words(group))


@quick
@dataclass(frozen=True, slots=True)
class Found:
    """A reading of the atoms from `start` to `end`."""

    rule: str
    start: int
    end: int
    reading: Reading


Production = Callable[[Match], Iterable[Found]]
"""What a kind of rule makes of a match: its readings in text order, none where the words turn out to mean no time."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, by the code of the atom that they can start at."""

    starters: re.Pattern[str]
    any_rule: re.Pattern[str]
    by_first: dict[str, tuple[Rule, ...]]

    def scan(self, atoms: Atoms, productions: Mapping[str, Production]) -> Iterator[Found]:
        """Yield the readings of the longest matches, left to right, without overlaps."""
        done = 0
        for candidate in self.starters.finditer(atoms.code):
            at = candidate.start()
            if at < done or not self.any_rule.match(atoms.code, at):
                continue
            for match in self.matches(atoms, at):
                found = list(productions[match.rule.make](match))
                if found:
                    done = found[-1].end
                    yield from found
                    break

    def matches(self, atoms: Atoms, at: int) -> Iterator[Match]:
        """Yield the matches at a place, the longest first; of equally long ones that whose rule stands first."""
        fits = []
        for order, rule in enumerate(self.by_first.get(atoms.code[at], ())):
            match = rule.expression.match(atoms.code, at)
            if match and match.end() > at:
                fits.append((-match.end(), order, rule, match))
        for end, _, rule, match in sorted(fits):
            spans = {name: match.span(group) for name, group in rule.groups if match.end(group) > match.start(group)}
            yield Match(rule, atoms, at, -end, spans)


@cache
def grammar() -> Grammar:
    """Compile the rule table, once."""
    rules = table("times_rules")
    classes = {name.upper(): list(words) for name, words in table("times")["values"].items()} | rules["classes"]
    compiler = Compiler(classes, rules["macros"] | {"HOLIDAY": holidays.pattern()})
    by_first: dict[str, list[Rule]] = {}
    sources = []
    for row in rules["rule"]:
        mods = row.get("mods")
        text = f"(mod:({mods}))? {row['pattern']}" if mods else row["pattern"]
        pattern = compiler.compile(text)
        expression = re.compile(pattern.source)
        groups = tuple((name.partition("__")[0], group) for name, group in expression.groupindex.items())
        rule = Rule(row["name"], row["make"], expression, groups)
        sources.append(re.sub(r"\(\?P<\w+>", "(?:", pattern.source))
        for code in pattern.first:
            by_first.setdefault(code, []).append(rule)
    return Grammar(
        re.compile(f"[{''.join(sorted(by_first))}]"),
        re.compile("|".join(f"(?:{source})" for source in sources)),
        {code: tuple(rules) for code, rules in by_first.items()},
    )
