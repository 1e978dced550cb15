"""The list of a word's places, the word in the middle of each line; finds and opens nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeySequence, QPainter, QPalette, QShortcut
from PySide6.QtWidgets import QStyle

from reader.ui.library.article_painter import paint_frame
from reader.ui.rows import Index, RowPainter, Rows, RowView, Splice
from reader.ui.words.concordance_rows import as_text, on_one_line, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QColor, QMouseEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from reader.session.concordance import Place

_HEIGHT, _EM = 34, 16  # pixels: of a row, of its text
_SIDE, _GAP, _BETWEEN = 22, 5, 24  # pixels: at the row's ends, beside the word, before the title
_TITLE, _WIDEST = 0.2, 190  # of the row for the title, and at most so many pixels
_CONTEXT = 0.82  # opacity of what stands beside the word
_MANY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = Qt.TextElideMode.ElideLeft, Qt.TextElideMode.ElideRight


class ConcordanceView(RowView):
    """Tells of a place that was clicked or entered; several can be selected and copied."""

    place_chosen = Signal(object)  # Place

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Rows[Place] = Rows(spoken, self)
        self._is_plain = True  # the last click, without Ctrl or Shift
        self._painter = _PlacePainter(self)
        self.setModel(self.rows)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSelectionMode(RowView.SelectionMode.ExtendedSelection)
        self.paint_with(self._painter)
        self.clicked.connect(self._tell)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            entered = QShortcut(key, self, context=Qt.ShortcutContext.WidgetShortcut)
            entered.activated.connect(self.tell_current)
        copied = QShortcut(QKeySequence.StandardKey.Copy, self, context=Qt.ShortcutContext.WidgetShortcut)
        copied.activated.connect(self.copy)

    def set_face(self, family: str) -> None:
        """Set the places in this typeface."""
        self._painter.set_face(family)
        self.viewport().update()

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these places; the current one stays current and where it is seen, if it is among them."""
        index = self.currentIndex()
        kept = self.rows.value(index.row()) if index.isValid() else None
        top = self.rowViewportPosition(index.row())
        self.rows.show(places)
        at = _row_of(kept, self.rows.values()) if kept else -1
        if at >= 0 and at != self.currentIndex().row():
            self.selectRow(at)
        if at >= 0:
            self.updateGeometries()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + self.rowViewportPosition(at) - top)

    def add_places(self, places: Sequence[Place]) -> None:
        """Show these below all others."""
        self.rows.splice(Splice(len(self.rows.values()), 0, tuple(places)))

    def tell_current(self) -> None:
        """Tell that the current place was chosen."""
        self._is_plain = True
        self._tell(self.currentIndex())

    def copy(self) -> None:
        """Put the selected lines on the clipboard, as they are listed."""
        selected = sorted(index.row() for index in self.selectionModel().selectedRows())
        if selected:
            QGuiApplication.clipboard().setText(as_text(self.rows.value(row) for row in selected))

    def _tell(self, index: QModelIndex) -> None:
        if self._is_plain and index.isValid():
            self.place_chosen.emit(self.rows.value(index.row()))

    # Qt's overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep in mind whether the click selects several."""
        self._is_plain = not event.modifiers() & _MANY
        super().mousePressEvent(event)


def _row_of(kept: Place, places: Sequence[Place]) -> int:
    """Where the same place of the article is among these, -1 when it is not."""
    own = (kept.article, kept.span)
    return next((row for row, place in enumerate(places) if (place.article, place.span) == own), -1)


class _PlacePainter(RowPainter):
    """Paints what stands before, up to the middle; the word there; what follows; and quietly the title."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._font = QFont(parent.font())
        self._font.setPixelSize(_EM)

    def set_face(self, family: str) -> None:
        self._font = QFont(family)
        self._font.setStyleHint(QFont.StyleHint.Serif)
        self._font.setPixelSize(_EM)

    def height(self) -> int:
        return _HEIGHT

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = cast("Rows[Place]", index.model()).value(index.row())
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_frame(painter, option)
        area = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        title = min(round(area.width() * _TITLE), _WIDEST)
        beside = QRect(area.right() - title, area.top(), title, area.height())
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        _draw(painter, beside, place.title, _RIGHT)
        painter.setFont(self._font)
        self._paint_place(painter, area.adjusted(0, 0, -title - _BETWEEN, 0), place, option.palette)

    def _paint_place(self, painter: QPainter, area: QRect, place: Place, palette: QPalette) -> None:
        wide = min(painter.fontMetrics().horizontalAdvance(on_one_line(place.word)), area.width() // 2)
        word = QRect(area.left() + (area.width() - wide) // 2, area.top(), wide, area.height())
        before = QRect(area.left(), area.top(), word.left() - _GAP - area.left(), area.height())
        behind = QRect(word.right() + 1 + _GAP, area.top(), area.right() - word.right() - _GAP, area.height())
        painter.setPen(_faint(palette.color(QPalette.ColorRole.Text)))
        _draw(painter, before, place.left.lstrip(), _LEFT)
        _draw(painter, behind, place.right.rstrip(), _RIGHT)
        painter.setPen(palette.color(QPalette.ColorRole.Accent))
        _draw(painter, word, place.word, _RIGHT)


def _faint(color: QColor) -> QColor:
    color.setAlphaF(_CONTEXT)
    return color


def _draw(painter: QPainter, area: QRect, text: str, elided: Qt.TextElideMode) -> None:
    """Paint a text on one line; what there is no room for is left out at its beginning or its end."""
    side = Qt.AlignmentFlag.AlignRight if elided is _LEFT else Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(on_one_line(text), elided, area.width())
    painter.drawText(area, _MIDDLE | side, shown)
