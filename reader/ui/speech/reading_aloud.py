"""The article read aloud: from where, until where, and the spoken word shown on the page; makes no sound itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.text.clauses import clauses
from reader.text.spans import Span, covering
from reader.ui.speech import engine
from reader.ui.speech.speaker import Clause, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction

    from reader.ui.page.page import Page


class ReadingAloud(QObject):
    """Reads the selection of one page, or from the caret on; where no engine is, its action is not to be seen."""

    told = Signal(str)  # one sentence for the reader

    def __init__(self, page: Page, action: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._action = action
        self._speaker = Speaker(self)
        self._speaker.spoken.connect(page.show_spoken)
        self._speaker.failed.connect(self._tell_failure)
        self._speaker.ended.connect(self._end)
        self._engine = engine.found()
        action.setVisible(self._engine is not None)
        action.setEnabled(self._engine is not None)

    def toggle(self) -> None:
        """Read the selection, else from the word at the caret on; or read no more."""
        if self.stop() or self._engine is None:
            return
        page, body = self._page, self._page.text()
        span = page.selected().span or Span(self._start(), len(body))
        self._action.setChecked(True)
        self._speaker.speak(self._engine, self._clauses(span))

    def stop(self) -> bool:
        """Read no more; whether it did."""
        was_reading = self._speaker.is_speaking()
        self._speaker.stop()
        return was_reading

    # Inside

    def _start(self) -> int:
        touched = self._page.touched()
        word = covering(self._page.words_near(touched), touched)
        return word.start if word else self._page.caret()

    def _clauses(self, span: Span) -> Iterator[Clause]:
        body = self._page.text()
        for clause in clauses(body, span.start, span.end):
            near = self._page.words_near(clause.start, clause.end)
            words = [word for word in near if word.overlaps(clause)] or [clause]
            yield Clause(body[clause.start : clause.end], [(word, body[word.start : word.end]) for word in words])

    def _tell_failure(self) -> None:
        self.told.emit(
            self.tr("The speech engine could not speak; nothing was changed; see whether the system has sound.")
        )

    def _end(self) -> None:
        self._page.show_spoken(Span(0, 0))
        self._action.setChecked(False)
