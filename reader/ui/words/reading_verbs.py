"""How words read as the reader says, and which are known: shown on the page, typed in a card; looks nothing up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal

from reader.text.spacing import is_han
from reader.text.spans import Span, covering
from reader.ui.page.readings import OwnSounds
from reader.ui.placing import in_layer, room_above
from reader.ui.words.reading_card import ReadingCard
from storage.records import KnownWord, OwnReading

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.session.changes import Changes
    from reader.ui.desk import Desk
    from reader.ui.page.page import Page


class ReadingVerbs(QObject):
    """The readings of the open article's words."""

    told = Signal(str)  # one sentence for the reader

    def __init__(self, desk: Desk, page: Page, layer: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._layer = layer
        self._article = ""
        self._word = Span(0, 0)
        self.card = ReadingCard(layer)
        self.card.taken.connect(self._take)
        self.card.closed.connect(page.setFocus)
        page.readings_changed.connect(self._fill)

    def open(self, article_id: str) -> None:
        """Go with another article, or with another text of this one."""
        self.card.finish()
        self._article = article_id
        self._show()

    def follow(self, changes: Changes) -> None:
        """Show what a verb changed."""
        if changes.touches(OwnReading) or changes.touches(KnownWord):
            self._show()

    def correct(self) -> None:
        """Ask how the word that is meant is read."""
        word = self._meant()
        if word is None:
            self.told.emit(self.tr("There is no Chinese word here; point at one, or put the caret on it."))
            return
        self._word = word
        if not room_above(self._page.viewport(), self._layer).contains(self._in_layer(word)):
            self._page.reveal(word.start, word.end)
        text = self._page.text()[word.start : word.end]
        self.card.open(
            text, self._page.reading_of(word), self._in_layer(word), room_above(self._page.viewport(), self._layer)
        )

    def know(self) -> None:
        """Know the word that is meant, or know it no more."""
        word = self._meant()
        if word is None:
            self.told.emit(self.tr("There is no Chinese word here; point at one, or put the caret on it."))
            return
        self.know_text(self._page.text()[word.start : word.end])

    def know_text(self, text: str) -> None:
        """Know this word, or know it no more, and say which."""
        knowing = self._desk.session.knowing
        changes = self._desk.run(lambda: knowing.toggle(text))
        if changes:
            is_known = bool(changes.added(KnownWord))
            sentence = self.tr("{word} is known.") if is_known else self.tr("{word} is no longer known.")
            self.told.emit(sentence.format(word=text))

    # Inside

    def _meant(self) -> Span | None:
        """The first selected word, else the one that is aimed at, when it has a Chinese character."""
        chosen, page = self._page.selected().span, self._page
        word = covering(page.words_near(chosen.start), chosen.start) if chosen else page.word_meant()
        return word if word and any(map(is_han, page.text()[word.start : word.end])) else None

    def _take(self, syllables: list[str], everywhere: bool) -> None:  # noqa: FBT001 - a signal's
        readings, body, word = self._desk.session.own_readings, self._page.text(), self._word
        self._desk.run(lambda: readings.read(self._article, body, word, syllables, everywhere=everywhere))

    def _fill(self) -> None:
        if self.card.text():
            self.card.show_reading(self._page.reading_of(self._word))

    def _show(self) -> None:
        session = self._desk.session
        own = self._desk.ask(
            lambda: OwnSounds(
                session.own_readings.everywhere(), session.own_readings.here(self._article), session.knowing.words()
            )
        )
        self._page.read_as(own or OwnSounds())

    def _in_layer(self, word: Span) -> QRectF:
        return in_layer(self._page.rect_of(word.start, word.end), self._page.viewport(), self._layer)
