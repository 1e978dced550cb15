"""Passages as quotations with their source, in the forms that essays need; marks and copies nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.exchange.quotation import Form, quotation
from reader.text.numbering import paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.text.spans import Span
    from storage.library import Library
    from storage.records import Article, Highlight, Text


class Quoting:
    """Quotations from the articles of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def passage(self, article_id: str, span: Span, form: Form) -> str:
        """The passage of the article's body with its source; raises UnknownArticle."""
        article, text = self._library.articles.get(article_id), self._library.articles.text(article_id)
        quote = text.body[span.start : span.end]
        return quotation(quote, article, paragraphs_of(text.blocks, span.start, span.end), form)

    def highlights(self, highlights: Iterable[Highlight], form: Form) -> str:
        """The quotes of these highlights with their sources, plain ones a line each, else a blank line between two.

        Lost ones are quoted without a paragraph.
        """
        sources: dict[str, tuple[Article, Text]] = {}
        found = []
        for one in highlights:
            if one.article not in sources:
                articles = self._library.articles
                sources[one.article] = articles.get(one.article), articles.text(one.article)
            article, text = sources[one.article]
            paragraphs = None if one.lost else paragraphs_of(text.blocks, one.start, one.end)
            found.append(quotation(one.quote, article, paragraphs, form))
        return ("\n" if form is Form.PLAIN else "\n\n").join(found)
