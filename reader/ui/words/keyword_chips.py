"""The keywords of the open article as a line of chips; each asks to be found, none is found here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from reader.ui import theming
from reader.ui.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 8  # chips


class KeywordChips(QFrame):
    """Not seen while there are no keywords."""

    wanted = Signal(str)  # a word

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keywords")
        self.setAccessibleName(self.tr("Keywords"))
        self._row = Flow(gap=4)
        around = QVBoxLayout(self)
        around.setContentsMargins(14, 2, 10, 6)
        around.addLayout(self._row)
        self._chips: list[QToolButton] = []
        self.hide()

    def show_keywords(self, words: Sequence[str]) -> None:
        """Show these instead, the most telling ones."""
        while self._chips:
            chip = self._chips.pop()
            self._row.removeWidget(chip)
            chip.setParent(None)
            chip.deleteLater()
        for word in words[:MOST]:
            chip = self._chip(word)
            self._chips.append(chip)
            self._row.addWidget(chip)
        self.setVisible(bool(words))

    def words(self) -> list[str]:
        """The keywords shown."""
        return [chip.toolTip() for chip in self._chips]

    def _chip(self, word: str) -> QToolButton:
        chip = QToolButton(self)
        chip.setObjectName("keyword")
        chip.setText(theming.caption(word))
        chip.setToolTip(word)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda _checked: self.wanted.emit(word))
        return chip
