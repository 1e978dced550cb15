"""Looks for every place of a text in the library, a little at a time; its words come from a process of its own."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.ui.word_service import WordService

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.session.concordance import Place, Sentence
    from reader.text.spans import Span
    from reader.ui.desk import Desk

_AT_ONCE = 0.008  # seconds of looking between two looks at what else there is to do
_FIRST, _BATCH = 24, 240  # sentences sent to be cut before the first places are told, and from then on


class Looking(QObject):
    """Looks for one text at a time; tells of places in reading order, and when all are known."""

    found = Signal(object)  # list[Place]
    ended = Signal()
    failed = Signal()  # no words can be cut, hence none found

    def __init__(self, desk: Desk, cache: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sentences: Iterator[Sentence] | None = None
        self._is_word = False
        self._taken: list[Sentence] = []  # whose words are not known yet
        self._places: list[Place] = []  # that are not told of yet
        self._size = _FIRST
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._service = WordService(cache, self)
        self._service.words_cut.connect(self._take_words)
        self._service.all_cut.connect(self._tell_batch)
        self._service.gave_up.connect(self._fail)

    def begin(self, text: str, *, is_word: bool) -> None:
        """Look for this text, where it is a word or anywhere, instead of any before."""
        self.stop()
        self._sentences = self._desk.session.concordance.sentences(text)
        self._is_word, self._size = is_word, _FIRST
        self._timer.start()

    def is_on(self) -> bool:
        """Whether there may be more places than were told."""
        return self._sentences is not None

    def stop(self) -> None:
        """Look no further."""
        self._sentences = None
        self._timer.stop()
        self._service.cut(())
        self._taken, self._places = [], []

    def rest(self) -> None:
        """The same, and end the process, until there is something to look for again."""
        self.stop()
        self._service.stop(at_once=True)

    # Inside

    def _go_on(self) -> None:
        """Take some sentences more; when there are enough, or no more, learn which places in them are words."""
        is_last = self._desk.ask(self._is_exhausted)
        if not self._is_word:
            self._places = [place for sentence in self._taken for place in sentence.places()]
            self._taken = []
        if is_last is not False:  # nothing is more to be had, also where the reader was just told why
            self._sentences = iter(())
        if self._is_word and self._taken and (is_last is not False or len(self._taken) >= self._size):
            self._timer.stop()
            self._service.cut([(sentence.span.start, sentence.text) for sentence in self._taken])
        elif is_last is not False or not self._is_word:
            self._tell(is_last=is_last is not False)

    def _is_exhausted(self) -> bool:
        """Take sentences for as long as that may last; whether there are no more."""
        until = perf_counter() + _AT_ONCE
        while self._sentences and len(self._taken) < self._size and perf_counter() < until:
            sentence = next(self._sentences, None)
            if sentence is None:
                return True
            self._taken.append(sentence)
        return False

    def _take_words(self, index: int, words: list[Span]) -> None:
        self._places += self._taken[index].words(words)

    def _tell_batch(self) -> None:
        self._taken = []
        self._timer.start()
        self._tell(is_last=False)

    def _tell(self, *, is_last: bool) -> None:
        places, self._places, self._size = self._places, [], _BATCH
        if places:
            self.found.emit(places)
        if is_last and self._sentences is not None:
            self.stop()
            self.ended.emit()

    def _fail(self) -> None:
        if self._sentences is not None:
            self.stop()
            self.failed.emit()
