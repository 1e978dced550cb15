"""What a page shows of an article, read; and the first look, of the article read last. Changes nothing.

A window paints it while everything else is loaded: hence without sqlite-utils and the other records.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple, Self

from storage.errors import DamagedLibrary, StorageError, UnknownArticle
from storage.files import require_library
from storage.rows import Rows
from storage.seen import Block, Outline, Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_LAST = """
    SELECT article FROM place JOIN article ON article.id = place.article WHERE removed = ''
    ORDER BY read DESC, place.rowid DESC LIMIT 1
"""
_NEWEST_FIRST = "SELECT id FROM article WHERE removed = '' ORDER BY imported DESC, rowid DESC"
SHOWN = """
    SELECT {columns} FROM article
    JOIN text ON text.article = article.id AND text.revision = article.revision WHERE article.id = ?
"""
_OUTLINES = """
    SELECT id, start, "end", created, note <> '', lost FROM highlight
    WHERE article = ? ORDER BY start, "end", created, id
"""
TAGS_OF_ARTICLE = """
    SELECT highlight, tag FROM highlight JOIN highlight_tag ON highlight = id WHERE article = ? ORDER BY rank
"""
_KNOWN = 6  # migrations that a library has gone through when it is as this version keeps it
_MIGRATED = "SELECT count(*) FROM _sqlite_migrations"


class FirstLook(NamedTuple):
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
        if rows.tuples(_MIGRATED) != [(_KNOWN,)]:
            return None
        article = last_read(rows) or next(iter(newest_first(rows)), None)
        if article is None:
            return None
        marks = tuple(outlines(rows, article))
        colors = dict(rows.tuples("SELECT id, color FROM tag")) if marks else {}
        return cls(*body_and_blocks(rows, article), place_in(rows, article), marks, colors)


def last_read(rows: Rows) -> str | None:
    """The id of the article that was read most recently and is not in the bin."""
    found = rows.tuples(_LAST)
    return found[0][0] if found else None


def newest_first(rows: Rows) -> list[str]:
    """The ids of all articles that are not in the bin, the newest import first."""
    return [article_id for (article_id,) in rows.tuples(_NEWEST_FIRST)]


def place_in(rows: Rows, article_id: str) -> Place | None:
    """The reader's place in this article, if it was ever read."""
    found = rows.tuples("SELECT article, caret, top, offset, read FROM place WHERE article = ?", [article_id])
    return Place(*found[0]) if found else None


def body_and_blocks(rows: Rows, article_id: str) -> tuple[str, tuple[Block, ...]]:
    """What is shown of the article, without the parts that cost more to read; raises UnknownArticle."""
    found = rows.tuples(SHOWN.format(columns="text.body, text.blocks"), [article_id])
    if not found:
        raise UnknownArticle(id=article_id)
    body, kept = found[0]
    return body, blocks(rows, kept)


def blocks(rows: Rows, kept: str) -> tuple[Block, ...]:
    """The blocks as they are kept with a text."""
    try:
        return tuple(Block(*block) for block in json.loads(kept))
    except (ValueError, TypeError) as error:
        raise DamagedLibrary(path=rows.path) from error


def outlines(rows: Rows, article_id: str) -> list[Outline]:
    """What the page shows of each highlight of the article, by start, end and time; lost ones included."""
    tags = tags_of(rows, TAGS_OF_ARTICLE, [article_id])
    return [
        Outline(own, start, end, created, tags.get(own, ()), bool(has_note), bool(lost))
        for own, start, end, created, has_note, lost in rows.tuples(_OUTLINES, [article_id])
    ]


def tags_of(rows: Rows, query: str, wanted: Sequence[str | int]) -> dict[str, tuple[str, ...]]:
    """The tags of highlights in order, by highlight id, as a query for highlights and tags finds them."""
    tags: dict[str, tuple[str, ...]] = {}
    for highlight_id, tag_id in rows.tuples(query, wanted):
        tags[highlight_id] = (*tags.get(highlight_id, ()), tag_id)
    return tags
