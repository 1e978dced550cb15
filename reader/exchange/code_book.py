"""A tag set as a page to read and hand round, and that page as Markdown; written only, never read back."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.exchange.direction import isolated
from reader.exchange.markdown_text import as_paragraph, as_rows, bold, escaped
from reader.exchange.tag_set_file import color_or_palette

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from storage.records import Tag, TagSet

BETWEEN = " · "
_DEEPEST = 8  # levels that a page has room for; tags further down stand as those of the last one do


@dataclass(frozen=True, slots=True)
class Example:
    """A quote on one line, and where it is from, empty when that is not known."""

    quote: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A tag, how deep it stands (0 at the top), on how many highlights, and one of them where there is one."""

    tag: Tag
    depth: int = 0
    highlights: int = 0
    example: Example | None = None


@dataclass(frozen=True, slots=True)
class CodeBook:
    """A tag set with its entries in tree order, and the number of highlights that bear any of its tags."""

    tag_set: TagSet
    entries: tuple[Entry, ...]
    highlights: int = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of the page that are not the reader's, and the language that they are in (BCP 47)."""

    language: str = "en"
    code_book: str = "Code Book"
    example: str = "Example"
    tag: str = "1 tag"
    tags: str = "{count} tags"
    highlight: str = "1 highlight"
    highlights: str = "{count} highlights"
    empty: str = "No tags yet."

    def figures(self, book: CodeBook) -> str:
        """What the page is, and how much there is of it, on one line."""
        tags = counted(len(book.entries), self.tag, self.tags)
        return BETWEEN.join((self.code_book, tags, self.borne(book.highlights)))

    def borne(self, highlights: int) -> str:
        """The number of highlights, in words."""
        return counted(highlights, self.highlight, self.highlights)


def counted(count: int, one: str, several: str) -> str:
    """The phrase for this number of things."""
    return one if count == 1 else several.format(count=count)


def with_levels(book: CodeBook) -> Iterator[tuple[int, Entry]]:
    """Each entry with its level on the page from 0, at most one below that of the entry before it."""
    level = -1
    for entry in book.entries:
        level = max(0, min(entry.depth, level + 1, _DEEPEST - 1))
        yield level, entry


def color_of(entry: Entry, position: int) -> str:
    """The tag's colour as `#rrggbb`, whatever the library holds."""
    return color_or_palette(entry.tag.color, position)


def as_markdown(book: CodeBook, wording: Wording) -> str:
    """The page as Markdown with a nested list of the tags, ending in one newline; dots are the only HTML in it."""
    parts = [
        f"# {isolated(escaped(book.tag_set.name))}",
        as_paragraph(wording.figures(book)),
        _broken(_rows(book.tag_set.description)),
        "\n".join(_list(book, wording)) or as_paragraph(wording.empty),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _list(book: CodeBook, wording: Wording) -> Iterator[str]:
    for position, (level, entry) in enumerate(with_levels(book)):
        indent = "  " * level
        dot = f'<span style="color:{color_of(entry, position)}">●</span>'
        name = isolated(entry.tag.name)
        head = f"{dot} {bold(name, 0, len(name))}{BETWEEN}{wording.borne(entry.highlights)}"
        rows = _broken([head, *_rows(entry.tag.description)]).split("\n")
        rows += _quotation(entry.example, wording) if entry.example else []
        yield from _hung(rows, indent)


def _hung(rows: Iterable[str], indent: str) -> Iterator[str]:
    """The rows as one item of a list."""
    bullet = "- "
    for row in rows:
        yield f"{indent}{bullet}{row}" if row else ""
        bullet = "  "


def _quotation(example: Example, wording: Wording) -> list[str]:
    told = [f"*{wording.example}* {isolated(escaped(example.quote))}"]
    told += [f"——{isolated(escaped(example.source))}"] if example.source else []
    return [f"> {row}" for row in _broken(told).split("\n")]


def _rows(text: str) -> list[str]:
    """The lines of a description, blank ones empty."""
    return [isolated(row) for row in as_rows(text.strip())] if text.strip() else []


def _broken(rows: list[str]) -> str:
    """The rows as a paragraph that keeps its line breaks, a new paragraph after an empty row."""
    return "\n".join(f"{row}  " if row and below else row for row, below in pairwise([*rows, ""]))
