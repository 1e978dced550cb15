"""One process from its start to a painted article, and gone at once: ours, or the least that Qt itself needs."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

SIZE = (1320, 860)


class Leaving(QObject):
    """Ends the process after the first paint of a widget."""

    def __init__(self, painted: QObject, last: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self._last = last
        painted.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave as soon as the paint that begins here is done."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._leave)
        return False

    def _leave(self) -> None:
        self._last()
        os._exit(0)


def ours(place: Path) -> None:
    """Our window over the home at this place."""
    from reader.app import open_window

    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    window = open_window(place, language="zh_CN")

    def end_words() -> None:
        if window._words.process_id():
            os.kill(window._words.process_id(), signal.SIGKILL)  # or it would slow the next process down

    leaving = Leaving(window.page.viewport(), end_words)
    application.exec()
    del leaving


def bare(place: Path) -> None:
    """A window with nothing but a QTextEdit over the text at this place."""
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    window = QMainWindow()
    window.resize(*SIZE)
    text = QTextEdit()
    text.setReadOnly(True)
    text.setPlainText(place.read_text(encoding="utf-8"))
    window.setCentralWidget(text)
    window.show()
    leaving = Leaving(text.viewport())
    application.exec()
    del leaving


if __name__ == "__main__":
    {"ours": ours, "bare": bare}[sys.argv[1]](Path(sys.argv[2]))
