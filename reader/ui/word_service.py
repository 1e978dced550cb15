"""Asks the word-cutting process for words, what is seen first, and keeps readings; cuts nothing itself."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QObject, QProcess, Signal

from reader.chinese import pinyin
from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_UNDER_WAY = 3  # requests sent ahead; more would make what is seen wait
_MOST_STARTS = 3  # for one body; a process that keeps dying leaves it without words
_FAREWELL = 500  # milliseconds that the process has to end by itself


class WordService(QObject):
    """The words of one body at a time, slice by slice, from a process of its own."""

    words_cut = Signal(int, object)  # slice index, spans of the body
    all_cut = Signal()

    def __init__(self, cache: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = cache
        self._readings: pinyin.Readings | None = None
        self._process: QProcess | None = None
        self._starts = 0
        self._slices: Sequence[tuple[int, str]] = ()
        self._waiting: dict[int, None] = {}  # slice indices in the order to be sent
        self._sent: set[int] = set()
        self._generation = 0

    def get_ready(self) -> None:
        """Start the process before there is anything to cut."""
        if self._process is None:
            self._start()

    def cut(self, slices: Sequence[tuple[int, str]]) -> None:
        """Cut these slices (where each starts in the body, its text) instead of any before."""
        self._generation += 1
        self._slices = slices
        self._waiting = dict.fromkeys(range(len(slices)))
        self._sent.clear()
        self._starts = 0
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
        while self._process and self._is_busy() and not until.hasExpired():
            self._process.waitForReadyRead(until.remainingTime())
        return not self._is_busy()

    def stop(self) -> None:
        """End the process."""
        if self._process:
            self._process.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self._process.closeWriteChannel()
            if not self._process.waitForFinished(_FAREWELL):
                self._process.kill()
                self._process.waitForFinished(_FAREWELL)
            self._process = None

    def readings(self) -> pinyin.Readings:
        """The readings of characters, loaded when they are asked for the first time."""
        if self._readings is None:
            self._readings = pinyin.load(self._cache)
        return self._readings

    def process_id(self) -> int:
        """The number of the process, 0 when there is none."""
        return self._process.processId() if self._process else 0

    def _is_busy(self) -> bool:
        return bool(self._waiting or self._sent)

    def _start(self) -> None:
        self._starts += 1
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._died)
        self._process.errorOccurred.connect(self._failed)

        self._process.start(sys.executable, ["-I", "-m", "reader.chinese.worker", str(self._cache)])

    def _died(self) -> None:
        """Take back what was asked of a process that ended, and ask another one."""
        self._process = None
        self._waiting = dict.fromkeys([*sorted(self._sent), *self._waiting])
        self._sent.clear()
        self._send()

    def _failed(self, error: QProcess.ProcessError) -> None:
        """Do without words where the process cannot even start."""
        if error == QProcess.ProcessError.FailedToStart:
            self._starts = _MOST_STARTS
            self._died()

    def _send(self) -> None:
        if self._waiting and self._process is None and self._starts < _MOST_STARTS:
            self._start()
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
            if generation == self._generation:
                self._sent.discard(index)
                start = self._slices[index][0]
                self.words_cut.emit(index, [Span(start + one, start + other) for one, other in answer["words"]])
        self._send()
        if self._slices and not self._is_busy():
            self.all_cut.emit()
