"""The window: page, panels and toolbar put together, and the verbs of its menus; keeps no mark itself."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QMainWindow,
    QMessageBox,
    QSplitter,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from reader import resources
from reader.ui import actions, steps
from reader.ui.at_hand import AtHand
from reader.ui.find_bar import FindBar
from reader.ui.highlights.highlights_panel import HighlightsPanel
from reader.ui.highlights.revealing import Revealing
from reader.ui.library.leading import Leading
from reader.ui.library.library_panel import LibraryPanel
from reader.ui.looks import Looks
from reader.ui.marking import Marking
from reader.ui.message_bar import MessageBar
from reader.ui.notes.article_note import ArticleNote
from reader.ui.opened import WELCOME, Opened
from reader.ui.page.page import Page
from reader.ui.page_setting import PageSetting, page_typography
from reader.ui.quoting import Quoting
from reader.ui.review.beside import Beside
from reader.ui.tags.tags_panel import TagsPanel
from storage.records import Article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from reader.paths import Paths
    from reader.session.changes import Changes
    from reader.ui.bringing_in import BringingIn
    from reader.ui.desk import Desk
    from reader.ui.filing import Filing
    from reader.ui.tags.tag_rows import TagRow
    from reader.ui.word_service import WordService

_SIZE = (1320, 860)  # pixels, at the first start
_PANELS = (236, 780, 304)  # widths in pixels: library, page, tags and highlights
_LEAST_PAGE = 440  # pixels; in a narrow window the panels give way
_RIGHT = (300, 520)  # heights in pixels: tags, highlights


class MainWindow(QMainWindow):
    """The one window over one library; `release` is called when it has closed and needs the library no more."""

    def __init__(self, desk: Desk, words: WordService, paths: Paths, release: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        self.session = desk.session
        self._words = words
        self._paths = paths
        self._release = release
        self._warned = False  # that the note being written could not be saved
        self.looks = Looks(paths.settings, self)
        self._build()
        self._connect()
        self._restore()

    # Building

    def _build(self) -> None:
        self.setWindowTitle("Meipi 眉批")
        self.setAcceptDrops(True)
        self.page = Page(page_typography(self.looks.settings), self.looks.theme().page, self)
        self.library = LibraryPanel(self._desk, self._words.readings, self)
        self.tags = TagsPanel(self._desk, self, readings=self._words.readings)
        self.highlights = HighlightsPanel(self._desk, self._words.readings, self)
        self.article_note = ArticleNote(self._desk, self)
        self.message = MessageBar(self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(True)
        self.finding = FindBar(self.page, self)
        middle = _column(self.message, self.page, self.finding, stretched=self.page)
        right = QSplitter(Qt.Orientation.Vertical, self)
        right.setHandleWidth(1)
        right.addWidget(self.tags)
        right.addWidget(_column(self.article_note, self.highlights, stretched=self.highlights))
        right.setStretchFactor(1, 1)
        right.setSizes(list(_RIGHT))
        middle.setMinimumWidth(_LEAST_PAGE)
        for part in (self.library, middle, right):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self.setCentralWidget(self._splitter)
        self.marking = Marking(self._desk, self.page, middle, self, readings=self._words.readings)
        self.opened = Opened(self._desk, self._words, self, self._finish_writing)
        self.quoting = Quoting(self._desk, self.marking, lambda: self.article, self)
        self.setting = PageSetting(lambda: self.looks.settings, middle)
        self._actions = actions.build(self, self.page)
        self.finding.offer([self._actions["find_previous"], self._actions["find_next"]])
        self.tags.offer([self._actions["import_tags"], self._actions["export_tags"]])
        actions.bind_tag_keys(self, self.page, self.marking.press_key)
        self.beside = Beside(self._desk, self, [self._actions["undo"], self._actions["redo"]])
        self.at_hand = AtHand(self.session, self.page, self.marking, self._actions, middle)
        self._build_menus()

    def _build_menus(self) -> None:
        for title, group in actions.MENUS:
            menu = self.menuBar().addMenu(actions.translated(title))
            menu.addActions([self._actions[action.id] for action in group])
        bar = QToolBar(self.tr("Toolbar"), self)
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for name in actions.TOOLBAR:
            if name:
                bar.addAction(self._actions[name])
            else:
                bar.addSeparator()
        steps.offer(bar, self._actions["undo"], self.session.history.done, self.undo)
        steps.offer(bar, self._actions["redo"], self.session.history.undone, self.redo)
        self.addToolBar(bar)

    def _connect(self) -> None:
        self._desk.changed.connect(self._follow)
        self._desk.failed.connect(self.message.say)
        self._words.words_cut.connect(self.page.take_words)
        self.page.slices_shown.connect(self._words.want)
        self.page.zoomed.connect(self.setting.zoom_by)
        self.setting.changed.connect(self.looks.set_page)
        self.setting.closed.connect(self.page.setFocus)
        self.article_note.closed.connect(self.page.setFocus)
        self.page.selection_changed.connect(self._update_actions)
        self.tags.chosen.connect(self._tag_clicked)
        self.tags.wanted.connect(self.highlights.show_tag)
        self.leading = Leading(self, self._finish_writing)
        self.revealing = Revealing(self.page, self.highlights, self.open_article, lambda: self.article)
        self.opened.shown.connect(self._show_marks)
        self.opened.shown.connect(self._update_actions)

    def _restore(self) -> None:
        self.looks.wear(self.page, self._actions, self._splitter)
        self.looks.restore(_SIZE, _PANELS)
        self._show_library()
        self._update_actions()

    @cached_property
    def filing(self) -> Filing:
        """The file dialogs."""
        from reader.ui.filing import Filing  # noqa: PLC0415 - the window opens sooner without the formats

        return Filing(self._desk, self.message, lambda: self.article, self)

    @cached_property
    def coming(self) -> BringingIn:
        """The verbs that bring articles in."""
        from reader.ui.bringing_in import BringingIn  # noqa: PLC0415 - the window opens sooner without the formats

        coming = BringingIn(self._desk, self.message, self.filing, self)
        coming.brought.connect(self.open_article)
        coming.unsure.connect(self.beside.ask_encoding)
        coming.repairs_wanted.connect(self.beside.show_repairs)
        coming.review_wanted.connect(self.beside.show_review)
        return coming

    # What scripts and the composition root ask

    @property
    def article(self) -> str:
        """The id of the article that is open, or nothing."""
        return self.opened.article

    def open_paths(self, paths: list[Path]) -> None:
        """Bring these files and what is in these folders in, and open the last one that is an article."""
        self.coming.bring_paths(paths)

    def open_article(self, article_id: str) -> None:
        """Show an article where the reader left it."""
        self.opened.open(article_id)

    def reopen(self) -> None:
        """Show the open article as the library has it now, from about the same place."""
        self.opened.reopen()

    def open_at_start(self) -> None:
        """Open the article last read, else the newest, else the welcome article."""
        last = self.session.shelf.last_read()
        if last:
            self.open_article(last)
        else:
            self.open_welcome()
            self.session.history.clear()
            self._update_actions()

    def wait_for_words(self, milliseconds: int = 20_000) -> bool:
        """Whether all words of the article were cut within this time."""
        return self._words.wait(milliseconds)

    # Verbs of the menus

    def open_welcome(self) -> None:
        """Open the article that comes with the app."""
        self.open_paths([resources.path(WELCOME)])

    def export_notes(self) -> None:
        """Ask for a file and write the article's notes into it."""
        self._finish_writing()
        if self.article:
            self.filing.export_notes(self.article)

    def undo(self, count: int = 1) -> None:
        """Take the last verb back, or so many, as far as that can be done."""
        self._go(self.session.history.undo, count)

    def redo(self, count: int = 1) -> None:
        """Do the verb taken back last again, or so many, as far as that can be done."""
        self._go(self.session.history.redo, count)

    def _go(self, step: Callable[[], Changes | None], count: int) -> None:
        is_going = self._finish_writing()
        while is_going and count:
            is_going, count = bool(self._desk.run(step)), count - 1

    def clear_selection(self) -> None:
        """Select nothing; where nothing is selected, find nothing."""
        selected = self.page.selected_text()
        self.page.clear_selection()
        if not selected:
            self.finding.finish()

    def highlight(self) -> None:
        """Keep the selection without a tag."""
        self.marking.highlight()

    def choose_tag(self) -> None:
        """Choose a tag for the passage."""
        self.marking.choose_tag()

    def write_note(self) -> None:
        """Write a note on the passage."""
        self.marking.write_note()

    def write_article_note(self) -> None:
        """Write a note on the article."""
        self.article_note.write()

    def remove_highlight(self) -> None:
        """Remove the highlight under the caret."""
        self.marking.remove()

    def toggle_look(self) -> None:
        """Go from light to dark or back."""
        self.looks.toggle()

    def show_about(self) -> None:
        """Say what this is."""
        about = self.tr("Close reading of Chinese articles. Everything is in {path}.")
        QMessageBox.about(self, "Meipi 眉批", about.format(path=self._paths.library))

    # Slots

    def refresh(self) -> None:
        """Show everything as the library has it."""
        self.marking.refresh()
        self._show_marks()
        self.highlights.refresh()
        self._show_library()
        self._update_actions()

    def _follow(self, changes: Changes) -> None:
        """Show what a verb changed, and nothing else anew."""
        self._warned = False
        self.opened.follow(changes)
        followed = self.marking.follow(changes)
        if followed is None:
            self._show_marks()
        else:
            self.tags.show_counts(self.marking.highlights.counts())
            if changes.touches(Article):
                self.tags.refresh()
        self.article_note.follow(changes)
        self.highlights.follow(changes)
        if self.library.follow(changes):
            self._show_library()
        self._update_actions()

    def _finish_writing(self) -> bool:
        """Save and end what is being written; whether nothing of it can be lost."""
        self.tags.view.finish_naming()
        return self.marking.finish() & self.article_note.finish()

    def _show_library(self) -> None:
        self.library.show_rows(self.session.shelf.listed())
        self.library.choose_article(self.article)

    def _show_marks(self) -> None:
        shown = self.marking.highlights
        self.tags.show_article(self.article)
        self.tags.show_counts(shown.counts())

    def _update_actions(self) -> None:
        start, end = self.page.selection()
        selected, marked = end > start, bool(self.page.marks_at_caret())
        self._actions["highlight"].setEnabled(selected)
        self._actions["copy"].setEnabled(selected)
        self._actions["remove"].setEnabled(bool(self.marking.meant()))
        for name in ("tag", "note", "quote", "quote_markdown", "quote_gbt7714"):
            self._actions[name].setEnabled(selected or marked)
        history = self.session.history
        self._name_step("undo", self.tr("Undo"), history.undoable())
        self._name_step("redo", self.tr("Redo"), history.redoable())
        self._actions["export"].setEnabled(bool(self.article))

    def _name_step(self, action: str, text: str, verb: str) -> None:
        """Say in the menu what undo or redo would do; the toolbar keeps its short text."""
        named = f"{text}: {steps.verb_name(verb)}" if verb else text
        self._actions[action].setText(named)
        self._actions[action].setIconText(text)
        self._actions[action].setEnabled(bool(verb))

    def _tag_clicked(self, row: TagRow) -> None:
        self.marking.put_tag(row.tag.id)
        self.page.setFocus()

    # Qt's overrides

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and texts that are dropped from outside."""
        if event.source() is None and (event.mimeData().hasUrls() or event.mimeData().hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what is dropped."""
        self.coming.take(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being written, the place and the window's look; end the word process.

        A note that cannot be saved keeps the window open once, so that it can be copied.
        """
        if not self._finish_writing() and not self._warned:
            self._warned = True
            event.ignore()
            return
        self.highlights.finish()
        self.library.finish()
        self.beside.close()
        if "coming" in vars(self):
            self.coming.close()
        self.opened.stop()
        self.looks.keep()
        self._words.stop()
        self._release()
        super().closeEvent(event)


def _column(*parts: QWidget, stretched: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 1 if part is stretched else 0)
    return holder
