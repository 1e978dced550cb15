"""First-line indents made of spaces: dropped, for the page draws its own; deliberate ones stay."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from reader.text.kinds import PARAGRAPH
from reader.text.repair.joins import joins
from reader.text.repair.proposal import Reason, Repair
from reader.text.repair.signs import depth, indent, width
from reader.text.repair.unwraps import unwraps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.text.blocks import Piece

_TWO_SQUARES = "\u3000\u3000"  # what a Chinese paragraph opens with, wherever it stands
_LEAST = 2  # columns
_USUAL_SHARE = 2  # one paragraph in so many has the usual indent
_SHORT = 40  # columns; short lines at several depths are verse or code


def indents(pieces: Sequence[Piece]) -> list[Repair]:
    """Each stretch of pieces with a first-line indent."""
    depths = [depth(piece.text) for piece in pieces]
    usual = _usual(pieces, depths)
    droppable = {
        index
        for index, piece in enumerate(pieces)
        if piece.text.strip() and (depths[index] == usual or indent(piece.text) == _TWO_SQUARES)
    }
    droppable -= _deliberate(pieces, depths)
    droppable -= _needed(pieces, droppable)
    return [Repair(Reason.INDENTED, first, end) for first, end in _runs(sorted(droppable))]


def _usual(pieces: Sequence[Piece], depths: Sequence[int]) -> int:
    """The depth that paragraphs of this text open with, or -1 where most do not."""
    found = [depth for piece, depth in zip(pieces, depths, strict=True) if piece.kind == PARAGRAPH]
    commonest, times = max(Counter(found).items(), key=lambda item: item[1], default=(-1, 0))
    return commonest if commonest >= _LEAST and times * _USUAL_SHARE >= len(found) else -1


def _deliberate(pieces: Sequence[Piece], depths: Sequence[int]) -> set[int]:
    """The indented short lines that stand with such of another depth."""
    kept: set[int] = set()
    short = [depths[index] > 0 and width(piece.text.strip()) <= _SHORT for index, piece in enumerate(pieces)]
    for is_short, group in groupby(range(len(pieces)), short.__getitem__):
        indices = list(group)
        if is_short and len({depths[index] for index in indices}) > 1:
            kept.update(indices)
    return kept


def _needed(pieces: Sequence[Piece], droppable: set[int]) -> set[int]:
    """The pieces that only their indent tells from the piece before."""
    bare = [
        replace(piece, text=piece.text.lstrip()) if index in droppable else piece
        for index, piece in enumerate(pieces)
    ]
    merged = [*joins(bare), *unwraps(bare)]
    return {index for repair in merged for index in range(repair.first + 1, repair.end)}


def _runs(indices: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch of indices without a gap."""
    for _, group in groupby(enumerate(indices), lambda item: item[1] - item[0]):
        run = [index for _, index in group]
        yield run[0], run[-1] + 1
