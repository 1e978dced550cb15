"""All that the window does with the words of the open article: verbs, study, panel and dictionary put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.ui.words.reading_verbs import ReadingVerbs
from reader.ui.words.word_lookup import WordLookup
from reader.ui.words.word_study import WordStudy
from reader.ui.words.word_verbs import WordVerbs
from reader.ui.words.words_panel import WordsPanel

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from reader.session.changes import Changes
    from reader.text.spans import Span
    from reader.ui.main_window import MainWindow
    from reader.ui.word_service import WordService

_COMPARED = 1_000_000  # code points of other articles, in which words are counted


class WordWork(QObject):
    """Goes with the open article; `layer` bears what floats above the page."""

    def __init__(self, window: MainWindow, words: WordService, cache: Path, layer: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._article = ""
        self.verbs = WordVerbs(window.desk, window.page, window.looks, layer, self)
        self.readings = ReadingVerbs(window.desk, window.page, layer, self)
        self.study = WordStudy(window.page, words, cache, self._others, self)
        self.panel = WordsPanel(window.desk, window.page, self.verbs, self.study, readings=words.readings)
        self.lookup = WordLookup(window, cache, layer, self)
        self.verbs.told.connect(window.message.say)
        self.lookup.told.connect(window.message.say)
        self.readings.told.connect(window.message.say)
        self.lookup.card.known_wanted.connect(self.readings.know_text)
        self.panel.word_chosen.connect(self._walk)
        self.panel.text_wanted.connect(window.finding.look_for)
        self.panel.concordance_wanted.connect(self._show_concordance)
        self.panel.place_wanted.connect(self._show)
        self.panel.left.connect(window.page.setFocus)

    def offer(self, shown: Mapping[str, QAction]) -> None:
        """Put the window's actions, by id, where words are shown."""
        self.panel.corrected.offer([shown["import_words"], shown["export_words"]])
        self.lookup.card.offer(shown["keep"], shown["know"], shown["look_up"])

    def open(self, article_id: str) -> None:
        """Go with another article, or with another text of this one."""
        self._article = article_id
        self.lookup.put_away()
        self.study.begin()
        self.verbs.open(article_id)
        self.readings.open(article_id)

    def follow(self, changes: Changes) -> None:
        """Show what a verb changed."""
        self.verbs.follow(changes)
        self.lookup.follow(changes)
        self.readings.follow(changes)

    def know(self) -> None:
        """Know the word on the card, else the one that is meant, or know it no more."""
        on_card = self.lookup.card.word()
        if on_card:
            self.readings.know_text(on_card)
        else:
            self.readings.know()

    def finish(self) -> None:
        """Keep what is being written."""
        self.panel.finish()

    def stop(self) -> None:
        """Find out nothing more."""
        self.study.stop()
        self.lookup.stop()

    # Inside

    def _others(self) -> list[str]:
        desk = self._window.desk
        return desk.ask(lambda: desk.session.shelf.others(self._article, _COMPARED)) or []

    def _walk(self, word: str) -> None:
        self._window.finding.walk(word, self._window.page.places_of(word))

    def _show_concordance(self, text: str) -> None:
        self._window.beside.show_concordance(text)

    def _show(self, span: Span) -> None:
        self._window.page.reveal(span.start, span.end)
        self._window.page.select(span.start, span.end)
