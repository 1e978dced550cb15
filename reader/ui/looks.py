"""How window and page look, as the reader set it and as it is kept between runs; builds no widget."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMargins, QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from reader import settings
from reader.ui import theming
from reader.ui.page.readings import NONE as NO_READINGS
from reader.ui.page.readings import Way
from reader.ui.page.typography import page_typography
from reader.ui.page.words import NONE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow, QSplitter

    from reader.settings import Settings
    from reader.ui.page.page import Page

_SIZE = (1320, 860)  # pixels, of the window at the first start
_AROUND = (237, 83, 305, 0)  # pixels left, above, right, below the page at the first start

# What changes without the page being laid out anew.
_AT_ONCE = settings.Settings(words="", numbers=False, theme_map=False)


class Looks(QObject):
    """The settings of one window, and dressing window, page and actions in them."""

    def __init__(self, path: Path, window: QMainWindow) -> None:
        super().__init__(window)
        self._path = path
        self._window = window
        self.settings = settings.load(path)
        self._bright = theming.LIGHT  # the palette that was left for the dark one

    def theme(self) -> theming.Theme:
        """The colours that the reader or the system chose."""
        return theming.theme(self.settings.palette)

    def wear(self, page: Page, shown: Mapping[str, QAction], splitter: QSplitter) -> None:
        """Take these as what is dressed from now on."""
        self._page, self._actions, self._splitter = page, shown, splitter
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.dress)
        hints.accessibility().contrastPreferenceChanged.connect(self.dress)

    def frame(self, page: Page) -> None:
        """Bring the window back as it was left, with the page alone in it."""
        self._window.setPalette(theming.palette(self.theme()))
        self._window.resize(*_SIZE)
        if self.settings.geometry:
            self._window.restoreGeometry(QByteArray.fromBase64(self.settings.geometry.encode()))
        self.place(page)

    def place(self, page: Page) -> None:
        """Put the page where it will be when the window has all its parts."""
        page.setGeometry(self._window.rect().marginsRemoved(QMargins(*(self.settings.around or _AROUND))))

    def restore(self, widths: Sequence[int]) -> None:
        """Bring back how it was left; `widths` of the splitter in pixels at the first start."""
        self._splitter.setSizes(list(self.settings.splitter or widths))
        self._show_at_once()
        self.dress()

    def set_page(self, wanted: Settings) -> None:
        """Take these settings over."""
        before, self.settings = self.settings, wanted
        self._show_at_once()
        if wanted.palette != before.palette:
            self.dress()
        elif _laid_out(wanted) != _laid_out(before):
            self._page.set_looks(page_typography(wanted), self.theme().page)

    def set_library_order(self, order: str) -> None:
        """Remember what the library is sorted by."""
        self.settings = replace(self.settings, library_order=order)

    def set_exports(self, choices: tuple[str, ...]) -> None:
        """Remember what was chosen for each format of notes."""
        self.settings = replace(self.settings, exports=choices)

    def set_panel(self, panel: str) -> None:
        """Remember which panel is seen below the tags."""
        self.settings = replace(self.settings, panel=panel)

    def set_word_scope(self, scope: str) -> None:
        """Remember in which scope words are corrected."""
        self.settings = replace(self.settings, word_scope=scope)

    def toggle(self) -> None:
        """Go from the bright palette to the dark one, or back."""
        if self.theme().dark:
            wanted = self._bright
        else:
            wanted, self._bright = theming.DARK, theming.resolved(self.settings.palette)
        self.settings = replace(self.settings, palette=wanted)
        self.dress()

    def dress(self) -> None:
        """Show all in the colours chosen."""
        look = self.theme()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theming.dress(application, look)
        from reader.ui import actions  # noqa: PLC0415 - the page is painted without

        for action in actions.all_actions():
            if action.icon:
                icon = theming.icon(action.icon, look.window["ink"], self._window.devicePixelRatioF())
                self._actions[action.id].setIcon(icon)
        self._page.set_looks(page_typography(self.settings), look.page)

    def keep(self) -> None:
        """Keep the settings and the window's place for the next run."""
        self.settings = replace(
            self.settings,
            geometry=bytes(self._window.saveGeometry().toBase64().data()).decode(),
            splitter=tuple(self._splitter.sizes()),
            around=self._around(),
        )
        settings.save(self.settings, self._path)

    def _around(self) -> tuple[int, ...]:
        """The pixels of the window left, above, right and below the page."""
        window, page = self._window.rect(), self._page.geometry()
        page.moveTopLeft(self._page.mapTo(self._window, QPoint(0, 0)))
        return (page.left(), page.top(), window.right() - page.right(), window.bottom() - page.bottom())

    def _show_at_once(self) -> None:
        self._actions["words"].setChecked(self.settings.words != NONE)
        self._page.show_words(self.settings.words)
        self._actions["readings"].setChecked(self.settings.readings != NO_READINGS)
        self._page.show_readings(Way.of(self.settings))
        self._page.show_script(self.settings.script)
        self._actions["numbers"].setChecked(self.settings.numbers)
        self._page.show_numbers(self.settings.numbers)
        self._actions["theme_map"].setChecked(self.settings.theme_map)
        self._page.show_map(self.settings.theme_map)


def _laid_out(wanted: Settings) -> Settings:
    """What of the settings the page is laid out by."""
    return wanted.with_(words=_AT_ONCE.words, numbers=_AT_ONCE.numbers, theme_map=_AT_ONCE.theme_map)
