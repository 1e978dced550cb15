"""Where the library leads: what is chosen in its panel is opened and shown on the page; lists nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter

from reader.session.searching import Where
from reader.ui.library.found_rows import FoundPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.session.searching import Snippet
    from reader.ui.library.found_rows import FoundArticle
    from reader.ui.main_window import MainWindow

_LEAST = 200  # pixels that the panel takes when it was folded away


class Leading(QObject):
    """Connects the library's panel with its window; `finish` ends all writing."""

    def __init__(self, window: MainWindow, finish: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        panel = self._panel = window.library
        panel.chosen.connect(lambda listed: window.open_article(listed.article.id))
        panel.found_chosen.connect(self._show_found)
        panel.left.connect(window.page.setFocus)
        panel.verbs.said.connect(window.message.say)
        panel.verbs.removing.connect(finish)
        panel.verbs.details_wanted.connect(window.beside.show_details)
        panel.verbs.repairs_wanted.connect(window.beside.show_repairs)
        panel.show_order(window.looks.settings.library_order)
        panel.order_chosen.connect(window.looks.set_library_order)

    def find(self) -> None:
        """Let the reader type what to look for in the whole library."""
        splitter = self._panel.parentWidget()
        if isinstance(splitter, QSplitter) and not splitter.sizes()[0]:
            first, *others = splitter.sizes()
            splitter.setSizes([first + _LEAST, *others])
        self._panel.search.open()

    # Inside

    def _show_found(self, row: FoundArticle | FoundPlace) -> None:
        """Open the article and go to the place."""
        window = self._window
        window.open_article(row.article.id)
        if window.article == row.article.id:
            if isinstance(row, FoundPlace):
                self._show_place(row.snippet)
            window.page.setFocus()

    def _show_place(self, snippet: Snippet) -> None:
        span, page = snippet.span, self._window.page
        if span and span.end <= len(page.text()):
            page.reveal(span.start, span.end)
            if snippet.where is Where.TEXT:
                page.select(span.start, span.end)
        if snippet.highlight:
            self._window.highlights.choose(snippet.highlight)
