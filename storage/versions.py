"""The versions of shared tag sets, and of the lexicon, as they went out or came in; not as they are now."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.checksum import sealed
from storage.records import Version
from storage.rows import as_record

if TYPE_CHECKING:
    from storage.database import LibraryDatabase

_NO_LONGER_TOLD = {"way": ""}  # a column of the released table, which told whether a version went out or came in


class Versions:
    """The versions that one library knows."""

    def __init__(self, database: LibraryDatabase) -> None:
        self._database = database

    def of(self, tag_set_id: str) -> list[Version]:
        """The versions of a tag set, the latest first; the set may be gone."""
        rows = self._database.rows(
            "SELECT * FROM version WHERE tag_set = ? ORDER BY kept DESC, rowid DESC", [tag_set_id]
        )
        return [as_record(Version, row) for row in rows]

    def put(self, version: Version) -> None:
        """Keep a version, new or exchanged once more."""
        with self._database.atomic():
            self._database.table("version").upsert(sealed(asdict(version) | _NO_LONGER_TOLD), pk="id")

    def remove(self, version_id: str) -> None:
        """The version is gone; so it may have been before."""
        with self._database.atomic():
            self._database.execute("DELETE FROM version WHERE id = ?", [version_id])
