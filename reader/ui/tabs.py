"""Panels in one place, one of them seen, their names in a row above; knows none of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget


class Tabs(QWidget):
    """Shows the panel of the object name wanted until another is chosen, and tells that one's."""

    chosen = Signal(str)

    def __init__(self, panels: list[tuple[str, QWidget]], wanted: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panels = [panel for _, panel in panels]
        self._names = QButtonGroup(self)
        self._stack = QStackedWidget(self)
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 8, 0)
        row.setSpacing(0)
        for number, (name, panel) in enumerate(panels):
            row.addWidget(self._button(name, number))
            self._stack.addWidget(panel)
        row.addStretch(1)
        shown = next((at for at, panel in enumerate(self._panels) if panel.objectName() == wanted), 0)
        self._names.button(shown).setChecked(True)
        self._stack.setCurrentIndex(shown)
        self._names.idClicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def show_panel(self, panel: QWidget) -> None:
        """Let this panel be seen."""
        self._names.button(self._stack.indexOf(panel)).setChecked(True)
        self._choose(self._stack.indexOf(panel))

    def is_seen(self, panel: QWidget) -> bool:
        """Whether this panel is the one seen."""
        return self._stack.currentWidget() is panel and panel.isVisible()

    def _button(self, name: str, number: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("panelTab")
        button.setText(name)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._names.addButton(button, number)
        return button

    def _choose(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.chosen.emit(self._panels[number].objectName())
