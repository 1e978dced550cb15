"""Notes as the rows of a table, one a highlight, every cell a text; knows no file format.

An article's own note has a row with an empty quote, and the article's id. By tag, a highlight has a row under each
of its tags; else the rows are in reading order, each article's note first and its lost highlights last.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.exchange.notes import Grouping, surroundings
from reader.exchange.outline import tags_of, under_tags
from reader.exchange.quotation import citation
from reader.exchange.tag_paths import paths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.exchange.notes import AnnotatedArticle, Notes
    from storage.records import Highlight

_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Row:
    """What is told of a highlight: positions in code points, tags as paths, `paragraph` from 1, all as texts.

    `tag` is the path of the tag that it stands under, `lost` is `true` or `false`, empty for an article's own note.
    """

    article: str
    source: str
    published: str
    start: str = ""
    end: str = ""
    quote: str = ""
    context: str = ""
    paragraph: str = ""
    tags: str = ""
    note: str = ""
    citation: str = ""
    created: str = ""
    modified: str = ""
    author: str = ""
    lost: str = ""
    id: str = ""
    tag: str = ""
    leading: str = ""  # the id of the tag that it stands under, else of its first tag

    @property
    def is_highlight(self) -> bool:
        """Whether it is a highlight's, not that of an article's own note."""
        return bool(self.lost)


def rows(notes: Notes) -> Iterator[Row]:
    """All the rows, in the order that is asked for: by tag, or as they are read."""
    return _by_tag(notes) if notes.options.grouping is Grouping.TAG else _in_reading_order(notes)


def _in_reading_order(notes: Notes) -> Iterator[Row]:
    """Each article's note, its highlights as they stand, then the lost ones."""
    known = paths(notes.tags)
    for source in notes.articles:
        yield from _article(source)
        for _, row in _highlights(source, notes, known):
            yield row


def _by_tag(notes: Notes) -> Iterator[Row]:
    """The articles' notes, then the highlights under each tag, then the ones without."""
    known = paths(notes.tags)
    for source in notes.articles:
        yield from _article(source)
    marked = (pair for source in notes.articles for pair in _highlights(source, notes, known))
    under, without = under_tags(marked, notes)
    for tag, group in under.items():
        yield from (replace(row, tag=known[tag], leading=tag) for row in group)
    yield from (replace(row, tag=notes.wording.untagged) for row in without)


def _article(source: AnnotatedArticle) -> Iterator[Row]:
    """The row of the article's own note, when there is one."""
    if source.article.note:
        yield replace(_origin(source), note=source.article.note, id=source.article.id)


def _origin(source: AnnotatedArticle) -> Row:
    return Row(source.shown_title, source.article.source, source.article.published)


def _highlights(source: AnnotatedArticle, notes: Notes, known: dict[str, str]) -> Iterator[tuple[Highlight, Row]]:
    origin = _origin(source)
    for highlight in source.placed:
        yield highlight, _standing(_marked(origin, highlight, known), source, highlight, notes)
    whole = citation(source.article, None, notes.options.source_line)
    for highlight in source.lost:
        yield highlight, replace(_marked(origin, highlight, known), citation=whole, lost="true")


def _standing(row: Row, source: AnnotatedArticle, highlight: Highlight, notes: Notes) -> Row:
    around = surroundings(source, highlight, notes.options.context)
    return replace(
        row,
        start=str(highlight.start),
        end=str(highlight.end),
        context=around.context,
        paragraph=str(around.paragraphs[0]) if around.paragraphs else "",
        citation=citation(source.article, around.paragraphs, notes.options.source_line),
        lost="false",
    )


def _marked(origin: Row, highlight: Highlight, known: dict[str, str]) -> Row:
    return replace(
        origin,
        quote=highlight.quote,
        tags=_BETWEEN.join(tags_of(highlight, known)),
        note=highlight.note,
        created=highlight.created,
        modified=highlight.modified,
        author=highlight.author,
        id=highlight.id,
        leading=next((tag for tag in highlight.tags if tag in known), ""),
    )
