"""The reader's corrections of words at single places; not the lexicon, and no anchoring."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from storage.checksum import sealed
from storage.errors import DamagedLibrary
from storage.records import Correction
from storage.rows import as_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.database import LibraryDatabase
    from storage.rows import Rows


class Corrections:
    """The corrections of one library."""

    def __init__(self, database: LibraryDatabase) -> None:
        self._database = database

    def of(self, article_id: str) -> list[Correction]:
        """The article's corrections in the order made; lost ones included."""
        rows = self._database.rows("SELECT * FROM correction WHERE article = ? ORDER BY rank, id", [article_id])
        return [self._correction(row) for row in rows]

    def put(self, *corrections: Correction) -> None:
        """Keep corrections, new or changed; their articles are there already."""
        rows = (sealed(_row(one)) for one in corrections)
        with self._database.atomic():
            self._database.table("correction").upsert_all(rows, pk="id")

    def remove(self, *correction_ids: str) -> None:
        """These corrections are gone; so they may have been before."""
        with self._database.atomic():
            self._database.execute_many("DELETE FROM correction WHERE id = ?", [[own] for own in correction_ids])

    def _correction(self, row: Mapping[str, Any]) -> Correction:
        return as_record(Correction, row, cuts=cuts_in(self._database, row), lost=bool(row["lost"]))


def _row(correction: Correction) -> dict[str, object]:
    return asdict(correction) | {"lost": int(correction.lost), "cuts": json.dumps(correction.cuts)}


def cuts_in(rows: Rows, row: Mapping[str, Any]) -> tuple[int, ...]:
    """Where a row says that its text is cut; raises DamagedLibrary."""
    try:
        return tuple(int(cut) for cut in json.loads(row["cuts"]))
    except (ValueError, TypeError) as error:
        raise DamagedLibrary(path=rows.path) from error
