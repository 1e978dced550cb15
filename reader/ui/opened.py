"""The article on the page: opened, shown anew when it changes, left where the reader was; marks nothing."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from reader.ui.main_window import NAME, WELCOME
from storage.records import Article

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.session.changes import Changes
    from reader.ui.desk import Desk
    from reader.ui.main_window import MainWindow
    from reader.ui.word_service import WordService

_PLACE_PAUSE = 800  # milliseconds of no scrolling until the place is kept
_KNOWN_BY = 24  # code points by which a place is found again in another text


class Opened(QObject):
    """Knows which article is open; `finish` ends all writing and answers whether nothing of it can be lost."""

    shown = Signal()  # another article than before, or the same one anew

    def __init__(self, desk: Desk, words: WordService, window: MainWindow, finish: Callable[[], bool]) -> None:
        super().__init__(window)
        self._desk = desk
        self._words = words
        self._window = window
        self._finish = finish
        self._page = window.page
        self.article = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PLACE_PAUSE)
        self._timer.timeout.connect(self.keep_place)
        self._page.place_moved.connect(self._timer.start)

    def open(self, article_id: str) -> None:
        """Show an article where the reader left it."""
        if article_id == self.article:
            self._page.setFocus()
        elif not self._finish():
            self._window.library.choose_article(self.article)
        elif self._is_shown(article_id):
            self._page.setFocus()

    def reopen(self) -> None:
        """Show the open article as the library has it now, from about the same place; takes no focus."""
        self._is_shown(self.article)

    def follow(self, changes: Changes) -> None:
        """Show what a verb made of the open article; where it is gone, the next one."""
        edits = [edit for edit in changes.edits if isinstance(edit.after or edit.before, Article)]
        own = [edit for edit in edits if (edit.after or edit.before).id == self.article]  # type: ignore[union-attr]
        if own:
            self._follow_own(own[0].before, own[-1].after)
        elif edits and not self.article:
            self.open(self._desk.session.shelf.last_read() or "")

    def keep_place(self) -> None:
        """Remember where the reader is."""
        if self.article:
            top, offset = self._page.place()
            own, caret, shelf = self.article, self._page.caret(), self._desk.session.shelf
            self._desk.ask(lambda: shelf.keep_place(own, caret=caret, top=top, offset=offset))

    def stop(self) -> None:
        """Remember where the reader is, for the last time."""
        self._timer.stop()
        self.keep_place()

    # Inside

    def _follow_own(self, before: object, after: object) -> None:
        if not isinstance(after, Article) or after.removed:
            self._leave()
        elif isinstance(before, Article) and before.revision != after.revision:
            self.reopen()
        else:
            self._show_title(after)

    def _leave(self) -> None:
        """Open another article; the welcome only where it was not removed, and nothing to be done again is lost."""
        focus, window, session = QApplication.focusWidget(), self._window, self._desk.session
        next_one = session.shelf.last_read()
        if next_one:
            self.open(next_one)
        elif session.history.redoable() or self._is_welcome_removed():
            self._show_nothing()
        else:
            window.open_welcome()
        if focus and window.library.isAncestorOf(focus):
            focus.setFocus()  # for the next one to be removed

    def _is_welcome_removed(self) -> bool:
        records = (one.record for one in self._desk.session.waste.listed())
        return any(isinstance(one, Article) and one.name == PurePath(WELCOME).name for one in records)

    def _is_shown(self, article_id: str) -> bool:
        """Whether the article could be read, and is shown."""
        text = self._desk.ask(lambda: self._desk.session.shelf.text(article_id))
        if text is None:
            return False
        self.keep_place()
        window, former = self._window, self._page.text() if article_id == self.article else ""
        is_seen = not self.article and bool(text.body) and text.body == self._page.text()  # the window's first look
        window.finding.finish()
        self.article = article_id
        place = None if is_seen else self._desk.session.shelf.place(article_id)
        if not is_seen:
            self._page.show_body(text.body, text.blocks)
        self._words.cut(self._page.slice_texts())
        if place:
            caret, top = (moved(former, text.body, position) for position in (place.caret, place.top))
            self._page.go_to_place(caret, top, place.offset)
        self._tell_all(article_id)
        self._show_title(self._desk.session.shelf.article(article_id))
        self._timer.start()
        return True

    def _show_nothing(self) -> None:
        self._window.finding.finish()
        self.article = ""
        self._timer.stop()
        self._page.show_body("", ())
        self._tell_all("")
        self._window.setWindowTitle(NAME)

    def _tell_all(self, article_id: str) -> None:
        window = self._window
        window.words.open(article_id)
        window.marking.open(article_id)
        window.article_note.show_article(article_id)
        window.highlights.show_article(article_id)
        window.library.choose_article(article_id)
        self.shown.emit()

    def _show_title(self, article: Article) -> None:
        self._window.setWindowTitle(f"{' '.join(article.title.split())} — {NAME}")


def moved(old: str, new: str, position: int) -> int:
    """Where in the new text a position of the old one is, known by what follows it; else the same."""
    known = old[position : position + _KNOWN_BY]
    if not known or new[position : position + _KNOWN_BY] == known:
        return position
    before, behind = new.rfind(known, 0, position + len(known)), new.find(known, position)
    near = [place for place in (before, behind) if place >= 0]
    return min(near, key=lambda place: abs(place - position), default=min(position, len(new)))
