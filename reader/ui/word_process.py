"""One process that works on words beside the window: JSON lines to it and from it; knows what none of them mean."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDeadlineTimer, QObject, QProcess, Signal

if TYPE_CHECKING:
    from pathlib import Path

_FAREWELL = 500  # milliseconds that the process has to end by itself


class WordProcess(QObject):
    """Starts when it is told to; it may die, and can then be started again."""

    answered = Signal(object)  # what one line says
    died = Signal()
    failed = Signal()  # it could not even start

    def __init__(self, cache: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._cache = cache
        self._process: QProcess | None = None

    def is_running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None

    def start(self) -> None:
        """Start it; what is sent before it is up waits."""
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._fail)
        self._process.start(sys.executable, ["-I", "-m", "reader.chinese.worker", str(self._cache)])

    def send(self, request: dict[str, Any]) -> None:
        """Ask this of it."""
        if self._process:
            self._process.write(json.dumps(request, ensure_ascii=False).encode() + b"\n")

    def wait(self, until: QDeadlineTimer) -> None:
        """Wait for its next answer."""
        if self._process:
            self._process.waitForReadyRead(until.remainingTime())

    def stop(self, *, at_once: bool = False) -> None:
        """End it; what it was asked is not answered any more."""
        if self._process:
            process, self._process = self._process, None
            process.blockSignals(True)  # noqa: FBT003 - Qt's signature
            process.closeWriteChannel()
            if at_once or not process.waitForFinished(_FAREWELL):
                process.kill()
                process.waitForFinished(_FAREWELL)
            process.deleteLater()

    def process_id(self) -> int:
        """Its number, 0 when there is none."""
        return self._process.processId() if self._process else 0

    # Inside

    def _read(self) -> None:
        while self._process and self._process.canReadLine():
            self.answered.emit(json.loads(bytes(self._process.readLine().data())))

    def _end(self) -> None:
        self._forget()
        self.died.emit()

    def _forget(self) -> None:
        if self._process:
            self._process.deleteLater()
        self._process = None

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._forget()
            self.failed.emit()
