"""One process from its start to a painted article, and gone at once: ours, or the least that Qt itself needs."""

import os
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
    """Our window over the home at this place, started as a reader starts it."""
    os.environ["MEIPI_HOME"] = str(place)
    sys.argv[1:] = []
    from reader.__main__ import main

    leave_when_seen()
    main()


def leave_when_seen() -> None:
    """End the process where ours, the article painted, goes on to load what is around it."""
    from reader import app

    def leave(opening: app.Opening, *_: object) -> None:
        os._exit(0 if opening.window.page.text() else 1)

    app._load_behind = leave


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
