"""A database in memory, as the bytes of its file."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from storage.scratch import filled

if TYPE_CHECKING:
    from pathlib import Path


def a_market(cursor: sqlite3.Cursor) -> None:
    cursor.executescript("CREATE TABLE 早市 (名 TEXT); INSERT INTO 早市 VALUES ('𠮷野家①')")
    cursor.execute("INSERT INTO 早市 VALUES ('豆腐')")


def test_what_was_filled_in_is_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "早市").write_bytes(filled(a_market))
    database = sqlite3.connect(tmp_path / "早市")
    assert database.execute("SELECT 名 FROM 早市").fetchall() == [("𠮷野家①",), ("豆腐",)]
    database.close()


def test_the_same_statements_are_the_same_bytes() -> None:
    assert filled(a_market) == filled(a_market)


def test_an_error_on_the_way_comes_out() -> None:
    with pytest.raises(sqlite3.OperationalError):
        filled(lambda cursor: cursor.executescript("INSERT INTO 没有 VALUES (1)"))
