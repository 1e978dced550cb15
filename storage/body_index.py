"""The index of bodies that search reads: every letter a word of its own, so that any part of a text is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# Indexed as letters are, full-width ones once narrowed. Part of every library: another list needs a migration.
SIGNS = "—…·“”‘’《》〈〉「」『』【】、。,!?;:()%+-/.&@#*=~"
BODY_INDEX = f"""
    CREATE VIRTUAL TABLE body_index USING fts5(
        body, content='', tokenize="unicode61 remove_diacritics 0 tokenchars '{SIGNS}'"
    )
"""
_LAST_KNOWN = "\u9fcc"  # of the Han block, in Unicode 6.1, which the index is made by
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width forms to the usual ones
_FORGET = "INSERT INTO body_index(body_index, rowid, body) VALUES ('delete', ?, ?)"


def index_body(db: Database, article: str, revision: int, body: str) -> None:
    """Let this text be found."""
    made = db.execute("INSERT INTO indexed (article, revision) VALUES (?, ?)", [article, revision])
    db.execute("INSERT INTO body_index(rowid, body) VALUES (?, ?)", [made.lastrowid, _spaced(body)])


def forget_bodies(db: Database, article: str) -> None:
    """Let no text of this article be found; the texts are still there."""
    rows = db.execute(
        "SELECT number, body FROM indexed JOIN text USING (article, revision) WHERE article = ?", [article]
    ).fetchall()
    for number, body in rows:
        db.execute(_FORGET, [number, _spaced(body)])
    db.execute("DELETE FROM indexed WHERE article = ?", [article])


def phrase(term: str) -> str:
    """What the index is asked for: a text that has the characters of this term it knows one after the other."""
    return f'"{_spaced(term)}"'


def is_indexed(term: str) -> bool:
    """Whether the index surely knows a character of the term; rare signs and the youngest of Han it does not."""
    return any(one in SIGNS or (one.isalnum() and one <= _LAST_KNOWN) for one in term.translate(_NARROW))


def _spaced(text: str) -> str:
    return " ".join(one for one in text.translate(_NARROW) if one.isalnum() or one in SIGNS)
