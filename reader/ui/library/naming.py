"""Naming a row where it stands: a field over it, kept by Enter and by going elsewhere, left by Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtWidgets import QLineEdit

from reader.ui.rows import RowPainter

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from reader.ui.rows import Index

_LONGEST = 400  # UTF-16
_NAME = Qt.ItemDataRole.EditRole


class NamingPainter(RowPainter):
    """Paints rows that can be named; the model answers the name as its EditRole."""

    named = Signal(int, str)  # the row, and what was written for it

    def field_area(self, row: QRect) -> QRect:
        """Where in a row its name is written."""
        return row.adjusted(8, 2, -8, -2)

    # Qt's overrides

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field for the name."""
        del option, index
        field = QLineEdit(parent)
        field.setObjectName("rowName")
        field.setAccessibleName(self.tr("Name"))
        field.setMaxLength(_LONGEST)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the name as it is; what is being written stays."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(_NAME) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Tell what was written, unless it is nothing or nothing new."""
        del model
        if isinstance(editor, QLineEdit):
            written = " ".join(editor.text().split())
            if written and editor.isModified() and written != index.data(_NAME):
                self.named.emit(index.row(), written)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the name."""
        del index
        editor.setGeometry(self.field_area(option.rect))
