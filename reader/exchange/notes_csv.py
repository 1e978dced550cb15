"""Notes as a spreadsheet (.csv), a row a highlight; written only, never read back.

Grouped by tag, the tag that a highlight stands under has the first column.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reader.exchange.cells import guarded
from reader.exchange.notes import Grouping
from reader.exchange.notes_rows import rows
from reader.exchange.tag_set_file import legal_text

if TYPE_CHECKING:
    from reader.exchange.notes import Notes

COLUMNS = (
    "article",
    "source",
    "published",
    "start",
    "end",
    "quote",
    "context",
    "paragraph",
    "tags",
    "note",
    "citation",
    "created",
    "modified",
    "author",
    "lost",
    "id",
)
TAG = "tag"  # the first column of a table by tag


def write(notes: Notes) -> bytes:
    """The notes as a table in UTF-8 with a byte-order mark, for Excel: positions in code points, tags as paths.

    `context` is the sentence or the paragraph; `paragraph` counts from 1, and is empty for what stands in none;
    `citation` is the source line; `lost` is true or false. No formula can run.
    """
    columns = (TAG, *COLUMNS) if notes.options.grouping is Grouping.TAG else COLUMNS
    table = io.StringIO(newline="")
    lines = csv.writer(table)
    lines.writerow(columns)
    for row in rows(notes):
        lines.writerow(guarded(legal_text(getattr(row, column))) for column in columns)
    return table.getvalue().encode("utf-8-sig", "replace")
