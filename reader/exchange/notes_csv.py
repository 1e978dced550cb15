"""Notes as a spreadsheet (.csv), a row a highlight; written only, never read back.

An article's own note has a row with an empty quote, and the article's id. Grouped by tag, a highlight has a row
under each of its tags, which stands first; else the rows are in reading order.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reader.exchange.cells import guarded
from reader.exchange.notes import Grouping, surroundings
from reader.exchange.outline import tags_of
from reader.exchange.quotation import citation
from reader.exchange.tag_paths import in_tree_order, paths
from reader.exchange.tag_set_file import legal_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.exchange.notes import AnnotatedArticle, Notes
    from storage.records import Highlight

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
_BETWEEN = "; "

_Row = dict[str, str]


def write(notes: Notes) -> bytes:
    """The notes as a table in UTF-8 with a byte-order mark, for Excel: positions in code points, tags as paths.

    `context` is the sentence or the paragraph; `paragraph` counts from 1, and is empty for what stands in none;
    `citation` is the source line; `lost` is true or false. No formula can run.
    """
    by_tag = notes.options.grouping is Grouping.TAG
    table = io.StringIO(newline="")
    rows = csv.DictWriter(table, (TAG, *COLUMNS) if by_tag else COLUMNS, restval="")
    rows.writeheader()
    for row in _by_tag(notes) if by_tag else _in_reading_order(notes):
        rows.writerow({column: guarded(legal_text(cell)) for column, cell in row.items()})
    return table.getvalue().encode("utf-8-sig", "replace")


def _in_reading_order(notes: Notes) -> Iterator[_Row]:
    """Each article's note, its highlights as they stand, then the lost ones."""
    known = paths(notes.tags)
    for source in notes.articles:
        yield from _article(source)
        for _, row in _highlights(source, notes, known):
            yield row


def _by_tag(notes: Notes) -> Iterator[_Row]:
    """The articles' notes, then the highlights under each tag, then the ones without."""
    known = paths(notes.tags)
    under: dict[str, list[_Row]] = {tag.id: [] for tag in in_tree_order(notes.tags)}
    without: list[_Row] = []
    for source in notes.articles:
        yield from _article(source)
        for highlight, row in _highlights(source, notes, known):
            own = [under[tag] for tag in dict.fromkeys(highlight.tags) if tag in under]
            for group in own or [without]:
                group.append(row)
    for tag, group in under.items():
        yield from ({TAG: known[tag]} | row for row in group)
    yield from ({TAG: notes.wording.untagged} | row for row in without)


def _origin(source: AnnotatedArticle) -> _Row:
    article = source.article
    return {"article": source.shown_title, "source": article.source, "published": article.published}


def _article(source: AnnotatedArticle) -> Iterator[_Row]:
    """The row of the article's own note, when there is one."""
    if source.article.note:
        yield _origin(source) | {"note": source.article.note, "id": source.article.id}


def _highlights(source: AnnotatedArticle, notes: Notes, known: dict[str, str]) -> Iterator[tuple[Highlight, _Row]]:
    origin = _origin(source)
    for highlight in source.placed:
        yield (
            highlight,
            origin | _standing(source, highlight, notes) | _marked(highlight, known) | {"lost": "false"},
        )
    whole = citation(source.article, None, notes.options.source_line)
    for highlight in source.lost:
        yield highlight, origin | _marked(highlight, known) | {"citation": whole, "lost": "true"}


def _standing(source: AnnotatedArticle, highlight: Highlight, notes: Notes) -> _Row:
    around = surroundings(source, highlight, notes.options.context)
    return {
        "start": str(highlight.start),
        "end": str(highlight.end),
        "context": around.context,
        "paragraph": str(around.paragraphs[0]) if around.paragraphs else "",
        "citation": citation(source.article, around.paragraphs, notes.options.source_line),
    }


def _marked(highlight: Highlight, known: dict[str, str]) -> _Row:
    return {
        "quote": highlight.quote,
        "tags": _BETWEEN.join(tags_of(highlight, known)),
        "note": highlight.note,
        "created": highlight.created,
        "modified": highlight.modified,
        "author": highlight.author,
        "id": highlight.id,
    }
