"""The open database, sqlite-utils' own, telling the environment's faults calmly; no tables here."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import contextmanager
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from sqlite_utils import Database

from storage.errors import DamagedLibrary, DiskFull, LibraryBusy, LibraryUnwritable, StorageError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from _typeshed import DataclassInstance

    Record = TypeVar("Record", bound=DataclassInstance)

_PRIMARY_CODE = 0xFF
_BUSY_CODES = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED_CODES = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_UNWRITABLE_CODES = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
}
# Python raises this one itself, without a code.
_NOT_UTF8 = "Could not decode to UTF-8"


class LibraryDatabase(Database):
    """A library's one connection: locks, full disks and damage raise `StorageError`; our mistakes pass."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        super().__init__(connection, recursive_triggers=False, execute_plugins=False)

    @contextmanager
    def atomic(self) -> Generator[Database]:
        """All that is written inside is saved together or not at all; nests."""
        with calm(self.path, sqlite3.Error), super().atomic():
            yield self

    def execute(self, sql: str, parameters: Sequence[Any] | dict[str, Any] | None = None) -> sqlite3.Cursor:
        """Run one statement, as `Database.execute` does."""
        with calm(self.path, sqlite3.Error, UnicodeDecodeError):
            return super().execute(sql, parameters)

    def execute_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each of these rows of parameters."""
        with calm(self.path, sqlite3.Error, UnicodeDecodeError):
            self.conn.executemany(sql, rows)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """All rows of a query, by column name."""
        with calm(self.path, sqlite3.Error, UnicodeDecodeError):
            cursor = self.execute(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def tuples(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query, each with its values in the order selected: for many rows at once."""
        with calm(self.path, sqlite3.Error, UnicodeDecodeError):
            return self.execute(sql, parameters).fetchall()


def as_record(kind: type[Record], row: Mapping[str, Any], **given: object) -> Record:
    """The record of this kind in a row, columns by field name; `given` fields stand instead of the row's."""
    return kind(**{name: given[name] if name in given else row[name] for name in _names(kind)})


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The names of a record's fields; many records are read at once."""
    return tuple(field.name for field in fields(kind))


@contextmanager
def calm(path: Path, *kinds: type[Exception]) -> Iterator[None]:
    """Errors of these kinds that the environment caused leave as `StorageError`, all others as they came."""
    try:
        yield
    except kinds as error:
        told = _told(error, path)
        if told is None:
            raise
        raise told from error


def _told(error: Exception, path: Path) -> StorageError | None:
    match error:
        case OSError():
            reason = os.strerror(error.errno) if error.errno else str(error)
            return _unwritable(path, reason, is_full=error.errno in {errno.ENOSPC, errno.EDQUOT})
        case sqlite3.Error():
            return _told_by_sqlite(error, path)
        case UnicodeDecodeError():
            # Damaged bytes turn up in SQLite's own messages, which Python then cannot decode.
            return DamagedLibrary(path=path)
    return None


def _told_by_sqlite(error: sqlite3.Error, path: Path) -> StorageError | None:
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
    if code in _BUSY_CODES:
        return LibraryBusy(path=path)
    if code in _DAMAGED_CODES or str(error).startswith(_NOT_UTF8):
        return DamagedLibrary(path=path)
    if code in _UNWRITABLE_CODES or code == sqlite3.SQLITE_FULL:
        return _unwritable(path, str(error), is_full=code == sqlite3.SQLITE_FULL)
    return None


def _unwritable(path: Path, reason: str, *, is_full: bool) -> LibraryUnwritable:
    return DiskFull(path=path) if is_full else LibraryUnwritable(path=path, reason=reason)
