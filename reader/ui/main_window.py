"""The window: page, panels and toolbar put together, and the verbs of its menus; keeps no mark itself."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
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
from reader.ui.library_panel import LibraryPanel
from reader.ui.looks import Looks
from reader.ui.marking import Marking
from reader.ui.message_bar import MessageBar
from reader.ui.notes.article_note import ArticleNote
from reader.ui.page.page import Page
from reader.ui.page_setting import PageSetting, page_typography
from reader.ui.quoting import Quoting
from reader.ui.review.beside import Beside
from reader.ui.tags.tags_panel import TagsPanel
from storage.records import Article

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from reader.paths import Paths
    from reader.session.changes import Changes
    from reader.ui.desk import Desk
    from reader.ui.filing import Filing
    from reader.ui.tags.tag_rows import TagRow
    from reader.ui.word_service import WordService

_SIZE = (1320, 860)  # pixels, at the first start
_PANELS = (236, 780, 304)  # widths in pixels: library, page, tags and highlights
_LEAST_PAGE = 440  # pixels; in a narrow window the panels give way
_RIGHT = (300, 520)  # heights in pixels: tags, highlights
_PLACE_PAUSE = 800  # milliseconds of no scrolling until the place is kept
WELCOME = "samples/welcome.md"


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
        self.article = ""
        self._build()
        self._connect()
        self._restore()

    # Building

    def _build(self) -> None:
        self.setWindowTitle("Meipi 眉批")
        self.setAcceptDrops(True)
        self.page = Page(page_typography(self.looks.settings), self.looks.theme().page, self)
        self.library = LibraryPanel(self)
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
        self.library.chosen.connect(lambda listed: self.open_article(listed.article.id))
        self.tags.chosen.connect(self._tag_clicked)
        self.tags.wanted.connect(self.highlights.show_tag)
        self.revealing = Revealing(self.page, self.highlights, self.open_article, lambda: self.article)
        self._place_timer = QTimer(self)
        self._place_timer.setSingleShot(True)
        self._place_timer.setInterval(_PLACE_PAUSE)
        self._place_timer.timeout.connect(self._keep_place)
        self.page.place_moved.connect(self._place_timer.start)

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

    # What scripts and the composition root ask

    def open_paths(self, paths: list[Path]) -> None:
        """Import these files and open the last one that is an article."""
        opened = ""
        for path in paths:
            imported = self._desk.ask(lambda path=path: self.session.shelf.bring_in(path))  # type: ignore[misc]
            if imported:
                opened = imported.article.id
        if opened:
            self._show_library()
            self.open_article(opened)

    def open_article(self, article_id: str) -> None:
        """Show an article where the reader left it."""
        if article_id == self.article:
            self.page.setFocus()
            return
        if not self._finish_writing():
            self.library.choose_article(self.article)
            return
        text = self._desk.ask(lambda: self.session.shelf.text(article_id))
        if text is None:
            return
        self._keep_place()
        self.finding.finish()
        self.article = article_id
        self.page.show_body(text.body, text.blocks)
        self._words.cut(self.page.slice_texts())
        place = self.session.shelf.place(article_id)
        if place:
            self.page.go_to_place(place.caret, place.top, place.offset)
        self.marking.open(article_id)
        self.article_note.show_article(article_id)
        self.highlights.show_article(article_id)
        self._show_marks()
        self.library.choose_article(article_id)
        self.setWindowTitle(f"{self.session.shelf.article(article_id).title} — Meipi 眉批")
        self._place_timer.start()
        self._update_actions()
        self.page.setFocus()

    def open_at_start(self) -> None:
        """Open the article last read, else the newest, else the welcome article."""
        last = self.session.shelf.last_read()
        if last:
            self.open_article(last)
        else:
            self.open_welcome()

    def wait_for_words(self, milliseconds: int = 20_000) -> bool:
        """Whether all words of the article were cut within this time."""
        return self._words.wait(milliseconds)

    # Verbs of the menus

    def open_files(self) -> None:
        """Ask for files and open them."""
        self.open_paths(self.filing.articles_to_open())

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

    def _keep_place(self) -> None:
        if self.article:
            top, offset = self.page.place()
            caret, shelf = self.page.caret(), self.session.shelf
            self._desk.ask(lambda: shelf.keep_place(self.article, caret=caret, top=top, offset=offset))

    # Qt's overrides

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the dropped files."""
        self.open_paths([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being written, the place and the window's look; end the word process.

        A note that cannot be saved keeps the window open once, so that it can be copied.
        """
        if not self._finish_writing() and not self._warned:
            self._warned = True
            event.ignore()
            return
        self.highlights.finish()
        self.beside.close()
        self._place_timer.stop()
        self._keep_place()
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
