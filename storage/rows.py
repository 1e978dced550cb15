"""One connection and what it reads, as rows and as records; writes nothing, and needs no sqlite-utils."""

from __future__ import annotations

import sqlite3
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from storage.calm import calm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from _typeshed import DataclassInstance

    Record = TypeVar("Record", bound=DataclassInstance)


class Rows:
    """A library's connection for reading: locks, full disks and damage raise `StorageError`; our mistakes pass."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.conn = connection
        self.path = path

    def execute(self, sql: str, parameters: Sequence[Any] | dict[str, Any] | None = None) -> sqlite3.Cursor:
        """Run one statement."""
        with calm(self.path, sqlite3.Error, UnicodeDecodeError):
            return self.conn.execute(sql, parameters or ())

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
