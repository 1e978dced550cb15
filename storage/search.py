"""Where words of the reader's may stand in the library: articles and highlights by number; cuts no snippets.

An index answers for texts, by their letters, digits and usual signs: what else stands between may still differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.body_index import is_indexed, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.database import LibraryDatabase

_INDEXED = """
    SELECT number, indexed.article FROM body_index JOIN indexed ON number = body_index.rowid
    JOIN article ON article.id = indexed.article AND article.revision = indexed.revision AND article.removed = ''
    WHERE body_index MATCH ? AND body_index.rowid < ? ORDER BY body_index.rowid DESC LIMIT ?
"""
_SCANNED = """
    SELECT number, indexed.article FROM indexed JOIN text USING (article, revision)
    JOIN article ON article.id = indexed.article AND article.revision = indexed.revision AND article.removed = ''
    WHERE number < ? AND {conditions} ORDER BY number DESC LIMIT ?
"""
_IN_KNOWN = """
    instr(lower(title || char(10) || subtitle || char(10) || source || char(10) || author || char(10) || name),
          lower(?))
"""
_ARTICLES = "SELECT id FROM article WHERE removed = '' AND {conditions} ORDER BY imported DESC, rowid DESC"
_NOTED = """
    SELECT rowid FROM highlight WHERE note <> '' AND article NOT IN (SELECT id FROM article WHERE removed <> '')
    AND {conditions} ORDER BY article, start LIMIT ?
"""
_IN_NOTE = "instr(lower(note), lower(?))"
ALL = 2**62  # a number above that of every text


class Search:
    """Search over one library."""

    def __init__(self, database: LibraryDatabase) -> None:
        self._database = database

    def texts(self, terms: Sequence[str], most: int, below: int = ALL) -> list[tuple[int, str]]:
        """The numbers and articles of shown texts that may hold each of the terms, the last indexed first.

        At most so many, all `below` a number: the last one of those found before.
        """
        if known := [term for term in terms if is_indexed(term)]:
            return self._database.tuples(_INDEXED, [" AND ".join(map(phrase, known)), below, most])
        conditions = " AND ".join(["instr(body, ?)"] * len(terms))
        return self._database.tuples(_SCANNED.format(conditions=conditions), [below, *terms, most])

    def articles(self, terms: Sequence[str]) -> list[str]:
        """The articles that hold each of the terms in what is known of them, the newest first."""
        conditions = " AND ".join([_IN_KNOWN] * len(terms))
        return [own for (own,) in self._database.tuples(_ARTICLES.format(conditions=conditions), terms)]

    def noted_articles(self, terms: Sequence[str]) -> list[str]:
        """The articles whose note holds each of the terms, the newest first."""
        conditions = " AND ".join([_IN_NOTE] * len(terms))
        return [own for (own,) in self._database.tuples(_ARTICLES.format(conditions=conditions), terms)]

    def noted_highlights(self, terms: Sequence[str], most: int) -> list[int]:
        """The numbers of at most so many highlights whose note holds each of the terms, by article and place."""
        conditions = " AND ".join([_IN_NOTE] * len(terms))
        sql = _NOTED.format(conditions=conditions)
        return [number for (number,) in self._database.tuples(sql, [*terms, most])]
