"""Notes as a Word document: quotes or whole texts, notes as comments, sources as footnotes; never read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import resources
from reader.exchange.direction import isolated
from reader.exchange.html_text import one_line
from reader.exchange.notes import Context, Grouping
from reader.exchange.notes_docx_list import listed
from reader.exchange.notes_docx_marks import Marks
from reader.exchange.notes_docx_text import ArticleText
from reader.exchange.outline import lost_of, outline
from reader.exchange.quotation import day
from reader.exchange.runs import cut
from reader.exchange.word_note import note_lines
from reader.exchange.word_xml import paragraph, part, plain, run
from reader.exchange.zip_packed import packed
from reader.text.kinds import HEADING, PARAGRAPH, SUBTITLE, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.exchange.notes import AnnotatedArticle, Notes
    from reader.exchange.runs import CutBlock

_HEADS = (TITLE, SUBTITLE)
_BETWEEN = " · "

# A4 with lines of 34 characters, in twentieths of a point.
_PAGE = """\
<w:sectPr>
<w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1701" w:right="1873" w:bottom="1701" w:left="1873" w:header="851" w:footer="992" w:gutter="0"/>
</w:sectPr>
"""
_CORE = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>
"""


def write(notes: Notes) -> bytes:
    """The notes as .docx; the same bytes for the same notes.

    In a whole text a comment tells the tags and the note of its highlight; else the note alone, the tags being
    below the quote. A highlight of which there is nothing to tell is tinted only.
    """
    marks = Marks(notes)
    body = "".join(_Body(notes, marks).told())
    return packed(
        [
            ("[Content_Types].xml", _fixed("content_types.xml")),
            ("_rels/.rels", _fixed("package.rels")),
            ("docProps/core.xml", _CORE.format(title=plain(notes.title)).encode()),
            ("word/_rels/document.xml.rels", _fixed("document.rels")),
            ("word/document.xml", part("document", f"<w:body>\n{body}{_PAGE}</w:body>\n")),
            ("word/styles.xml", _fixed("styles.xml")),
            ("word/settings.xml", _fixed("settings.xml")),
            ("word/fontTable.xml", _fixed("fonts.xml")),
            ("word/footnotes.xml", marks.footnotes.xml()),
            ("word/comments.xml", marks.comments.xml()),
        ]
    )


def _fixed(name: str) -> bytes:
    """A part that is the same in every document."""
    return resources.text(f"word/{name}").encode()


class _Body:
    """The paragraphs of one document: a single article has its title, several stand under the title of all."""

    def __init__(self, notes: Notes, marks: Marks) -> None:
        self._notes = notes
        self._marks = marks
        self._is_one = len(notes.articles) == 1
        self._is_whole = notes.options.context is Context.TEXT
        is_by_article = self._is_whole or notes.options.grouping is Grouping.ARTICLE
        self._has_heads = self._is_one or is_by_article  # else the articles are a list at the beginning
        self._title = "Title" if self._is_one else "ArticleTitle"
        self._heading = "Heading2" if not self._is_one and is_by_article else "Heading1"

    def told(self) -> Iterator[str]:
        """All the paragraphs in turn."""
        if not self._is_one:
            yield paragraph("Title", run(self._notes.title))
        yield from self._texts() if self._is_whole else self._entries()
        yield from self._marks.legend()
        if left_out := self._notes.wording.told(self._notes.left_out):
            yield paragraph("LastWord", run(left_out))

    def _texts(self) -> Iterator[str]:
        for place, source in enumerate(self._notes.articles):
            yield from self._whole(source, is_on_new_page=place > 0)
            yield from listed(lost_of([source], self._notes), self._marks, self._heading)

    def _entries(self) -> Iterator[str]:
        for section in outline(self._notes):
            if section.begins:
                yield from self._head(section.begins) if self._has_heads else self._row(section.begins)
            yield from listed([section], self._marks, self._heading)

    def _whole(self, source: AnnotatedArticle, *, is_on_new_page: bool) -> Iterator[str]:
        """The article from its title on; what of it the text does not bring itself comes above it."""
        styles = {TITLE: self._title, SUBTITLE: "Subtitle", HEADING: self._heading, PARAGRAPH: "BodyText"}
        text, blocks = ArticleText(self._marks, styles), cut(source)
        heads = next((at for at, block in enumerate(blocks) if block.kind not in _HEADS), len(blocks))
        first = next((at for at, block in enumerate(blocks[:heads]) if _is_title(block)), -1)
        if first < 0:
            yield self._titled(source, is_on_new_page=is_on_new_page)
        for at, block in enumerate(blocks[:heads]):
            reference = self._marks.source(source, None) if at == first else ""
            yield text.block(block, reference, is_on_new_page=is_on_new_page and first >= 0 and not at)
        yield from self._below_title(source, blocks[:heads])
        yield from map(text.block, blocks[heads:])

    def _head(self, source: AnnotatedArticle) -> Iterator[str]:
        yield self._titled(source)
        yield from self._below_title(source, ())

    def _titled(self, source: AnnotatedArticle, *, is_on_new_page: bool = False) -> str:
        inner = run(one_line(source.shown_title)) + self._marks.source(source, None)
        return paragraph(self._title, inner, is_on_new_page=is_on_new_page)

    def _below_title(self, source: AnnotatedArticle, heads: Sequence[CutBlock]) -> Iterator[str]:
        """The subtitle unless it is among these blocks, where the article is from, the note on it."""
        subtitle = source.article.subtitle.strip()
        if subtitle and not any(block.kind == SUBTITLE for block in heads):
            yield paragraph("Subtitle", run(one_line(subtitle)))
        if origin := _origin(source):
            yield paragraph("Origin", run(origin))
        yield from _noted(source)

    def _row(self, source: AnnotatedArticle) -> Iterator[str]:
        """The article on one line of a list, and the note on it."""
        told = (source.shown_title, source.article.subtitle)
        line = _BETWEEN.join(filter(None, (*map(_inline, told), _origin(source))))
        yield paragraph("ListedArticle", run(line) + self._marks.source(source, None))
        yield from _noted(source)


def _is_title(block: CutBlock) -> bool:
    return block.kind == TITLE and any(run.text.strip() for run in block.runs)


def _origin(source: AnnotatedArticle) -> str:
    """Who published it, who wrote it, when, on one line; what is not known is left out."""
    article = source.article
    return _BETWEEN.join(filter(None, map(_inline, (article.source, article.author, day(article.published)))))


def _inline(text: str) -> str:
    return isolated(one_line(text.strip()))


def _noted(source: AnnotatedArticle) -> Iterator[str]:
    return (paragraph("ArticleNote", line) for line in note_lines(source.article.note))
