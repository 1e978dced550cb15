"""Paints a row of words: the word, a short tail, a sentence below, and a sign to press; decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette

from reader.ui.library.emphasis import led_to, paint_emphasised
from reader.ui.rows import RowPainter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from reader.text.spans import Span
    from reader.ui.rows import Index

_SIDE, _LINE, _SIGN = 18, 20, 26  # pixels beside the text, of a line, of the sign at the end
_HEIGHT = 48  # pixels
_SMALL, _LARGE = 0.9, 1.4  # of the font
_TAIL_GAP = 8  # pixels


@dataclass(frozen=True, slots=True)
class Line:
    """What a row shows; the spans `found` of its sentence stand out, and its `sign`, if any, can be pressed."""

    text: str
    tail: str
    sentence: str
    found: tuple[Span, ...] = ()
    sign: str = ""
    is_quiet: bool = False


class LinePainter(RowPainter):
    """Paints what `line` says of a row."""

    def __init__(self, line: Callable[[int], Line], parent: QWidget) -> None:
        super().__init__(parent)
        self._line = line

    def height(self) -> int:
        """The height of a row in pixels."""
        return _HEIGHT

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The word and its tail, below them the sentence, at the end the sign."""
        line = self._line(index.row())
        area = option.rect.adjusted(_SIDE, 0, -_SIDE + 4, 0)
        ink = option.palette.color(QPalette.ColorRole.Text)
        quiet = option.palette.color(QPalette.ColorRole.PlaceholderText)
        if line.sign:
            self._paint_sign(painter, option.rect, line.sign, quiet)
            area.setRight(area.right() - _SIGN + _SIDE // 2)
        upper = QRect(area.left(), area.center().y() - _LINE + 1, area.width(), _LINE)
        self._paint_word(painter, upper, line, (quiet if line.is_quiet else ink, quiet))
        self._paint_sentence(painter, upper.translated(0, _LINE), line, (quiet, ink))

    @staticmethod
    def is_on_sign(point: QPoint, width: int) -> bool:
        """Whether a point of a list of this width is on the sign of its row."""
        return point.x() >= width - _SIGN - _SIDE // 2

    @staticmethod
    def _paint_word(painter: QPainter, area: QRect, line: Line, inks: tuple[QColor, QColor]) -> None:
        metrics = painter.fontMetrics()
        tail = metrics.horizontalAdvance(line.tail) + _TAIL_GAP if line.tail else 0
        painter.setPen(inks[1])
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, line.tail)
        painter.setPen(inks[0])
        word = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, area.width() - tail)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, word)

    @staticmethod
    def _paint_sentence(painter: QPainter, area: QRect, line: Line, inks: tuple[QColor, QColor]) -> None:
        if line.sentence:
            small = QFont(painter.font())
            small.setPointSizeF(small.pointSizeF() * _SMALL)
            painter.setFont(small)
            paint_emphasised(painter, area, led_to(line.sentence, line.found), 1, (*inks, QColor("transparent")))

    @staticmethod
    def _paint_sign(painter: QPainter, rect: QRect, sign: str, ink: QColor) -> None:
        painter.setPen(ink)
        large = QFont(painter.font())
        large.setPointSizeF(large.pointSizeF() * _LARGE)
        painter.save()
        painter.setFont(large)
        area = QRect(rect.right() - _SIGN - _SIDE // 2, rect.top(), _SIGN, rect.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, sign)
        painter.restore()
