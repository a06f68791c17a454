"""Writing corrections into a file that people also write by hand: what they wrote stays as it is, comments and all."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.items import AoT, Array, InlineTable, Item, Table

Row = Mapping[str, Any]

HEAD = "# What was put right here, and why. Change it by hand, or with: dateline fix\n"
"""The first line of a new file."""

_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)
_TRIVIA = re.compile(r"(?:^[ \t]*(?:#[^\n]*)?(?:\n|\Z))*\Z", re.MULTILINE)
_WIDE = 100
"""Characters of a list of events from which each stands on a line of its own."""


def added(text: str, table: str, row: Row) -> str:
    """Return the text of a file with one more row of a table at its end."""
    document = tomlkit.parse(text)
    rows = document.get(table)
    if isinstance(rows, Array):
        rows.append(_inline(row))
        return tomlkit.dumps(document)
    more = tomlkit.document()
    more.append(table, tomlkit.aot())
    more[table].append(_table(row))
    gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    return text + gap + tomlkit.dumps(more)


def changed(text: str, table: str, number: int, values: Row) -> str:
    """Return the text of a file in which row `number` of a table, from 0 on, has these values."""
    sections = _sections(text)
    own = [at for at, (name, _) in enumerate(sections) if name == table]
    rows = tomlkit.parse(text)[table]
    if not isinstance(rows, AoT) or len(own) != len(rows):
        document = tomlkit.parse(text)
        _set(document[table][number], values)
        return tomlkit.dumps(document)
    section = sections[own[number]][1]
    tail = _TRIVIA.search(section)
    end = tail.start() if tail else len(section)
    head = tomlkit.parse(section[:end])
    _set(head[table][0], values)
    pieces = [piece for _, piece in sections]
    pieces[own[number]] = tomlkit.dumps(head) + section[end:]
    return "".join(pieces)


def _sections(text: str) -> list[tuple[str, str]]:
    """Cut a file before each header, and name the one table of each section."""
    starts = [0, *(match.start() for match in _HEADER.finditer(text) if match.start())]
    sections: list[tuple[str, str]] = []
    piece = ""
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece += text[start:end]
        try:
            names = list(tomllib.loads(piece))
        except tomllib.TOMLDecodeError:  # the bracket stands in a list or a text that goes on over lines
            continue
        sections.append((names[0] if len(names) == 1 else "", piece))
        piece = ""
    return sections


def _set(row: Any, values: Row) -> None:  # noqa: ANN401 - a table, inline or not
    for name, value in values.items():
        row[name] = _item(value)


def _table(row: Row) -> Table:
    made = tomlkit.table()
    for name, value in row.items():
        item = _item(value)
        made.append(name, item.multiline(len(item.as_string()) > _WIDE) if isinstance(item, Array) else item)
    return made


def _inline(row: Row) -> InlineTable:
    made = tomlkit.inline_table()
    for name, value in row.items():
        made.append(name, _item(value))
    return made


def _item(value: Any) -> Item:  # noqa: ANN401 - whatever TOML has
    if isinstance(value, Mapping):
        return _inline(value)
    if isinstance(value, list | tuple):
        made = tomlkit.array()
        for each in value:
            made.append(_item(each))
        return made
    item: Item = tomlkit.item(value)
    return item
