"""Migrations run with foreign keys off, after a backup, all or nothing."""

import json
import sqlite3
import zlib
from dataclasses import replace

import pytest
from sqlite_utils import Migrations

from storage.checksum import sealed
from storage.connection import create_library, open_library
from storage.errors import DamagedLibrary, LibraryUnwritable
from storage.library import Library
from storage.migrations import MIGRATIONS
from storage.records import KnownWord, LexiconWord, OwnReading

FIRST_KNOWN = ("id", "title", "subtitle", "source", "published", "name", "imported")


def first_row(text):
    """A text as the first Meipi wrote it."""
    return {
        "article": text.article,
        "revision": text.revision,
        "digest": text.digest,
        "characters": len(text.body),
        "blocks": json.dumps(text.blocks, ensure_ascii=False),
        "body": text.body,
        "original": zlib.compress(text.original),
    }


@pytest.fixture
def later():
    """The known migrations and one that rebuilds a table others point at."""
    later = Migrations(MIGRATIONS.name)
    for migration in MIGRATIONS._migrations:
        later(name=migration.name)(migration.fn)

    @later()
    def articles_have_moods(db):
        db.table("article").add_column("mood", str, not_null_default="静")
        db.table("article").transform(rename={"mood": "feeling"})

    return later


@pytest.fixture
def first():
    """The first migration alone, as the first Meipi knew it."""
    first = Migrations(MIGRATIONS.name)
    first(name="first_tables")(MIGRATIONS._migrations[0].fn)
    return first


@pytest.fixture
def unread(path, backups, make):
    """A closed library of the last Meipi without readings: its article, a highlight, a word of the lexicon."""
    names = [migration.name for migration in MIGRATIONS._migrations]
    before = Migrations(MIGRATIONS.name)
    for migration in MIGRATIONS._migrations[: names.index("own_readings_and_known_words")]:
        before(name=migration.name)(migration.fn)
    article = make.article()
    kept = [
        make.highlight(article),
        LexiconWord("词一", article.id, "𠮷野家①", (2,), "", 0, "2026-03-01", "2026-03-01"),
    ]
    create_library(path, before)
    with open_library(path, backups, before) as database:
        library = Library(database, is_fresh=False)
        library.articles.add(article, make.text(article))
        library.put(*kept)
    return article, *kept


@pytest.fixture
def old(path, backups, first, make):
    """What is in a closed library of the first Meipi: two articles, tagged highlights, places."""
    articles = [make.article(day=1), make.article(day=2, title="「雪」与①号摊")]
    tag_set = make.tag_set()
    tags = [make.tag(tag_set, name, rank=rank) for rank, name in enumerate(("民生", "天气"))]
    highlights = [
        make.highlight(articles[0], "豆腐", tags, note="**好**"),
        make.highlight(articles[0], "𠮷野村", tags[:1]),
        make.highlight(articles[1], "糖人", tags[::-1], lost=True),
    ]
    create_library(path, first)
    with open_library(path, backups, first) as database:
        library = Library(database, is_fresh=False)
        for article in articles:
            row = {name: getattr(article, name) for name in FIRST_KNOWN}
            database.table("article").insert(sealed(row))
            database.table("text").insert(sealed(first_row(make.text(article))))
            library.places.put(make.place(article))
        for record in (tag_set, *tags, *highlights):
            library.put(record)
    return articles, tags, highlights


@pytest.fixture
def kept(path, backups, make):
    """A closed library with an article, its place and a tagged highlight."""
    article, tag_set = make.article(), make.tag_set()
    tag = make.tag(tag_set)
    with Library.open(path, backups) as library:
        library.articles.add(article, make.text(article))
        library.tags.put_set(tag_set)
        library.tags.put(tag)
        library.highlights.put(make.highlight(article, tags=[tag]))
        library.places.put(make.place(article))
    return article


def test_every_table_is_strict_and_only_a_parent_or_the_article_of_a_word_may_be_null(library):
    tables = library._database.rows(
        "SELECT name, strict FROM pragma_table_list WHERE name NOT LIKE '%sqlite%' AND name NOT LIKE 'body_index%'"
    )
    assert {row["name"] for row in tables} == {
        *("article", "text", "reading", "indexed", "folder", "place"),
        *("highlight", "tag_set", "tag", "highlight_tag", "bin", "version", "correction", "lexicon"),
        *("own_reading", "known_word"),
    }
    assert all(row["strict"] for row in tables)
    nullable = library._database.rows(
        "SELECT t.name || '.' || c.name AS name FROM pragma_table_list t, pragma_table_info(t.name) c "
        'WHERE t.strict AND NOT c."notnull" AND NOT c.pk'
    )
    assert {row["name"] for row in nullable} == {"tag.parent", "lexicon.article", "own_reading.article"}


def test_rebuilding_a_table_keeps_the_rows_that_point_at_it(path, backups, kept, later):
    with open_library(path, backups, later) as database:
        assert database.rows("SELECT feeling FROM article") == [{"feeling": "静"}]
        library = Library(database, is_fresh=False)
        assert len(library.highlights.of(kept.id)[0].tags) == 1
        assert library.places.get(kept.id) is not None
        assert library.articles.text(kept.id).revision == 1
        assert database.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert "ON DELETE CASCADE" in database.table("highlight").schema


