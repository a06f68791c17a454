"""A store of what was found, so that nothing is done twice: an SQLite file, safe to share and safe to lose.

It holds the text of articles. A file that is not Dateline's is refused and never touched; a store that is damaged is
set aside and begun anew; where nothing can be written, the run goes on without.
"""

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

APPLICATION = int.from_bytes(b"dtln", "big")
"""SQLite's application_id, which marks a file as ours."""
FORMAT = 1
"""SQLite's user_version."""

_MAGIC = b"SQLite format 3\0"
_TABLE = "dateline_extraction"
_SCHEMA = f"CREATE TABLE {_TABLE} (key BLOB PRIMARY KEY, model TEXT NOT NULL, rules TEXT NOT NULL, value BLOB NOT NULL)"
_HEAD = 65536
"""Bytes of the largest page SQLite has; the first page of a store names its table."""
_PATIENCE = 20.0
"""Seconds to wait while another process writes."""
_PER_QUERY = 500
_LARGEST = 1 << 28
"""Bytes that a value may unpack to, since a store may come from somebody else."""
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

T = TypeVar("T")


class StoreError(Exception):
    """A file cannot be used as a store; the message says why."""


@dataclass(frozen=True, slots=True)
class Info:
    """What is in a store: how many articles, the bytes it takes, and the articles by model and by rules."""

    articles: int
    size: int
    models: tuple[tuple[str, int], ...]
    rules: tuple[tuple[str, int], ...]


class Store:
    """An open store; raises StoreError where the file is not one.

    `say` is told, in one line each and once, of damage and of what cannot be written.
    """

    def __init__(self, path: Path, say: Callable[[str], object]) -> None:
        self.path = path
        self._say = say
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._working = True
        if _is_broken(path):
            self._set_aside()
        self._guarded(self._open)

    def close(self) -> None:
        """Close the file; what was put is kept."""
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the values of those keys that are known."""
        found: dict[bytes, bytes] = {}
        for first in range(0, len(keys), _PER_QUERY):
            for key, packed in self._guarded(self._select, keys[first : first + _PER_QUERY]) or ():
                with suppress(zlib.error, TypeError):  # a value that is damaged is one that is missing
                    found[key] = _unpack(packed)
        return found

    def put(self, rows: Iterable[tuple[bytes, bytes]], *, model: str, rules: str) -> None:
        """Keep values by their keys, all in one transaction."""
        if self._working:
            self._guarded(self._insert, [(key, model, rules, zlib.compress(value, 3)) for key, value in rows])

    def info(self) -> Info:
        """Return what is in the store."""
        size = sum(each.stat().st_size for each in _files(self.path) if each.exists())
        models, rules = (tuple(self._guarded(self._count, column) or ()) for column in ("model", "rules"))
        return Info(sum(number for _, number in models), size, models, rules)

    def clear(self) -> None:
        """Remove everything, and give the room back."""
        self._guarded(self._empty)

    def _guarded(self, action: Callable[..., T], *arguments: object) -> T | None:
        """Do something with the file; where it is damaged, begin anew and do it again; None where it cannot be done."""
        for _ in range(2):
            try:
                return action(*arguments) if self._working else None
            except (sqlite3.Error, OSError) as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DAMAGE:
                    self._give_up(error)
                    return None
            self._set_aside()
            try:
                self._guarded(self._open)
            except StoreError as found_instead:
                self._give_up(found_instead)
        return None

    def _give_up(self, error: Exception) -> None:
        self._working = False
        self.close()
        self._say(f"the store {self.path} cannot be used any more ({error}); going on without it")

    def _set_aside(self) -> None:
        """Rename a damaged file, unless another process has done so."""
        self.close()
        if self._identity is not None and self._identity != _identity(self.path):
            return
        try:
            aside = _free(self.path)
            for suffix, file in zip(("", "-wal", "-shm"), _files(self.path), strict=True):
                if file.exists():
                    file.rename(f"{aside}{suffix}")
        except OSError as error:
            self._give_up(error)
        else:
            self._say(f"the store {self.path} is damaged; it is now called {aside}, and a new one is begun")

    @property
    def _open_connection(self) -> sqlite3.Connection:
        if self._connection is None:
            raise sqlite3.OperationalError("it is closed")
        return self._connection

    def _open(self) -> None:
        try:
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as error:
            raise StoreError(f"{self.path} cannot be opened: {error.strerror}") from error
        self._identity = _identity(self.path)
        connection = sqlite3.connect(self.path.absolute(), timeout=_PATIENCE, isolation_level=None)
        self._connection = connection
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA cell_size_check=ON")
        if not _tables(connection):
            self._begin(connection)
        if _tables(connection) != [_SCHEMA]:
            raise _foreign(self.path)
        with suppress(sqlite3.OperationalError):  # another process may be about to do the same
            connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")

    def _begin(self, connection: sqlite3.Connection) -> None:
        with _Transaction(connection):
            if not _tables(connection):
                connection.execute(f"PRAGMA application_id={APPLICATION}")
                connection.execute(f"PRAGMA user_version={FORMAT}")
                connection.execute(_SCHEMA)

    def _select(self, keys: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
        marks = ",".join("?" * len(keys))
        query = f"SELECT key, value FROM {_TABLE} WHERE key IN ({marks})"  # noqa: S608 - question marks alone
        return self._open_connection.execute(query, keys).fetchall()

    def _insert(self, rows: list[tuple[bytes, str, str, bytes]]) -> None:
        with _Transaction(self._open_connection) as connection:
            connection.executemany(f"INSERT OR REPLACE INTO {_TABLE} VALUES (?, ?, ?, ?)", rows)  # noqa: S608 - a constant

    def _count(self, column: str) -> list[tuple[str, int]]:
        query = f"SELECT {column}, count(*) FROM {_TABLE} GROUP BY 1 ORDER BY 2 DESC, 1"  # noqa: S608 - constants
        return self._open_connection.execute(query).fetchall()

    def _empty(self) -> None:
        with _Transaction(self._open_connection) as connection:
            connection.execute(f"DELETE FROM {_TABLE}")  # noqa: S608 - a constant
        self._open_connection.execute("VACUUM")
        self._open_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class _Transaction:
    """A transaction that waits for its turn to write, and is undone where anything fails."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> sqlite3.Connection:
        self._connection.execute("BEGIN IMMEDIATE")
        return self._connection

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._connection.execute("COMMIT")
        else:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")


