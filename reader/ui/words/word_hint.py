"""A few lines near a word while the pointer rests on it: readings and first meanings; looks nothing up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from reader.chinese.gloss import LINES
from reader.ui import theming
from reader.ui.placing import beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF

_WIDEST = 340  # pixels of meanings


class WordHint(QFrame):
    """Shows readings, each with its meanings on one line; the pointer passes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wordHint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        grid = QGridLayout(self)
        grid.setContentsMargins(11, 6, 11, 7)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        self._lines = [(self._label("reading"), self._label("quiet")) for _ in range(LINES)]
        for row, line in enumerate(self._lines):
            for column, label in enumerate(line):
                grid.addWidget(label, row, column)
        theming.lift(self)
        self.hide()

    def show_near(self, word: QRectF, room: QRectF, lines: Sequence[tuple[str, str]]) -> None:
        """Show these above the word, or below it; nothing without lines or room."""
        for number, labels in enumerate(self._lines):
            texts = lines[number] if number < len(lines) else ("", "")
            for label, text in zip(labels, texts, strict=True):
                label.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST))
                label.setVisible(number < len(lines))
        self.adjustSize()
        place = beside(word, word.left() - 11, self.size(), room, above=True) if lines else None
        self.setVisible(place is not None)
        if place:
            self.move(place)
            self.raise_()

    def words(self) -> list[str]:
        """What it says, part by part, while it is seen."""
        return [label.text() for line in self._lines for label in line if label.isVisible()]

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
