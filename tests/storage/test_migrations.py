"""Migrations run with foreign keys off, after a backup, all or nothing."""

import sqlite3

import pytest
from sqlite_utils import Migrations

from storage.connection import open_library
from storage.errors import DamagedLibrary, LibraryUnwritable
from storage.library import Library
from storage.migrations import MIGRATIONS


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


def test_every_table_is_strict_and_nothing_but_a_parent_may_be_null(library):
    tables = library._database.rows("SELECT name, strict FROM pragma_table_list WHERE name NOT LIKE '%sqlite%'")
    assert {row["name"] for row in tables} == {
        *("article", "text", "place", "highlight", "tag_set", "tag", "highlight_tag")
    }
    assert all(row["strict"] for row in tables)
    nullable = library._database.rows(
        "SELECT t.name || '.' || c.name AS name FROM pragma_table_list t, pragma_table_info(t.name) c "
        'WHERE t.strict AND NOT c."notnull"'
    )
    assert [row["name"] for row in nullable] == ["tag.parent"]


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
