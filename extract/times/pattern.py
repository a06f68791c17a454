"""Patterns over atoms: a small language, compiled to regular expressions over their codes.

    pattern  = sequence ("|" sequence)*
    sequence = ([group ":"] item ["?"])+
    item     = "(" pattern ")" | name of a class, macro or form | literal word or quoted mark

Nothing repeats without bound, so a match costs a bounded time wherever it is tried.
"""

import re
from dataclasses import dataclass
from typing import Any

from dateline.extract.times.lexicon import CODES

_TOKEN = re.compile(r'"([^"]+)"|([a-z_0-9]+):|(#?[^\W]+)|([()|?])|(\S)')


class PatternError(ValueError):
    """A rule table holds a pattern that cannot be read."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: its expression, the codes it can start with, and whether it can be empty."""

    source: str
    first: frozenset[str]
    empty: bool = False


class Compiler:
    """Compiles patterns, given the word classes and the macros they may name."""

    def __init__(self, classes: dict[str, Any], macros: dict[str, str]) -> None:
        self._classes = {name: "".join(CODES.code(word) for word in words) for name, words in classes.items()}
        self._macros = macros
        self._count = 0

    def compile(self, text: str) -> Pattern:
        """Compile one pattern; raise PatternError where it cannot be read."""
        tokens = list(_TOKEN.finditer(text))
        pattern, at = self._alternatives(tokens, 0)
        if at != len(tokens):
            raise PatternError(f"unexpected {tokens[at].group()!r} in {text!r}")
        return pattern

    def _alternatives(self, tokens: list[re.Match[str]], at: int) -> tuple[Pattern, int]:
        pattern, at = self._sequence(tokens, at)
        options = [pattern]
        while at < len(tokens) and tokens[at].group() == "|":
            pattern, at = self._sequence(tokens, at + 1)
            options.append(pattern)
        if len(options) == 1:
            return options[0], at
        return Pattern(
            "(?:" + "|".join(option.source for option in options) + ")",
            frozenset().union(*(option.first for option in options)),
            any(option.empty for option in options),
        ), at

    def _sequence(self, tokens: list[re.Match[str]], at: int) -> tuple[Pattern, int]:
        source, first, empty = "", frozenset[str](), True
        while at < len(tokens) and tokens[at].group() not in {")", "|"}:
            group = tokens[at].group(2)
            item, at = self._item(tokens, at + 1 if group else at)
            if at < len(tokens) and tokens[at].group() == "?":
                item, at = Pattern(f"(?:{item.source})?", item.first, True), at + 1
            if empty:
                first |= item.first
            empty = empty and item.empty
            source += self._named(group, item.source) if group else item.source
        return Pattern(source, first, empty), at

    def _named(self, group: str, source: str) -> str:
        self._count += 1
        return f"(?P<{group}__{self._count}>{source})"

    def _item(self, tokens: list[re.Match[str]], at: int) -> tuple[Pattern, int]:
        if at >= len(tokens):
            raise PatternError("a pattern ends where an item should stand")
        quoted, _, name, mark, _ = tokens[at].groups()
        if mark == "(":
            pattern, at = self._alternatives(tokens, at + 1)
            return pattern, at + 1
        if name in self._macros:
            return self.compile(self._macros[name]), at + 1
        if name in self._classes:
            codes = self._classes[name]
            return Pattern(f"[{codes}]", frozenset(codes)), at + 1
        word = quoted or name
        if not word:
            raise PatternError(f"unexpected {tokens[at].group()!r}")
        return Pattern(CODES.code(word), frozenset(CODES.code(word))), at + 1
