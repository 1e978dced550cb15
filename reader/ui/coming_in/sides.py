"""A text as imported and as mended, row by row beside each other; pure, and mends nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.text.repair import Reason
from reader.text.repair.glue import glued

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reader.text.blocks import Piece
    from reader.text.repair import Repair

DROPS = frozenset({Reason.PAGE_NUMBER, Reason.RUNNING_HEAD, Reason.REPEATED})
MERGES = frozenset({Reason.UNWRAPPED, Reason.JOINED})
LINE_END, LINE_BREAK = "↵", "\u2028"
_CONTEXT = 1  # pieces shown before and after what may be mended
_FEWEST_HIDDEN = 3  # pieces; fewer are shown
_SEAM = 1  # code points tinted at each side of a seam
_LONGEST = 1200  # code points of a stretch without a mark
_KEPT = 500  # code points at each end of a longer one
_MOST = 6000  # code points of a cell
LEFT_OUT = "……"


class Kind(Enum):
    """What becomes of the pieces of a row."""

    HIDDEN = "hidden"
    SAME = "same"
    MENDED = "mended"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Row:
    """A half-open range of pieces as imported, and what becomes of it."""

    first: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Cell:
    """A text to show, and the half-open code points in it that differ from the other side."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


class Sides:
    """Both sides of one text; which repairs are made is chosen, which unchanged stretches are shown is opened."""

    def __init__(self, pieces: Sequence[Piece], repairs: Sequence[Repair]) -> None:
        self.pieces = pieces
        self.repairs = repairs
        self._opened: set[int] = set()
        self._stretches = list(_stretches(len(pieces), repairs))
        self.choose(())

    def choose(self, keys: Collection[str]) -> None:
        """Let exactly the repairs with these keys be made on the mended side."""
        chosen = [one for one in self.repairs if one.key in keys]
        self._dropped = _covered(chosen, DROPS)
        self._bare = _covered(chosen, {Reason.INDENTED})
        self._made = set(_ready(self.repairs, chosen))
        self._merges: dict[int, int] = {}
        for one in self._made:
            self._merges[one.first] = max(one.end, self._merges.get(one.first, 0))

    def open(self, first: int) -> None:
        """Show the unchanged pieces of the stretch that begins with this one."""
        self._opened.add(first)

    def waits(self, repair: Repair) -> bool:
        """Whether this one, if chosen, is not made until others inside it are."""
        return repair.reason in MERGES and repair not in self._made

    def rows(self) -> list[Row]:
        """All rows in the order of the text; between them every piece stands once."""
        found: list[Row] = []
        for first, end, is_shown in self._stretches:
            if is_shown or first in self._opened:
                found += self._shown(first, end)
            else:
                found.append(Row(first, end, Kind.HIDDEN))
        return found

    def as_imported(self, row: Row) -> Cell:
        """The left side of a row."""
        texts: list[str] = []
        marks: list[tuple[int, int]] = []
        position = 0
        for index in range(row.first, row.end):
            text = self.pieces[index].text
            if row.kind is Kind.MENDED and index + 1 < row.end:
                text += LINE_END + LINE_BREAK
            marks += [(position + start, position + end) for start, end in self._gone(index, row)]
            texts.append(text)
            position += len(text)
        return _fitting(Cell("".join(texts), tuple(marks)))

    def as_mended(self, row: Row) -> Cell | None:
        """The right side of a row, or nothing where nothing stays."""
        kept = [self._bared(index) for index in range(row.first, row.end) if index not in self._dropped]
        if not kept:
            return None
        text, marks = kept[0], []
        for one in kept[1:]:
            seam = len(text.rstrip())
            text = glued(text, one)
            is_spaced = text[seam : seam + 1] == " "
            marks.append((max(0, seam - _SEAM), min(len(text), seam + _SEAM + is_spaced)))
        return _fitting(Cell(text, tuple(_united(marks))))

    def _shown(self, first: int, end: int) -> Iterator[Row]:
        index = first
        while index < end:
            following = self._merges.get(index, index + 1)
            yield Row(index, following, self._kind(index, following))
            index = following

    def _kind(self, first: int, end: int) -> Kind:
        indices = range(first, end)
        if all(index in self._dropped for index in indices):
            return Kind.DROPPED
        is_changed = end > first + 1 or any(self._bared(index) != self.pieces[index].text for index in indices)
        return Kind.MENDED if is_changed else Kind.SAME

    def _bared(self, index: int) -> str:
        text = self.pieces[index].text
        return text.lstrip() if index in self._bare else text

    def _gone(self, index: int, row: Row) -> Iterator[tuple[int, int]]:
        """What of a piece does not stand on the other side."""
        text = self.pieces[index].text
        is_last = index + 1 == row.end
        if index in self._dropped:
            yield 0, len(text) + (not is_last)
            return
        if index in self._bare or index > row.first:
            yield 0, len(text) - len(text.lstrip())
        if not is_last:
            yield len(text.rstrip()), len(text) + len(LINE_END)


