"""Speaks clause after clause and tells which word is being spoken; knows no page.

No engine on all systems tells its words. How long a clause takes is known from those before it; within a clause the
words share its time by their length, so that what is told is off by no more than a clause's part.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, QProcess, QTimer, Signal

from reader.text.spacing import is_han

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.text.spans import Span
    from reader.ui.speech.engine import Engine

_PACE = 230.0  # milliseconds a Chinese character, before anything was spoken
_FASTEST = 25.0  # milliseconds a character, below which nothing can have been heard
_LEARNED = 0.5  # of a pace, by each clause
_LETTER = 0.4  # of a character's time, that a letter or a digit takes
_TICK = 40  # milliseconds
_FAREWELL = 300  # milliseconds that an engine has to end by itself


class Clause(NamedTuple):
    """What is spoken at once: its text, and its words with their texts."""

    text: str
    words: Sequence[tuple[Span, str]]


class Speaker(QObject):
    """One voice, which speaks one thing at a time."""

    spoken = Signal(object)  # the word that is being spoken, a Span
    ended = Signal()  # all was spoken, or it was stopped
    failed = Signal()  # the engine could not speak; nothing more is spoken

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._engine: Engine | None = None
        self._process: QProcess | None = None
        self._clauses: Iterator[Clause] = iter(())
        self._clause = Clause("", ())
        self._word = -1
        self._pace = _PACE
        self._clock = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK)
        self._tick.timeout.connect(self._follow)

    def is_speaking(self) -> bool:
        """Whether it speaks."""
        return self._process is not None

    def speak(self, engine: Engine, clauses: Iterator[Clause]) -> None:
        """Let the engine speak these clauses instead of what is being spoken."""
        self._end_process()
        self._engine, self._clauses = engine, clauses
        self._next()

    def stop(self) -> None:
        """Speak no more."""
        if self._process:
            self._end_process()
            self.ended.emit()

    # Inside

    def _next(self) -> None:
        clause = next(self._clauses, None)
        if clause is None or self._engine is None:
            self._end_process()
            self.ended.emit()
            return
        self._clause, self._word = clause, -1
        self._process = process = QProcess(self)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._not_started)
        self._clock.start()
        self._tick.start()
        self._follow()
        process.start(self._engine.program, list(self._engine.arguments))  # which may fail before it returns
        process.write(clause.text.encode())
        process.closeWriteChannel()

    def _follow(self) -> None:
        """Tell the word whose time it is."""
        ends = list(accumulate(weight(text) for _, text in self._clause.words))
        heard = self._clock.elapsed() / self._pace
        number = min(sum(end <= heard for end in ends), len(ends) - 1)
        if number > self._word:
            self._word = number
            self.spoken.emit(self._clause.words[number][0])

    def _finished(self, code: int) -> None:
        whole, taken = sum(weight(text) for _, text in self._clause.words), self._clock.elapsed()
        if code or taken < whole * _FASTEST:  # espeak-ng ends well at once where there is no sound
            self._fail()
            return
        if whole:
            self._pace += (taken / whole - self._pace) * _LEARNED
        self._forget()
        self._next()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._fail()

    def _fail(self) -> None:
        self._forget()
        self._tick.stop()
        self.failed.emit()
        self.ended.emit()

    def _forget(self) -> None:
        if self._process:
            self._process.deleteLater()
        self._process = None

    def _end_process(self) -> None:
        self._tick.stop()
        if self._process:
            self._process.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self._process.kill()
            self._process.waitForFinished(_FAREWELL)
        self._forget()


def weight(text: str) -> float:
    """How long a word takes, in Chinese characters."""
    return sum(1.0 if is_han(one) else _LETTER for one in text if one.isalnum())
