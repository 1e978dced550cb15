"""Asks the word-cutting process for words, what is seen first; cuts nothing itself."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QObject, QProcess, Signal

from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_UNDER_WAY = 3  # requests sent ahead; more would make what is seen wait


class WordService(QObject):
    """The words of one body at a time, slice by slice, from a process of its own."""

    words_cut = Signal(int, object)  # slice index, spans of the body
    all_cut = Signal()

    def __init__(self, cache: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = cache
        self._process: QProcess | None = None
        self._slices: Sequence[tuple[int, str]] = ()
        self._waiting: dict[int, None] = {}  # slice indices in the order to be sent
        self._sent: set[int] = set()
        self._generation = 0

    def cut(self, slices: Sequence[tuple[int, str]]) -> None:
        """Cut these slices (where each starts in the body, its text) instead of any before."""
        self._generation += 1
        self._slices = slices
        self._waiting = dict.fromkeys(range(len(slices)))
        self._sent.clear()
        self._started()
        self._send()

    def want(self, indices: Iterable[int]) -> None:
        """Cut these slices before all others."""
        wanted = [index for index in indices if index in self._waiting]
        if wanted:
            self._waiting = dict.fromkeys([*wanted, *self._waiting])
            self._send()

    def wait(self, milliseconds: int) -> bool:
        """Whether every word was cut within this time; for pictures, never for the reader."""
        until = QDeadlineTimer(milliseconds)
        while self._process and (self._waiting or self._sent) and not until.hasExpired():
            self._process.waitForReadyRead(until.remainingTime())
        return not self._waiting and not self._sent

    def stop(self) -> None:
        """End the process."""
        if self._process:
            self._process.readyReadStandardOutput.disconnect(self._read)
            self._process.closeWriteChannel()
            if not self._process.waitForFinished(500):
                self._process.kill()
                self._process.waitForFinished(500)
            self._process = None

    def _started(self) -> None:
        if self._process and self._process.state() != QProcess.ProcessState.NotRunning:
            return
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.start(sys.executable, ["-I", "-m", "reader.chinese.worker", str(self._cache)])

    def _send(self) -> None:
        while self._process and self._waiting and len(self._sent) < _UNDER_WAY:
            index = next(iter(self._waiting))
            del self._waiting[index]
            self._sent.add(index)
            request = {"id": [self._generation, index], "text": self._slices[index][1]}
            self._process.write(json.dumps(request).encode() + b"\n")

    def _read(self) -> None:
        while self._process and self._process.canReadLine():
            answer = json.loads(bytes(self._process.readLine().data()))
            generation, index = answer["id"]
            if generation != self._generation:
                continue
            self._sent.discard(index)
            start = self._slices[index][0]
            self.words_cut.emit(index, [Span(start + one, start + other) for one, other in answer["words"]])
        self._send()
        if self._slices and not self._waiting and not self._sent:
            self.all_cut.emit()
