"""The file `dateline.toml`, beside articles or where the user says.

It may come from somebody else, like the articles beside it: it names files, but none is opened by it, and it cannot
say where anything is written, what is loaded, or that anything outside its folder is read.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dateline.extract.corrections.parse import LARGEST, SheetError, parse
from dateline.extract.corrections.rows import Content
from dateline.extract.read.discovery import CORRECTIONS, STDIN, printable


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of corrections: its path as shown, its folder, and what it holds.

    `named`: the user named the file itself, so that it holds for all articles; else for those in its folder alone.
    `partial`: only some files of its folder were asked for, so that it may speak of others.
    """

    path: str
    folder: str
    content: Content
    named: bool = False
    partial: bool = False

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.path.rpartition("/")[2]


def sheets(paths: Iterable[str], named: Path | None = None) -> list[Sheet]:
    """Return the files of corrections that hold: the one that is named, else those beside the articles.

    Beside articles is in a folder of `paths` itself, not below it, and in the folder of a file. Raises SheetError.
    """
    if named is not None:
        return [_read(named, named=True, partial=False)]
    found: dict[str, tuple[Path, bool]] = {}
    for path in map(Path, paths):
        file, whole = beside(path), path.is_dir()
        if str(path) == STDIN or not file.is_file():
            continue
        first, before = found.get(os.path.realpath(file), (file, False))
        found[os.path.realpath(file)] = first, before or whole
    return [_read(file, named=False, partial=not whole) for file, whole in found.values()]


def beside(path: Path) -> Path:
    """Return where the file of corrections of a folder of articles, or of an article, lies."""
    return (path if path.is_dir() else path.parent) / CORRECTIONS


def _read(path: Path, *, named: bool, partial: bool) -> Sheet:
    shown = printable(path.as_posix())
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise SheetError(f"{shown} cannot be read: {error.strerror or error}") from error
    return Sheet(shown, os.path.realpath(path.parent), parse(data, shown), named=named, partial=partial)
