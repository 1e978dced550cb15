"""A saved page: its article without what stands around it, one piece a line; loads nothing the page names."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.text import blocks, metadata
from reader.text.blocks import Piece
from reader.text.drafts import Draft
from reader.text.importers.page_article import article, strip_surroundings
from reader.text.importers.page_facts import facts
from reader.text.importers.page_lines import Line, lines, squeezed
from reader.text.importers.page_tree import parsed, strip_unseen
from reader.text.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.drafts import Source

_TOP = 10  # lines of an article, among which its title may stand
_LONGEST_SUBTITLE = 40  # code points; a longer line is prose


def read(source: Source) -> Draft:
    """The article of a page and what page and dateline say; raises TooDeep.

    The page's own title and day come first; source, place and author are the dateline's where it names them.
    """
    root = parsed(source.text, source.name)
    if root is None:
        return Draft((), metadata.read((), source.name))
    said = facts(root)
    strip_unseen(root)
    strip_surroundings(root)
    pieces = _pieces(_titled(lines(article(root)), lines(root), said.title))
    known = metadata.merged(metadata.read(pieces, source.name), said)
    return Draft(pieces, metadata.merged(Metadata(title=said.title, published=said.published), known))


def _pieces(page: Sequence[Line]) -> tuple[Piece, ...]:
    kinds = blocks.named((line.level, line.text) for line in page)
    return tuple(Piece(kind, text, line.gap) for (kind, text), line in zip(kinds, page, strict=True))


def _titled(found: list[Line], page: list[Line], title: str) -> list[Line]:
    """The article's lines with the page's title at their head, and the subtitle right below it there."""
    if not title:
        return found
    place = _place(found, title)
    before, shown, after = _parted(found, place, Line(1, title, 0))
    rest = [*before, *after]
    subtitle = _subtitle(page, title)
    if subtitle and (below := _place(rest, subtitle.text)) is not None:
        rest = [*rest[:below], *rest[below + 1 :]]
    return [replace(shown, level=1, gap=0), *([subtitle] if subtitle else []), *rest]


def _place(page: Sequence[Line], text: str) -> int | None:
    """Where at the top of these lines this text stands."""
    sought = squeezed(text)
    return next((place for place, line in enumerate(page[:_TOP]) if squeezed(line.text) == sought), None)


def _parted(page: list[Line], place: int | None, otherwise: Line) -> tuple[list[Line], Line, list[Line]]:
    return ([], otherwise, page) if place is None else (page[:place], page[place], page[place + 1 :])


def _subtitle(page: list[Line], title: str) -> Line | None:
    """The line below the title on the page, if it is a lower heading or opens with a dash."""
    sought = squeezed(title)
    below = next((line for above, line in pairwise(page) if squeezed(above.text) == sought), None)
    if below is None or not (
        below.level > 1 or (below.text.startswith("——") and len(below.text) <= _LONGEST_SUBTITLE)
    ):
        return None
    return replace(below, level=2)
