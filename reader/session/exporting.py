"""Notes out: articles with their marks as one file in the format its ending names; writes no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.exchange import markdown, notes_json
from reader.exchange.markdown import Grouping
from reader.exchange.notes import AnnotatedArticle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.session.tagging import Tagging
    from storage.library import Library

FORMATS = ("md", "json")


class UnknownFormat(ReaderError):
    """The ending names no format for notes."""

    sentence = "Notes cannot be written as “{format}”; nothing was written; use one of: {formats}."


class Exporting:
    """Annotated articles as text."""

    def __init__(self, library: Library, tagging: Tagging) -> None:
        self._library = library
        self._tagging = tagging

    def notes(
        self,
        article_ids: Sequence[str],
        format_: str,
        grouping: Grouping = Grouping.READING,
        tag_ids: frozenset[str] = frozenset(),
        *,
        untagged: str = "Untagged",
        lost: str = "Lost",
    ) -> str:
        """These articles' notes in a format; only the highlights with one of `tag_ids`, when any are given.

        Each of them stands for itself and all below it.
        """
        wanted = frozenset(tag.id for tag_id in tag_ids for tag in self._tagging.below(tag_id))
        articles = [self._annotated(article_id, wanted) for article_id in article_ids]
        tags = self._tagging.all_tags()
        match format_:
            case "md":
                return markdown.write(articles, tags, grouping, untagged, lost=lost)
            case "json":
                return notes_json.write(articles, tags)
        raise UnknownFormat(format=format_, formats=", ".join(FORMATS))

    def _annotated(self, article_id: str, tag_ids: frozenset[str]) -> AnnotatedArticle:
        text = self._library.articles.text(article_id)
        highlights = self._library.highlights.of(article_id)
        chosen = tuple(kept for kept in highlights if not tag_ids or tag_ids.intersection(kept.tags))
        return AnnotatedArticle(self._library.articles.get(article_id), text.body, text.blocks, chosen)


def format_of(path: Path) -> str:
    """The format that a file's ending names; raises UnknownFormat."""
    format_ = path.suffix.lower().removeprefix(".")
    if format_ not in FORMATS:
        raise UnknownFormat(format=format_, formats=", ".join(FORMATS))
    return format_
