"""A quiet label near a highlight: its tags' names and its note as it reads; asks for nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reader.ui import theming
from reader.ui.notes.rendered import Rendered
from reader.ui.placing import beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF

    from storage.records import Tag

_WIDEST, _HIGHEST = 340, 180  # pixels of text


class Glance(QFrame):
    """Shows what a highlight bears; the pointer passes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("glance")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(11, 6, 11, 7)
        self._column.setSpacing(2)
        theming.lift(self)
        self.hide()

    def show_near(self, passage: QRectF, room: QRectF, tags: Sequence[Tag], note: str) -> None:
        """Show these below the passage, or above it; nothing where there is nothing to show or no room."""
        self._clear()
        if tags:
            self._column.addLayout(self._tag_line(tags))
        if note.strip():
            self._column.addWidget(self._note(note))
        place = beside(passage, passage.left(), self.sizeHint(), room) if self._column.count() else None
        if place:
            self.adjustSize()
            self.move(place)
            self.show()
            self.raise_()

    def words(self) -> list[str]:
        """What it says, part by part, while it is seen."""
        texts = [label.text() for label in self.findChildren(QLabel) if label.text()]
        notes = [note.toPlainText() for note in self.findChildren(Rendered)]
        return [*texts, *notes] if self.isVisible() else []

    def _tag_line(self, tags: Sequence[Tag]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(2)
        for tag in tags:
            dot = QLabel(self)
            dot.setPixmap(theming.dot_picture(QColor(tag.color), self.devicePixelRatioF()))
            line.addWidget(dot)
            line.addWidget(self._label(tag.name, "name"))
            line.addSpacing(10)
        line.addStretch(1)
        return line

    def _label(self, text: str, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST))
        return label

    def _note(self, note: str) -> Rendered:
        rendered = Rendered(self)
        rendered.setObjectName("quiet")
        rendered.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rendered.show_markdown(note)
        width = min(_WIDEST, rendered.width_of_text())
        rendered.setFixedSize(width, min(_HIGHEST, rendered.height_for(width)))
        return rendered

    def _clear(self) -> None:
        self.hide()
        for part in (*self.findChildren(QLabel), *self.findChildren(Rendered)):
            part.setParent(None)
            part.deleteLater()
        while self._column.takeAt(0):
            pass