def test_a_library_is_backed_up_before_it_is_migrated(path, backups, kept, later):
    before = path.read_bytes()
    open_library(path, backups, later).close()
    (copy,) = backups.iterdir()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert backups.stat().st_mode & 0o777 == 0o700
    assert path.read_bytes() != before
    with Library.open(copy, backups) as library:
        assert library.articles.get(kept.id) == kept
        assert library.check() == []


def test_nothing_is_backed_up_when_nothing_is_pending(path, backups, kept, later):
    open_library(path, backups, later).close()
    open_library(path, backups, later).close()
    assert len(list(backups.iterdir())) == 1


def test_a_failing_migration_leaves_the_library_as_it_was(path, backups, kept, later):
    @later()
    def breaks(db):
        db.execute("DELETE FROM highlight")
        db.execute("SELECT * FROM nowhere")

    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        open_library(path, backups, later)
    with Library.open(path, backups) as library:
        assert library.highlights.count() == 1
        assert library.articles.get(kept.id) == kept


def test_a_migration_that_leaves_rows_pointing_nowhere_is_taken_back(path, backups, kept, later):
    @later()
    def forgets(db):
        db.execute("DELETE FROM article")

    with pytest.raises(DamagedLibrary):
        open_library(path, backups, later)
    with Library.open(path, backups) as library:
        assert library.articles.get(kept.id) == kept


def test_a_library_that_cannot_be_backed_up_is_not_migrated(path, backups, kept, later):
    before = path.read_bytes()
    backups.write_text("不是文件夹", encoding="utf-8")
    with pytest.raises(LibraryUnwritable):
        open_library(path, backups, later)
    assert path.read_bytes() == before


def test_a_library_of_the_first_meipi_is_backed_up_and_comes_through_as_it_was(path, backups, *, first, old, make):
    articles, tags, highlights = old
    with Library.open(path, backups) as library:
        assert library.check() == []
        assert [library.articles.get(one.id) for one in articles] == articles
        assert all((one.article.note, one.article.tag_set) == ("", "") for one in library.articles.listed())
        assert [library.articles.text(one.id) for one in articles] == [make.text(one) for one in articles]
        assert [library.highlights.get(one.id) for one in highlights] == highlights
        assert [library.places.get(one.id) for one in articles] == [make.place(one) for one in articles]
        assert library.tags.all() == tags
        assert library.bin.all() == []
    (copy,) = backups.iterdir()
    with open_library(copy, backups, first) as database:
        assert database.rows("SELECT count(*) AS total FROM highlight_tag") == [{"total": 5}]
        assert "note" not in database.table("article").columns_dict


def test_a_library_of_the_first_meipi_can_be_used_like_a_new_one(path, backups, old):
    (article, _), _, _ = old
    noted = replace(article, note="读过", tag_set="甲")
    with Library.open(path, backups) as library:
        library.put(noted)
    with Library.open(path, backups) as library:
        assert library.articles.get(article.id) == noted
        assert library.check() == []
        library.remove(article)
        assert library.highlights.count() == 1
    assert len(list(backups.iterdir())) == 1


def test_a_library_from_before_readings_comes_through_as_it_was_and_takes_them(path, backups, unread):
    article, highlight, word = unread
    reading = OwnReading("读一", article.id, *(0, 2), "豆腐", "", "", "dòu fu", "2026-03-01")
    known = KnownWord("识一", "𠮷野", "2026-03-01")
    with Library.open(path, backups) as library:
        assert library.check() == []
        assert library.articles.get(article.id) == article
        assert library.highlights.of(article.id) == [highlight]
        assert library.lexicon.of(article.id) == [word]
        assert library.own_readings.of(article.id) == library.own_readings.everywhere() == library.known.all() == []
        start = library.articles.body(article.id).index(reading.quote)
        reading = replace(reading, start=start, end=start + 2)
        library.put(reading, known)
    with Library.open(path, backups) as library:
        assert library.own_readings.of(article.id) == [reading]
        assert library.known.all() == [known]
        assert library.check() == []
    assert len(list(backups.iterdir())) == 1


@pytest.mark.parametrize("former", ["old", "unread"])
def test_a_migrated_library_has_the_indexes_of_a_new_one(path, backups, former, request):
    request.getfixturevalue(former)

    def indexes(library):
        rows = library._database.rows("SELECT name, sql FROM sqlite_master WHERE type = 'index'")
        return {(row["name"], row["sql"]) for row in rows}

    with Library.open(path, backups) as migrated, Library.open(path.with_name("新.db"), backups) as new:
        assert indexes(migrated) == indexes(new)


def test_an_article_that_was_changed_before_a_migration_is_still_found_after_it(path, backups, old, tamper):
    (changed, other), _, _ = old
    tamper("UPDATE article SET source = '别处' WHERE id = ?", changed.id)
    with Library.open(path, backups) as library:
        assert library.check() == [f"The article {changed.id} is not as it was saved."]
        assert library.articles.get(changed.id) == replace(changed, source="别处")
        assert library.articles.get(other.id) == other


def test_a_library_with_an_article_that_cannot_be_read_is_not_migrated(path, backups, old, tamper):
    tamper("UPDATE article SET title = CAST(x'E58DFF' AS TEXT)")
    before = path.read_bytes()
    with pytest.raises(DamagedLibrary):
        Library.open(path, backups)
    assert path.read_bytes() == before
