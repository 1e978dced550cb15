"""A small card to type how a word is read; knows neither what was looked up nor what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from reader.chinese.syllables import joined, parsed
from reader.text.spacing import is_han
from reader.ui import theming
from reader.ui.in_sight import KeptInSight
from reader.ui.placing import beside

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

_WIDTH = 300  # pixels
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReadingCard(QFrame):
    """Takes the syllables of one word, in any of the ways people type them."""

    taken = Signal(object, bool)  # the syllables, one a character, none to forget; and whether they hold everywhere
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("readingCard")
        self.setAccessibleName(self.tr("Reading"))
        self._text = ""
        self._is_typed = False
        self._word = QLabel(self)
        self._word.setTextFormat(Qt.TextFormat.PlainText)
        self._field = QLineEdit(self)
        self._field.setObjectName("readingField")
        self._field.textEdited.connect(self._edited)
        self._told = QLabel(self)
        self._told.setObjectName("quiet")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._here = self._button("readHere", self.tr("Only Here"), everywhere=False)
        self._everywhere = self._button("readEverywhere", self.tr("Everywhere"), everywhere=True)
        self._here.setToolTip(f"{self._here.text()}  Enter")
        self._everywhere.setToolTip(f"{self._everywhere.text()}  Shift+Enter")
        self._build()
        self._field.installEventFilter(self)
        theming.lift(self)
        KeptInSight(self, parent)
        self.hide()

    def _build(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._word)
        head.addWidget(self._field, 1)
        foot.addStretch(1)
        foot.addWidget(self._here)
        foot.addWidget(self._everywhere)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 10, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._told)
        column.addLayout(foot)

    def _button(self, name: str, text: str, *, everywhere: bool) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _checked: self._take(everywhere=everywhere))
        return button

    def open(self, text: str, syllables: list[str], word: QRectF, room: QRectF) -> None:
        """Ask how this text is read, near its rectangle; the syllables are those it has now."""
        self._text, self._is_typed = text, False
        self._word.setText(text)
        self._field.setAccessibleName(self.tr("Reading of {word}").format(word=text))
        self.show_reading(syllables)
        self.setFixedWidth(_WIDTH)
        self.adjustSize()
        place = beside(word, word.left(), self.sizeHint(), room)
        self.move(place or room.topLeft().toPoint())
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_reading(self, syllables: list[str]) -> None:
        """Show these syllables, unless the reader types already."""
        if not self._is_typed:
            self._field.setText(joined(tuple(syllables)))
            self._field.selectAll()
            self._tell()

    def text(self) -> str:
        """The text that is asked about, empty while the card is closed."""
        return self._text if self.isVisible() else ""

    def finish(self) -> None:
        """Close without taking anything."""
        if self.isVisible():
            had_keys = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
            self.hide()
            if had_keys:
                self.closed.emit()

    # Inside

    def _edited(self) -> None:
        self._is_typed = True
        self._tell()

    def _read(self) -> list[str] | None:
        """The syllables typed, one for each character; none when nothing is typed, nothing when they do not fit."""
        typed = self._field.text().strip()
        spoken = [is_han(character) for character in self._text]
        found = parsed(typed, sum(spoken)) if typed else ("",) * sum(spoken)
        if found is None:
            return None
        syllables = iter(found)
        return [next(syllables) if is_spoken else "" for is_spoken in spoken]

    def _tell(self) -> None:
        """Say how it will be read, or what is wanted."""
        read = self._read()
        count = sum(map(is_han, self._text))
        if read is None:
            told = self.tr("Syllables wanted: {count}, as zhong4yao4").format(count=count)
        else:
            told = joined(tuple(read)) or self.tr("As it is looked up")
        self._told.setText(told)
        for button in (self._here, self._everywhere):
            button.setEnabled(read is not None)

    def _take(self, *, everywhere: bool) -> None:
        read = self._read()
        if read is not None:
            self.finish()
            self.taken.emit(read, everywhere)

    # Qt's overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes it here, with Shift everywhere."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self._field and is_key and event.key() in _ENTER:  # type: ignore[attr-defined]
            self._take(everywhere=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))  # type: ignore[attr-defined]
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)
