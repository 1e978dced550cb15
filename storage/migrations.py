"""The tables of a library and how they came to be, step by step; a released step is never edited.

The bin holds records as JSON by the names of their fields: a step that adds or renames a field of a highlight, a
tag or a tag set has to do the same there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlite_utils import Database, Migrations
from sqlite_utils.db import ForeignKey

from storage.body_index import BODY_INDEX, index_body
from storage.checksum import is_sound, sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Set

MIGRATIONS = Migrations("meipi")

_IMMUTABLE_TEXT = """
    CREATE TRIGGER text_is_immutable BEFORE UPDATE ON text
    BEGIN SELECT RAISE(ABORT, 'a text never changes after import; add a revision'); END
"""


_LOST = 'CREATE INDEX lost_highlight ON highlight (article, start, "end") WHERE lost'


@MIGRATIONS()
def first_tables(db: Database) -> None:
    """Articles with their texts and places, highlights, and tags in their sets."""
    _articles(db)
    _places(db)
    _highlights(db)
    _tags(db)
    _highlight_tags(db)


@MIGRATIONS()
def notes_sets_and_bin(db: Database) -> None:
    """A note and a tag set of each article's own, the bin, and indexes that a listing reads alone."""
    _add_to_articles(db, {"note": "", "tag_set": ""})
    _bin(db)
    highlights = db.table("highlight")
    highlights.drop_index("idx_highlight_article_start")
    highlights.create_index(["article", "start", "end"])
    highlights.create_index(["created"])
    db.execute(_LOST)
    db.table("highlight_tag").drop_index("idx_highlight_tag_tag")
    db.table("highlight_tag").create_index(["tag", "highlight"])


@MIGRATIONS()
def revisions_folders_and_search(db: Database) -> None:
    """What is known of articles and of how they were read, which revision is shown, folders, an index of texts."""
    empty = dict.fromkeys(("place", "author", "jump", "folder", "removed"), "")
    newest = dict(db.execute("SELECT article, max(revision) FROM text GROUP BY article").fetchall())
    _add_to_articles(db, {**empty, "revision": 1}, lambda row: {"revision": newest.get(row["id"], 1)})
    _readings(db)
    folder = {"id": str, "name": str, "checksum": str}
    db.table("folder").create(folder, pk="id", not_null=folder, strict=True)
    _search(db)


@MIGRATIONS()
def versions_of_shared_sets(db: Database) -> None:
    """What tag sets were when they went out or came in, so that a new version can be merged three ways."""
    columns = dict.fromkeys(("id", "tag_set", "content", "way", "kept", "checksum"), str)
    table = db.table("version").create(columns, pk="id", not_null=columns, strict=True)
    table.create_index(["tag_set", "kept"])


@MIGRATIONS()
def corrections_and_lexicon(db: Database) -> None:
    """Words as the reader wants them: at single places, in one article, everywhere."""
    passage = {"start": int, "end": int, "quote": str, "prefix": str, "suffix": str}
    correction = {"id": str, "article": str, **passage, "cuts": str, "rank": int, "created": str, "lost": int}
    _create_owned(db, "correction", correction | {"checksum": str})
    word = {"id": str, "article": str, "text": str, "cuts": str, "note": str, "rank": int}
    _create_owned(db, "lexicon", word | {"created": str, "modified": str, "checksum": str}, nullable={"article"})


@MIGRATIONS()
def own_readings_and_known_words(db: Database) -> None:
    """How the reader has words read, at single places or everywhere, and which words they know."""
    passage = {"start": int, "end": int, "quote": str, "prefix": str, "suffix": str}
    reading = {"id": str, "article": str, **passage, "sounds": str, "created": str, "lost": int, "checksum": str}
    _create_owned(db, "own_reading", reading, nullable={"article"}, order="created")
    known = dict.fromkeys(("id", "text", "created", "checksum"), str)
    table = db.table("known_word").create(known, pk="id", not_null=known, strict=True)
    table.create_index(["text"], unique=True)


def _create_owned(
    db: Database,
    name: str,
    columns: dict[str, Any],
    nullable: Set[str] = frozenset(),
    order: str = "rank",
) -> None:
    """A table of what belongs to articles, found by them in order."""
    table = db.table(name).create(
        columns,
        pk="id",
        not_null=columns.keys() - nullable,
        foreign_keys=[_owned_by_article(name)],
        strict=True,
    )
    table.create_index(["article", order])


