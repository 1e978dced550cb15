"""The words that the reader says to know; not how hard others find them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.checksum import sealed
from storage.records import KnownWord
from storage.rows import as_record

if TYPE_CHECKING:
    from storage.database import LibraryDatabase


class KnownWords:
    """The known words of one library."""

    def __init__(self, database: LibraryDatabase) -> None:
        self._database = database

    def all(self) -> list[KnownWord]:
        """Every known word in the order made."""
        rows = self._database.rows("SELECT * FROM known_word ORDER BY created, id")
        return [as_record(KnownWord, row) for row in rows]

    def of(self, text: str) -> list[KnownWord]:
        """The known word with this text, or none."""
        rows = self._database.rows("SELECT * FROM known_word WHERE text = ?", [text])
        return [as_record(KnownWord, row) for row in rows]

    def put(self, *words: KnownWord) -> None:
        """Keep known words; of each text there is one."""
        with self._database.atomic():
            self._database.table("known_word").upsert_all((sealed(asdict(word)) for word in words), pk="id")

    def remove(self, *word_ids: str) -> None:
        """These words are known no more; so they may have been before."""
        with self._database.atomic():
            self._database.execute_many("DELETE FROM known_word WHERE id = ?", [[own] for own in word_ids])
