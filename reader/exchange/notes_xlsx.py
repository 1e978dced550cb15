"""Notes as a workbook (.xlsx): a sheet each of highlights, tags and articles; written only, never read back."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.exchange.notes import Grouping
from reader.exchange.notes_rows import rows
from reader.exchange.tag_paths import in_tree_order, paths
from reader.exchange.tag_set_file import color_or_palette
from reader.exchange.workbook import Column, Line, Table, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.exchange.notes import Notes, Wording

# The columns in a reader's order, each with its width in characters; what only a machine asks for is hidden.
HIGHLIGHTS = {
    "article": 22,
    "quote": 36,
    "context": 48,
    "tags": 20,
    "note": 36,
    "citation": 30,
    "paragraph": 10,
    "source": 14,
    "published": 12,
    "created": 24,
    "modified": 24,
    "author": 12,
    "start": 8,
    "end": 8,
    "lost": 8,
    "id": 38,
}
TAGS = {"tag": 32, "description": 48, "color": 10, "key": 8, "highlights": 12, "id": 38}
ARTICLES = {
    "article": 36,
    "subtitle": 30,
    "source": 14,
    "published": 12,
    "author": 14,
    "note": 60,
    "highlights": 12,
    "id": 38,
}
_HIDDEN = {"created", "modified", "author", "start", "end", "lost", "id"}
_STAYING = {"article", "tag", "tags", "id"}


def write(notes: Notes) -> bytes:
    """The notes as a workbook for Excel and others, the same bytes for the same notes; no formula can run.

    Positions are in code points, tags are paths. By tag, the tag that a highlight stands under comes first. What
    is left out is told below the articles.
    """
    words = notes.wording
    by_tag = notes.options.grouping is Grouping.TAG
    own = {"tag": TAGS["tag"], **HIGHLIGHTS} if by_tag else HIGHLIGHTS
    columns = _columns(own, words, _HIDDEN, "tag" if by_tag else "tags")
    return workbook(
        notes.title,
        (
            Table(words.highlights, columns, _highlights(notes, own)),
            Table(words.tags, _columns(TAGS, words, {"id"}, "color"), _tags(notes)),
            Table(words.articles, _columns(ARTICLES, words, {"id"}), _articles(notes), words.told(notes.left_out)),
        ),
    )


def _columns(widths: dict[str, int], words: Wording, hidden: set[str], tinted: str = "") -> tuple[Column, ...]:
    return tuple(
        Column(getattr(words, name), width, name in hidden, name == tinted, name in _STAYING)
        for name, width in widths.items()
    )


def _highlights(notes: Notes, columns: dict[str, int]) -> Iterator[Line]:
    colors = _colors(notes)
    for row in rows(notes):
        if row.is_highlight:
            yield Line(tuple(getattr(row, name) for name in columns), colors.get(row.leading, ""))


def _tags(notes: Notes) -> Iterator[Line]:
    known, colors = paths(notes.tags), _colors(notes)
    marks = (mark for source in notes.articles for mark in source.highlights)
    counts = Counter(tag for mark in marks for tag in set(mark.tags))
    for tag in in_tree_order(notes.tags):
        color = colors[tag.id]
        yield Line((known[tag.id], tag.description, color, tag.key, str(counts[tag.id]), tag.id), color)


def _articles(notes: Notes) -> Iterator[Line]:
    for source in notes.articles:
        own = source.article
        told = (source.shown_title, own.subtitle, own.source, own.published, own.author, own.note)
        yield Line((*told, str(len(source.highlights)), own.id))


def _colors(notes: Notes) -> dict[str, str]:
    return {tag.id: color_or_palette(tag.color, place) for place, tag in enumerate(notes.tags)}
