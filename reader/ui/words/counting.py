"""Counts the words of the page's body a little at a time, so that nobody waits for it; shows nothing."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.ui.words.word_table import WordTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.page.page import Page

_AT_ONCE = 0.004  # seconds of counting between two looks at what else there is to do
_GROWN = 2  # times as many slices counted as when it was last told


class Counting(QObject):
    """Follows the page's words while it is on; tells now and then, and when there are no more to come."""

    counted = Signal()

    def __init__(self, page: Page, are_more_to_come: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._are_more_to_come = are_more_to_come
        self._is_on = False
        self._waiting: dict[int, None] = {}  # slices whose words have been cut
        self._done = self._told = 0
        self.table = WordTable()  # as told
        self._counted = self.table  # being filled; another one after a correction, while what was told stands
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        page.words_corrected.connect(self._begin_again)

    def turn(self, *, is_on: bool) -> None:
        """Count from now on, or do not."""
        if is_on != self._is_on:
            self._is_on = is_on
            self.begin()

    def begin(self) -> None:
        """Count all words anew, as of another body: those told before are told no more."""
        self.table = self._counted = WordTable(self._page.text())
        self._start()
        self.counted.emit()

    def _begin_again(self) -> None:
        """Count all words anew after a correction; those told before stand until that is done."""
        if self.table.counts():
            self._counted = WordTable(self._page.text())
            self._start()
        else:
            self.begin()

    def _start(self) -> None:
        self._timer.stop()
        self._done = self._told = 0
        self._waiting = dict.fromkeys(self._page.slices_cut()) if self._is_on else {}
        if self._waiting:
            self._timer.start()

    def take(self, index: int) -> None:
        """Count the words of one slice more, which have just been cut."""
        if self._is_on:
            self._waiting[index] = None
            if not self._timer.isActive():
                self._timer.start()

    def is_done(self) -> bool:
        """Whether all words that have been cut are counted, and told."""
        return not self._waiting and self._counted is self.table

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def _go_on(self) -> None:
        until = perf_counter() + _AT_ONCE
        while self._waiting and perf_counter() < until:
            index = next(iter(self._waiting))
            del self._waiting[index]
            self._counted.count(self._page.read_words(index))
            self._done += 1
        if not self._waiting:
            self._timer.stop()
        is_all = not self._waiting and not self._are_more_to_come()
        is_grown = self._counted is self.table and self._done >= self._told * _GROWN
        if is_all or is_grown:
            self.table, self._told = self._counted, self._done
            self.counted.emit()