def _stretches(count: int, repairs: Sequence[Repair]) -> Iterator[tuple[int, int, bool]]:
    """The pieces in stretches that are shown, with their context, and that are not."""
    done = 0
    for first, end in _united([(one.first - _CONTEXT, one.end + _CONTEXT) for one in repairs]):
        first, end = max(0, first), min(count, end)  # noqa: PLW2901 - within the text
        if first - done >= _FEWEST_HIDDEN:
            yield done, first, False
        else:
            first = done  # noqa: PLW2901 - the few before are shown too
        yield first, end, True
        done = end
    if done < count:
        yield done, count, count - done < _FEWEST_HIDDEN


def _united(ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """These ranges in order, those that touch as one; empty ones dropped."""
    current: tuple[int, int] | None = None
    for first, end in sorted(one for one in ranges if one[0] < one[1]):
        if current and first <= current[1]:
            current = (current[0], max(current[1], end))
            continue
        if current:
            yield current
        current = (first, end)
    if current:
        yield current


def _covered(repairs: Collection[Repair], reasons: Collection[Reason]) -> set[int]:
    return {index for one in repairs if one.reason in reasons for index in range(one.first, one.end)}


def _ready(repairs: Sequence[Repair], chosen: Sequence[Repair]) -> Iterator[Repair]:
    """The chosen joinings inside which nothing that is proposed is left undone."""
    is_chosen = set(chosen)
    undone = [one for one in repairs if one not in is_chosen and one.reason is not Reason.INDENTED]
    undone.sort(key=attrgetter("first"))
    starts = [one.first for one in undone]
    for one in chosen:
        inside = undone[bisect_left(starts, one.first) : bisect_left(starts, one.end)]
        if one.reason in MERGES and not any(other.end <= one.end for other in inside):
            yield one


def row_of(rows: Sequence[Row], piece: int) -> int:
    """The place of the row that holds this piece."""
    return max(0, bisect_right(rows, piece, key=attrgetter("first")) - 1)


def _fitting(cell: Cell) -> Cell:
    """The cell, its long stretches without a mark cut short in the middle, all of it no longer than can be seen."""
    marks = tuple(one for one in cell.marks if one[0] < one[1])
    if len(cell.text) > _LONGEST:
        marks, text = _cut(cell.text, marks)
    else:
        text = cell.text
    if len(text) <= _MOST:
        return Cell(text, marks)
    seen = tuple((start, min(end, _MOST)) for start, end in marks if start < _MOST)
    return replace(cell, text=text[:_MOST] + LEFT_OUT, marks=seen)


def _cut(text: str, marks: Sequence[tuple[int, int]]) -> tuple[tuple[tuple[int, int], ...], str]:
    parts: list[str] = []
    moved: list[tuple[int, int]] = []
    position = 0
    ends = [(0, 0), *marks, (len(text), len(text))]
    for (_, before), (start, end) in pairwise(ends):
        plain = _short(text[before:start])
        parts += [plain, text[start:end]]
        position += len(plain)
        moved.append((position, position + end - start))
        position += end - start
    return tuple(moved[:-1]), "".join(parts)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_KEPT]}{LEFT_OUT}{text[-_KEPT:]}"
