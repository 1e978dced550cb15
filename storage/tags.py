"""Tags and the sets they belong to; not the highlights that bear them."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.checksum import sealed
from storage.errors import StorageError, TagInUse, TagSetInUse, UnknownTag, UnknownTagSet
from storage.records import Tag, TagSet
from storage.rows import as_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.database import LibraryDatabase


class Tags:
    """The tags and tag sets of one library."""

    def __init__(self, database: LibraryDatabase) -> None:
        self._database = database

    def sets(self) -> list[TagSet]:
        """The tag sets by rank, the active one first."""
        rows = self._database.rows("SELECT * FROM tag_set ORDER BY rank, name, id")
        return [as_record(TagSet, row) for row in rows]

    def of(self, tag_set_id: str) -> list[Tag]:
        """The tags of one set by rank, then name; not in the order of the tree."""
        rows = self._database.rows("SELECT * FROM tag WHERE tag_set = ? ORDER BY rank, name, id", [tag_set_id])
        return [as_record(Tag, row) for row in rows]

    def all(self) -> list[Tag]:
        """The tags of all sets by rank, then name."""
        rows = self._database.rows("SELECT * FROM tag ORDER BY rank, name, id")
        return [as_record(Tag, row) for row in rows]

    def get(self, tag_id: str) -> Tag:
        """The tag with this id; raises UnknownTag."""
        rows = self._database.rows("SELECT * FROM tag WHERE id = ?", [tag_id])
        if not rows:
            raise UnknownTag(id=tag_id)
        return as_record(Tag, rows[0])

    def put(self, tag: Tag) -> None:
        """Keep the tag, new or changed; its set and its parent have to be kept already."""
        with self._database.atomic():
            self._database.table("tag").upsert(sealed(asdict(tag)), pk="id")

    def remove(self, tag_id: str) -> None:
        """The tag is gone; raises TagInUse while highlights bear it or tags are below it."""
        with _restricted(TagInUse(id=tag_id)), self._database.atomic():
            self._database.execute("DELETE FROM tag WHERE id = ?", [tag_id])

    def get_set(self, tag_set_id: str) -> TagSet:
        """The tag set with this id; raises UnknownTagSet."""
        rows = self._database.rows("SELECT * FROM tag_set WHERE id = ?", [tag_set_id])
        if not rows:
            raise UnknownTagSet(id=tag_set_id)
        return as_record(TagSet, rows[0])

    def put_set(self, tag_set: TagSet) -> None:
        """Keep the tag set, new or changed; its tags stay."""
        with self._database.atomic():
            self._database.table("tag_set").upsert(sealed(asdict(tag_set)), pk="id")

    def remove_set(self, tag_set_id: str) -> None:
        """The tag set is gone; raises TagSetInUse while it holds tags."""
        with _restricted(TagSetInUse(id=tag_set_id)), self._database.atomic():
            self._database.execute("DELETE FROM tag_set WHERE id = ?", [tag_set_id])


@contextmanager
def _restricted(refusal: StorageError) -> Iterator[None]:
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise refusal from error
