"""One calm sentence above the page, until the reader goes on; never a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

_SHOWN_FOR = 9000  # milliseconds


class MessageBar(QFrame):
    """Shows one message at a time and goes away by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._label = QLabel(self)
        self._label.setObjectName("messageText")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        dismiss = QToolButton(self)
        dismiss.setText("×")
        dismiss.setAccessibleName(self.tr("Dismiss"))
        dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self._label, 1)
        row.addWidget(dismiss)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show this sentence, plain, for a while."""
        self._label.setText(sentence)
        self.show()
        self._timer.start(_SHOWN_FOR)

    def said(self) -> str:
        """The sentence shown, or nothing."""
        return self._label.text() if self.isVisible() else ""
