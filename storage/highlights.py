"""Highlights and the tags they bear; not the tags themselves, and no anchoring."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from storage.checksum import sealed
from storage.errors import UnknownHighlight
from storage.first_look import TAGS_OF_ARTICLE, outlines, tags_of
from storage.records import Highlight, Outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storage.database import LibraryDatabase

AT_ONCE = 500  # rows read by one statement
_HIGHLIGHTS = """
    SELECT id, article, start, "end", quote, prefix, suffix, note, created, modified, author, lost FROM highlight
"""
_NUMBERS = "SELECT rowid, id FROM highlight WHERE rowid IN ({marks})"
_NUMBERED = "WHERE rowid IN ({marks})"
_TAGS_OF_NUMBERED = """
    SELECT highlight, tag FROM highlight_tag WHERE highlight IN (SELECT id FROM highlight WHERE rowid IN ({marks}))
    ORDER BY rank
"""
_OF_ARTICLE = 'WHERE article = ? ORDER BY start, "end", created, id'
_WITH_ID = "WHERE id = ?"
_TAGS_WITH_ID = "SELECT highlight, tag FROM highlight_tag WHERE highlight = ? ORDER BY rank"
_WITH_IDS = "WHERE id IN ({marks})"
_TAGS_WITH_IDS = "SELECT highlight, tag FROM highlight_tag WHERE highlight IN ({marks}) ORDER BY rank"
_OF_SPAN = """
    SELECT id FROM highlight WHERE article = ? AND start = ? AND "end" = ? AND NOT lost ORDER BY created, id
"""
_BEARING = """
    WHERE id IN (SELECT highlight FROM highlight_tag WHERE tag = ?) ORDER BY article, start, "end", created, id
"""
_TAGS_OF_BEARING = """
    SELECT highlight, tag FROM highlight_tag
    WHERE highlight IN (SELECT highlight FROM highlight_tag WHERE tag = ?) ORDER BY rank
"""
_COUNT = "SELECT count(*) FROM highlight WHERE article NOT IN (SELECT id FROM article WHERE removed <> '')"
_COUNTS = """
    SELECT tag, count(*) AS highlights FROM highlight_tag WHERE highlight NOT IN
        (SELECT id FROM highlight WHERE article IN (SELECT id FROM article WHERE removed <> ''))
    GROUP BY tag
"""
_COUNT_IN_ARTICLE = "SELECT count(*) FROM highlight WHERE article = ?"
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
        return self._read(_OF_ARTICLE, TAGS_OF_ARTICLE, article_id)

    def at(self, article_id: str, start: int, end: int) -> list[Highlight]:
        """The article's highlights of exactly this span by time; lost ones, whose place means nothing, left out."""
        rows = self._database.rows(_OF_SPAN, [article_id, start, end])
        return [self.get(row["id"]) for row in rows]

    def tagged(self, tag_id: str) -> list[Highlight]:
        """The highlights of all articles that bear this tag, by article and place."""
        return self._read(_BEARING, _TAGS_OF_BEARING, tag_id)

    def get(self, highlight_id: str) -> Highlight:
        """The highlight with this id; raises UnknownHighlight."""
        found = self.find(highlight_id)
        if found is None:
            raise UnknownHighlight(id=highlight_id)
        return found

    def get_all(self, highlight_ids: Iterable[str]) -> list[Highlight]:
        """The highlights with these ids, each once, in this order; raises UnknownHighlight."""
        ids = list(dict.fromkeys(highlight_ids))
        found: dict[str, Highlight] = {}
        for start in range(0, len(ids), AT_ONCE):
            part = ids[start : start + AT_ONCE]
            marks = ", ".join("?" * len(part))
            kept = self._read(_WITH_IDS.format(marks=marks), _TAGS_WITH_IDS.format(marks=marks), *part)
            found |= {one.id: one for one in kept}
        if missing := next((own for own in ids if own not in found), None):
            raise UnknownHighlight(id=missing)
        return [found[own] for own in ids]

    def find(self, highlight_id: str) -> Highlight | None:
        """The highlight with this id, if it is there."""
        found = self._read(_WITH_ID, _TAGS_WITH_ID, highlight_id)
        return found[0] if found else None

    def put(self, *highlights: Highlight) -> None:
        """Keep highlights, new or changed, and exactly their tags; articles and tags are there already.

        Of several with one id the last is kept.
        """
        kept = list({one.id: one for one in highlights}.values())
        tags = (
            {"highlight": one.id, "tag": tag, "rank": rank} for one in kept for rank, tag in enumerate(one.tags)
        )
        with self._database.atomic():
            self._database.table("highlight").upsert_all((sealed(_row(one)) for one in kept), pk="id")
            self._database.execute_many("DELETE FROM highlight_tag WHERE highlight = ?", [[one.id] for one in kept])
            self._database.table("highlight_tag").insert_all(tags)

    def remove(self, *highlight_ids: str) -> None:
        """These highlights are gone, their tags stay; so they may have been before."""
        with self._database.atomic():
            self._database.execute_many("DELETE FROM highlight WHERE id = ?", [[own] for own in highlight_ids])

    def counts(self, article_id: str | None = None) -> dict[str, int]:
        """The number of highlights by tag id, in one article or in all outside the bin; a tag on none is absent."""
        if article_id is None:
            rows = self._database.rows(_COUNTS)
        else:
            rows = self._database.rows(_COUNTS_IN_ARTICLE, [article_id])
        return {row["tag"]: row["highlights"] for row in rows}

    def count(self, article_id: str | None = None) -> int:
        """The number of highlights, in one article or in all outside the bin."""
        asked = (_COUNT, []) if article_id is None else (_COUNT_IN_ARTICLE, [article_id])
        total: int = self._database.tuples(*asked)[0][0]
        return total

    def outlines(self, article_id: str) -> list[Outline]:
        """What the page shows of each highlight of the article, by start, end and time; lost ones included."""
        return outlines(self._database, article_id)

    def numbered(self, numbers: Sequence[int]) -> dict[int, Highlight]:
        """The highlights in the rows with these numbers, by number, as far as they are there."""
        marks = ", ".join("?" * len(numbers))
        rows = self._database.tuples(_NUMBERS.format(marks=marks), numbers)
        found = self._read(_NUMBERED.format(marks=marks), _TAGS_OF_NUMBERED.format(marks=marks), *numbers)
        kept = {one.id: one for one in found}
        return {number: kept[own] for number, own in rows}

    def _read(self, which: str, their_tags: str, *wanted: str | int) -> list[Highlight]:
        """The highlights of a condition with the tags of a query, both of which ask for `wanted`."""
        tags = tags_of(self._database, their_tags, wanted)
        found = self._database.tuples(_HIGHLIGHTS + which, wanted)
        return [_highlight(row, tags.get(row[0], ())) for row in found]


def _row(highlight: Highlight) -> dict[str, object]:
    row = asdict(highlight) | {"lost": int(highlight.lost)}
    del row["tags"]
    return row


def _highlight(row: tuple[Any, ...], tags: tuple[str, ...]) -> Highlight:
    """The record of a row of `_HIGHLIGHTS`."""
    *passage, created, modified, author, lost = row
    values = [*passage, tags, created, modified, author, bool(lost)]
    return Highlight(*values)
