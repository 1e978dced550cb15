"""What an export of notes is made from: articles with their marks, as values; not any file format."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from reader.text.sentences import sentence_around, sentence_ends

if TYPE_CHECKING:
    from storage.records import Article, Block, Highlight, Tag


LONGEST_CONTEXT = 1_000  # code points of a sentence on either side of a passage; a text without full stops has one


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
    def sentence_ends(self) -> tuple[int, ...]:
        """Where the sentences of the body end, in code points."""
        return sentence_ends(self.body)

    def _of_kind(self, kind: str) -> tuple[Block, ...]:
        return tuple(sorted((b for b in self.blocks if b.kind == kind), key=lambda block: block.start))

    def _holds(self, highlight: Highlight) -> bool:
        return not highlight.lost and self.body[highlight.start : highlight.end] == highlight.quote


class Grouping(Enum):
    """What the entries stand under: the article's own headings, or their tags."""

    READING = "reading"
    TAG = "tag"


@dataclass(frozen=True)
class Notes:
    """What is exported, and how: each module of a format has a `write` that makes its bytes of this.

    `tags` are all the tags of the library; `untagged` and `lost` are the headings of what has no tag, no place;
    `paragraph` says where an entry stands.
    """

    articles: tuple[AnnotatedArticle, ...]
    tags: tuple[Tag, ...]
    grouping: Grouping = Grouping.READING
    untagged: str = "Untagged"
    lost: str = "Lost"
    paragraph: str = "第{number}段"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a passage stands: its sentence (half-open code points of the body), heading and paragraph.

    `section` counts the headings up to the passage, `paragraph` the paragraphs, both from 1; 0 is for none.
    """

    sentence: str
    start: int
    end: int
    heading: str
    section: int
    paragraph: int


def surroundings(article: AnnotatedArticle, highlight: Highlight) -> Surroundings:
    """Where a placed highlight stands; a passage in a heading belongs to that heading.

    Of a sentence that is very long only what is near the passage is told.
    """
    start, end = sentence_around(article.body, highlight.start, highlight.end, article.sentence_ends)
    start, end = max(start, highlight.start - LONGEST_CONTEXT), min(end, highlight.end + LONGEST_CONTEXT)
    section = bisect_right(article.headings, highlight.start, key=lambda block: block.start)
    heading = article.headings[section - 1] if section else None
    return Surroundings(
        sentence=article.body[start:end],
        start=start,
        end=end,
        heading=article.body[heading.start : heading.end].strip() if heading else "",
        section=section,
        paragraph=_paragraph_number(article, highlight),
    )


def _paragraph_number(article: AnnotatedArticle, highlight: Highlight) -> int:
    """The first paragraph the passage touches, from 1; 0 when it touches none."""
    ended = bisect_right(article.paragraphs, highlight.start, key=lambda block: block.end)
    if ended == len(article.paragraphs) or article.paragraphs[ended].start >= highlight.end:
        return 0
    return ended + 1
