"""How the reader has words read, at single places or everywhere; not what is looked up, and no anchoring."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.checksum import sealed
from storage.records import OwnReading
from storage.rows import as_record

if TYPE_CHECKING:
    from storage.database import LibraryDatabase


class OwnReadings:
    """The reader's own readings in one library."""

    def __init__(self, database: LibraryDatabase) -> None:
        self._database = database

    def everywhere(self) -> list[OwnReading]:
        """The readings that hold in every article, in the order made."""
        return self._read("article IS NULL")

    def of(self, article_id: str) -> list[OwnReading]:
        """The readings of single passages of this article in the order made; lost ones included."""
        return self._read("article = ?", article_id)

    def put(self, *readings: OwnReading) -> None:
        """Keep readings, new or changed; their articles are there already."""
        rows = (sealed(asdict(one) | {"lost": int(one.lost)}) for one in readings)
        with self._database.atomic():
            self._database.table("own_reading").upsert_all(rows, pk="id")

    def remove(self, *reading_ids: str) -> None:
        """These readings are gone; so they may have been before."""
        with self._database.atomic():
            self._database.execute_many("DELETE FROM own_reading WHERE id = ?", [[own] for own in reading_ids])

    def _read(self, which: str, *wanted: str) -> list[OwnReading]:
        rows = self._database.rows(f"SELECT * FROM own_reading WHERE {which} ORDER BY created, id", wanted)  # noqa: S608
        return [as_record(OwnReading, row, lost=bool(row["lost"])) for row in rows]
