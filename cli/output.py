"""Where a result goes: standard output, or a file that appears whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from dateline.cli.render.screen import Screen

Write = Callable[[bytes], object]


@contextmanager
def opened(path: Path | None) -> Iterator[Write]:
    """Yield a function that writes bytes to standard output, or to a file that replaces `path` at the end.

    Raises typer.BadParameter where the file cannot be written.
    """
    if path is None:
        yield _write_stdout
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file.write
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def check(path: Path | None, inputs: Iterable[Path] = ()) -> None:
    """Refuse, before any work is done, a file that cannot be written or that is read from."""
    if path is None:
        return
    if path.is_dir():
        raise typer.BadParameter(f"{path} is a folder; name a file in it.", param_hint="'--output' / '-o'")
    if not path.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {path.parent}; make it first.", param_hint="'--output' / '-o'")
    if not os.access(path.parent, os.W_OK):
        raise typer.BadParameter(f"nothing can be written to {path.parent}.", param_hint="'--output' / '-o'")
    keep(path, inputs, "one of the articles")


def keep(path: Path | None, inputs: Iterable[Path], what: str) -> None:
    """Refuse to write over what is read; `what` says what that is to the command."""
    if path and path.exists() and path.resolve() in {each.resolve() for each in inputs}:
        raise typer.BadParameter(f"{path} is {what}; choose another file.", param_hint="'--output' / '-o'")


def write(path: Path | None, screen: "Screen", pieces: Iterable[str | bytes], head: bytes = b"") -> None:
    """Write a head and pieces to standard output or a file: bytes as they are, text as the screen has it."""
    with opened(path) as put:
        if head:
            put(head)
        for piece in pieces:
            put(piece if isinstance(piece, bytes) else screen.encode(piece))


def unwritable(path: Path, error: OSError) -> typer.BadParameter:
    """Return what to tell where a file cannot be written."""
    return typer.BadParameter(f"{path} cannot be written: {error.strerror or error}.", param_hint="'--output' / '-o'")


def _write_stdout(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
