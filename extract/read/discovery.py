"""Which files the given paths stand for, in an order that depends on their names alone."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.extract.read.registry import SUFFIXES, kind_of_name
from dateline.models.problem import Problem

STDIN = "-"
"""The path that stands for standard input."""

CORRECTIONS = "dateline.toml"
"""The file that is no article, but holds what users put right."""

_KINDS = ", ".join(SUFFIXES)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it is, its name within the given path ("2024/a.txt"), and its path as shown."""

    path: Path
    name: str
    shown: str


@dataclass(slots=True)
class Discovery:
    """Files and problems in input order, and how many entries of folders were left out, by reason.

    `corrections` are files of corrections below the folders that were named, where they are not looked for.
    """

    follow_links: bool = False
    entries: list[Found | Problem] = field(default_factory=list)
    hidden: int = 0
    unknown: int = 0
    links: int = 0
    repeated: int = 0
    corrections: int = 0

    @property
    def files(self) -> list[Found]:
        """The files alone; there may be many articles in one."""
        return [entry for entry in self.entries if isinstance(entry, Found)]


def discover(paths: Sequence[str], *, follow_links: bool = False) -> Discovery:
    """Return what is to be read: files as named, folders recursively in sorted order, each file once.

    Links within folders are left out unless `follow_links`: they may lead anywhere. A path may itself be a link.
    """
    found = Discovery(follow_links=follow_links)
    seen: set[str] = set()
    for path in paths:
        for entry in _entries(path, found):
            identity = os.path.realpath(entry.path) if isinstance(entry, Found) and entry.name != STDIN else None
            if identity in seen:
                found.repeated += 1
                continue
            if identity:
                seen.add(identity)
            found.entries.append(entry)
    return found


def printable(name: str) -> str:
    r"""Return a path or name with everything that is no printable character escaped, undecodable bytes as `\xff`."""
    if name.isprintable():
        return name
    return "".join(char if char.isprintable() else _escape(char) for char in name)


def _escape(char: str) -> str:
    code = ord(char)
    return (
        f"\\x{code - 0xDC00:02x}"
        if 0xDC80 <= code <= 0xDCFF
        else char.encode("unicode_escape", "surrogatepass").decode("ascii")
    )


def _entries(path: str, found: Discovery) -> Iterator[Found | Problem]:
    shown = printable(path) or "(empty path)"
    if path == STDIN:
        yield Found(Path(path), STDIN, STDIN)
        return
    here = Path(path)
    if here.name == CORRECTIONS:
        return
    try:
        is_folder, exists = bool(path) and here.is_dir(), bool(path) and here.exists()
    except (OSError, ValueError):  # a null byte in the name, a loop of links, a parent that may not be read
        is_folder = exists = False
    if is_folder:
        yield from _folder(here, shown, found)
    elif exists or here.is_symlink():
        yield Found(here, printable(here.name), shown)
    else:
        yield Problem(shown, "not-found", "there is no such file or folder; check the path")


def _folder(folder: Path, shown: str, found: Discovery) -> Iterator[Found | Problem]:
    before = found.hidden + found.unknown + found.links
    empty = True
    for entry in _walk(folder, folder, shown, found):
        empty = False
        yield entry
    if not empty:
        return
    skipped = found.hidden + found.unknown + found.links - before
    if skipped:
        message = f"none of its {skipped} files is of a kind Dateline reads ({_KINDS}, each also as .gz or .zst)"
        yield Problem(shown, "nothing-readable", message)
    else:
        yield Problem(
            shown, "empty-folder", f"this folder is empty; put articles into it ({_KINDS}, each also as .gz or .zst)"
        )


def _walk(folder: Path, root: Path, shown: str, found: Discovery) -> Iterator[Found | Problem]:
    """Yield the files below a folder; where links are followed, each folder is still walked only once."""
    waiting: list[tuple[Path, bool]] = [(folder, True)]
    walked: set[str] = set()
    while waiting:
        here, is_folder = waiting.pop()
        if not is_folder:
            yield Found(here, printable(here.relative_to(root).as_posix()), _below(here, root, shown))
            continue
        if found.follow_links:
            identity = os.path.realpath(here)
            if identity in walked:
                found.repeated += 1
                continue
            walked.add(identity)
        try:
            with os.scandir(here) as listing:
                kept = [
                    (entry.name, kind)
                    for entry in listing
                    if (kind := _kind(entry, found, beside=here == root)) is not None
                ]
        except OSError as error:
            message = f"this folder cannot be read ({error.strerror}); check its permissions"
            yield Problem(_below(here, root, shown), "unreadable", message)
            continue
        kept.sort(key=lambda pair: os.fsencode(pair[0]), reverse=True)
        waiting.extend((here / name, is_folder) for name, is_folder in kept)


def _kind(entry: os.DirEntry[str], found: Discovery, *, beside: bool) -> bool | None:
    """Tell whether a folder's entry is a folder or a file to read; None, and it is counted, where it is neither.

    Pipes, sockets and devices are neither. `beside`: it lies in the folder that the user named.
    """
    if entry.name == CORRECTIONS:
        found.corrections += not beside
    elif entry.name.startswith("."):
        found.hidden += 1
    elif entry.is_symlink() and not found.follow_links:
        found.links += 1
    else:
        try:
            if entry.is_dir():
                return True
            if entry.is_file() and kind_of_name(entry.name):
                return False
        except OSError:  # a loop of links, or a link into a folder that may not be looked into
            found.links += 1
            return None
        found.unknown += 1
    return None


def _below(path: Path, root: Path, shown: str) -> str:
    rest = path.relative_to(root).as_posix()
    return shown if rest == "." else f"{shown.rstrip('/')}/{printable(rest)}"
