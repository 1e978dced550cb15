"""A small bar at a word just corrected: here, in the article, or everywhere; corrects nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from reader.session.correcting import Scope
from reader.ui import theming
from reader.ui.placing import beside

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

_SHOWN_FOR = 6000  # milliseconds


class ScopeBar(QFrame):
    """Shows in which scope the last correction holds, and lets another be chosen; never takes the focus."""

    chosen = Signal(object)  # Scope

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("scopeBar")
        self.setAccessibleName(self.tr("Where the correction holds"))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 4, 3)
        row.setSpacing(2)
        self._buttons = {scope: self._button(scope) for scope in Scope}
        for button in self._buttons.values():
            row.addWidget(button)
        theming.lift(self)
        self.hide()
        self._leaving = QTimer(self)
        self._leaving.setInterval(_SHOWN_FOR)
        self._leaving.timeout.connect(self._leave)

    def show_near(self, word: QRectF, room: QRectF, scope: Scope, places: int) -> None:
        """Show this scope as the one chosen, below the word or above it; `places` are those in the article."""
        names = {
            Scope.HERE: self.tr("Only Here"),
            Scope.ARTICLE: self.tr("In This Article"),
            Scope.EVERYWHERE: self.tr("Everywhere"),
        }
        for one, button in self._buttons.items():
            count = f" · {places}" if one is Scope.ARTICLE and places > 1 else ""
            button.setText(names[one] + count)
            button.setChecked(one is scope)
        self._row.activate()
        size = self.sizeHint()
        place = beside(word, word.center().x() - size.width() / 2, size, room)
        self.setVisible(place is not None)
        self._leaving.start()
        if place:
            self.resize(size)
            self.move(place)
            self.raise_()

    def button(self, scope: Scope) -> QToolButton:
        """The button of a scope."""
        return self._buttons[scope]

    def _leave(self) -> None:
        """Go by itself, as text is below it, unless the pointer is there."""
        if not self.underMouse():
            self._leaving.stop()
            self.hide()

    def _button(self, scope: Scope) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"scope_{scope.value}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.clicked.connect(lambda _checked: self.chosen.emit(scope))
        return button
