"""The keywords of the open article as a line of chips; each asks to be found, none is found here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from reader.ui import theming

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_SIDE, _ABOVE, _BELOW, _GAP = 14, 2, 6, 4  # pixels around and between chips


class KeywordChips(QFrame):
    """Not seen while there are no keywords."""

    wanted = Signal(str)  # a word

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keywords")
        self.setAccessibleName(self.tr("Keywords"))
        self.setFixedHeight(0)
        self._chips: list[QToolButton] = []
        self.hide()

    def show_keywords(self, words: Sequence[str]) -> None:
        """Show these instead, the most telling ones first."""
        while self._chips:
            chip = self._chips.pop()
            chip.setParent(None)
            chip.deleteLater()
        for word in words:
            chip = self._chip(word)
            self._chips.append(chip)
            chip.show()
        self.setVisible(bool(words))
        self.setFixedHeight(max((chip.sizeHint().height() for chip in self._chips), default=0) + _ABOVE + _BELOW)
        self._arrange()

    def words(self) -> list[str]:
        """The keywords, those too that have no room."""
        return [chip.toolTip() for chip in self._chips]

    def _arrange(self) -> None:
        """Set one line of chips, as many as have room; the most telling one has it always."""
        left = _SIDE
        for number, chip in enumerate(self._chips):
            width = chip.sizeHint().width()
            chip.setGeometry(left, _ABOVE, width, chip.sizeHint().height())
            left += width + _GAP
            chip.setVisible(number == 0 or left - _GAP <= self.width())

    # Qt's overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as have room now."""
        super().resizeEvent(event)
        self._arrange()

    def _chip(self, word: str) -> QToolButton:
        chip = QToolButton(self)
        chip.setObjectName("keyword")
        chip.setText(theming.caption(word))
        chip.setToolTip(word)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda _checked: self.wanted.emit(word))
        return chip