def _add_to_articles(
    db: Database,
    columns: Mapping[str, str | int],
    own: Callable[[Mapping[str, Any]], Mapping[str, str | int]] = lambda _: {},
) -> None:
    """Add columns and seal the rows anew, each with its `own` values instead of those for all.

    A row that was not as it was saved keeps its old seal, to be found.
    """
    table = db.table("article")
    sound = [row for row in table.rows if is_sound(row)]
    for column, value in columns.items():
        table.add_column(column, type(value), not_null_default=value)
    for row in sound:
        table.upsert(sealed({**_unsealed(row), **columns, **own(row)}), pk="id")


def _readings(db: Database) -> None:
    """How each text was read: beside the texts, which never change."""
    columns = {"article": str, "revision": int, "encoding": str, "format": str, "repairs": str, "checksum": str}
    db.table("reading").create(
        columns,
        pk=("article", "revision"),
        not_null=columns,
        foreign_keys=[_owned_by_article("reading")],
        strict=True,
    )


def _search(db: Database) -> None:
    """An index of every text that is there; it holds no copy of them."""
    columns = {"number": int, "article": str, "revision": int}
    db.table("indexed").create(
        columns, pk="number", not_null=columns, foreign_keys=[_owned_by_article("indexed")], strict=True
    ).create_index(["article", "revision"], unique=True)
    db.execute(BODY_INDEX)
    for article, revision in db.execute("SELECT article, revision FROM text ORDER BY rowid").fetchall():
        body = db.execute("SELECT body FROM text WHERE article = ? AND revision = ?", [article, revision])
        index_body(db, article, revision, body.fetchone()[0])


def _unsealed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "checksum"}


def _bin(db: Database) -> None:
    columns = dict.fromkeys(("id", "kind", "record", "bearers", "removed", "checksum"), str)
    db.table("bin").create(columns, pk="id", not_null=columns, strict=True).create_index(["removed"])


def _articles(db: Database) -> None:
    columns = ("id", "title", "subtitle", "source", "published", "name", "imported", "checksum")
    db.table("article").create(dict.fromkeys(columns, str), pk="id", not_null=columns, strict=True)
    # The long columns stand last, so that a listing need not read past them.
    text = {
        "article": str,
        "revision": int,
        "digest": str,
        "characters": int,
        "checksum": str,
        "blocks": str,
        "body": str,
        "original": bytes,
    }
    db.table("text").create(
        text,
        pk=("article", "revision"),
        not_null=text,
        foreign_keys=[_owned_by_article("text")],
        strict=True,
    ).create_index(["digest"])
    db.execute(_IMMUTABLE_TEXT)


def _places(db: Database) -> None:
    columns = {"article": str, "caret": int, "top": int, "offset": float, "read": str}
    db.table("place").create(
        columns, pk="article", not_null=columns, foreign_keys=[_owned_by_article("place")], strict=True
    ).create_index(["read"])


def _highlights(db: Database) -> None:
    columns = {
        "id": str,
        "article": str,
        "start": int,
        "end": int,
        "quote": str,
        "prefix": str,
        "suffix": str,
        "note": str,
        "created": str,
        "modified": str,
        "author": str,
        "lost": int,
        "checksum": str,
    }
    db.table("highlight").create(
        columns, pk="id", not_null=columns, foreign_keys=[_owned_by_article("highlight")], strict=True
    ).create_index(["article", "start"])


def _tags(db: Database) -> None:
    tag_set = {"id": str, "name": str, "description": str, "rank": int, "checksum": str}
    db.table("tag_set").create(tag_set, pk="id", not_null=tag_set, strict=True)
    tag = {
        "id": str,
        "tag_set": str,
        "parent": str,
        "name": str,
        "color": str,
        "description": str,
        "key": str,
        "rank": int,
        "checksum": str,
    }
    table = db.table("tag").create(
        tag,
        pk="id",
        not_null=tag.keys() - {"parent"},
        foreign_keys=[
            ForeignKey("tag", "tag_set", "tag_set", "id", on_delete="RESTRICT"),
            ForeignKey("tag", "parent", "tag", "id", on_delete="RESTRICT"),
        ],
        strict=True,
    )
    table.create_index(["tag_set", "rank", "name"])
    table.create_index(["parent"])


def _highlight_tags(db: Database) -> None:
    columns = {"highlight": str, "tag": str, "rank": int}
    db.table("highlight_tag").create(
        columns,
        pk=("highlight", "tag"),
        not_null=columns,
        foreign_keys=[
            ForeignKey("highlight_tag", "highlight", "highlight", "id", on_delete="CASCADE"),
            ForeignKey("highlight_tag", "tag", "tag", "id", on_delete="RESTRICT"),
        ],
        strict=True,
    ).create_index(["tag"])


def _owned_by_article(table: str) -> ForeignKey:
    return ForeignKey(table, "article", "article", "id", on_delete="CASCADE")
