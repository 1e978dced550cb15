"""Where the reader is in each article; not where a highlight is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.first_look import last_read, place_in

if TYPE_CHECKING:
    from storage.database import LibraryDatabase
    from storage.records import Place


class Places:
    """The reader's places in one library."""

    def __init__(self, database: LibraryDatabase) -> None:
        self._database = database

    def get(self, article_id: str) -> Place | None:
        """The place in this article, if it was ever read."""
        return place_in(self._database, article_id)

    def put(self, place: Place) -> None:
        """Keep the place instead of the one before; its article has to be kept already."""
        with self._database.atomic():
            self._database.table("place").upsert(place._asdict(), pk="article")

    def last(self) -> str | None:
        """The id of the article that was read most recently and is not in the bin."""
        return last_read(self._database)
