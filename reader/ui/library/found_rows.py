"""The rows of what was found in the library: articles, and below each its snippets; searches and paints nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reader.session.searching import Where
from reader.ui.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.session.searching import Finding, Snippet
    from reader.text.spans import Span
    from reader.ui.rows import Index
    from storage.records import Article


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article with hits: where in its title, and how often in its text, if oftener than is shown."""

    article: Article
    found: tuple[Span, ...]
    count: int


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A snippet of an article."""

    article: Article
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class More:
    """That there is more to be asked for."""

    text: str


FoundRow = FoundArticle | FoundPlace | More


class FoundRows(Rows[FoundRow]):
    """A row that leads somewhere can be current: a snippet, an article found by its title, more."""

    def leads(self, row: int) -> bool:
        """Whether the keys stop at this row."""
        shown = self.value(row)
        return not isinstance(shown, FoundArticle) or bool(shown.found)

    def nearest(self, row: int, step: int) -> int:
        """The first row from this one on, by `step` of 1 or -1, at which the keys stop; -1 when there is none."""
        while 0 <= row < self.rowCount():
            if self.leads(row):
                return row
            row += step
        return -1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What leads nowhere cannot be selected."""
        told = super().flags(index)
        return told if self.leads(index.row()) else told & ~Qt.ItemFlag.ItemIsSelectable


def rows_of(findings: Iterable[Finding]) -> list[FoundRow]:
    """The rows of these findings, in order."""
    rows: list[FoundRow] = []
    for finding in findings:
        article = finding.article
        rows.append(_head(finding))
        rows += [FoundPlace(article, one) for one in finding.snippets if not _is_in_title(article.title, one)]
    return rows


def spoken(row: FoundRow) -> str:
    """What a screen reader reads of a row."""
    match row:
        case FoundArticle(article, _, count):
            return f"{article.title} {count}×" if count else article.title
        case FoundPlace(_, snippet):
            return " · ".join(part for part in (snippet.label, snippet.text) if part)
        case _:
            return row.text


def _head(finding: Finding) -> FoundArticle:
    end = len(finding.article.title)
    titles = (one for one in finding.snippets if one.where is Where.TITLE)
    found = tuple(span for one in titles for span in one.found if span.end <= end)
    shown = sum(one.where is Where.TEXT for one in finding.snippets)
    return FoundArticle(finding.article, found, finding.count if finding.count > shown else 0)


def _is_in_title(title: str, snippet: Snippet) -> bool:
    """Whether the snippet tells no more than the title does."""
    if snippet.where is Where.TEXT:
        return bool(snippet.text) and snippet.text in title
    told = [(span.end <= len(title), snippet.text[span.start : span.end].casefold()) for span in snippet.found]
    inside, outside = ({text for is_inside, text in told if is_inside is side} for side in (True, False))
    return snippet.where is Where.TITLE and outside <= inside
