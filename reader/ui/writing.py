"""A large file written behind the window, with a way to stop; makes no file's content itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.session.files import write_file
from reader.ui.behind import Behind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.ui.desk import Desk
    from reader.ui.message_bar import MessageBar

_AFTER = 500  # milliseconds, until the reader is told that it takes long


class Writer(QObject):
    """Writes one file after the other; what is stopped leaves the file that was there before."""

    ended = Signal(bool)  # whether the file is written

    def __init__(self, desk: Desk, message: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._message = message
        self._behind = Behind(self)
        self._stopped: set[int] = set()
        self._begun = 0
        self._name = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self._tell_wait)

    def write(self, path: Path, data: Callable[[], bytes], done: str) -> None:
        """Make the file's content and write it, then say the sentence `done`, or why not."""
        self._begun += 1
        number, self._name = self._begun, path.name
        self._timer.start()

        def work() -> bool:
            content = data()
            if number in self._stopped:
                return False
            write_file(path, content)
            return True

        self._behind.ask(work, lambda answer: self._tell(number, done.format(name=path.name), answer))

    def stop(self) -> None:
        """Write no more of what is not written yet."""
        self._stopped.update(range(1, self._begun + 1))
        self._timer.stop()
        self._message.say(self.tr("Stopped; “{name}” is as it was before.").format(name=self._name))

    def close(self) -> None:
        """Write what is begun, and end."""
        self._timer.stop()
        self._behind.close()

    def _tell_wait(self) -> None:
        self._message.wait(self.tr("Writing “{name}” …").format(name=self._name), 0, 0, self.stop)

    def _tell(self, number: int, done: str, answer: Callable[[], bool]) -> None:
        if number == self._begun:
            self._timer.stop()
            self._message.end_wait()
        is_written = bool(self._desk.ask(answer))
        if is_written:
            self._message.say(done)
        self.ended.emit(is_written)
