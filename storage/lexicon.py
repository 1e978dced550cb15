"""The reader's own words: of one article, or of all; not the corrections of single places."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from storage.checksum import sealed
from storage.corrections import cuts_in
from storage.records import LexiconWord
from storage.rows import as_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.database import LibraryDatabase


class Lexicon:
    """The lexicon of one library."""

    def __init__(self, database: LibraryDatabase) -> None:
        self._database = database

    def everywhere(self) -> list[LexiconWord]:
        """The words that hold in every article, in the order made."""
        return self._read("article IS NULL")

    def of(self, article_id: str) -> list[LexiconWord]:
        """The words that hold in this article alone, in the order made."""
        return self._read("article = ?", article_id)

    def put(self, *words: LexiconWord) -> None:
        """Keep words, new or changed; their articles are there already."""
        rows = (sealed(asdict(word) | {"cuts": json.dumps(word.cuts)}) for word in words)
        with self._database.atomic():
            self._database.table("lexicon").upsert_all(rows, pk="id")

    def remove(self, *word_ids: str) -> None:
        """These words are gone; so they may have been before."""
        with self._database.atomic():
            self._database.execute_many("DELETE FROM lexicon WHERE id = ?", [[own] for own in word_ids])

    def _read(self, which: str, *wanted: str) -> list[LexiconWord]:
        rows = self._database.rows(f"SELECT * FROM lexicon WHERE {which} ORDER BY rank, id", wanted)  # noqa: S608
        return [self._word(row) for row in rows]

    def _word(self, row: Mapping[str, Any]) -> LexiconWord:
        return as_record(LexiconWord, row, cuts=cuts_in(self._database, row))
