"""What is known of the open article's words: their counts, and what a second process found; shows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.ui.words.counting import Counting
from reader.ui.words.inquiry import Inquiry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.chinese.terms import Proposal
    from reader.ui.page.page import Page
    from reader.ui.word_service import WordService
    from reader.ui.words.word_table import WordTable


class WordStudy(QObject):
    """Studies while somebody looks; `others` gives the texts of other articles, to compare with."""

    counted = Signal()
    proposed = Signal()
    keywords_told = Signal(object)  # list of words

    def __init__(
        self, page: Page, words: WordService, cache: Path, others: Callable[[], Sequence[str]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._words = words
        self._others = others
        self._counting = Counting(page, words.is_busy, self)
        self._inquiry = Inquiry(cache, self)
        self._studied: WordTable | None = None  # the table whose words were studied last
        self._proposals: Sequence[Proposal] = ()
        self._is_looking = False
        words.words_cut.connect(lambda index, _words: self._counting.take(index))
        words.all_cut.connect(self._look)
        words.gave_up.connect(self._give_up)
        self._counting.counted.connect(self._take_counts)
        self._inquiry.proposed.connect(self._take_proposals)
        self._inquiry.keywords_told.connect(self.keywords_told)
        self._inquiry.gave_up.connect(self._give_up)

    def table(self) -> WordTable:
        """The words counted so far."""
        return self._counting.table

    def proposals(self) -> Sequence[Proposal]:
        """What may be words of this article, as far as known."""
        return self._proposals

    def is_looking(self) -> bool:
        """Whether more may be proposed soon."""
        return self._is_looking

    def is_counted(self) -> bool:
        """Whether all words that have been cut are counted."""
        return self._counting.is_done()

    def begin(self) -> None:
        """Know nothing, as of another article."""
        self._inquiry.forget()
        self._counting.begin()
        self._proposals, self._studied, self._is_looking = (), None, True
        self.keywords_told.emit([])
        self.proposed.emit()

    def turn(self, *, is_on: bool) -> None:
        """Study from now on, or do not."""
        self._counting.turn(is_on=is_on)

    def stop(self) -> None:
        """End the process, and count no more."""
        self._counting.stop()
        self._inquiry.stop()

    def _take_counts(self) -> None:
        self.counted.emit()
        self._look()

    def _look(self) -> None:
        """Ask for what is found out of all words, once they are cut and counted."""
        table = self._counting.table
        if self._words.is_busy() or not self._counting.is_done() or table is self._studied or not table.counts():
            return
        self._studied, self._is_looking = table, True
        self._inquiry.find_keywords(table.counts())
        self._inquiry.propose(self._page.text(), table.marks(), self._others())

    def _give_up(self) -> None:
        self._is_looking = False
        self.proposed.emit()

    def _take_proposals(self, proposals: Sequence[Proposal]) -> None:
        self._proposals, self._is_looking = proposals, False
        self.proposed.emit()
