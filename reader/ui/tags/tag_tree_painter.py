"""Paints the rows of the tag tree, and lets a name be written in its row; keeps no name itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyleOptionViewItem, QWidget

from reader.session.tagging import LONGEST_NAME
from reader.ui.tags.tag_rows import NAME, TagPainter, is_elided, paint_tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QAbstractItemView

    from reader.ui.rows import Index
    from reader.ui.tags.tag_tree_view import TagTreeView
    from storage.records import Tag

_DOT = 2  # pixels from where Qt lets a row begin to its dot
_ARROW = 3.0  # pixels, half an arrow's width
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_FIELD = (-6, 3, -8, -3)  # pixels by which a field is larger or smaller than its row from the name on


class TagTreePainter(TagPainter):
    """Paints a tag with an arrow where tags are below it.

    `keep` takes a tag, which has no id when it is new, and the name written; it answers whether the name is kept.
    """

    def __init__(self, view: TagTreeView, keep: Callable[[Tag, str], bool]) -> None:
        super().__init__(view)
        self._view = view
        self._keep = keep
        self._field: QLineEdit | None = None
        self._is_keeping = False

    def finish(self) -> None:
        """Keep the name that is being written, if it can be kept, and end the writing."""
        if self._field:
            self._leave(self._field)

    def let_go(self) -> None:
        """End the writing, with what is written lost: the row is no more."""
        if self._field:
            self._field.removeEventFilter(self)
            self._view.setFocus()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row's ground from edge to edge, then what stands on it."""
        whole = QStyleOptionViewItem(option)
        whole.rect.setLeft(0)
        super().paint(painter, whole, index)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one tag of the tree."""
        row, left = self._view.tree.row(index), self._left(index)
        paint_tag(painter, option, row.tag, self._count(index), left)
        if not self._view.tree.is_leaf(index):
            middle = QPointF(left - 7.5, option.rect.center().y() + 0.5)
            color = option.palette.color(QPalette.ColorRole.PlaceholderText)
            _paint_arrow(painter, middle, QPen(color, 1.4), is_open=self._view.isExpanded(index))

    def _left(self, index: Index) -> int:
        """Where a row's dot begins."""
        return self._view.indentation() * (self._view.tree.row(index).depth + 1) + _DOT

    def _count(self, index: Index) -> int:
        """What a row tells as its count: a closed branch that of all its tags."""
        row = self._view.tree.row(index)
        return row.count if self._view.isExpanded(index) else row.branch

    # Naming in place

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field for the name."""
        del option, index
        field = QLineEdit(parent)
        field.setObjectName("tagName")
        field.setAccessibleName(self.tr("Name of the tag"))
        field.setPlaceholderText(self.tr("Name"))
        field.setMaxLength(LONGEST_NAME * 2)  # UTF-16
        self._field = field
        return field

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """The field is gone."""
        self._field = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the name as it is; what is being written stays."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(self._view.tree.tag(index).name)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Nothing: a name is kept when Enter is pressed or the reader turns elsewhere."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """From the name to the row's end."""
        row = QRect(option.rect)
        row.setLeft(self._left(index) + NAME)
        editor.setGeometry(row.adjusted(*_FIELD))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Tab and a click elsewhere keep the name, Esc does not."""
        if not isinstance(watched, QLineEdit):
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(watched, event)
        if isinstance(event, QFocusEvent) and event.lostFocus():
            if event.reason() not in _PASSING and not self._is_keeping:
                self._view.let_focus_go()
                self._leave(watched)
            return False
        return event.type() == QEvent.Type.ShortcutOverride and super().eventFilter(watched, event)

    def _take_key(self, field: QLineEdit, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.closeEditor.emit(field, QAbstractItemDelegate.EndEditHint.RevertModelCache)
        elif key in _ENTER:
            if self._is_kept(field):
                self.closeEditor.emit(field, QAbstractItemDelegate.EndEditHint.NoHint)
            else:
                field.selectAll()
        elif key in _TABS:
            self._leave(field)
        return key in (Qt.Key.Key_Escape, *_ENTER, *_TABS)

    def _leave(self, field: QLineEdit) -> None:
        """Keep what is written, if it can be kept, and close the field."""
        if field.text().strip():
            self._is_kept(field)
        self.closeEditor.emit(field, QAbstractItemDelegate.EndEditHint.NoHint)

    def _is_kept(self, field: QLineEdit) -> bool:
        self._is_keeping = True
        try:
            return self._keep(self._view.named(), field.text())
        finally:
            self._is_keeping = False

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tell of a tag only what its row does not."""
        tag, left = self._view.tree.tag(index), self._left(index)
        row = QRect(option.rect)
        row.setLeft(0)
        cut = is_elided(option.fontMetrics, row, tag, self._count(index), left)
        if index.isValid() and (cut or tag.description or tag.parent):
            return super().helpEvent(event, view, option, index)
        return False


def _paint_arrow(painter: QPainter, middle: QPointF, pen: QPen, *, is_open: bool) -> None:
    """A fine arrow, down when what is below is shown, else to the right."""
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    long, short = _ARROW, _ARROW / 2
    down = [QPointF(-long, -short), QPointF(0, short), QPointF(long, -short)]
    points = down if is_open else [QPointF(point.y(), point.x()) for point in down]
    painter.drawPolyline(QPolygonF([middle + point for point in points]))
