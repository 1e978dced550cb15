"""A verified copy of an open library; not the choice of when to make one, nor which to keep."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from storage.calm import calm
from storage.errors import DamagedLibrary
from storage.files import make_private_folder, place, unfinished

if TYPE_CHECKING:
    from pathlib import Path

    from storage.database import LibraryDatabase


def back_up(database: LibraryDatabase, folder: Path) -> Path:
    """The path of a new verified copy in `folder`, 0600, named with the time in UTC; never half a copy."""
    path = folder / f"{database.path.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}{database.path.suffix}"
    with calm(path, OSError):
        make_private_folder(folder)
        with unfinished(path) as copy:
            _copy(database, copy)
            _flush(copy)
            place(copy, path)
    return path


def _copy(database: LibraryDatabase, path: Path) -> None:
    with calm(database.path, sqlite3.Error, UnicodeDecodeError), closing(sqlite3.connect(path)) as target:
        database.conn.backup(target)
        if target.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise DamagedLibrary(path=database.path)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
