"""What was removed and can still be brought back; brings nothing back itself."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from storage.checksum import sealed
from storage.errors import DamagedLibrary, NotInBin
from storage.records import Binned, Highlight, Tag, TagSet

if TYPE_CHECKING:
    from storage.database import LibraryDatabase

_KINDS: dict[str, type[Highlight | Tag | TagSet]] = {"highlight": Highlight, "tag": Tag, "tag set": TagSet}
_NAMES: dict[type, str] = {kind: name for name, kind in _KINDS.items()}


class Bin:
    """The bin of one library."""

    def __init__(self, database: LibraryDatabase) -> None:
        self._database = database

    def all(self) -> list[Binned]:
        """What is in the bin, what was removed last first."""
        return [
            self._binned(row) for row in self._database.rows("SELECT * FROM bin ORDER BY removed DESC, rowid DESC")
        ]

    def get(self, record_id: str) -> Binned:
        """What was removed under this id; raises NotInBin."""
        found = self.find(record_id)
        if found is None:
            raise NotInBin(id=record_id)
        return found

    def find(self, record_id: str) -> Binned | None:
        """What was removed under this id, if anything."""
        rows = self._database.rows("SELECT * FROM bin WHERE id = ?", [record_id])
        return self._binned(rows[0]) if rows else None

    def put(self, *binned: Binned) -> None:
        """Keep what was removed, instead of what was removed under its id before."""
        with self._database.atomic():
            self._database.table("bin").upsert_all([sealed(_row(one)) for one in binned], pk="id")

    def remove(self, *record_ids: str) -> None:
        """These records are in the bin no more; so they may have been before."""
        with self._database.atomic():
            self._database.execute_many("DELETE FROM bin WHERE id = ?", [[own] for own in record_ids])

    def empty(self, before: str) -> None:
        """Let go for ever of what was removed before this time."""
        with self._database.atomic():
            self._database.execute("DELETE FROM bin WHERE removed < ?", [before])

    def _binned(self, row: dict[str, Any]) -> Binned:
        try:
            fields = json.loads(row["record"])
            if "tags" in fields:
                fields["tags"] = tuple(fields["tags"])
            return Binned(_KINDS[row["kind"]](**fields), tuple(json.loads(row["bearers"])), row["removed"])
        except (ValueError, TypeError, KeyError) as error:
            raise DamagedLibrary(path=self._database.path) from error


def _row(binned: Binned) -> dict[str, str]:
    return {
        "id": binned.id,
        "kind": _NAMES[type(binned.record)],
        "record": json.dumps(asdict(binned.record), ensure_ascii=False),
        "bearers": json.dumps(binned.bearers),
        "removed": binned.removed,
    }
