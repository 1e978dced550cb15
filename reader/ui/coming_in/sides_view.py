"""Paints a text as imported and as mended beside each other, only the rows that are seen; decides nothing."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reader.text.kinds import PARAGRAPH
from reader.text.utf16 import Utf16Map
from reader.ui.coming_in.sides import Kind, Row, Sides, row_of
from reader.ui.page.heights import Heights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QMouseEvent

    from reader.text.repair import Repair
    from reader.ui.coming_in.sides import Cell

_SIZE, _LEADING = 16, 27  # pixels
_MARGIN, _GAP = 26, 48  # pixels: at the sides, between the two
_PADDING = 6  # pixels above and below a row
_LANE = 3  # pixels
_HIDDEN = 40  # pixels
_KEPT_LAYOUTS = 300
_ABOVE = 0.28  # of the height; so far down stands what is gone to
_GONE, _WASH = 0.20, 0.35  # opacity


@dataclass(frozen=True, slots=True)
class _Set:
    """A row set in type; the right side is nothing where nothing stays."""

    left: QTextLayout
    right: QTextLayout | None
    height: float


class SidesView(QAbstractScrollArea):
    """Both sides of a text, scrolled as one; a click tells which piece was meant, or opens what is hidden."""

    chosen = Signal(int)  # the index of a piece as imported

    def __init__(self, family: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sides")
        self.setAccessibleName(self.tr("As imported and as mended"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(_LEADING)
        self.viewport().setMouseTracking(True)
        self._font = QFont(family)
        self._font.setPixelSize(_SIZE)
        self._font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._sides = Sides((), ())
        self._rows: list[Row] = []
        self._repair: Repair | None = None
        self._set: OrderedDict[int, _Set] = OrderedDict()
        self._heights = Heights([])

    # What it is told

    def show_sides(self, sides: Sides) -> None:
        """Show this text from its beginning."""
        self._sides = sides
        self._repair = None
        self._take_rows()
        self.verticalScrollBar().setValue(0)

    def show_choice(self) -> None:
        """Show the sides anew after other repairs were chosen or a stretch was opened, staying where it is."""
        top = self.verticalScrollBar().value()
        place = self._heights.at(top)
        piece = self._rows[place].first if self._rows else 0
        offset = top - self._heights.top(place)
        self._take_rows()
        self.verticalScrollBar().setValue(round(self._heights.top(row_of(self._rows, piece)) + offset))

    def go_to(self, repair: Repair) -> None:
        """Show where this repair is, both sides marked there."""
        self._repair = repair
        place = row_of(self._rows, repair.first)
        room = self.viewport().height() * _ABOVE
        above = place
        while above > 0 and room > 0:
            above -= 1
            self._lay(above)
            room -= self._heights[above]
        self._fit()
        is_seen = self._is_seen(place)
        if not is_seen:
            wanted = self._heights.top(place) - self.viewport().height() * _ABOVE
            self.verticalScrollBar().setValue(round(wanted))
        self._tell(place)
        self.viewport().update()

    def rows(self) -> Sequence[Row]:
        """The rows shown, in order."""
        return self._rows

    def rect_of(self, place: int) -> QRect:
        """Where this row stands in the viewport."""
        height = self._lay(place).height
        top = self._heights.top(place) - self.verticalScrollBar().value()
        return QRectF(0, top, self.viewport().width(), height).toRect()

    # Inside

    def _take_rows(self) -> None:
        self._rows = self._sides.rows()
        self._set.clear()
        self._guess()

    def _guess(self) -> None:
        a_line = max(1.0, self._width() / _SIZE)
        pieces = self._sides.pieces
        lengths = (sum(len(pieces[at].text) for at in range(row.first, row.end)) for row in self._rows)
        self._heights = Heights(
            [
                _HIDDEN if row.kind is Kind.HIDDEN else (length // a_line + 1) * _LEADING + 2 * _PADDING
                for row, length in zip(self._rows, lengths, strict=True)
            ]
        )
        self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        """Let the scroll bar be as long as all rows."""
        height = round(self._heights.top(len(self._heights)))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setRange(0, max(0, height - self.viewport().height()))

    def _width(self) -> float:
        """The width of one side in pixels."""
        return max(4.0 * _SIZE, (self.viewport().width() - 2 * _MARGIN - _GAP) / 2)

    def _is_seen(self, place: int) -> bool:
        rect, height = self.rect_of(place), self.viewport().height()
        return rect.top() >= 0 and (rect.bottom() <= height or rect.top() <= _ABOVE * height)

    def _tell(self, place: int) -> None:
        """Let a screen reader read both sides of the row."""
        row = self._rows[place] if self._rows else Row(0, 0, Kind.SAME)
        mended = self._sides.as_mended(row)
        told = (self._sides.as_imported(row).text, mended.text if mended else self.tr("left out"))
        self.setAccessibleDescription(" → ".join(told))

    def _lay(self, place: int) -> _Set:
        """Set a row in type, its height known from then on."""
        known = self._set.get(place)
        if known is None:
            known = self._laid(self._rows[place])
            self._set[place] = known
            self._heights[place] = known.height
            while len(self._set) > _KEPT_LAYOUTS:
                self._set.popitem(last=False)
        return known

    def _laid(self, row: Row) -> _Set:
        if row.kind is Kind.HIDDEN:
            return _Set(QTextLayout(), None, _HIDDEN)
        left, left_height = self._layout(self._sides.as_imported(row), row, self._gone())
        cell = self._sides.as_mended(row)
        if cell is None:
            return _Set(left, None, left_height + 2 * _PADDING)
        right, right_height = self._layout(cell, row, self._come())
        return _Set(left, right, max(left_height, right_height) + 2 * _PADDING)

    def _layout(self, cell: Cell, row: Row, look: QTextCharFormat) -> tuple[QTextLayout, float]:
        font = QFont(self._font)
        font.setBold(self._sides.pieces[row.first].kind != PARAGRAPH)
        layout = QTextLayout(cell.text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(list(_formats(cell, look)))
        layout.setCacheEnabled(True)
        return layout, _break(layout, self._width())

    def _gone(self) -> QTextCharFormat:
        look = QTextCharFormat()
        tint = QColor(self.palette().color(QPalette.ColorRole.Accent))
        tint.setAlphaF(_GONE)
        look.setBackground(QBrush(tint))
        return look

    def _come(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
        look.setForeground(self.palette().color(QPalette.ColorRole.Accent))
        return look

    def _seen(self) -> list[tuple[int, QRectF]]:
        """The rows that are seen and where they stand, each laid out."""
        found: list[tuple[int, QRectF]] = []
        top = self.verticalScrollBar().value()
        place = self._heights.at(top)
        y = self._heights.top(place) - top
        while place < len(self._rows) and y < self.viewport().height():
            height = self._lay(place).height
            found.append((place, QRectF(0, y, self.viewport().width(), height)))
            y += height
            place += 1
        return found

    # Painting

    def _paint_row(self, painter: QPainter, place: int, area: QRectF) -> None:
        row, laid = self._rows[place], self._lay(place)
        if row.kind is Kind.HIDDEN:
            self._paint_hidden(painter, row, area)
            return
        self._paint_ground(painter, row, area)
        second = _MARGIN + self._width() + _GAP
        ink = QPalette.ColorRole.PlaceholderText if row.kind is Kind.SAME else QPalette.ColorRole.Text
        gone = QPalette.ColorRole.PlaceholderText if row.kind is Kind.DROPPED else ink
        painter.setPen(self.palette().color(gone))
        laid.left.draw(painter, QPointF(_MARGIN, area.top() + _PADDING))
        painter.setPen(self.palette().color(ink))
        if laid.right:
            laid.right.draw(painter, QPointF(second, area.top() + _PADDING))
        else:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            line = QRectF(second, area.top() + _PADDING, self._width(), _LEADING)
            painter.setFont(self.font())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self.tr("left out"))

    def _paint_ground(self, painter: QPainter, row: Row, area: QRectF) -> None:
        current = self._repair
        is_current = current is not None and row.first < current.end and row.end > current.first
        if is_current:
            wash = QColor(self.palette().color(QPalette.ColorRole.Highlight))
            wash.setAlphaF(_WASH)
            painter.fillRect(area, wash)
        if row.kind is not Kind.SAME or is_current:
            role = QPalette.ColorRole.Accent if is_current else QPalette.ColorRole.Mid
            painter.fillRect(QRectF(0, area.top(), _LANE, area.height()), self.palette().color(role))

    def _paint_hidden(self, painter: QPainter, row: Row, area: QRectF) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(self.font())
        text = self.tr("… {count} paragraphs unchanged …").format(count=row.end - row.first)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    # Qt's overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows that are seen, on paper, a rule between the sides."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
        seen = self._seen()
        self._fit()
        for place, area in seen:
            self._paint_row(painter, place, area)
        middle = round(_MARGIN + self._width() + _GAP / 2)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        for place, area in seen:
            if self._rows[place].kind is not Kind.HIDDEN:
                painter.drawLine(middle, round(area.top()), middle, round(area.bottom()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the rows anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set.clear()
            self._guess()
        self._fit()
        if self._repair:
            self.go_to(self._repair)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what is hidden here, or tell which piece this is."""
        place = self._place_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or place is None:
            return
        row = self._rows[place]
        if row.kind is Kind.HIDDEN:
            self._sides.open(row.first)
            self.show_choice()
        else:
            self.chosen.emit(row.first)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand above what can be opened."""
        place = self._place_at(event.position())
        is_hidden = place is not None and self._rows[place].kind is Kind.HIDDEN
        shape = Qt.CursorShape.PointingHandCursor if is_hidden else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def changeEvent(self, event: QEvent) -> None:
        """Take over other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._set.clear()
            self.viewport().update()

    def _place_at(self, point: QPointF) -> int | None:
        return next((place for place, area in self._seen() if area.contains(point)), None)


def _break(layout: QTextLayout, width: float) -> float:
    """Break the text into lines of this width; their height in all."""
    y = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (_LEADING - line.height()) / 2))
        y += _LEADING
    layout.endLayout()
    return y


def _formats(cell: Cell, look: QTextCharFormat) -> Iterator[QTextLayout.FormatRange]:
    units = Utf16Map(cell.text)
    for start, end in cell.marks:
        one = QTextLayout.FormatRange()
        one.start = units.to_utf16(start)
        one.length = units.to_utf16(end) - one.start
        one.format = look
        yield one
