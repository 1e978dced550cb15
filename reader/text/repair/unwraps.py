"""Hard-wrapped lines: those that were cut at a width are put together into paragraphs."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from reader.text.kinds import PARAGRAPH
from reader.text.repair.proposal import Reason, Repair
from reader.text.repair.signs import breaks_off, depth, has_clauses, is_closed, opens_anew, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.text.blocks import Piece

_NARROWEST, _WIDEST = 30, 100  # columns of a measure
_LONGER = 50  # one line in so many may be longer than the measure (an address, a heading)
_LARGEST_UNIT = 24  # columns; a longer Latin word is cut like Han characters
_FEWEST_BROKEN = 3  # lines that fill the measure and end inside a sentence,
_BROKEN_SHARE = 2  # and one in so many of the full ones;
_FULL_SHARE = 3  # one line in so many is full,
_CLAUSE_SHARE = 3  # and one full line in so many has marks inside
_INDENT = 2  # columns

# What cannot be parted at a line's start: opening marks, a Latin word or one character, closing marks.
_UNIT = re.compile(r"[“‘「『（《〈【(]*(?:[A-Za-z0-9'’.\-/@_%]+|\S)[，。、；：！？）》」』〉】”’…,.;:!?)]*")
_NEVER_WITHIN = re.compile(r"[>*•●|]|-\s|--")


def unwraps(pieces: Sequence[Piece]) -> list[Repair]:
    """Each paragraph of two or more lines that were cut at a width."""
    return [
        Repair(Reason.UNWRAPPED, first, end)
        for start, stop in _regions(pieces)
        for first, end in _paragraphs(pieces[start:stop], start)
    ]


def _regions(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """The stretches of paragraphs none of which is too long to be a line."""
    for fits, indices in groupby(range(len(pieces)), lambda index: _could_be_line(pieces[index])):
        found = list(indices)
        if fits and len(found) > _FEWEST_BROKEN:
            yield found[0], found[-1] + 1


def _could_be_line(piece: Piece) -> bool:
    return piece.kind == PARAGRAPH and bool(piece.text.strip()) and width(piece.text) <= _WIDEST


def _paragraphs(lines: Sequence[Piece], start: int) -> Iterator[tuple[int, int]]:
    """Start and end of the wrapped paragraphs in these lines, counted from `start`."""
    full = _full_lines(lines)
    if not _is_wrapped(lines, full):
        return
    first = 0
    for index in range(len(lines)):
        if index in full:
            continue
        if index > first:
            yield start + first, start + index + 1
        first = index + 1


def _full_lines(lines: Sequence[Piece]) -> set[int]:
    """The lines that run on into the next: its first word had no room on them."""
    widths = [width(line.text.rstrip()) for line in lines]
    measure = sorted(widths)[-1 - len(lines) // _LONGER]
    least_gap = min(line.gap for line in lines[1:])
    base = min(depth(line.text) for line in lines)
    if measure < _NARROWEST:
        return set()
    return {
        index
        for index, (line, following) in enumerate(pairwise(lines))
        if following.gap <= least_gap
        and depth(following.text) < base + _INDENT
        and widths[index] + _unit(following.text) > measure
        and _goes_on(line.text, following.text)
    }


def _unit(text: str) -> int:
    """The columns that the line's first word needs, with the space before it if it is Latin."""
    unit = _UNIT.match(text.lstrip())
    columns = width(unit[0]) if unit else 1
    return min(columns, _LARGEST_UNIT) + bool(unit and unit[0][0].isascii())


def _goes_on(line: str, following: str) -> bool:
    """Whether the lines' own signs allow that they are of one paragraph."""
    if _NEVER_WITHIN.match(following.lstrip()) or line.lstrip().startswith(">"):
        return False
    return breaks_off(line) or not opens_anew(following)


def _is_wrapped(lines: Sequence[Piece], full: set[int]) -> bool:
    """Whether so many lines were cut inside a sentence that a machine did it, and not for verse or a table.

    A list of equal lines has none that ends as a sentence does.
    """
    broken = sum(_is_broken(lines[index].text, lines[index + 1].text) for index in full)
    clauses = sum(has_clauses(lines[index].text, "、") for index in full)
    return (
        any(is_closed(line.text) for line in lines)
        and broken >= _FEWEST_BROKEN
        and broken * _BROKEN_SHARE >= len(full)
        and len(full) * _FULL_SHARE >= len(lines)
        and clauses * _CLAUSE_SHARE >= len(full)
    )


def _is_broken(line: str, following: str) -> bool:
    """Whether the line ends at a word, and the next does not open with a capital as verse does."""
    return line.rstrip()[-1:].isalnum() and not following.lstrip()[:1].isupper()
