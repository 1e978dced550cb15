"""The folders above the list of articles: one is chosen, articles are dropped on it; puts none into it itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle

from reader.ui.library.article_painter import paint_frame, smaller
from reader.ui.library.article_rows import ARTICLES_MIME, dragged
from reader.ui.library.naming import NamingPainter
from reader.ui.rows import Rows, RowView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
    )
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from reader.ui.rows import Index

_HEIGHT = 28  # pixels
_MOST = 8  # rows seen at once; more are scrolled
_LEFT, _RIGHT = 20, 16  # pixels
_APART = 8  # pixels between name and count
_INK, _QUIET = QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class FolderRow:
    """All articles (`id` is nothing), those in no folder (it is empty), or a folder; how many there are in it."""

    id: str | None
    name: str
    count: int


class FolderRows(Rows[FolderRow]):
    """The rows; only a folder can be named."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is read aloud of a row, and its name to be written."""
        if role == Qt.ItemDataRole.EditRole:
            return self.value(index.row()).name
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A folder can be named."""
        own = Qt.ItemFlag.ItemIsEditable if self.value(index.row()).id else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | own


class FolderView(RowView):
    """As high as its rows, up to a few; hidden where there is no folder."""

    folder_chosen = Signal()
    articles_dropped = Signal(list, str)  # ids of articles, and of the folder, empty for none
    named = Signal(str, str)  # the id of a folder, and what was written for it
    menu_wanted = Signal(QPoint)  # in global coordinates, for the current folder

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = FolderRows(lambda row: f"{row.name} {row.count}", self)
        self._goal = -1  # the row that articles would be dropped on
        self.setObjectName("libraryFolders")
        self.setAccessibleName(self.tr("Folders"))
        self.setEditTriggers(RowView.EditTrigger.NoEditTriggers)
        self.setModel(self.rows)
        painter = _FolderPainter(self)
        painter.named.connect(self._tell_named)
        self.paint_with(painter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(True)
        self.setDragDropMode(RowView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(False)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.folder_chosen.emit())

    # What the panel asks and says

    def show_folders(self, rows: Sequence[FolderRow]) -> None:
        """Show these; the one that is chosen stays so while it is there, else all articles are."""
        former = self.chosen()
        told = self.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.rows.show(rows)
        here = next((place for place, row in enumerate(rows) if row.id == former), 0)
        self.selectionModel().blockSignals(told)
        self.setCurrentIndex(self.rows.index(here))
        self.setVisible(any(row.id for row in rows))
        self.updateGeometry()
        if self.chosen() != former:
            self.folder_chosen.emit()

    def chosen(self) -> str | None:
        """The id of the folder chosen, empty for the articles in none, nothing for all."""
        current = self.current()
        return current.id if current else None

    def current(self) -> FolderRow | None:
        """The row that is chosen."""
        row = self.currentIndex().row()
        return self.rows.value(row) if 0 <= row < self.rows.rowCount() else None

    def choose(self, folder_id: str | None) -> None:
        """Choose this folder."""
        ids = [row.id for row in self.rows.values()]
        if folder_id in ids:
            self.setCurrentIndex(self.rows.index(ids.index(folder_id)))

    def rename(self) -> None:
        """Let the name of the folder chosen be written."""
        current = self.current()
        if current and current.id:
            self.edit(self.currentIndex())

    def goal(self) -> int:
        """The row that dragged articles are over, -1 for none."""
        return self._goal

    # Inside

    def _tell_named(self, row: int, name: str) -> None:
        folder = self.rows.value(row).id
        if folder:
            self.named.emit(folder, name)

    def _aim(self, row: int) -> None:
        self._goal = row
        self.viewport().update()

    def _goal_at(self, point: QPoint) -> int:
        """The row at a point that articles can be dropped on; all articles is no place."""
        row = self.indexAt(point).row()
        return row if row >= 0 and self.rows.value(row).id is not None else -1

    # Qt's overrides

    def sizeHint(self) -> QSize:
        """As high as the rows that are seen."""
        return QSize(super().sizeHint().width(), min(_MOST, self.rows.rowCount()) * _HEIGHT + 2)

    def minimumSizeHint(self) -> QSize:
        """As high as it is meant to be."""
        return QSize(0, self.sizeHint().height())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let articles in."""
        if event.mimeData().hasFormat(ARTICLES_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show which folder they would go into."""
        self._aim(self._goal_at(event.position().toPoint()))
        if self._goal >= 0 and event.mimeData().hasFormat(ARTICLES_MIME):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show none."""
        del event
        self._aim(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which articles are to go where."""
        row = self._goal_at(event.position().toPoint())
        self._aim(-1)
        if row < 0 or not event.mimeData().hasFormat(ARTICLES_MIME):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)  # the list itself takes no row away
        event.accept()
        self.articles_dropped.emit(dragged(event.mimeData()), self.rows.value(row).id or "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the folder under the pointer, or of the one chosen when a key was pressed."""
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            self.setCurrentIndex(index if index.isValid() else self.currentIndex())
        else:
            where = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_wanted.emit(where)

    def keyboardSearch(self, search: str) -> None:
        """Look for nothing: the field above does that."""

    def moveCursor(self, action: RowView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Stay at the ends."""
        found = super().moveCursor(action, modifiers)
        return found if found.isValid() else self.currentIndex()


class _FolderPainter(NamingPainter):
    def height(self) -> int:
        return _HEIGHT

    def field_area(self, row: QRect) -> QRect:
        return row.adjusted(_LEFT - 7, 2, -8, -2)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = cast("FolderRows", index.model()).value(index.row())
        view = cast("FolderView", self.parent())
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_frame(painter, option)
        if view.goal() == index.row():
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(7, 1.5, -7, -1.5), 6, 6)
        area, name = option.rect.adjusted(_LEFT, 0, -_RIGHT, 0), painter.font()
        painter.setFont(smaller(name))
        painter.setPen(option.palette.color(_QUIET))
        painter.drawText(area, _MIDDLE | Qt.AlignmentFlag.AlignRight, str(row.count))
        area.setRight(area.right() - QFontMetrics(painter.font()).horizontalAdvance(str(row.count)) - _APART)
        painter.setFont(name)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(option.palette.color(_INK if row.id or is_chosen else _QUIET))
        shown = QFontMetrics(name).elidedText(row.name, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _MIDDLE, shown)
