"""The column of a page: slices one under the other at one setting and width; knows no scroll bar and no marks.

Points and heights count from the top of the first slice and the left of the column, in pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from reader.ui.page.heights import Heights
from reader.ui.page.layouts import Laid, Layouts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.text.spans import Span
    from reader.ui.page.slices import Slices
    from reader.ui.page.typography import Typography

_HEAD, _FOOT = 1.2, 6.0  # ems of paper above the first slice and below the last


class Column:
    """A body laid out at one width, as far as it has been looked at."""

    def __init__(self, body: str, slices: Slices, setting: Typography, viewport_width: float) -> None:
        width = max(setting.em * 4, min(setting.column, viewport_width - 2 * setting.margin))
        self.body = body
        self.slices = slices
        self.left = max(0.0, round((viewport_width - width) / 2))
        self.head = setting.em * _HEAD
        self._foot = setting.em * _FOOT
        self.layouts = Layouts(body, slices, setting, width)
        self.heights = Heights([self.layouts.guess(index) for index in range(len(slices))])

    @property
    def height(self) -> float:
        """The height of the whole page with its margins, as far as known."""
        return self.head + self.heights.top(len(self.heights)) + self._foot

    def seen(self, y: float, height: float) -> range:
        """The slices that meet a window of this height scrolled down by `y`."""
        if not self.slices:
            return range(0)
        return range(self.heights.at(y - self.head), self.heights.at(y + height - self.head) + 1)

    def settle(self, y: float, height: float) -> float:
        """Lay out what a window of this height sees at `y` until heights agree; returns where it then is."""
        settled = False
        while not settled:
            settled = True
            for index in self.seen(y, height):
                change = self._lay(index)
                if change and self.heights.top(index) + self.head < y:
                    y += change
                settled = settled and not change
        return min(max(0.0, y), max(0.0, self.height - height))

    def place(self, y: float) -> tuple[int, float]:
        """The first position seen at `y`, and how many pixels its line is scrolled past (negative in a margin)."""
        if not self.slices:
            return 0, 0.0
        index = self.heights.at(y - self.head)
        top = self.heights.top(index) + self.head
        line = self.layouts[index].line_at(y - top)
        return line.span.start, y - top - line.top

    def y_of_place(self, position: int, offset: float) -> float:
        """Where to scroll so that the line at `position` is scrolled past by `offset` pixels."""
        if not self.slices or (position, offset) == (0, 0.0):
            return 0.0
        laid, top = self.laid_at(position)
        return self.head + top + laid.line_of(position).top + offset

    def laid_at(self, position: int) -> tuple[Laid, float]:
        """The slice that holds the position, laid out, and its top."""
        index = self.slices.holding(position)
        self._lay(index)
        return self.layouts[index], self.heights.top(index)

    def between(self, point: QPointF) -> int:
        """The position between characters nearest to the point."""
        if not self.slices:
            return 0
        index = self.heights.at(point.y())
        return self.layouts[index].between(point - QPointF(0, self.heights.top(index)))

    def character(self, point: QPointF) -> int:
        """The position of the character nearest to the point."""
        if not self.slices:
            return 0
        index = self.heights.at(point.y())
        return self.layouts[index].character(point - QPointF(0, self.heights.top(index)))

    def rects(self, span: Span) -> Iterator[QRectF]:
        """The part of each line that the span takes."""
        if not self.slices:
            return
        for index in range(self.slices.holding(span.start), self.slices.holding(max(span.start, span.end - 1)) + 1):
            self._lay(index)
            top = self.heights.top(index)
            for _, rect in self.layouts[index].rects(span):
                yield rect.translated(0, top)

    def to_viewport(self, rect: QRectF, y: float) -> QRectF:
        """A rectangle of the column in the coordinates of a viewport scrolled down by `y`."""
        return rect.translated(self.left, self.head - y)

    def from_viewport(self, point: QPointF, y: float) -> QPointF:
        """A point of a viewport scrolled down by `y` in the column's coordinates."""
        return QPointF(point.x() - self.left, point.y() + y - self.head)

    def _lay(self, index: int) -> float:
        """Lay one slice out; returns by how much it is higher than thought."""
        change = self.layouts[index].height - self.heights[index]
        if change:
            self.heights[index] += change
        return change
