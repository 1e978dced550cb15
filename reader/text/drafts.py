"""What a format makes of a file: pieces, and what they say of themselves; no format is known here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.text.blocks import Piece
    from reader.text.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Source:
    """A file as a format reads it: its name, its bytes, and its text where the format is one of text."""

    name: str
    data: bytes
    text: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was read from a file, before anything is mended: its pieces in order, and what it says of itself."""

    pieces: tuple[Piece, ...]
    metadata: Metadata
