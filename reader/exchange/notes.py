"""What an export of notes is made from: articles with their marks, as values; not any file format."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from reader.text.kinds import PARAGRAPH
from reader.text.sentences import sentence_around, sentence_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.records import Article, Block, Highlight, Tag


LONGEST_CONTEXT = 1_000  # code points of a context on either side of a passage; a text without full stops has one


@dataclass(frozen=True)
class AnnotatedArticle:
    """An article with the body its highlights stand in."""

    article: Article
    body: str
    blocks: tuple[Block, ...]
    highlights: tuple[Highlight, ...]

    @property
    def shown_title(self) -> str:
        """The title, or what else names the article when it has none; never empty."""
        return self.article.title or self.article.name or self.article.id

    @property
    def placed(self) -> tuple[Highlight, ...]:
        """The highlights that stand in the body, in reading order."""
        standing = (highlight for highlight in self.highlights if self._holds(highlight))
        return tuple(sorted(standing, key=lambda highlight: (highlight.start, highlight.end, highlight.id)))

    @property
    def lost(self) -> tuple[Highlight, ...]:
        """The highlights that have no place in the body, in the order given."""
        return tuple(highlight for highlight in self.highlights if not self._holds(highlight))

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        """The blocks that are headings, in reading order."""
        return self._of_kind("heading")

    @cached_property
    def paragraphs(self) -> tuple[Block, ...]:
        """The blocks that are paragraphs, in reading order."""
        return self._of_kind("paragraph")

    @cached_property
    def in_order(self) -> tuple[Block, ...]:
        """All the blocks, in reading order."""
        return tuple(sorted(self.blocks, key=lambda block: block.start))

    @cached_property
    def sentence_ends(self) -> tuple[int, ...]:
        """Where the sentences of the body end, in code points."""
        return sentence_ends(self.body)

    def _of_kind(self, kind: str) -> tuple[Block, ...]:
        return tuple(block for block in self.in_order if block.kind == kind)

    def _holds(self, highlight: Highlight) -> bool:
        return not highlight.lost and self.body[highlight.start : highlight.end] == highlight.quote


class Grouping(Enum):
    """What the entries stand under: their article and its headings, their tags, or nothing, one after the other."""

    ARTICLE = "article"
    TAG = "tag"
    READING = "reading"


class Context(Enum):
    """What a passage is shown in."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    TEXT = "text"  # the whole of it, once, with its highlights where they stand


class SourceLine(Enum):
    """How the source of a passage is told: in running text, or as an entry of a list of references."""

    PLAIN = "plain"
    GBT7714 = "gbt7714"


class Part(Enum):
    """What notes hold that not every format has a place for; the value names its words in `Wording`."""

    TEXT = "text"
    KINDS = "kinds"
    SUBTITLES = "subtitles"
    ARTICLE_NOTES = "article_notes"
    POSITIONS = "positions"
    TIMES = "times"
    AUTHORS = "authors"
    COLORS = "colors"
    DESCRIPTIONS = "descriptions"
    KEYS = "keys"
    UNUSED_TAGS = "unused_tags"


@dataclass(frozen=True, slots=True)
class Options:
    """What the reader chooses of a file of notes; a format that has no place for a choice passes over it."""

    grouping: Grouping = Grouping.ARTICLE
    context: Context = Context.SENTENCE
    source_line: SourceLine = SourceLine.PLAIN


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a file of notes that are not the reader's, and the language that they are in (BCP 47)."""

    language: str = "en"
    notes: str = "Notes"
    tags: str = "Tags"
    untagged: str = "Untagged"
    lost: str = "Lost"
    left_out: str = "Not in this file: {parts}."
    between: str = ", "
    text: str = "the texts of the articles"
    kinds: str = "what is a heading and what a paragraph"
    subtitles: str = "subtitles"
    article_notes: str = "notes on whole articles"
    positions: str = "where exactly the highlights stand"
    times: str = "when highlights were made and changed"
    authors: str = "who made them"
    colors: str = "colours of tags"
    descriptions: str = "descriptions of tags"
    keys: str = "keys of tags"
    unused_tags: str = "tags without a highlight here"
    highlights: str = "Highlights"
    articles: str = "Articles"
    article: str = "Article"
    subtitle: str = "Subtitle"
    source: str = "Source"
    published: str = "Published"
    author: str = "Author"
    quote: str = "Quote"
    context: str = "Context"
    tag: str = "Tag"
    note: str = "Note"
    citation: str = "Citation"
    paragraph: str = "Paragraph"
    created: str = "Made"
    modified: str = "Changed"
    start: str = "Start"
    end: str = "End"
    id: str = "ID"
    color: str = "Colour"
    description: str = "Description"
    key: str = "Key"

    def told(self, parts: Sequence[Part]) -> str:
        """One sentence that names these parts as left out; nothing when there are none."""
        named = self.between.join(str(getattr(self, part.value)) for part in parts)
        return self.left_out.format(parts=named) if parts else ""


