"""The paragraphs' numbers in the left margin: which one a slice has, and its painting; not in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from reader.text.numbering import paragraph_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.page.layouts import Laid
    from storage.records import Block

_SIZE, _GAP, _EDGE = 0.62, 0.6, 0.3  # ems of the text: the digits, to the column, to the window's edge


class Numbers:
    """The numbers of one body's paragraphs, counted when they are first shown."""

    def __init__(self) -> None:
        self.shown = False
        self._blocks: Sequence[Block] = ()
        self._counted: dict[int, int] | None = None

    def take(self, blocks: Sequence[Block]) -> None:
        """Number these blocks instead."""
        self._blocks = blocks
        self._counted = None

    def paint(self, painter: QPainter, laid: Laid, margin: float, color: QColor) -> None:
        """Paint a slice's number left of its column, which is at the origin; none where the longest has no room.

        Only the slice that begins a paragraph has one. `margin` is the paper left of the column, in pixels.
        """
        number = self._of(laid) if self.shown else 0
        if not number:
            return
        em, font = laid.style.em, _font(laid)
        metrics = QFontMetricsF(font)
        widest = metrics.horizontalAdvance("0" * len(str(len(self._counted or ()))))
        if widest > margin - (_GAP + _EDGE) * em:
            return
        line, text = laid.lines[0].line, str(number)
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(QPointF(-_GAP * em - metrics.horizontalAdvance(text), line.y() + line.ascent()), text)

    def _of(self, laid: Laid) -> int:
        """The number of the paragraph that the slice begins, 0 when it begins none."""
        if self._counted is None:
            self._counted = paragraph_numbers(self._blocks)
        return self._counted.get(laid.piece.start, 0)


def _font(laid: Laid) -> QFont:
    font = QFont(laid.style.font)
    font.setPixelSize(round(laid.style.em * _SIZE))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
