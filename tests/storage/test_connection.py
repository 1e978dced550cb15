"""Opening refuses what is not ours untouched, and leaves a private, strict, up-to-date library."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from storage.connection import create_library
from storage.errors import (
    DamagedLibrary,
    EmptyFile,
    ForeignFile,
    LibraryBusy,
    LibraryUnwritable,
    NewerLibrary,
    StorageError,
)
from storage.files import APPLICATION_ID
from storage.library import Library

NOBODY = 65534
DAMAGE_EVERY_BYTES = 307


def everything_in(folder):
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


@pytest.fixture
def refused(path, backups):
    """Open the file at `path`, expect this error and no changed, new or missing byte in its folder."""

    def run(error):
        before = everything_in(path.parent)
        with pytest.raises(error) as caught:
            Library.open(path, backups)
        assert type(caught.value) is error
        assert str(path) in str(caught.value)
        assert everything_in(path.parent) == before
        assert not backups.exists()

    path.parent.mkdir()
    return run


def sqlite_file(path, *statements):
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_a_file_that_is_not_sqlite_is_refused(path, refused):
    path.write_text("①「这不是文库」", encoding="utf-8")
    refused(ForeignFile)


def test_another_programs_database_is_refused(path, refused):
    sqlite_file(path, "PRAGMA application_id=1", "CREATE TABLE notes (body)")
    refused(ForeignFile)


def test_a_database_without_a_mark_is_refused_with_its_half_done_transaction(path, refused):
    sqlite_file(path, "CREATE TABLE notes (body)")
    path.with_name("library.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    refused(ForeignFile)


def test_a_folder_is_refused(path, refused):
    path.mkdir()
    refused(ForeignFile)


def test_an_empty_file_is_refused(path, refused):
    path.touch()
    refused(EmptyFile)


def test_a_newer_library_is_refused(path, refused):
    create_library(path)
    sqlite_file(
        path,
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('meipi', 'later', '')",
    )
    refused(NewerLibrary)


def test_a_truncated_library_is_refused(path, refused):
    create_library(path)
    os.truncate(path, path.stat().st_size // 2)
    refused(DamagedLibrary)


def test_a_library_with_a_wrecked_schema_is_refused(path, refused):
    create_library(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * 1000 + whole[1100:])
    refused(DamagedLibrary)


@pytest.mark.parametrize("name", ["description", "_sqlite_migrations", "migration_set", "blocks", "CASCADE"])
def test_a_library_whose_schema_has_a_damaged_name_is_refused(path, refused, name):
    create_library(path)
    damaged = name.replace("s", "q").replace("SC", "RC")
    path.write_bytes(path.read_bytes().replace(name.encode(), damaged.encode()))
    refused(DamagedLibrary)


def test_a_locked_library_is_refused(path, refused):
    create_library(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        refused(LibraryBusy)


def test_a_file_where_the_folder_should_be_is_told_as_unwritable(tmp_path, backups):
    (tmp_path / "文件").write_text("不是文件夹", encoding="utf-8")
    with pytest.raises(LibraryUnwritable, match="文件"):
        Library.open(tmp_path / "文件" / "library.db", backups)


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX here")
@pytest.mark.parametrize("is_there", [True, False])
def test_a_folder_without_the_right_to_write_is_told_as_unwritable(is_there):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "library.db"
        if is_there:
            create_library(path)
        Path(name).chmod(0o555)
        try:
            assert _opened_by_nobody(path) == "LibraryUnwritable"
        finally:
            Path(name).chmod(0o700)


def _opened_by_nobody(path):
    """The error of a process that is not the administrator, whose rights have no limits."""
    answer, question = os.pipe()
    child = os.fork()
    if child == 0:
        if os.geteuid() == 0:
            os.setuid(NOBODY)
        try:
            Library.open(path, path.parent / "backups").close()
        except StorageError as error:
            os.write(question, type(error).__name__.encode())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    told = os.read(answer, 100) if os.set_blocking(answer, False) is None else b""
    os.close(answer)
    os.close(question)
    return told.decode()


def test_a_new_library_is_private_and_marked_and_alone_in_its_folder(path, backups):
    with Library.open(path, backups) as library:
        assert library.is_fresh
        assert library._database.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [one.name for one in path.parent.iterdir()] == ["library.db"]


def test_the_journal_is_private_too(path, library, article, make):
    with library.transaction():
        library.highlights.put(make.highlight(article))
        assert path.with_name("library.db-journal").stat().st_mode & 0o777 == 0o600


def test_folders_that_were_there_keep_their_rights(tmp_path, backups):
    folder = tmp_path / "共享"
    folder.mkdir(mode=0o755)
    Library.open(folder / "深" / "library.db", backups).close()
    assert folder.stat().st_mode & 0o777 == 0o755
    assert (folder / "深").stat().st_mode & 0o777 == 0o700


def test_an_open_library_has_the_settings_that_keep_it_safe(library):
    wanted = {
        "foreign_keys": 1,
        "journal_mode": "delete",
        "synchronous": 2,
        "trusted_schema": 0,
        "busy_timeout": 200,
    }
    pragmas = {name: library._database.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert pragmas == wanted


def test_a_library_in_another_journal_mode_is_brought_back(path, backups):
    create_library(path)
    sqlite_file(path, "PRAGMA journal_mode=WAL")
    with Library.open(path, backups) as library:
        assert library._database.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_opening_again_finds_everything_and_is_no_longer_fresh(path, backups, make):
    article = make.article()
    with Library.open(path, backups) as library:
        library.articles.add(article, make.text(article))
    with Library.open(path, backups) as library:
        assert not library.is_fresh
        assert library.articles.get(article.id) == article
    assert not backups.exists()


def test_a_library_made_meanwhile_by_another_process_is_not_replaced(path, backups):
    assert create_library(path)
    before = path.read_bytes()
    assert not create_library(path)
    assert path.read_bytes() == before


def test_a_link_leads_to_the_library_and_its_journal(path, backups, tmp_path, article):
    link = tmp_path / "链接.db"
    link.symlink_to(path)
    with Library.open(link, backups) as library:
        assert library.articles.get(article.id) == article
        assert library._database.path == path


def everything(library):
    listed = library.articles.listed()
    texts = [library.articles.text(one.article.id) for one in listed]
    highlights = [library.highlights.of(one.article.id) for one in listed]
    return listed, texts, highlights, library.tags.all(), library.tags.sets()


def test_a_damaged_byte_anywhere_is_harmless_or_told_but_never_silent(path, backups, make):
    with Library.open(path, backups) as library:
        article, tag_set = make.article(), make.tag_set()
        tag = make.tag(tag_set)
        for record in (article, tag_set, tag, make.highlight(article, tags=[tag])):
            library.put(record)
        library.articles.add_text(make.text(article))
        sound = everything(library)
    whole = path.read_bytes()
    for position in range(0, len(whole), DAMAGE_EVERY_BYTES):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 0x90]) + whole[position + 1 :])
        try:
            with Library.open(path, backups) as library:
                assert library.check() or everything(library) == sound
        except StorageError:
            continue
