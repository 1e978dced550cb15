"""What is wrong with a library, found by reading all of it; nothing is mended here."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from storage.checksum import is_sound
from storage.errors import DamagedLibrary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from storage.database import LibraryDatabase

_SHOWN_BODY = """
    SELECT body FROM text JOIN article ON article.id = text.article AND article.revision = text.revision
    WHERE article.id = ?
"""
_WITHOUT_TEXT = """
    SELECT id FROM article WHERE NOT EXISTS
        (SELECT 1 FROM text WHERE text.article = article.id AND text.revision = article.revision)
"""


def faults(database: LibraryDatabase) -> list[str]:
    """One sentence for each thing that is wrong; none when the library is sound."""
    checks: dict[str, Callable[[LibraryDatabase], Iterator[str]]] = {
        "file": _file_faults,
        "references": _reference_faults,
        "articles": _article_faults,
        "texts": _text_faults,
        "readings": _reading_faults,
        "folders": _folder_faults,
        "tags": _tag_faults,
        "versions": _version_faults,
        "highlights": _highlight_faults,
        "corrections": _correction_faults,
        "lexicon": _lexicon_faults,
        "own readings": _own_reading_faults,
        "known words": _known_word_faults,
        "bin": _bin_faults,
    }
    with _lenient_text(database):
        return [
            sentence for part, check in checks.items() for sentence in _as_far_as_readable(part, check(database))
        ]


def _as_far_as_readable(part: str, sentences: Iterator[str]) -> Iterator[str]:
    try:
        yield from sentences
    except (DamagedLibrary, sqlite3.OperationalError) as error:
        yield f"The {part} of the library cannot be read in full: {error.__cause__ or error}."


def _file_faults(database: LibraryDatabase) -> Iterator[str]:
    for row in database.rows("PRAGMA integrity_check"):
        if row["integrity_check"] != "ok":
            yield f"SQLite reports: {row['integrity_check']}."


def _reference_faults(database: LibraryDatabase) -> Iterator[str]:
    for row in database.rows("PRAGMA foreign_key_check"):
        yield f"Row {row['rowid']} of {row['table']} belongs to a {row['parent']} that is missing."


def _article_faults(database: LibraryDatabase) -> Iterator[str]:
    for row in database.rows("SELECT * FROM article"):
        if not is_sound(row):
            yield f"The article {row['id']} is not as it was saved."
    for row in database.rows(_WITHOUT_TEXT):
        yield f"The article {row['id']} has no text."


def _text_faults(database: LibraryDatabase) -> Iterator[str]:
    for place in database.rows("SELECT rowid AS number FROM text"):
        for row in database.rows("SELECT * FROM text WHERE rowid = ?", [place["number"]]):
            if not is_sound(row):
                yield f"Text {row['revision']} of the article {row['article']} is not as it was saved."


def _reading_faults(database: LibraryDatabase) -> Iterator[str]:
    for row in database.rows("SELECT * FROM reading"):
        if not is_sound(row):
            yield f"How text {row['revision']} of the article {row['article']} was read is not as it was saved."


def _folder_faults(database: LibraryDatabase) -> Iterator[str]:
    for row in database.rows("SELECT * FROM folder"):
        if not is_sound(row):
            yield f"The folder {row['id']} is not as it was saved."


def _tag_faults(database: LibraryDatabase) -> Iterator[str]:
    for row in database.rows("SELECT * FROM tag_set"):
        if not is_sound(row):
            yield f"The tag set {row['id']} is not as it was saved."
    for row in database.rows("SELECT * FROM tag"):
        if not is_sound(row):
            yield f"The tag {row['id']} is not as it was saved."


def _version_faults(database: LibraryDatabase) -> Iterator[str]:
    for row in database.rows("SELECT * FROM version"):
        if not is_sound(row):
            yield f"The version {row['id']} of a tag set is not as it was saved."


def _highlight_faults(database: LibraryDatabase) -> Iterator[str]:
    return _passage_faults(database, "highlight")


def _correction_faults(database: LibraryDatabase) -> Iterator[str]:
    return _passage_faults(database, "correction")


def _own_reading_faults(database: LibraryDatabase) -> Iterator[str]:
    return _passage_faults(database, "own_reading")


def _known_word_faults(database: LibraryDatabase) -> Iterator[str]:
    for row in database.rows("SELECT * FROM known_word"):
        if not is_sound(row):
            yield f"The known word {row['id']} is not as it was saved."


def _passage_faults(database: LibraryDatabase, table: str) -> Iterator[str]:
    """What is wrong with passages; one without an article is nowhere in particular."""
    article, body, kind = None, "", table.replace("_", " ")
    for row in database.rows(f"SELECT * FROM {table} ORDER BY article, start"):  # noqa: S608 - a table of ours
        if not is_sound(row):
            yield f"The {kind} {row['id']} is not as it was saved."
            continue
        if row["article"] != article:
            article, body = row["article"], _body(database, row["article"])
        is_placed = row["article"] is not None and not row["lost"]
        if is_placed and body[row["start"] : row["end"]] != row["quote"]:
            yield f"The {kind} {row['id']} does not quote what its article says there."


def _lexicon_faults(database: LibraryDatabase) -> Iterator[str]:
    for row in database.rows("SELECT * FROM lexicon"):
        if not is_sound(row):
            yield f"The word {row['id']} of the lexicon is not as it was saved."


def _bin_faults(database: LibraryDatabase) -> Iterator[str]:
    for row in database.rows("SELECT * FROM bin"):
        if not is_sound(row):
            yield f"What was removed as {row['kind']} {row['id']} is not as it was saved."


def _body(database: LibraryDatabase, article_id: str) -> Any:  # noqa: ANN401 - damage may have made it anything
    rows = database.rows(_SHOWN_BODY, [article_id])
    return rows[0]["body"] if rows else ""


@contextmanager
def _lenient_text(database: LibraryDatabase) -> Iterator[None]:
    """Text that is no longer UTF-8 can be read, so that its row can be named."""
    strict = database.conn.text_factory
    database.conn.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        database.conn.text_factory = strict
