"""Paragraphs that something between them tore apart; what tears them is for page numbers and running heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.kinds import PARAGRAPH
from reader.text.repair.signs import breaks_off, depth, is_note, needs_before, opens_anew, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.text.blocks import Piece

_REACH = 3  # pieces; a page ends with at most this many lines that are not its text, and begins with as many
_PROSE = 30  # columns; a shorter line is no evidence
_REST = 8  # columns; the end of a torn paragraph may be this short
_INDENT = 2  # columns


def tears(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the text before this piece breaks off and the text after it goes on."""
    before = _nearest(pieces, range(index - 1, max(index - 1 - _REACH, -1), -1), _PROSE)
    after = _nearest(pieces, range(index + 1, min(index + 1 + _REACH, len(pieces))), _REST)
    if before is None or after is None:
        return False
    if needs_before(after):
        return True
    return breaks_off(before) and not is_note(before) and depth(after) < _INDENT and not opens_anew(after)


def _nearest(pieces: Sequence[Piece], indices: Iterable[int], least: int) -> str | None:
    """The text of the first of these that is a paragraph of at least so many columns, if a heading is not first."""
    for index in indices:
        if pieces[index].kind != PARAGRAPH:
            return None
        if width(pieces[index].text.strip()) >= least:
            return pieces[index].text
    return None
