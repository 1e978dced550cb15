"""Notes out: articles with their marks as one file in the format its ending names; writes no file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.exchange.notes import AnnotatedArticle, Grouping, Notes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.session.tagging import Tagging
    from storage.library import Library


@dataclass(frozen=True, slots=True)
class Format:
    """A format of notes: `write` makes a file of them; only one that is text can go to a terminal."""

    write: Callable[[Notes], bytes]
    is_text: bool


def _markdown(notes: Notes) -> bytes:
    from reader.exchange import markdown  # noqa: PLC0415 - each format is loaded when it is written

    written = markdown.write(
        notes.articles, notes.tags, notes.grouping, notes.untagged, lost=notes.lost, paragraph=notes.paragraph
    )
    return written.encode()


def _json(notes: Notes) -> bytes:
    from reader.exchange import notes_json  # noqa: PLC0415

    return notes_json.write(notes.articles, notes.tags).encode()


def _csv(notes: Notes) -> bytes:
    from reader.exchange import notes_csv  # noqa: PLC0415

    return notes_csv.write(notes)


def _web_annotations(notes: Notes) -> bytes:
    from reader.exchange import web_annotation  # noqa: PLC0415

    return web_annotation.write(notes)


def _project(notes: Notes) -> bytes:
    from reader.exchange import qdpx  # noqa: PLC0415

    return qdpx.write(notes)


def _html(notes: Notes) -> bytes:
    from reader.exchange import notes_html  # noqa: PLC0415

    return notes_html.write(notes)


# By the ending of their files. A new one is one module with one function, and a row here.
FORMATS = {
    "md": Format(_markdown, is_text=True),
    "json": Format(_json, is_text=True),
    "csv": Format(_csv, is_text=True),
    "jsonld": Format(_web_annotations, is_text=True),
    "qdpx": Format(_project, is_text=False),
    "html": Format(_html, is_text=True),
}


class UnknownFormat(ReaderError):
    """The ending names no format for notes."""

    sentence = "Notes cannot be written as “{format}”; nothing was written; use one of: {formats}."


class Exporting:
    """Annotated articles as files."""

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
    ) -> bytes:
        """These articles' notes in a format; only the highlights with one of `tag_ids`, when any are given.

        Each of them stands for itself and all below it. Raises UnknownFormat.
        """
        wanted = frozenset(tag.id for tag_id in tag_ids for tag in self._tagging.below(tag_id))
        articles = tuple(self._annotated(article_id, wanted) for article_id in article_ids)
        notes = Notes(articles, tuple(self._tagging.all_tags()), grouping, untagged, lost)
        return known_format(format_).write(notes)

    def _annotated(self, article_id: str, tag_ids: frozenset[str]) -> AnnotatedArticle:
        text = self._library.articles.text(article_id)
        highlights = self._library.highlights.of(article_id)
        chosen = tuple(kept for kept in highlights if not tag_ids or tag_ids.intersection(kept.tags))
        return AnnotatedArticle(self._library.articles.get(article_id), text.body, text.blocks, chosen)


def known_format(name: str) -> Format:
    """The format of this name; raises UnknownFormat."""
    if name not in FORMATS:
        raise UnknownFormat(format=name, formats=", ".join(FORMATS))
    return FORMATS[name]


def format_of(path: Path) -> str:
    """The format that a file's ending names; raises UnknownFormat."""
    format_ = path.suffix.lower().removeprefix(".")
    known_format(format_)
    return format_
