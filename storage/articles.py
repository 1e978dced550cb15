"""Articles and the revisions of their text in the library; not their highlights."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from storage.body_index import forget_bodies, index_body
from storage.checksum import sealed
from storage.errors import DamagedLibrary, UnknownArticle
from storage.first_look import SHOWN, newest_first
from storage.first_look import blocks as blocks_of
from storage.records import Article, ListedArticle, Text
from storage.rows import as_record

if TYPE_CHECKING:
    from storage.database import LibraryDatabase

_COMPRESSION = 4  # 60 ms for a long novel, where the usual 6 takes 160 and leaves 4 % less
_LISTED = """
    SELECT article.*, coalesce(text.characters, 0) AS characters, coalesce(place.read, '') AS read,
           (SELECT count(*) FROM highlight WHERE highlight.article = article.id) AS highlights
    FROM article
    LEFT JOIN text ON text.article = article.id AND text.revision = article.revision
    LEFT JOIN place ON place.article = article.id
    WHERE article.removed = ''
    ORDER BY article.imported DESC, article.rowid DESC
"""
_NAMED = "SELECT * FROM article WHERE removed = '' AND (name = ? OR title = ?) ORDER BY imported DESC, rowid DESC"
_REVISIONS = "SELECT * FROM text WHERE article = ? ORDER BY revision"
_READING = "SELECT * FROM reading WHERE article = ? AND revision = ?"
_ORIGINAL = "SELECT original FROM text WHERE article = ? AND digest = ? AND original <> x'' LIMIT 1"


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
        """Keep one more revision, which can never be changed afterwards, and let it be found."""
        is_known = bool(self._database.tuples(_ORIGINAL, [text.article, text.digest]))
        row = {
            "article": text.article,
            "revision": text.revision,
            "digest": text.digest,
            "characters": len(text.body),
            "blocks": json.dumps(text.blocks, ensure_ascii=False),
            "body": text.body,
            "original": b"" if is_known else zlib.compress(text.original, _COMPRESSION),
        }
        reading = {
            "article": text.article,
            "revision": text.revision,
            "encoding": text.encoding,
            "format": text.format,
            "repairs": json.dumps(text.repairs),
        }
        with self._database.atomic():
            self._database.table("text").insert(sealed(row))
            self._database.table("reading").insert(sealed(reading))
            index_body(self._database, text.article, text.revision, text.body)

    def was_mended(self, article_id: str) -> bool:
        """Whether any of the article's texts was made with repairs."""
        found = "SELECT 1 FROM reading WHERE article = ? AND repairs <> '[]' LIMIT 1"
        return bool(self._database.tuples(found, [article_id]))

    def put_text(self, *texts: Text) -> None:
        """Keep these revisions; one that is kept already stays as it is."""
        for text in texts:
            known = "SELECT 1 FROM text WHERE article = ? AND revision = ?"
            if not self._database.tuples(known, [text.article, text.revision]):
                self.add_text(text)

    def keep_texts(self, *_: str) -> None:
        """Nothing: a text that was kept once stays, whichever is shown, as long as its article does."""

    def get(self, article_id: str) -> Article:
        """The article with this id; raises UnknownArticle."""
        rows = self._database.rows("SELECT * FROM article WHERE id = ?", [article_id])
        if not rows:
            raise UnknownArticle(id=article_id)
        return as_record(Article, rows[0])

    def text(self, article_id: str) -> Text:
        """The text of the article that is shown; raises UnknownArticle."""
        rows = self._database.rows(SHOWN.format(columns="text.*"), [article_id])
        if not rows:
            raise UnknownArticle(id=article_id)
        return self._text(rows[0])

    def body(self, article_id: str) -> str:
        """The body shown alone, without the parts that cost more to read; raises UnknownArticle."""
        rows = self._database.rows(SHOWN.format(columns="text.body"), [article_id])
        if not rows:
            raise UnknownArticle(id=article_id)
        return str(rows[0]["body"])

    def revisions(self, article_id: str) -> list[Text]:
        """Every revision of the article's text, first one first, whichever is shown."""
        return [self._text(row) for row in self._database.rows(_REVISIONS, [article_id])]

    def revisions_of(self, article_id: str) -> int:
        """How many revisions there are of the article's text: the number of the last one."""
        rows = self._database.tuples("SELECT max(revision) FROM text WHERE article = ?", [article_id])
        return int(rows[0][0] or 0)

    def find_digest(self, digest: str) -> str | None:
        """The id of the article that was imported from bytes with this digest; it may be in the bin."""
        rows = self._database.rows("SELECT article FROM text WHERE digest = ? LIMIT 1", [digest])
        return rows[0]["article"] if rows else None

    def ids(self) -> list[str]:
        """The ids of all articles that are not in the bin, the newest import first."""
        return newest_first(self._database)

    def listed(self) -> list[ListedArticle]:
        """Every article that is not in the bin, with what a listing tells of it, the newest import first."""
        return [
            ListedArticle(as_record(Article, row), row["characters"], row["highlights"], row["read"])
            for row in self._database.rows(_LISTED)
        ]

    def removed(self) -> list[Article]:
        """The articles in the bin, what was removed last first."""
        rows = self._database.rows("SELECT * FROM article WHERE removed <> '' ORDER BY removed DESC, rowid DESC")
        return [as_record(Article, row) for row in rows]

    def named(self, name: str, title: str) -> list[Article]:
        """The articles that came from a file of this name, or have this title; none of those in the bin."""
        rows = self._database.rows(_NAMED, [name, title])
        return [as_record(Article, row) for row in rows]

    def remove(self, article_id: str) -> None:
        """The article is gone, with its texts, its place and its highlights; so it may have been before."""
        with self._database.atomic():
            forget_bodies(self._database, article_id)
            self._database.execute("DELETE FROM article WHERE id = ?", [article_id])

    def _text(self, row: dict[str, Any]) -> Text:
        """The text in a row, with how it was read."""
        key = [row["article"], row["revision"]]
        readings = self._database.rows(_READING, key)
        reading = readings[0] if readings else {"encoding": "", "format": "", "repairs": "[]"}
        blocks = blocks_of(self._database, row["blocks"])
        try:
            repairs = tuple(json.loads(reading["repairs"]))
            original = zlib.decompress(row["original"] or self._original(row["article"], row["digest"]))
        except (ValueError, TypeError, zlib.error) as error:
            raise DamagedLibrary(path=self._database.path) from error
        how = {"encoding": reading["encoding"], "format": reading["format"], "repairs": repairs}
        return as_record(Text, row, blocks=blocks, original=original, **how)

    def _original(self, article_id: str, digest: str) -> bytes:
        """The compressed bytes, which are kept once for all revisions made from them."""
        rows = self._database.tuples(_ORIGINAL, [article_id, digest])
        return bytes(rows[0][0]) if rows else b""
