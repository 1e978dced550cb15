"""Highlights and the tags they bear; not the tags themselves, and no anchoring."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from storage.checksum import sealed
from storage.database import as_record
from storage.errors import UnknownHighlight
from storage.records import Highlight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import LibraryDatabase

_TAGS_OF_ARTICLE = """
    SELECT highlight, tag FROM highlight_tag
    WHERE highlight IN (SELECT id FROM highlight WHERE article = ?) ORDER BY highlight, rank
"""
_OF_SPAN = """
    SELECT id FROM highlight WHERE article = ? AND start = ? AND "end" = ? AND NOT lost ORDER BY created, id
"""
_BEARING = """
    SELECT highlight.* FROM highlight JOIN highlight_tag ON highlight = id
    WHERE tag = ? ORDER BY article, start, "end", created, id
"""
_TAGS_OF_BEARING = """
    SELECT highlight, tag FROM highlight_tag
    WHERE highlight IN (SELECT highlight FROM highlight_tag WHERE tag = ?) ORDER BY highlight, rank
"""
_COUNTS_IN_ARTICLE = """
    SELECT tag, count(*) AS highlights FROM highlight_tag
    WHERE highlight IN (SELECT id FROM highlight WHERE article = ?) GROUP BY tag
"""


class Highlights:
    """The highlights of one library."""

    def __init__(self, database: LibraryDatabase) -> None:
        self._database = database

    def of(self, article_id: str) -> list[Highlight]:
        """The article's highlights by start, end and time; lost ones included."""
        rows = self._database.rows(
            'SELECT * FROM highlight WHERE article = ? ORDER BY start, "end", created, id', [article_id]
        )
        return _highlights(rows, self._database.rows(_TAGS_OF_ARTICLE, [article_id]))

    def at(self, article_id: str, start: int, end: int) -> list[Highlight]:
        """The article's highlights of exactly this span by time; lost ones, whose place means nothing, left out."""
        rows = self._database.rows(_OF_SPAN, [article_id, start, end])
        return [self.get(row["id"]) for row in rows]

    def tagged(self, tag_id: str) -> list[Highlight]:
        """The highlights of all articles that bear this tag, by article and place."""
        rows = self._database.rows(_BEARING, [tag_id])
        return _highlights(rows, self._database.rows(_TAGS_OF_BEARING, [tag_id]))

    def get(self, highlight_id: str) -> Highlight:
        """The highlight with this id; raises UnknownHighlight."""
        rows = self._database.rows("SELECT * FROM highlight WHERE id = ?", [highlight_id])
        if not rows:
            raise UnknownHighlight(id=highlight_id)
        tags = self._database.rows(
            "SELECT highlight, tag FROM highlight_tag WHERE highlight = ? ORDER BY rank", [highlight_id]
        )
        return _highlights(rows, tags)[0]

    def put(self, highlight: Highlight) -> None:
        """Keep the highlight, new or changed, and exactly its tags; article and tags are there already."""
        row = asdict(highlight) | {"lost": int(highlight.lost)}
        del row["tags"]
        tags = ({"highlight": highlight.id, "tag": tag, "rank": rank} for rank, tag in enumerate(highlight.tags))
        with self._database.atomic():
            self._database.table("highlight").upsert(sealed(row), pk="id")
            self._database.execute("DELETE FROM highlight_tag WHERE highlight = ?", [highlight.id])
            self._database.table("highlight_tag").insert_all(tags)

    def remove(self, highlight_id: str) -> None:
        """The highlight is gone, its tags stay; so it may have been before."""
        with self._database.atomic():
            self._database.execute("DELETE FROM highlight WHERE id = ?", [highlight_id])

    def counts(self, article_id: str | None = None) -> dict[str, int]:
        """The number of highlights by tag id, in one article or in all; a tag on none is absent."""
        if article_id is None:
            rows = self._database.rows("SELECT tag, count(*) AS highlights FROM highlight_tag GROUP BY tag")
        else:
            rows = self._database.rows(_COUNTS_IN_ARTICLE, [article_id])
        return {row["tag"]: row["highlights"] for row in rows}

    def count(self) -> int:
        """The number of highlights in the library."""
        total: int = self._database.rows("SELECT count(*) AS total FROM highlight")[0]["total"]
        return total


def _highlights(rows: Iterable[dict[str, Any]], tag_rows: Iterable[dict[str, Any]]) -> list[Highlight]:
    tags: dict[str, list[str]] = {}
    for row in tag_rows:
        tags.setdefault(row["highlight"], []).append(row["tag"])
    return [as_record(Highlight, row, tags=tuple(tags.get(row["id"], ())), lost=bool(row["lost"])) for row in rows]
