"""The folders of the library; not the articles in them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.checksum import sealed
from storage.errors import UnknownFolder
from storage.records import Folder
from storage.rows import as_record

if TYPE_CHECKING:
    from storage.database import LibraryDatabase


class Folders:
    """The folders of one library."""

    def __init__(self, database: LibraryDatabase) -> None:
        self._database = database

    def all(self) -> list[Folder]:
        """Every folder, by name."""
        rows = self._database.rows("SELECT * FROM folder ORDER BY name, id")
        return [as_record(Folder, row) for row in rows]

    def get(self, folder_id: str) -> Folder:
        """The folder with this id; raises UnknownFolder."""
        rows = self._database.rows("SELECT * FROM folder WHERE id = ?", [folder_id])
        if not rows:
            raise UnknownFolder(id=folder_id)
        return as_record(Folder, rows[0])

    def put(self, folder: Folder) -> None:
        """Keep a folder, new or changed."""
        with self._database.atomic():
            self._database.table("folder").upsert(sealed(asdict(folder)), pk="id")

    def remove(self, folder_id: str) -> None:
        """The folder is gone, its articles stay; so it may have been before."""
        with self._database.atomic():
            self._database.execute("DELETE FROM folder WHERE id = ?", [folder_id])
