"""Highlights found and put in order, as numbers to be read when they are seen; changes nothing.

A number is that of a highlight's row: good until the next change.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from storage.highlights import AT_ONCE, Highlights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.database import LibraryDatabase
    from storage.records import Highlight, Wanted

_LISTED = "SELECT highlight.rowid, {group} FROM highlight {tags} WHERE {conditions} ORDER BY {order}"
_ITS_TAGS = "LEFT JOIN highlight_tag ON highlight_tag.highlight = highlight.id"
_BEARING = "id IN (SELECT highlight FROM highlight_tag WHERE tag IN ({marks}))"
_NOT_IN_BIN = "article NOT IN (SELECT id FROM article WHERE removed <> '')"
_UNTAGGED = "id NOT IN (SELECT highlight FROM highlight_tag)"
# LIKE takes no long text, and ends one at its first NUL.
_HOLDING = "(instr(lower(quote), lower(?)) OR instr(lower(note), lower(?)))"


class Order(Enum):
    """In which order highlights are listed."""

    READING = 'article, start, "end", highlight.rowid'
    NEWEST = "created DESC, highlight.rowid DESC"
    CHANGED = "modified DESC, highlight.rowid DESC"


class By(Enum):
    """What highlights are grouped by: an id, or a day of the reader's own time."""

    ARTICLE = "article"
    TAG = "coalesce(tag, '')"
    DAY = "date(created, 'localtime')"


class Listing:
    """Finding highlights in one library."""

    def __init__(self, database: LibraryDatabase) -> None:
        self._database = database

    def numbers(self, wanted: Wanted, order: Order, by: By) -> list[tuple[int, str]]:
        """The number of each highlight wanted with its group, in order; by tag once for each, untagged under ``.

        Articles follow each other by id, groups are not put together.
        """
        conditions, values = _conditions(wanted)
        sql = _LISTED.format(
            group=by.value,
            tags=_ITS_TAGS if by is By.TAG else "",
            conditions=" AND ".join(conditions) or "1",
            order=order.value,
        )
        return self._database.tuples(sql, values)

    def number(self, highlight_id: str) -> int | None:
        """The number of the highlight with this id, if it is there."""
        rows = self._database.tuples("SELECT rowid FROM highlight WHERE id = ?", [highlight_id])
        return rows[0][0] if rows else None

    def records(self, numbers: Sequence[int]) -> dict[int, Highlight]:
        """The highlights with these numbers, by number; one that is gone is left out."""
        found: dict[int, Highlight] = {}
        for start in range(0, len(numbers), AT_ONCE):
            found |= Highlights(self._database).numbered(numbers[start : start + AT_ONCE])
        return found


def _conditions(wanted: Wanted) -> tuple[list[str], list[str]]:
    """SQL's conditions, and the values for all their marks."""
    parts: list[tuple[object, str, Sequence[str]]] = [
        (wanted.article, "article = ?", [wanted.article]),
        (not wanted.article, _NOT_IN_BIN, []),
        *((True, _BEARING.format(marks=", ".join("?" * len(tags))), sorted(tags)) for tags in wanted.tags),
        (wanted.is_untagged, _UNTAGGED, []),
        (wanted.has_note, "note <> ''", []),
        (wanted.is_lost, "lost", []),
        (wanted.text, _HOLDING, [wanted.text, wanted.text]),
        (wanted.since, "created >= ?", [wanted.since]),
        (wanted.until, "created < ?", [wanted.until]),
    ]
    asked = [(condition, values) for is_asked, condition, values in parts if is_asked]
    return [condition for condition, _ in asked], [value for _, values in asked for value in values]
