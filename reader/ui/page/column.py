"""The column of a page: slices one under the other at one setting and width; knows no scroll bar and no marks.

Points and heights count from the top of the first slice and the left of the column, in pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from reader.text.spans import Span
from reader.ui.page.heights import Heights
from reader.ui.page.layouts import Laid, Layouts, Stop

if TYPE_CHECKING:
    from reader.ui.page.slices import Slices
    from reader.ui.page.typography import Typography
    from reader.ui.page.words import Words

_HEAD, _FOOT = 1.2, 6.0  # ems of paper above the first slice and below the last
_SIGN = 1.2  # ems of paper right of the column that are never taken
_LEAST_NOTE, _MOST_NOTE = 8.5, 13.0  # ems of the text, of a note's width
_NOTE_GAP, _NOTE_EDGE = 1.7, 0.9  # ems from the column to its notes, and from them to the edge

TOP = (0, -1e6)  # the place that is the top of the page at any setting


def _beside_notes(width: float, setting: Typography, viewport_width: float, paper: float) -> tuple[float, float]:
    """Where a column of this width begins, and how wide notes beside it are: 0 where they have no room.

    It stands in the middle of the paper where notes have room so; else it gives way to them.
    """
    middle = max(0.0, round((paper - width) / 2))
    least, most, gap, edge = (round(setting.em * ems) for ems in (_LEAST_NOTE, _MOST_NOTE, _NOTE_GAP, _NOTE_EDGE))
    room = viewport_width - width - gap - edge
    if room - setting.margin < least:
        return middle, 0.0
    if room - middle >= least:
        return middle, min(most, room - middle)
    return max(round(setting.margin), room - most), min(most, room - round(setting.margin))


class Column:
    """A body laid out at one width, as far as it has been looked at.

    `beside` is how many pixels right of the viewport may stand for the margin there, but for a note's sign. Notes
    have room beside it where there are any.
    """

    def __init__(
        self,
        body: str,
        slices: Slices,
        setting: Typography,
        viewport_width: float,
        words: Words,
        *,
        has_notes: bool = False,
        beside: float = 0,
    ) -> None:
        self._setting = setting
        self._width = max(
            setting.em * 4, min(setting.column, self._paper(viewport_width, beside) - 2 * setting.margin)
        )
        self.body = body
        self.slices = slices
        self.left = self.note_width = 0.0
        self.note_left = self._width + round(setting.em * _NOTE_GAP)  # from the left of the column
        self.stand(viewport_width, beside, has_notes=has_notes)
        self.head = round(setting.em * _HEAD)
        self._foot = round(setting.em * _FOOT)
        self.layouts = Layouts(body, slices, setting, self._width, words)
        self.heights = Heights(self.layouts.guesses())

    def stand(self, viewport_width: float, beside: float, *, has_notes: bool) -> None:
        """Stand where there is room for notes, or in the middle of the paper; no line breaks elsewhere."""
        paper = self._paper(viewport_width, beside)
        self.left, self.note_width = max(0.0, round((paper - self._width) / 2)), 0.0
        if has_notes:
            self.left, self.note_width = _beside_notes(self._width, self._setting, viewport_width, paper)

    def _paper(self, viewport_width: float, beside: float) -> float:
        """How wide the paper is, with as much right of the viewport as may be margin."""
        return viewport_width + min(beside, self._setting.margin - self._setting.em * _SIGN)

    @property
    def height(self) -> float:
        """The height of the whole page with its margins, as far as known."""
        return self.head + self.heights.top(len(self.heights)) + self._foot

    def seen(self, y: float, height: float) -> range:
        """The slices that meet a window of this height scrolled down by `y`."""
        if not self.slices:
            return range(0)
        return range(self.heights.at(y - self.head), self.heights.at(y + height - self.head) + 1)

    def settle(self, y: float, height: float, fixed: int | None = None) -> float:
        """Lay out what a window of this height sees at `y` until heights agree; returns where it then is.

        The slice `fixed`, else the one at `y`, stays where it is in the window.
        """
        if fixed is None:
            fixed = self.index_at(y)
        settled = False
        while not settled:
            settled = True
            y = min(max(0.0, y), max(0.0, self.height - height))
            for index in self.seen(y, height):
                change = self._lay(index)
                y += change * (index < fixed)
                settled = settled and not change
        return y

    def place(self, y: float) -> tuple[int, float]:
        """The first position seen at `y`, and how many pixels its line is scrolled past (negative in a margin)."""
        if not self.slices or y <= 0:
            return TOP
        index = self.heights.at(y - self.head)
        top = self.heights.top(index) + self.head
        line = self.layouts[index].line_at(y - top)
        return line.span.start, y - top - line.top

    def y_of_place(self, position: int, offset: float) -> float:
        """Where to scroll so that the line at `position` is scrolled past by `offset` pixels."""
        if not self.slices:
            return 0.0
        stop = Stop(position)
        self._lay(self.index_of(stop))
        return self.head + self.top_of(stop) + self.laid(stop).line_of(stop).top + offset

    def position_near(self, y: float) -> int:
        """About which position is seen at `y`: exact to its slice, within it by share; lays nothing out."""
        if not self.slices or y < self.head:
            return 0
        index = self.index_at(y)
        piece, height = self.slices[index], max(1.0, self.heights[index])
        share = min(1.0, (y - self.head - self.heights.top(index)) / height)
        return piece.start + round(share * (piece.end - piece.start))

    def index_at(self, y: float) -> int:
        """The slice seen at `y`, the nearest one in a margin."""
        return self.heights.at(y - self.head)

    def end(self, height: float) -> float:
        """Where a window of this height sees the last line and the foot."""
        self._lay(len(self.slices) - 1)
        return self.height - height

    def index_of(self, stop: Stop) -> int:
        """The slice that the stop stands in."""
        return self.slices.holding(stop.position - stop.ends_line)

    def laid(self, stop: Stop) -> Laid:
        """The slice that the stop stands in, laid out."""
        return self.layouts[self.index_of(stop)]

    def top_of(self, stop: Stop) -> float:
        """The top of the slice that the stop stands in, as far as known."""
        return self.heights.top(self.index_of(stop))

    def between(self, point: QPointF) -> Stop:
        """The stop between characters nearest to the point."""
        if not self.slices:
            return Stop(0)
        index = self.heights.at(point.y())
        return self.layouts[index].between(point - QPointF(0, self.heights.top(index)))

    def character(self, point: QPointF) -> int:
        """The position of the character nearest to the point."""
        if not self.slices:
            return 0
        index = self.heights.at(point.y())
        return self.layouts[index].character(point - QPointF(0, self.heights.top(index)))

    def line_around(self, position: int) -> Span:
        """The line that shows the character at a position; between blocks, the one before."""
        stop = Stop(position)
        return self.laid(stop).line_of(stop).span

    def block_around(self, position: int) -> Span:
        """The block that holds the character at a position; between blocks, the one before."""
        first = last = self.slices.holding(position)
        while not self.slices[first].opens:
            first -= 1
        while not self.slices[last].closes:
            last += 1
        return Span(self.slices[first].start, self.slices[last].end)

    def around(self, span: Span) -> QRectF:
        """The rectangle around a span; slices never seen, and those wholly inside it, are as high as guessed."""
        if not self.slices:
            return QRectF()
        first, last = self.slices.holding(span.start), self.slices.holding(max(span.start, span.end - 1))
        rect = self._between_slices(first, last)
        for index in (first, last):
            for _, part in self.layouts[index].rects(span):
                rect = rect.united(part.translated(0, self.heights.top(index)))
        return rect

    def _between_slices(self, first: int, last: int) -> QRectF:
        """The rectangle of the slices after the first and before the last, none where there are none."""
        if last - first <= 1:
            return QRectF()
        top = self.heights.top(first + 1)
        return QRectF(0, top, self.layouts.width, self.heights.top(last) - top)

    def to_viewport(self, rect: QRectF, y: float) -> QRectF:
        """A rectangle of the column in the coordinates of a viewport scrolled down by `y`."""
        return rect.translated(self.left, self.head - y)

    def from_viewport(self, point: QPointF, y: float) -> QPointF:
        """A point of a viewport scrolled down by `y` in the column's coordinates."""
        return QPointF(point.x() - self.left, point.y() + y - self.head)

    def _lay(self, index: int) -> float:
        """Lay one slice out; returns by how much it is higher than thought."""
        height = self.layouts[index].height
        change = height - self.heights[index]
        if change:
            self.heights[index] = height
        return change
