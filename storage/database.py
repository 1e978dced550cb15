"""The open database, sqlite-utils' own, for reading and writing; no tables here."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from storage.calm import calm
from storage.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence
    from pathlib import Path


class LibraryDatabase(Rows, Database):
    """A library's one connection: locks, full disks and damage raise `StorageError`; our mistakes pass."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        Rows.__init__(self, connection, path)
        Database.__init__(self, connection, recursive_triggers=False, execute_plugins=False)

    @contextmanager
    def atomic(self) -> Generator[Database]:
        """All that is written inside is saved together or not at all; nests."""
        with calm(self.path, sqlite3.Error), super().atomic():
            yield self

    def execute_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each of these rows of parameters."""
        with calm(self.path, sqlite3.Error, UnicodeDecodeError):
            self.conn.executemany(sql, rows)
