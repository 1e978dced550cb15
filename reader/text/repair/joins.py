"""Paragraphs broken where a column or page ended: put together again, and what only looks so left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.kinds import HEADING, PARAGRAPH
from reader.text.repair.proposal import Reason, Repair
from reader.text.repair.signs import (
    breaks_off,
    depth,
    has_clauses,
    is_closed,
    is_labelled,
    is_listed,
    is_note,
    needs_before,
    opens_anew,
    pauses,
    width,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.text.blocks import Piece

_PROSE = 60  # columns; a shorter line that ends at a word may be a heading,
_MARKED_PROSE = 20  # unless the headings of the text are marked as such
_PAUSED_PROSE = 40  # columns; a shorter line that ends at a comma may be verse or a salutation
_VERSE = 40  # columns; two lines up to here are verse
_LONG_VERSE = 60  # columns; two up to here are if they are as long as each other,
_ALIKE = 4  # columns apart at most
_MOST_PARTS = 4  # of one paragraph; more are a list
_INDENT = 2  # columns


def joins(pieces: Sequence[Piece]) -> list[Repair]:
    """Each paragraph that stands in two or more pieces."""
    is_marked = any(piece.kind == HEADING for piece in pieces)
    chains = _chains(pieces, is_marked=is_marked)
    return [Repair(Reason.JOINED, first, end) for first, end in chains if not _is_list(pieces[first:end])]


def _chains(pieces: Sequence[Piece], *, is_marked: bool) -> Iterator[tuple[int, int]]:
    """The stretches of two or more pieces each of which goes on in the next."""
    first = 0
    for index in range(1, len(pieces) + 1):
        if index < len(pieces) and _runs_on(pieces[index - 1], pieces[index], is_marked=is_marked):
            continue
        if index - first > 1:
            yield first, index
        first = index


def _runs_on(piece: Piece, following: Piece, *, is_marked: bool) -> bool:
    """Whether the first breaks off and the second goes on."""
    if piece.kind != PARAGRAPH or following.kind != PARAGRAPH or _is_verse(piece.text, following.text):
        return False
    if needs_before(following.text):
        return width(piece.text) >= _MARKED_PROSE and not is_note(piece.text)
    return _breaks(piece.text, is_marked=is_marked) and _continues(piece.text, following.text)


def _breaks(text: str, *, is_marked: bool) -> bool:
    """Whether the text is prose that ends inside a sentence."""
    if not breaks_off(text) or is_note(text):
        return False
    if pauses(text):
        return width(text) >= _PAUSED_PROSE
    if is_listed(text):
        return False
    if is_marked and width(text) < _PROSE:
        return width(text) >= _MARKED_PROSE and has_clauses(text, "、") and not is_labelled(text)
    return width(text) >= _PROSE and has_clauses(text, "、" if is_marked else "")


def _continues(before: str, text: str) -> bool:
    """Whether the text can be the rest of a sentence, and is no heading, item or line of another kind."""
    if depth(text) >= _INDENT or opens_anew(text):
        return False
    starts_sentence = text.lstrip()[:1].isupper() and before.rstrip()[-1:].isascii()
    return not starts_sentence and (is_closed(text) or width(text) >= _PROSE)


def _is_verse(text: str, following: str) -> bool:
    """Whether both are as short, or as long as each other, as lines of verse are."""
    widths = width(text.strip()), width(following.strip())
    return max(widths) <= _VERSE or (max(widths) <= _LONG_VERSE and abs(widths[0] - widths[1]) <= _ALIKE)


def _is_list(chain: Sequence[Piece]) -> bool:
    """Whether these are too many, or all too short, to be one paragraph."""
    short = all(width(piece.text.strip()) <= _LONG_VERSE for piece in chain)
    return len(chain) > _MOST_PARTS or (short and len(chain) > 2)  # noqa: PLR2004 - more than a pair