@dataclass(frozen=True)
class Notes:
    """What is exported, and how: each module of a format has a `write` that makes its bytes of this.

    `tags` are all the tags of the library; `left_out` is what the format has no place for.
    """

    articles: tuple[AnnotatedArticle, ...]
    tags: tuple[Tag, ...]
    options: Options = field(default_factory=Options)
    wording: Wording = field(default_factory=Wording)
    left_out: tuple[Part, ...] = ()

    @property
    def title(self) -> str:
        """What names the whole: the one article's title, else what notes are called."""
        return self.articles[0].shown_title if len(self.articles) == 1 else self.wording.notes

    def holds(self) -> tuple[Part, ...]:
        """The parts that there is anything of."""
        marks = [mark for source in self.articles for mark in source.highlights]
        own = [source.article for source in self.articles]
        used = {tag for mark in marks for tag in mark.tags}
        is_there = {
            Part.TEXT: any(source.body for source in self.articles),
            Part.KINDS: any(block.kind != PARAGRAPH for source in self.articles for block in source.blocks),
            Part.SUBTITLES: any(article.subtitle for article in own),
            Part.ARTICLE_NOTES: any(article.note for article in own),
            Part.POSITIONS: bool(marks),
            Part.TIMES: any(mark.created or mark.modified for mark in marks),
            Part.AUTHORS: any(mark.author for mark in marks),
            Part.COLORS: bool(self.tags),
            Part.DESCRIPTIONS: any(tag.description for tag in self.tags),
            Part.KEYS: any(tag.key for tag in self.tags),
            Part.UNUSED_TAGS: any(tag.id not in used for tag in self.tags),
        }
        return tuple(part for part, there in is_there.items() if there)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a passage stands: its context (half-open code points of the body), heading and paragraphs.

    `section` counts the headings up to the passage, from 1, 0 for none; `paragraphs` are the numbers, from 1, of
    the first and the last paragraph that it touches, None when it touches none.
    """

    context: str
    start: int
    end: int
    heading: str
    section: int
    paragraphs: tuple[int, int] | None


def surroundings(
    article: AnnotatedArticle, highlight: Highlight, context: Context = Context.SENTENCE
) -> Surroundings:
    """Where a placed highlight stands; a passage in a heading belongs to that heading.

    Its context is its paragraph where that is asked for, else its sentence; of a very long one only what is near
    the passage is told.
    """
    around = _block_around if context is Context.PARAGRAPH else _sentence_around
    start, end = around(article, highlight)
    start, end = max(start, highlight.start - LONGEST_CONTEXT), min(end, highlight.end + LONGEST_CONTEXT)
    section = bisect_right(article.headings, highlight.start, key=lambda block: block.start)
    heading = article.headings[section - 1] if section else None
    return Surroundings(
        context=article.body[start:end],
        start=start,
        end=end,
        heading=article.body[heading.start : heading.end].strip() if heading else "",
        section=section,
        paragraphs=_paragraphs(article, highlight),
    )


def _sentence_around(article: AnnotatedArticle, highlight: Highlight) -> tuple[int, int]:
    return sentence_around(article.body, highlight.start, highlight.end, article.sentence_ends)


def _block_around(article: AnnotatedArticle, highlight: Highlight) -> tuple[int, int]:
    """The blocks that the passage touches, the passage itself where it touches none."""
    first, behind = _touched(article.in_order, highlight)
    touched = article.in_order[first:behind]
    if not touched:
        return highlight.start, highlight.end
    return min(touched[0].start, highlight.start), max(touched[-1].end, highlight.end)


def _paragraphs(article: AnnotatedArticle, highlight: Highlight) -> tuple[int, int] | None:
    first, behind = _touched(article.paragraphs, highlight)
    return (first + 1, behind) if first < behind else None


def _touched(blocks: Sequence[Block], highlight: Highlight) -> tuple[int, int]:
    """The half-open range of these blocks, which are in reading order, that the passage shares a character with."""
    first = bisect_right(blocks, highlight.start, key=lambda block: block.end)
    return first, max(first, bisect_left(blocks, highlight.end, key=lambda block: block.start))
