"""Search over the whole library as the reader types: the field, and the list of what was found; opens nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit

from reader.ui.library.found_painter import FoundPainter
from reader.ui.library.found_rows import FoundArticle, FoundPlace, More, rows_of
from reader.ui.library.found_view import FoundView
from storage.records import Article, Highlight, Tag, TagSet, Text
from storage.search import ALL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from reader.session.changes import Changes
    from reader.session.searching import Finding
    from reader.ui.desk import Desk
    from reader.ui.library.found_rows import FoundRow

_PAUSE = 120  # milliseconds of no typing until what is typed is looked for
_PAGE = 20  # articles found by their text at once
_TITLES = 100  # articles found by their title; more words find fewer
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WALKS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class LibrarySearch(QObject):
    """The parts stand in the panel, which shows `view` and `hint` instead of its list while there is a search."""

    row_chosen = Signal(object)  # FoundArticle or FoundPlace
    changed = Signal()  # what was found, or whether there is a search
    left = Signal()

    def __init__(self, desk: Desk, panel: QWidget) -> None:
        super().__init__(panel)
        self._desk = desk
        self._findings: list[Finding] = []
        self._below = 0
        self._searched = ""  # what the list shows
        self._colors: dict[str, str] = {}
        self.field = QLineEdit(panel)
        self.view = FoundView(panel)
        self.hint = QLabel(panel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.field.setObjectName("librarySearch")
        self.field.setPlaceholderText(self.tr("Search the library"))
        self.field.setAccessibleName(self.tr("Search the library"))
        self.field.setToolTip(self.tr("Titles, texts, notes and tags  {key}").format(key="Ctrl+Shift+F"))
        self.field.setClearButtonEnabled(True)
        self.hint.setObjectName("emptyHint")
        self.hint.setWordWrap(True)
        self.hint.setText(self.tr("Nothing of the library holds this."))
        self.view.paint_found(FoundPainter(self._tag_colors, self.view))

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._follow_typing)
        self._timer.timeout.connect(self.search)
        self.view.row_chosen.connect(self._choose)
        self.view.left.connect(self.clear)

    # What the panel asks and says

    def open(self) -> None:
        """Let the reader type; what was looked for can be typed over."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def is_on(self) -> bool:
        """Whether there is something to look for."""
        return bool(self._searched)

    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not self._findings

    def search(self) -> None:
        """Look for what is typed, now."""
        self._timer.stop()
        typed, former = self.field.text().strip(), self._searched
        self._searched = typed
        self._findings, self._below = [], 0
        self._colors.clear()
        if typed:
            self._add_page()
        self._show(is_new=typed != former)

    def clear(self) -> None:
        """Look for nothing; where nothing is looked for, go back to the page."""
        if self.field.text():
            self.field.clear()
            self.search()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def follow(self, changes: Changes) -> None:
        """Look again, soon, after what may be found has changed."""
        if self._searched and any(map(changes.touches, (Article, Text, Highlight, Tag, TagSet))):
            self._timer.start()

    def finish(self) -> None:
        """Look for nothing any more: the library is about to be closed."""
        self._timer.stop()

    # Inside

    def _follow_typing(self, typed: str) -> None:
        if typed.strip():
            self._timer.start()
        else:
            self.search()

    def _add_page(self) -> None:
        searching, below = self._desk.session.searching, self._below or ALL
        page = self._desk.ask(lambda: searching.search(self._searched, _PAGE, below, _TITLES))
        if page:
            self._findings += page.found
        self._below = page.below if page else 0

    def _show(self, *, is_new: bool) -> None:
        rows: list[FoundRow] = rows_of(self._findings)
        if self._below:
            rows.append(More(self.tr("Show more")))
        self.view.show_rows(rows, is_new=is_new)
        self.changed.emit()

    def _choose(self, row: FoundRow) -> None:
        if isinstance(row, FoundArticle | FoundPlace):
            self.row_chosen.emit(row)
        else:
            self._add_page()
            self._show(is_new=False)

    def _tag_colors(self) -> Mapping[str, str]:
        """The colours of the tags by their paths."""
        if not self._colors:
            tagging = self._desk.session.tagging
            paths = tagging.paths()
            self._colors = {paths[tag.id]: tag.color for tag in tagging.all_tags()}
        return self._colors

    def _enter(self) -> None:
        """Look at once; where that is done, go to the place that is current, or the first."""
        if self._timer.isActive() or self.field.text().strip() != self._searched:
            self.search()
        elif self.view.currentIndex().isValid() or self.view.walk(1):
            self.view.tell_current()

    # Qt's overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, arrows walk through what was found, Enter goes there, Esc clears and then leaves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Escape:
                self.clear()
            elif key in _ENTER:
                self._enter()
            elif key in _WALKS and self._searched:
                self.view.walk(_WALKS[key])
            else:
                return super().eventFilter(watched, event)
            return True
        return super().eventFilter(watched, event)
