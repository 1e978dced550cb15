"""Articles and the revisions of their text in the library; not their highlights."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, astuple
from typing import TYPE_CHECKING, Any

from storage.checksum import sealed
from storage.database import as_record
from storage.errors import DamagedLibrary, UnknownArticle
from storage.records import Article, Block, ListedArticle, Text

if TYPE_CHECKING:
    from storage.database import LibraryDatabase

_LISTED = """
    SELECT article.*, coalesce(text.characters, 0) AS characters,
           (SELECT count(*) FROM highlight WHERE highlight.article = article.id) AS highlights
    FROM article
    LEFT JOIN text ON text.article = article.id
        AND text.revision = (SELECT max(revision) FROM text WHERE article = article.id)
    ORDER BY article.imported DESC, article.rowid DESC
"""


class Articles:
    """The articles of one library."""

    def __init__(self, database: LibraryDatabase) -> None:
        self._database = database

    def add(self, article: Article, text: Text) -> None:
        """Keep a new article and its first text."""
        with self._database.atomic():
            self.put(article)
            self.add_text(text)

    def put(self, article: Article) -> None:
        """Keep what is known of the article, new or changed; its texts stay."""
        with self._database.atomic():
            self._database.table("article").upsert(sealed(asdict(article)), pk="id")

    def add_text(self, text: Text) -> None:
        """Keep one more revision, which can never be changed afterwards."""
        row = {
            "article": text.article,
            "revision": text.revision,
            "digest": text.digest,
            "characters": len(text.body),
            "blocks": json.dumps([astuple(block) for block in text.blocks], ensure_ascii=False),
            "body": text.body,
            "original": zlib.compress(text.original),
        }
        with self._database.atomic():
            self._database.table("text").insert(sealed(row))

    def get(self, article_id: str) -> Article:
        """The article with this id; raises UnknownArticle."""
        rows = self._database.rows("SELECT * FROM article WHERE id = ?", [article_id])
        if not rows:
            raise UnknownArticle(id=article_id)
        return as_record(Article, rows[0])

    def text(self, article_id: str) -> Text:
        """The newest revision of the article's text; raises UnknownArticle."""
        rows = self._database.rows(
            "SELECT * FROM text WHERE article = ? ORDER BY revision DESC LIMIT 1", [article_id]
        )
        if not rows:
            raise UnknownArticle(id=article_id)
        return self._text(rows[0])

    def body(self, article_id: str) -> str:
        """The newest revision's body alone, without the parts that cost more to read; raises UnknownArticle."""
        rows = self._database.rows(
            "SELECT body FROM text WHERE article = ? ORDER BY revision DESC LIMIT 1", [article_id]
        )
        if not rows:
            raise UnknownArticle(id=article_id)
        return str(rows[0]["body"])

    def revisions(self, article_id: str) -> list[Text]:
        """Every revision of the article's text, first one first; undoing a removal puts all of them back."""
        rows = self._database.rows("SELECT * FROM text WHERE article = ? ORDER BY revision", [article_id])
        return [self._text(row) for row in rows]

    def find_digest(self, digest: str) -> str | None:
        """The id of the article that was imported from bytes with this digest."""
        rows = self._database.rows("SELECT article FROM text WHERE digest = ? LIMIT 1", [digest])
        return rows[0]["article"] if rows else None

    def ids(self) -> list[str]:
        """The ids of all articles, the newest import first."""
        rows = self._database.tuples("SELECT id FROM article ORDER BY imported DESC, rowid DESC")
        return [article_id for (article_id,) in rows]

    def listed(self) -> list[ListedArticle]:
        """Every article with its length and its number of highlights, the newest import first."""
        return [
            ListedArticle(as_record(Article, row), row["characters"], row["highlights"])
            for row in self._database.rows(_LISTED)
        ]

    def remove(self, article_id: str) -> None:
        """The article is gone, with its texts, its place and its highlights; so it may have been before."""
        with self._database.atomic():
            self._database.execute("DELETE FROM article WHERE id = ?", [article_id])

    def _text(self, row: dict[str, Any]) -> Text:
        try:
            blocks = tuple(Block(*block) for block in json.loads(row["blocks"]))
            original = zlib.decompress(row["original"])
        except (ValueError, TypeError, zlib.error) as error:
            raise DamagedLibrary(path=self._database.path) from error
        return as_record(Text, row, blocks=blocks, original=original)
