"""How often a text stands in the open article and in the library, counted a little at a time; shows nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.ui.desk import Desk
    from reader.ui.page.page import Page

_PAUSE = 40  # milliseconds until the counting begins: what is said of the word is painted first
_AT_ONCE = 0.004  # seconds of counting between two looks at what else there is to do
MOST_HERE, MOST_ARTICLES = 1000, 300  # places and articles that are counted


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a text is a word of the article, and stands in the library; or more often than was counted."""

    here: int = 0
    is_more_here: bool = False
    library: int = 0
    articles: int = 0
    is_more: bool = False


class Tallying(QObject):
    """Counts one text at a time, the open article first."""

    told = Signal(object)  # Tally

    def __init__(self, desk: Desk, page: Page, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._text = ""
        self._tally = Tally()
        self._counts: Iterator[int] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def begin(self, text: str) -> None:
        """Count this text instead of any before."""
        self._text, self._tally, self._counts = text, Tally(), None
        self._timer.start(_PAUSE)

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()
        self._counts = None

    # Inside

    def _go_on(self) -> None:
        if self._counts is None:
            self._counts = self._desk.session.concordance.tallies(self._text)
            self._tally = self._counted_here()
            self._timer.start(0)
        elif self._desk.ask(self._is_exhausted) is not False:
            self.stop()
            self.told.emit(self._tally)

    def _counted_here(self) -> Tally:
        """The places where it is a word; of a text that stands there very often, all places."""
        places = self._page.text().count(self._text)
        if places > MOST_HERE:
            return Tally(here=MOST_HERE, is_more_here=True)
        return Tally(here=len(self._page.places_of(self._text)) or places)

    def _is_exhausted(self) -> bool:
        """Count for as long as that may last; whether all is counted that will be."""
        until = perf_counter() + _AT_ONCE
        while self._counts and perf_counter() < until:
            count = next(self._counts, 0)
            if not count:
                return True
            if self._tally.articles == MOST_ARTICLES:
                self._tally = replace(self._tally, is_more=True)
                return True
            self._tally = replace(
                self._tally, library=self._tally.library + count, articles=self._tally.articles + 1
            )
        return False
