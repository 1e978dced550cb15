"""Tag sets as pages to read: for each tag an example from the library; prints nothing, writes no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import resources
from reader.exchange import code_book_html
from reader.exchange.code_book import CodeBook, Entry, Example, as_markdown
from reader.exchange.quotation import joined, source
from reader.session.gathering import GroupBy, Order, Sieve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from reader.exchange.code_book import Wording
    from reader.exchange.sheet import Sheet
    from reader.session.gathering import Gathering
    from reader.session.tagging import Tagging
    from storage.library import Library
    from storage.records import Highlight, Tag

ENDINGS = (".md", ".html", ".pdf")
_SHORTEST, _LONGEST = 8, 60  # characters of a good example
_CUT = "……"


class CodeBooks:
    """The code books of one library."""

    def __init__(self, library: Library, tagging: Tagging, gathering: Gathering) -> None:
        self._library = library
        self._tagging = tagging
        self._gathering = gathering

    def of(self, name: str | None = None, article_id: str = "") -> CodeBook:
        """The set with this name, the active one (of an article) when none is given; raises UnknownTagSet."""
        tag_set = self._tagging.named(name) if name is not None else self._tagging.active(article_id)
        tags = self._tagging.tags(tag_set)
        numbers = self._numbers(tag.id for tag in tags)
        marks = self._gathering.read(list({number for those in numbers.values() for number in those}))
        borne = {own: [marks[number] for number in those] for own, those in numbers.items()}
        sources = {listed.article.id: source(listed.article) for listed in self._library.articles.listed()}
        depths = _depths(tags)
        entries = [Entry(tag, depths[tag.id], len(borne[tag.id]), example(borne[tag.id], sources)) for tag in tags]
        return CodeBook(tag_set, tuple(entries), len(marks))

    def _numbers(self, tag_ids: Iterable[str]) -> dict[str, tuple[int, ...]]:
        """The highlights that bear each tag, by number, the newest first."""
        groups = self._gathering.gather(Sieve(), Order.NEWEST, GroupBy.TAG)
        found = {group.key: group.numbers for group in groups}
        return {own: found.get(own, ()) for own in tag_ids}


def example(newest_first: Sequence[Highlight], sources: dict[str, str]) -> Example | None:
    """The highlight that shows best what a tag is for; none where all are lost. `sources` are by article.

    The shortest of 8 to 60 characters that has a note, else the newest of that length, else the newest one cut.
    """
    told = [(mark, quote) for mark in newest_first if not mark.lost and (quote := joined(mark.quote))]
    fitting = [(mark, quote) for mark, quote in told if _SHORTEST <= len(quote) <= _LONGEST]
    noted = [(mark, quote) for mark, quote in fitting if mark.note.strip()]
    chosen = min(noted, key=lambda one: len(one[1]), default=None) or next(iter(fitting or told), None)
    if chosen is None:
        return None
    mark, quote = chosen
    return Example(_cut(quote), sources.get(mark.article, ""))


def _cut(quote: str) -> str:
    return quote if len(quote) <= _LONGEST else quote[:_LONGEST].rstrip() + _CUT


def _depths(tags: Iterable[Tag]) -> dict[str, int]:
    """How deep each tag stands, by id; `tags` are in tree order."""
    depths: dict[str | None, int] = {}
    for tag in tags:
        depths[tag.id] = depths.get(tag.parent, -1) + 1
    return {own: depth for own, depth in depths.items() if own is not None}


def is_code_book(path: Path) -> bool:
    """Whether the path's ending names a form of a code book."""
    return path.suffix.lower() in ENDINGS


def as_bytes(book: CodeBook, path: Path, wording: Wording, printed: Callable[[Sheet], bytes]) -> bytes:
    """The code book in the form that the path's ending names, a PDF being what `printed` makes of its sheet."""
    match path.suffix.lower():
        case ".md":
            return as_markdown(book, wording).encode()
        case ".html":
            return code_book_html.as_html(book, wording, resources.text("themes/code_book.css")).encode()
        case _:
            return printed(code_book_html.as_sheet(book, wording, resources.text("themes/code_book_sheet.css")))