def _is_broken(path: Path) -> bool:
    """Tell whether a file is a store whose very beginning is damaged; raise StoreError where it is something else."""
    if path.is_dir() or not path.parent.is_dir():
        raise StoreError(f"{path} is a folder" if path.is_dir() else f"there is no folder {path.parent}; make it first")
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from error
    if not head:
        return False
    is_sqlite = head.startswith(_MAGIC)
    if not (is_sqlite and head[68:72] == APPLICATION.to_bytes(4, "big")) and _SCHEMA.encode() not in head:
        raise _foreign(path)
    if is_sqlite and int.from_bytes(head[60:64], "big") > FORMAT:
        raise StoreError(f"{path} was written by a newer Dateline; update, or name another file")
    return not is_sqlite


def _foreign(path: Path) -> StoreError:
    return StoreError(f"{path} is no store of Dateline's; it was left as it is; name another file")


def _tables(connection: sqlite3.Connection) -> list[str]:
    return [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")]


def _identity(path: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        state = path.stat()
        return state.st_dev, state.st_ino
    return None


def _files(path: Path) -> list[Path]:
    return [path, *(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm"))]


def _free(path: Path) -> Path:
    """Return a name for a damaged file that no other has."""
    number, name = 1, path.with_name(f"{path.name}.damaged")
    while name.exists():
        number += 1
        name = path.with_name(f"{path.name}.damaged-{number}")
    return name


def _unpack(packed: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    value = unpacking.decompress(packed, _LARGEST)
    if not unpacking.eof:
        raise zlib.error("cut off, or too large")
    return value
