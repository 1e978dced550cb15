"""Where page and list of highlights meet: what is chosen in one is shown in the other; marks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.highlights.highlights_panel import HighlightsPanel
    from reader.ui.page.page import Page
    from storage.records import Highlight


class Revealing(QObject):
    """Keeps page and list on the same highlight; `open_article` opens one and `article` answers which is open."""

    def __init__(
        self,
        page: Page,
        panel: HighlightsPanel,
        open_article: Callable[[str], None],
        article: Callable[[], str],
    ) -> None:
        super().__init__(panel)
        self._page = page
        self._panel = panel
        self._open_article = open_article
        self._article = article
        panel.chosen.connect(self._reveal)
        panel.left.connect(page.setFocus)
        page.selection_changed.connect(self._choose)

    def _reveal(self, kept: Highlight) -> None:
        """Show the highlight in its article; of a lost one only the article, since its place means nothing."""
        self._open_article(kept.article)
        if self._article() == kept.article:
            if not kept.lost:
                self._page.reveal(kept.start, kept.end)
            self._page.setFocus()

    def _choose(self) -> None:
        """Let the highlight under the caret be the current one, unless one of those there is."""
        here = [mark.id for mark in self._page.marks_at_caret()]
        if here and self._panel.current() not in here:
            self._panel.choose(here[0])
