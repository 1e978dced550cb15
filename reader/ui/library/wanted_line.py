"""One line that says which articles are listed, each condition to be taken away with a click; lists none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout

from reader.ui import theming
from reader.ui.flow import Flow
from reader.ui.library.arranging import Period, Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from storage.records import Tag

_WIDEST = 130  # pixels of a name


class WantedLine(QFrame):
    """Hidden where all articles of a folder are listed."""

    changed = Signal(object)  # Wanted
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("libraryWanted")
        self.setAccessibleName(self.tr("Shown only"))
        self._chips: list[QToolButton] = []
        self._flow = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 4)
        column.addLayout(self._flow)
        self.hide()

    def show_wanted(self, wanted: Wanted, periods: Mapping[Period, str], tag: Tag | None) -> None:
        """Show what is asked for; `tag` is the record of the tag wanted, if there is one."""
        had_keys = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        while self._chips:
            chip = self._chips.pop()
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        if wanted.is_unread:
            self._add(self.tr("Unread"), replace(wanted, is_unread=False))
        if tag:
            self._add(tag.name, replace(wanted, tag=""), theming.dot(QColor(tag.color), self.devicePixelRatioF()))
        if wanted.source is not None:
            self._add(wanted.source or self.tr("No Source"), replace(wanted, source=None))
        if wanted.imported is not Period.ANY:
            text = self.tr("Imported {period}").format(period=periods[wanted.imported])
            self._add(text, replace(wanted, imported=Period.ANY))
        if wanted.published is not Period.ANY:
            text = self.tr("Published {period}").format(period=periods[wanted.published])
            self._add(text, replace(wanted, published=Period.ANY))
        self.setVisible(not wanted.is_open())
        self.updateGeometry()
        if had_keys:
            self.left.emit()

    def _add(self, text: str, without: Wanted, icon: QIcon | None = None) -> None:
        chip = QToolButton(self)
        chip.setObjectName("libraryChip")
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST)
        chip.setText(f"{theming.caption(shown)}  ×")
        chip.setToolTip(theming.plain(self.tr("Not only {what}").format(what=text)))
        chip.setAccessibleName(self.tr("Not only {what}").format(what=text))
        chip.clicked.connect(lambda: self.changed.emit(without))
        if icon:
            chip.setIcon(icon)
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._flow.addWidget(chip)
        self._chips.append(chip)
        chip.show()

    # Qt's overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
