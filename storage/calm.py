"""The environment's faults, told calmly: a full disk, a busy file, damage; our own mistakes pass as they came."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from storage.errors import DamagedLibrary, DiskFull, LibraryBusy, LibraryUnwritable, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
