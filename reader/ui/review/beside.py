"""The windows that stand beside the main one, each built when it is first wanted; have no verbs of their own."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.text.spans import Span
from reader.ui.page_setting import page_typography

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from reader.ui.desk import Desk
    from reader.ui.main_window import MainWindow
    from reader.ui.review.bin_dialog import BinDialog
    from reader.ui.review.review import Review


class Beside(QObject):
    """The lost highlights and the bin of one main window, in which undo and redo work as there."""

    def __init__(self, desk: Desk, window: MainWindow, steps: Sequence[QAction]) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._steps = steps

    @cached_property
    def review(self) -> Review:
        """The lost highlights."""
        from reader.ui.review.review import Review  # noqa: PLC0415 - the window opens sooner

        window = self._window
        family = page_typography(window.looks.settings).styles["paragraph"].font.family()
        review = Review(self._desk, family, self._open_article, self._passage, window)
        review.offer(self._steps)
        window.page.selection_changed.connect(review.follow_selection)
        return review

    @cached_property
    def bin(self) -> BinDialog:
        """What was removed."""
        from reader.ui.review.bin_dialog import BinDialog  # noqa: PLC0415 - the window opens sooner

        shown = BinDialog(self._desk, self._window)
        shown.offer(self._steps)
        return shown

    def close(self) -> None:
        """Close those that are open."""
        for name in ("review", "bin"):
            if name in vars(self):
                getattr(self, name).close()

    def _open_article(self, article_id: str) -> None:
        self._window.open_article(article_id)
        self._window.activateWindow()

    def _passage(self) -> tuple[str, Span]:
        """The article that is open and what is selected in it."""
        return self._window.article, Span(*self._window.page.selection())
