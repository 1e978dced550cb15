"""The page's scroll bar with a fine tick for each place where something was found; finds nothing itself."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollBar, QWidget

from reader.text.find import Hits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LEAST = 2  # pixels that a tick is high
_INSET = 2  # pixels right of a tick; on its left the handle stays to be seen


class HitBar(QScrollBar):
    """A vertical scroll bar that shows hits beside its handle.

    `position_at` answers which position of the body lies at a share, 0 to 1, of the page's whole height. It is
    asked once for every pixel of the bar, however many the hits are, and only when hits or heights have changed.
    """

    def __init__(self, position_at: Callable[[float], int], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._position_at = position_at
        self._hits = Hits()
        self._color = QColor(Qt.GlobalColor.transparent)
        self._ticks: list[QRect] | None = []

    def show_hits(self, hits: Hits) -> None:
        """Show these hits instead of those shown."""
        self._hits = hits
        self._forget()

    def set_color(self, color: QColor) -> None:
        """Paint ticks in this colour."""
        self._color = color
        self.update()

    def ticks(self) -> list[QRect]:
        """Where ticks are, from the top down; hits that share pixels share a tick."""
        if self._ticks is None:
            self._ticks = [self._tick(top, bottom) for top, bottom in runs_of(self._rows())]
        return self._ticks

    def _rows(self) -> list[int]:
        """The rows of pixels that a hit begins in."""
        if not self._hits or not self.height():
            return []
        inner = [self._position_at(row / self.height()) for row in range(1, self.height())]
        edges = [0, *inner, self._hits.starts[-1] + 1]
        return [row for row, (start, end) in enumerate(pairwise(edges)) if self._hits.begin_between(start, end)]

    def _tick(self, top: int, bottom: int) -> QRect:
        height, left = max(_LEAST, bottom - top), self.width() // 2
        return QRect(left, min(top, self.height() - height), self.width() - left - _INSET, height)

    def _forget(self) -> None:
        self._ticks = None
        self.update()

    # Qt's overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar and the ticks over it; where all is seen, nothing but its ground."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)
        if self._hits:
            painter = QPainter(self)
            for tick in self.ticks():
                painter.fillRect(tick, self._color)
            painter.end()

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """Place the ticks anew where the page's height has changed."""
        if change == QAbstractSlider.SliderChange.SliderRangeChange:
            self._forget()
        super().sliderChange(change)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the ticks anew."""
        self._forget()
        super().resizeEvent(event)


def runs_of(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rows of pixels that follow each other, as half-open runs."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row:
            runs[-1] = (runs[-1][0], row + 1)
        else:
            runs.append((row, row + 1))
    return runs
