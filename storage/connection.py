"""Opening a library file safely: looked at, backed up, migrated, checked, then used; no records here."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from sqlite_utils import Database

from storage.backup import back_up
from storage.calm import calm
from storage.database import LibraryDatabase
from storage.errors import DamagedLibrary, NewerLibrary
from storage.files import APPLICATION_ID, make_private_folder, place, require_library, unfinished
from storage.migrations import MIGRATIONS

if TYPE_CHECKING:
    from pathlib import Path

    from sqlite_utils import Migrations

_BUSY_TIMEOUT_S = 0.2
_SHAPE = """
    SELECT tables.name, columns.name, columns."notnull", columns.pk
    FROM pragma_table_list AS tables, pragma_table_info(tables.name) AS columns
    WHERE tables.schema = 'main'
    UNION ALL
    SELECT tables.name, keys."from", keys."table" || '.' || keys."to", keys.on_delete
    FROM pragma_table_list AS tables, pragma_foreign_key_list(tables.name) AS keys
    WHERE tables.schema = 'main'
"""


def create_library(path: Path, migrations: Migrations = MIGRATIONS) -> bool:
    """Whether a new library was made at `path`, complete from the start; what is there already stays."""
    with calm(path, OSError, sqlite3.Error):
        if path.exists():
            return False
        make_private_folder(path.parent)
        with unfinished(path) as fresh:
            with closing(_connect(fresh)) as database:
                database.execute(f"PRAGMA application_id={APPLICATION_ID}")
                _migrate(database, migrations)
            return place(fresh, path)


def open_library(path: Path, backups: Path, migrations: Migrations = MIGRATIONS) -> LibraryDatabase:
    """The open database of the library at `path`, brought up to date after a backup into `backups`.

    Raises ForeignFile, EmptyFile, NewerLibrary, DamagedLibrary, LibraryBusy or LibraryUnwritable,
    and then leaves the file untouched.
    """
    with calm(path, OSError, sqlite3.Error, UnicodeDecodeError):
        require_library(path)
        database = _connect(path)
        try:
            with closing(Database(memory=True, execute_plugins=False)) as model:
                migrations.apply(model)
                _require_known(database, model, migrations)
                _settle(database)
                if migrations.pending(database):
                    back_up(database, backups)
                    _migrate(database, migrations)
                if _missing_parts(database, model):
                    raise DamagedLibrary(path=path)
            database.execute("PRAGMA foreign_keys=ON")
        except BaseException:
            database.close()
            raise
        return database


def _connect(path: Path) -> LibraryDatabase:
    """A connection that never makes a file, trusts no code in the schema, and has foreign keys off."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(uri, uri=True, timeout=_BUSY_TIMEOUT_S)
    database = LibraryDatabase(connection, path)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "foreign_keys=OFF"):
        database.execute(f"PRAGMA {pragma}")
    return database


def _settle(database: LibraryDatabase) -> None:
    # WAL breaks on synced and network folders, and loses commits in SQLite before 3.51.3.
    database.execute("PRAGMA journal_mode=DELETE")
    database.execute("PRAGMA synchronous=FULL")


def _require_known(database: LibraryDatabase, model: Database, migrations: Migrations) -> None:
    """Raise unless the library went through migrations, all of them among those of the model."""
    if migrations.migrations_table in {part[0] for part in _missing_parts(database, model)}:
        raise DamagedLibrary(path=database.path)
    names, known = ({applied.name for applied in migrations.applied(one)} for one in (database, model))
    if not names:
        raise DamagedLibrary(path=database.path)
    if names - known:
        raise NewerLibrary(path=database.path)


def _missing_parts(database: LibraryDatabase, model: Database) -> set[tuple[str, ...]]:
    """The columns and references of the model, table first, that the library lacks.

    One damaged bit in the schema can rename them, and SQLite does not notice.
    """
    parts, wanted = (set(one.execute(_SHAPE)) for one in (database, model))
    return wanted - parts


def _migrate(database: LibraryDatabase, migrations: Migrations) -> None:
    """Apply what is pending, all or nothing; foreign keys have to be off, or rebuilding a table fails."""
    with database.atomic():
        migrations.apply(database)
        if database.rows("PRAGMA foreign_key_check"):
            raise DamagedLibrary(path=database.path)
