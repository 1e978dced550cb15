"""The window: page, panels and toolbar put together, and the verbs of its menus; keeps no mark itself."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMessageBox,
    QSplitter,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from reader import resources, settings
from reader.ui import actions, theming
from reader.ui.at_hand import AtHand
from reader.ui.find_bar import FindBar
from reader.ui.highlights_panel import HighlightRow, HighlightsPanel
from reader.ui.library_panel import LibraryPanel, is_listed
from reader.ui.marking import Marking
from reader.ui.message_bar import MessageBar
from reader.ui.page.page import Page
from reader.ui.page.words import NONE
from reader.ui.page_setting import PageSetting, page_typography
from reader.ui.tags_panel import TagRow, TagsPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.paths import Paths
    from reader.session.changes import Changes
    from reader.ui.desk import Desk
    from reader.ui.filing import Filing
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
        self._settings = settings.load(paths.settings)
        self.article = ""
        self._build()
        self._connect()
        self._restore()

    # Building

    def _build(self) -> None:
        self.setWindowTitle("Meipi 眉批")
        self.setAcceptDrops(True)
        look = theming.theme(self._settings.palette)
        self.page = Page(page_typography(self._settings), look.page, self)
        self.library = LibraryPanel(self)
        self.tags = TagsPanel(self)
        self.highlights = HighlightsPanel(self)
        self.message = MessageBar(self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(True)
        self.finding = FindBar(self.page, self)
        middle = _column(self.message, self.page, self.finding)
        right = QSplitter(Qt.Orientation.Vertical, self)
        right.setHandleWidth(1)
        right.addWidget(self.tags)
        right.addWidget(self.highlights)
        right.setStretchFactor(1, 1)
        right.setSizes(list(_RIGHT))
        middle.setMinimumWidth(_LEAST_PAGE)
        for part in (self.library, middle, right):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self.setCentralWidget(self._splitter)
        self.marking = Marking(self._desk, self.page, middle, self)
        self.setting = PageSetting(lambda: self._settings, middle)
        self._actions = actions.build(self, self.page)
        self.finding.offer([self._actions["find_previous"], self._actions["find_next"]])
        actions.bind_tag_keys(self, self.page, self.marking.press_key)
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
        self.addToolBar(bar)

    def _connect(self) -> None:
        self._desk.changed.connect(self._follow)
        self._desk.failed.connect(self.message.say)
        self._words.words_cut.connect(self.page.take_words)
        self.page.slices_shown.connect(self._words.want)
        self.page.zoomed.connect(self.setting.zoom_by)
        self.setting.changed.connect(self._set_page)
        self.setting.closed.connect(self.page.setFocus)
        self.page.selection_changed.connect(self._update_actions)
        self.library.chosen.connect(lambda listed: self.open_article(listed.article.id))
        self.tags.chosen.connect(self._tag_clicked)
        self.highlights.chosen.connect(self._highlight_clicked)
        self._place_timer = QTimer(self)
        self._place_timer.setSingleShot(True)
        self._place_timer.setInterval(_PLACE_PAUSE)
        self._place_timer.timeout.connect(self._keep_place)
        self.page.place_moved.connect(self._place_timer.start)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)

    def _restore(self) -> None:
        self.resize(*_SIZE)
        if self._settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self._settings.geometry.encode()))
        self._splitter.setSizes(list(self._settings.splitter or _PANELS))
        self._show_words()
        self._dress()
        self._show_library()
        self._update_actions()

    @cached_property
    def filing(self) -> Filing:
        """The file dialogs."""
        from reader.ui.filing import Filing  # noqa: PLC0415 - the window opens sooner without the formats

        return Filing(self._desk, self.message, self)

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
        if not self.marking.finish():
            return
        text = self._desk.ask(lambda: self.session.shelf.text(article_id))
        if text is None:
            return
        self._keep_place()
        self.finding.finish()
        self.article = article_id
        self.page.show_body(text.body, text.blocks)
        self.highlights.show_body(text.body)
        self._words.cut(self.page.slice_texts())
        place = self.session.shelf.place(article_id)
        if place:
            self.page.go_to_place(place.caret, place.top, place.offset)
        self.marking.open(article_id)
        self._show_marks()
        self.library.choose_article(article_id)
        self.setWindowTitle(f"{self.session.shelf.article(article_id).title} — Meipi 眉批")
        self._keep_place()
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
        self.marking.finish()
        if self.article:
            self.filing.export_notes(self.article)

    def undo(self) -> None:
        """Take the last verb back."""
        self.marking.finish()
        self._desk.run(self.session.history.undo)

    def redo(self) -> None:
        """Do the verb taken back last again."""
        self.marking.finish()
        self._desk.run(self.session.history.redo)

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

    def remove_highlight(self) -> None:
        """Remove the highlight under the caret."""
        self.marking.remove()

    def toggle_look(self) -> None:
        """Go from light to dark or back."""
        dark = theming.theme(self._settings.palette).dark
        self._settings = replace(self._settings, palette=theming.LIGHT if dark else theming.DARK)
        self._dress()

    def show_about(self) -> None:
        """Say what this is."""
        about = self.tr("Close reading of Chinese articles. Everything is in {path}.")
        QMessageBox.about(self, "Meipi 眉批", about.format(path=self._paths.library))

    # Slots

    def refresh(self) -> None:
        """Show everything as the library has it."""
        self.marking.refresh()
        self._show_marks()
        self._show_library()
        self._update_actions()

    def _follow(self, changes: Changes) -> None:
        """Show what a verb changed, and nothing else anew."""
        followed = self.marking.follow(changes)
        if followed is None:
            self._show_marks()
        else:
            self.highlights.splice_rows(followed.rows)
            self.tags.show_counts(self.marking.highlights.counts())
        if is_listed(changes):
            self._show_library()
        self._update_actions()

    def _show_library(self) -> None:
        self.library.show_rows(self.session.shelf.listed())
        self.library.choose_article(self.article)

    def _show_marks(self) -> None:
        shown = self.marking.highlights
        self.highlights.show_rows(shown.rows())
        self.tags.show_tags(self.session.tagging.tags(), shown.counts())

    def _update_actions(self) -> None:
        start, end = self.page.selection()
        selected, marked = end > start, bool(self.page.marks_at_caret())
        self._actions["highlight"].setEnabled(selected)
        self._actions["copy"].setEnabled(selected)
        self._actions["remove"].setEnabled(bool(self.marking.meant()))
        for name in ("tag", "note"):
            self._actions[name].setEnabled(selected or marked)
        history = self.session.history
        self._name_step("undo", self.tr("Undo"), history.undoable())
        self._name_step("redo", self.tr("Redo"), history.redoable())
        self._actions["export"].setEnabled(bool(self.article))

    def _name_step(self, action: str, text: str, verb: str) -> None:
        """Say in the menu what undo or redo would do; the toolbar keeps its short text."""
        named = f"{text}: {actions.translated(actions.VERBS.get(verb, verb))}" if verb else text
        self._actions[action].setText(named)
        self._actions[action].setIconText(text)
        self._actions[action].setEnabled(bool(verb))

    def _tag_clicked(self, row: TagRow) -> None:
        self.marking.put_tag(row.tag.id)
        self.page.setFocus()

    def _highlight_clicked(self, row: HighlightRow) -> None:
        self.page.reveal(row.kept.start, row.kept.end)
        self.page.setFocus()

    def _set_page(self, wanted: settings.Settings) -> None:
        is_set_anew = wanted.with_(words="") != self._settings.with_(words="")
        self._settings = wanted
        self._show_words()
        if is_set_anew:
            self.page.set_looks(page_typography(wanted), theming.theme(wanted.palette).page)

    def _show_words(self) -> None:
        self._actions["words"].setChecked(self._settings.words != NONE)
        self.page.show_words(self._settings.words)

    def _dress(self) -> None:
        look = theming.theme(self._settings.palette)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theming.dress(application, look)
        for action in actions.all_actions():
            if action.icon:
                icon = theming.icon(action.icon, look.window["ink"], self.devicePixelRatioF())
                self._actions[action.id].setIcon(icon)
        self.page.set_looks(page_typography(self._settings), look.page)

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
        if not self.marking.finish() and not self._warned:
            self._warned = True
            event.ignore()
            return
        self._place_timer.stop()
        self._keep_place()
        self._settings = replace(
            self._settings,
            geometry=bytes(self.saveGeometry().toBase64().data()).decode(),
            splitter=tuple(self._splitter.sizes()),
        )
        settings.save(self._settings, self._paths.settings)
        self._words.stop()
        self._release()
        super().closeEvent(event)


def _column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, Page) else 0)
    return holder
