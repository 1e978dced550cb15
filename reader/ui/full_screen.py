"""Full screen for reading: the page and nothing around it, and all as it was afterwards; sets no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QToolBar, QWidget

from reader.ui.message_bar import MessageBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow, QSplitter

# What needs a panel: it brings all of them back.
_ENDING = ("find_in_library", "words_panel", "article_note")


class FullScreen(QObject):
    """Hides what surrounds `middle` in the splitter and the window, and shows it again."""

    def __init__(
        self, window: QMainWindow, splitter: QSplitter, middle: QWidget, actions: Mapping[str, QAction]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._splitter = splitter
        self._middle = middle
        self._action = actions["full_screen"]
        self._before: tuple[list[int], Qt.WindowState] | None = None
        self._hidden: list[QWidget] = []
        window.installEventFilter(self)
        for name in _ENDING:
            actions[name].triggered.connect(self.leave)

    def toggle(self) -> None:
        """Read on the full screen, or no more."""
        if self._before:
            self.leave()
        else:
            self._enter()

    def leave(self) -> None:
        """Show everything as it was; nothing where it is shown."""
        if self._before:
            sizes, state = self._before
            self._before = None
            self._window.setWindowState(state)
            self._show_around(sizes)
            self._action.setChecked(False)

    def _enter(self) -> None:
        self._before = (self._splitter.sizes(), self._window.windowState())
        self._hidden = [one for one in self._around() if not one.isHidden()]
        for one in self._hidden:
            one.hide()
        self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowFullScreen)
        self._action.setChecked(True)

    def _around(self) -> list[QWidget]:
        panels = [self._splitter.widget(at) for at in range(self._splitter.count())]
        beside = [one for one in panels if one and one is not self._middle]
        said = self._middle.findChildren(MessageBar)  # what is said from now on is seen
        return [self._window.menuBar(), *self._window.findChildren(QToolBar), *beside, *said]

    def _show_around(self, sizes: list[int]) -> None:
        """Show it again, the panels as wide as they were; the page takes what a large window has over."""
        focus = self._window.focusWidget()
        for one in self._hidden:
            one.show()
        page = self._splitter.indexOf(self._middle)
        sizes[page] += max(0, self._splitter.width() - sum(sizes))
        self._splitter.setSizes(sizes)
        if focus:
            focus.setFocus()

    # Qt's overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave when the window is closed, or is made smaller by the desktop."""
        is_changed = event.type() == QEvent.Type.WindowStateChange
        if event.type() == QEvent.Type.Close or (is_changed and not self._window.isFullScreen()):
            self.leave()
        return super().eventFilter(watched, event)
