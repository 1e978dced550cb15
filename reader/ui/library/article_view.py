"""The list of articles: several can be selected and dragged; what is done with them is not its business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QTableView

from reader.ui.highlights.gathered_rows import stretches
from reader.ui.rows import RowView

if TYPE_CHECKING:
    from collections.abc import Callable, Set

    from PySide6.QtGui import QFocusEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from reader.ui.library.article_painter import ArticlePainter
    from reader.ui.library.article_rows import ArticleRows
    from storage.records import ListedArticle

_WIDEST, _HIGH = 150, 26  # pixels: of what is dragged, its text and its height
_BESIDE = QPoint(-14, -10)  # pixels; from its corner to the pointer
_MANY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_SELECT, _CURRENT = QItemSelectionModel.SelectionFlag.ClearAndSelect, QItemSelectionModel.SelectionFlag.NoUpdate
_TABBED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class ArticleView(RowView):
    """Tells of a plain click on one article; a selection of several opens none."""

    article_chosen = Signal(object)  # ListedArticle
    menu_wanted = Signal(QPoint)  # in global coordinates, for all that are selected

    def __init__(self, rows: ArticleRows, painter: ArticlePainter, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows
        self._is_plain = True  # the last click, without Ctrl or Shift
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QTableView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setModel(rows)
        self.paint_with(painter)
        self.clicked.connect(lambda index: self._tell(index.row()))

    # What the panel asks and says

    def selected(self) -> list[str]:
        """The ids of the articles selected, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.value(row).article.id for row in rows]

    def current(self) -> ListedArticle | None:
        """The current article, or nothing."""
        row = self.currentIndex().row()
        return self.rows.value(row) if row >= 0 else None

    def choose(self, article_id: str) -> None:
        """Have this article selected alone, or none that is not listed; a selection that has it stays."""
        if article_id in self.selected():
            return
        row = self.rows.row_of(article_id)
        if row < 0:
            self.selectionModel().clear()
        else:
            self.selectionModel().setCurrentIndex(self.rows.index(row), _SELECT)
            self.scrollTo(self.rows.index(row))

    def keep_place(self, change: Callable[[], None]) -> None:
        """Let the rows change; what is selected stays so.

        Where all of it goes, the next row is selected while the list has the focus, else the article on the page.
        """
        selected, current, row = set(self.selected()), self.current(), self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        change()
        self._select_again(selected, current.article.id if current else "", row)
        self.verticalScrollBar().setValue(scrolled)

    def rename(self) -> None:
        """Let the title of the current article be written."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
            self.edit(self.currentIndex())

    def tell_current(self) -> None:
        """Tell that the current article was chosen."""
        self._is_plain = True
        self._tell(self.currentIndex().row())

    # Inside

    def _select_again(self, selected: Set[str], current: str, row: int) -> None:
        places = {one.article.id: place for place, one in enumerate(self.rows.values())}
        wanted = QItemSelection()
        for first, last in stretches(sorted(places[own] for own in selected & places.keys())):
            wanted.select(self.rows.index(first), self.rows.index(last))
        if not wanted.isEmpty():
            self._go(wanted, places.get(current, wanted.first().top()))
        elif self.hasFocus() and selected and places:
            here = self.rows.index(min(row, len(places) - 1))
            wanted.select(here, here)
            self._go(wanted, here.row())
        else:
            self.selectionModel().clear()
            self.choose(self.rows.opened)

    def _go(self, wanted: QItemSelection, row: int) -> None:
        self.selectionModel().select(wanted, _SELECT)
        self.selectionModel().setCurrentIndex(self.rows.index(row), _CURRENT)

    def _tell(self, row: int) -> None:
        if self._is_plain and row >= 0:
            self.article_chosen.emit(self.rows.value(row))

    def _tag(self, text: str) -> QPixmap:
        """What goes along with the pointer: small, so that the folders below are seen."""
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST)
        size, ratio = QSize(self.fontMetrics().horizontalAdvance(shown) + 20, _HIGH), self.devicePixelRatioF()
        pixels = QPixmap(size * ratio)
        pixels.setDevicePixelRatio(ratio)
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, _HIGH - 1), 6, 6)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(QRect(QPoint(0, 0), size), Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()
        return pixels

    # Qt's overrides

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag what is selected, as a small tag beside the pointer."""
        indexes, current = self.selectionModel().selectedRows(), self.current()
        if not indexes or current is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self.rows.mimeData(indexes))
        several = self.tr("{count} articles").format(count=len(indexes))
        drag.setPixmap(self._tag(current.article.title if len(indexes) == 1 else several))
        drag.setHotSpot(_BESIDE)
        drag.exec(supported)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus for a selection of several; a plain click leaves the page its keys."""
        self._is_plain = not event.modifiers() & _MANY
        if not self._is_plain or event.button() == Qt.MouseButton.RightButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is selected, near the pointer or below the current row."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            if self.indexAt(event.pos()).isValid():
                self.menu_wanted.emit(event.globalPos())
        elif self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
            below = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(16, 0)
            self.menu_wanted.emit(self.viewport().mapToGlobal(below))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first article where none is current."""
        super().focusInEvent(event)
        if event.reason() in _TABBED and not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0))

    def keyboardSearch(self, search: str) -> None:
        """Look for nothing: the field above does that."""
