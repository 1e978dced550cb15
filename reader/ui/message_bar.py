"""One calm sentence above the page, until the reader goes on, and how far a long work is; never a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

_SHOWN_FOR = 9000  # milliseconds
_BAR = 160  # pixels


class MessageBar(QFrame):
    """Shows one message at a time and goes away by itself, unless there is something to choose or to wait for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._act: Callable[[], object] | None = None
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def _build(self) -> None:
        self._label = QLabel(self)
        self._label.setObjectName("messageText")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(_BAR)
        self.action = QPushButton(self)
        self.action.setObjectName("messageAction")
        self.action.setAutoDefault(False)
        self.action.clicked.connect(self._chosen)
        self._dismiss = QToolButton(self)
        self._dismiss.setText("×")
        self._dismiss.setAccessibleName(self.tr("Dismiss"))
        self._dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self._label, 1)
        for part in (self._progress, self.action, self._dismiss):
            row.addWidget(part)

    def say(self, sentence: str) -> None:
        """Show this sentence, plain, for a while."""
        self._show(sentence, "", None)
        self._timer.start(_SHOWN_FOR)

    def offer(self, sentence: str, name: str, act: Callable[[], object]) -> None:
        """Show this sentence with a button of this name, until one of them is chosen or another takes its place."""
        self._show(sentence, name, act)

    def wait(self, sentence: str, done: int, total: int, stop: Callable[[], object]) -> None:
        """Show how much of a work is done, with a button that stops it, until something else is shown."""
        self._show(sentence, self.tr("Stop"), stop, is_busy=True)
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def end_wait(self) -> None:
        """Show no more how much is done; a sentence that has come since stays."""
        if self._progress.isVisible():
            self.hide()

    def said(self) -> str:
        """The sentence shown, or nothing."""
        return self._label.text() if self.isVisible() else ""

    def _show(self, sentence: str, name: str, act: Callable[[], object] | None, *, is_busy: bool = False) -> None:
        self._timer.stop()
        self._act = act
        self._label.setText(sentence)
        self.action.setText(name)
        self.action.setVisible(act is not None)
        self._progress.setVisible(is_busy)
        self._dismiss.setVisible(not is_busy)
        self.show()

    def _chosen(self) -> None:
        act = self._act
        self.hide()
        if act:
            act()
