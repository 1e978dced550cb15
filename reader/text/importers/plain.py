"""Plain text: one piece a line, headings by their marks; no other mark-up is known here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text import blocks, metadata
from reader.text.drafts import Draft

if TYPE_CHECKING:
    from reader.text.drafts import Source


def read(source: Source) -> Draft:
    """The lines of a text and what its dateline says."""
    pieces = tuple(blocks.pieces(source.text))
    return Draft(pieces, metadata.read(pieces, source.name))
