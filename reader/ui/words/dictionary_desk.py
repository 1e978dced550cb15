"""The dictionary of the window: opened when there is time, made by a process where it is missing; shows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.chinese import cedict
from reader.chinese.dictionary import Dictionary
from reader.ui.word_process import WordProcess

if TYPE_CHECKING:
    from pathlib import Path

    from reader.chinese.dictionary import Found

_SOON = 4000  # milliseconds after the start until the dictionary is opened, or made where it is missing
_NUMBER = 1  # of the one request


class DictionaryDesk(QObject):
    """Looks words up as soon as there is a dictionary; one that cannot be made is tried again at the next start."""

    opened = Signal()  # before anything was asked
    made = Signal()
    failed = Signal()

    def __init__(self, cache: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._cache = cache
        self._dictionary: Dictionary | None = None
        self._has_failed = False
        self._process = WordProcess(cache, self)
        self._process.answered.connect(self._take)
        self._process.died.connect(self._fail)
        self._process.failed.connect(self._fail)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._open)
        self._soon.start(_SOON)

    def lookup(self, text: str) -> Found | None:
        """What is known of a text; nothing while the dictionary is being made, or when it has failed."""
        try:
            dictionary = self._opened()
            return dictionary.lookup(text) if dictionary else None
        except cedict.Damaged:
            self._dictionary = None
            cedict.discard(self._cache)
            self._make()
            return None

    def has_failed(self) -> bool:
        """Whether there will be no dictionary before the next start."""
        return self._has_failed

    def stop(self) -> None:
        """Make nothing any more."""
        self._soon.stop()
        self._process.stop(at_once=True)

    # Inside

    def _open(self) -> None:
        if self._opened():
            self.opened.emit()

    def _opened(self) -> Dictionary | None:
        if self._dictionary is None and not self._process.is_running():
            opened = cedict.opened(self._cache)
            self._dictionary = Dictionary(opened) if opened else None
            if opened is None:
                self._make()
        return self._dictionary

    def _make(self) -> None:
        if not self._process.is_running() and not self._has_failed:
            self._process.start()
            self._process.send({"id": _NUMBER, "dictionary": True})

    def _take(self, answer: dict[str, object]) -> None:
        self._process.stop(at_once=True)
        opened = cedict.opened(self._cache) if "dictionary" in answer else None
        if opened is None:
            self._fail()
            return
        self._dictionary = Dictionary(opened)
        self.made.emit()

    def _fail(self) -> None:
        self._has_failed = True
        self.failed.emit()
