"""The list of what was found in the library, walked with the keys; opens and searches nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QTableView

from reader.ui.library.found_rows import FoundRow, FoundRows, spoken
from reader.ui.rows import RowView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from reader.ui.library.found_painter import FoundPainter

_UPWARDS = (
    QTableView.CursorAction.MoveUp,
    QTableView.CursorAction.MovePageUp,
    QTableView.CursorAction.MovePrevious,
    QTableView.CursorAction.MoveEnd,
)
_TABBED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class FoundView(RowView):
    """Rows of several heights; tells of the one clicked or entered."""

    row_chosen = Signal(object)  # FoundRow
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = FoundRows(spoken, self)
        self._painter: FoundPainter | None = None
        self.setObjectName("libraryFound")
        self.setAccessibleName(self.tr("Found in the library"))
        self.setModel(self.rows)
        self.clicked.connect(self._tell)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            entered = QShortcut(key, self, context=Qt.ShortcutContext.WidgetShortcut)
            entered.activated.connect(self.tell_current)
        QShortcut(Qt.Key.Key_Escape, self, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(self.left)

    # What the panel says

    def paint_found(self, painter: FoundPainter) -> None:
        """Let this painter paint the rows, each as high as it says."""
        self._painter = painter
        self.paint_with(painter)

    def show_rows(self, rows: Sequence[FoundRow], *, is_new: bool) -> None:
        """Show these rows, from the top when they are of another search."""
        if is_new:
            self.rows.show([])  # a header keeps the heights of as many rows as there are before and after
            self.setCurrentIndex(QModelIndex())
        self.rows.show(rows)
        self._set_heights()
        if is_new:
            self.scrollToTop()

    def walk(self, step: int) -> bool:
        """Go to the next place, or with -1 to the one before; whether there is one."""
        current = self.currentIndex().row()
        row = self.rows.nearest(current + step if current >= 0 else 0, step)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row))
        return row >= 0

    def tell_current(self) -> None:
        """Tell that the current row was chosen."""
        self._tell(self.currentIndex())

    # Inside

    def _set_heights(self) -> None:
        header = self.verticalHeader()
        header.setUpdatesEnabled(False)
        for place, row in enumerate(self.rows.values()):
            if self._painter:
                header.resizeSection(place, self._painter.height_of(row, self.viewport().width()))
        header.setUpdatesEnabled(True)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_chosen.emit(self.rows.value(index.row()))

    # Qt's overrides

    def moveCursor(self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go past the articles that lead nowhere."""
        row = super().moveCursor(action, modifiers).row()
        step = -1 if action in _UPWARDS else 1
        found = self.rows.nearest(row, step)
        if found < 0:
            found = self.rows.nearest(row, -step)
        return self.rows.index(found) if found >= 0 else QModelIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each place the lines it needs now."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._set_heights()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first place where none is current."""
        super().focusInEvent(event)
        if event.reason() in _TABBED and not self.currentIndex().isValid():
            self.walk(1)

    def keyboardSearch(self, search: str) -> None:
        """Look for nothing: the field above does that."""
