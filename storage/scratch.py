"""A SQLite database in memory that others fill, as the bytes of its file; no library, and no file on the disk."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def filled(fill: Callable[[sqlite3.Cursor], None]) -> bytes:
    """The database that `fill` makes with a cursor of an empty one; the same bytes for the same statements."""
    with closing(sqlite3.connect(":memory:")) as connection:
        fill(connection.cursor())
        connection.commit()
        return connection.serialize()
