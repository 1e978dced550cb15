"""What a reader sees before the library is open: the article read last, else the newest; changes nothing.

A window paints it while everything else is loaded; hence no sqlite-utils here.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, cast

from storage.articles import Articles
from storage.errors import StorageError
from storage.files import require_library
from storage.highlights import Highlights
from storage.places import Places
from storage.rows import Rows
from storage.tags import Tags

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from storage.database import LibraryDatabase
    from storage.records import Block, Outline, Place


_KNOWN = 3  # migrations that a library has gone through when it is as this version keeps it
_MIGRATED = "SELECT count(*) FROM _sqlite_migrations"


@dataclass(frozen=True, slots=True)
class FirstLook:
    """An article's text, where the reader was in it, its highlights, and the colour of each tag by id."""

    body: str
    blocks: tuple[Block, ...]
    place: Place | None
    outlines: tuple[Outline, ...]
    colors: Mapping[str, str]

    @classmethod
    def at(cls, path: Path) -> Self | None:
        """The first look into the library at `path`; nothing where it cannot be had as the file is.

        Then opening the library tells why, or brings it up to date.
        """
        try:
            require_library(path)
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
                connection.execute("PRAGMA trusted_schema=OFF")
                return cls._read(Rows(connection, path))
        except (StorageError, sqlite3.Error, OSError):
            return None

    @classmethod
    def _read(cls, rows: Rows) -> Self | None:
        database = cast("LibraryDatabase", rows)  # it is only read
        if database.tuples(_MIGRATED) != [(_KNOWN,)]:
            return None
        places = Places(database)
        article = places.last() or next(iter(Articles(database).ids()), None)
        if article is None:
            return None
        body, blocks = Articles(database).body_and_blocks(article)
        outlines = tuple(Highlights(database).outlines(article))
        colors = {tag.id: tag.color for tag in Tags(database).all()} if outlines else {}
        return cls(body, blocks, places.get(article), outlines, colors)
