"""Where the reader is in each article; not where a highlight is."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.records import Place
from storage.rows import as_record

if TYPE_CHECKING:
    from storage.database import LibraryDatabase


_LAST = """
    SELECT article FROM place JOIN article ON article.id = place.article WHERE removed = ''
    ORDER BY read DESC, place.rowid DESC LIMIT 1
"""


class Places:
    """The reader's places in one library."""

    def __init__(self, database: LibraryDatabase) -> None:
        self._database = database

    def get(self, article_id: str) -> Place | None:
        """The place in this article, if it was ever read."""
        rows = self._database.rows("SELECT * FROM place WHERE article = ?", [article_id])
        return as_record(Place, rows[0]) if rows else None

    def put(self, place: Place) -> None:
        """Keep the place instead of the one before; its article has to be kept already."""
        with self._database.atomic():
            self._database.table("place").upsert(asdict(place), pk="article")

    def last(self) -> str | None:
        """The id of the article that was read most recently and is not in the bin."""
        rows = self._database.rows(_LAST)
        return rows[0]["article"] if rows else None
