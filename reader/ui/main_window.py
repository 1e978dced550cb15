"""The window: page, panels and toolbar put together, and the verbs of its menus; keeps no mark itself.

It comes in two steps, so that the article is seen before anything else is loaded: the page alone, then all parts.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QWidget

from reader import resources
from reader.ui.looks import Looks
from reader.ui.page.marks import marks_of
from reader.ui.page.page import Page
from reader.ui.page.readings import Way
from reader.ui.page.typography import page_typography

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent

    from reader.paths import Paths
    from reader.session.changes import Changes
    from reader.session.session import Session
    from reader.ui import parts
    from reader.ui.bringing_in import BringingIn
    from reader.ui.desk import Desk
    from reader.ui.filing import Filing
    from reader.ui.printing_out import PrintingOut
    from reader.ui.tags.tag_rows import TagRow
    from reader.ui.word_service import WordService
    from storage.first_look import FirstLook

NAME = "Meipi 眉批"
WELCOME = "samples/welcome.md"
_PANELS = (236, 780, 304)  # widths in pixels, at the first start: library, page, tags and highlights
_LEAST_PAGE = 440  # pixels; in a narrow window the panels give way
_RIGHT = (300, 520)  # heights in pixels: tags, highlights


class MainWindow(QMainWindow):
    """The one window over one library; `release` is called when it has closed and needs the library no more.

    Until `furnish` there is the page and nothing else.
    """

    session: Session
    library: parts.LibraryPanel
    tags: parts.TagsPanel
    highlights: parts.HighlightsPanel
    article_note: parts.ArticleNote
    message: parts.MessageBar
    finding: parts.FindBar
    marking: parts.Marking
    mapping: parts.ThemeMapping
    full_screen: parts.FullScreen
    opened: parts.Opened
    quoting: parts.Quoting
    aloud: parts.ReadingAloud
    setting: parts.PageSetting
    beside: parts.Beside
    at_hand: parts.AtHand
    leading: parts.Leading
    words: parts.WordWork
    revealing: parts.Revealing
    desk: Desk
    _words: WordService
    _actions: Mapping[str, QAction]
    _offered: parts.Offered

    def __init__(self, paths: Paths, release: Callable[[], None]) -> None:
        super().__init__()
        self._paths = paths
        self._release = release
        self._is_furnished = False
        self._warned = False  # that the note being written could not be saved
        self.setWindowTitle(NAME)
        self.looks = Looks(paths.settings, self)
        self.page = Page(page_typography(self.looks.settings), self.looks.theme().page, self)
        self.looks.frame(self.page)

    def look_first(self, look: FirstLook) -> None:
        """Show the page alone, on the article read last, where the reader left it."""
        self.page.show_words(self.looks.settings.words)
        self.page.show_readings(Way.of(self.looks.settings))
        self.page.show_script(self.looks.settings.script)
        self.page.show_numbers(self.looks.settings.numbers)
        self.page.show_map(self.looks.settings.theme_map)
        self.page.show_body(look.body, look.blocks)
        self.page.show_marks(marks_of(look.outlines, look.colors))
        if look.place:
            self.page.go_to_place(look.place.caret, look.place.top, look.place.offset)
        self.page.setFocus()

    def furnish(self, desk: Desk, words: WordService) -> None:
        """Give the window all its parts, over this session."""
        self.desk = desk
        self.session = desk.session
        self._words = words
        self._build()
        self._connect()
        self._restore()
        self._is_furnished = True

    # Building

    def _build(self) -> None:
        from reader.ui import parts  # noqa: PLC0415 - the page is painted before its surroundings are loaded

        self.setAcceptDrops(True)
        readings = self._words.readings
        self.library = parts.LibraryPanel(self.desk, readings, self)
        self.tags = parts.TagsPanel(self.desk, self, readings=readings)
        self.highlights = parts.HighlightsPanel(self.desk, readings, self)
        self.article_note = parts.ArticleNote(self.desk, self)
        self.message = parts.MessageBar(self)
        self.finding = parts.FindBar(self.page, self)
        middle = parts.column(self.message, self.page, self.finding, stretched=self.page)
        middle.setMinimumWidth(_LEAST_PAGE)
        self.words = parts.WordWork(self, self._words, self._paths.cache, middle)
        panels = [(self.tr("Highlights"), self.highlights), (self.tr("Words"), self.words.panel)]
        self._tabs = parts.Tabs(panels, self.looks.settings.panel)
        self._tabs.chosen.connect(self.looks.set_panel)
        below = parts.column(self.article_note, self._tabs, stretched=self._tabs)
        right = parts.stack(self.tags, below, heights=_RIGHT)
        self._splitter = parts.side_by_side(self.library, middle, right, stretched=middle)
        self.setCentralWidget(self._splitter)
        self.marking = parts.Marking(self.desk, self.page, middle, self, readings=readings)
        self.mapping = parts.ThemeMapping(self.session.tagging, self.page, self.marking)
        parts.PageVoice(self.page, self.marking.spoken)
        self.opened = parts.Opened(self.desk, self._words, self, self._finish_writing)
        self.quoting = parts.Quoting(self.desk, self.marking, lambda: self.article, self)
        self.setting = parts.PageSetting(lambda: self.looks.settings, middle)
        self._offer(parts.actions.build(self, self.page), middle)

    def _offer(self, shown: Mapping[str, QAction], layer: QWidget) -> None:
        """Put the actions where they can be reached; `layer` bears what floats above the page."""
        from reader.ui import parts  # noqa: PLC0415 - as above

        self._actions = shown
        self.finding.offer([shown["find_previous"], shown["find_next"]])
        self.tags.offer([shown["import_tags"], shown["export_tags"]])
        self.words.offer(shown)
        parts.actions.bind_tag_keys(self, self.page, self.marking.press_key)
        self.beside = parts.Beside(self.desk, self._paths.cache, self, [shown["undo"], shown["redo"]])
        self.at_hand = parts.AtHand(self.session, self.page, self.marking, shown, layer)
        self._offered = parts.Offered(shown, self.page, self.marking, self.session.history)
        self.leading = parts.Leading(self, self._finish_writing)
        self.revealing = parts.Revealing(self.page, self.highlights, self.open_article, lambda: self.article)
        self.aloud = parts.ReadingAloud(self.page, shown["aloud"], self)
        parts.fill_menus(self, shown)
        self.full_screen = parts.FullScreen(self, self._splitter, layer, shown)
        parts.add_toolbar(self, shown, self.session.history, self.undo, self.redo)

    def _connect(self) -> None:
        self.desk.changed.connect(self._follow)
        self.desk.failed.connect(self.message.say)
        self._words.words_cut.connect(self.page.take_words)
        self._words.sounds_found.connect(self.page.take_sounds)
        self.page.sounds_wanted.connect(self._words.sound)
        self.page.slices_shown.connect(self._words.want)
        self.page.zoomed.connect(self.setting.zoom_by)
        self.setting.changed.connect(self.looks.set_page)
        self.setting.closed.connect(self.page.setFocus)
        self.article_note.closed.connect(self.page.setFocus)
        self.page.selection_changed.connect(self._update_actions)
        self.tags.chosen.connect(self._tag_clicked)
        self.tags.wanted.connect(self.highlights.show_tag)
        self.tags.left.connect(self.page.setFocus)
        self.tags.sets.changes_wanted.connect(self.beside.show_changes)
        self.tags.dropped.connect(self._read_tag_set)
        self.opened.shown.connect(self._show_marks)
        self.opened.shown.connect(self._update_actions)
        self.opened.shown.connect(self.aloud.stop)
        self.aloud.told.connect(self.message.say)

    def _restore(self) -> None:
        self.looks.wear(self.page, self._actions, self._splitter)
        self.looks.restore(_PANELS)
        self._show_library()
        self._update_actions()

    @cached_property
    def filing(self) -> Filing:
        """The file dialogs."""
        from reader.ui.filing import Filing  # noqa: PLC0415 - the window opens sooner without the formats

        filing = Filing(self.desk, self.message, lambda: self.article, self._paths.cache, self)
        filing.tag_set_read.connect(self.beside.show_merger)
        filing.new_tags_found.connect(self.beside.show_restorer)
        filing.notes_restored.connect(self.open_article)
        return filing

    @cached_property
    def printing(self) -> PrintingOut:
        """The article on paper."""
        from reader.ui.printing_out import PrintingOut  # noqa: PLC0415 - few runs print

        return PrintingOut(self, self._words)

    @cached_property
    def coming(self) -> BringingIn:
        """The verbs that bring articles in."""
        from reader.ui.bringing_in import BringingIn  # noqa: PLC0415 - the window opens sooner without the formats

        coming = BringingIn(self.desk, self.message, self.filing, self)
        coming.brought.connect(self.open_article)
        coming.unsure.connect(self.beside.ask_encoding)
        coming.repairs_wanted.connect(self.beside.show_repairs)
        coming.review_wanted.connect(self.beside.show_review)
        coming.tag_set_found.connect(self.filing.read_tag_set)
        coming.notes_found.connect(self.filing.read_notes)
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
        """Ask which notes go out, and how."""
        self._finish_writing()
        self.beside.show_exporter()

    def show_words(self) -> None:
        """Show the panel of words, or the highlights again."""
        self._tabs.show_panel(self.highlights if self._tabs.is_seen(self.words.panel) else self.words.panel)

    def undo(self, count: int = 1) -> None:
        """Take the last verb back, or so many, as far as that can be done."""
        self._go(self.session.history.undo, count)

    def redo(self, count: int = 1) -> None:
        """Do the verb taken back last again, or so many, as far as that can be done."""
        self._go(self.session.history.redo, count)

    def _go(self, step: Callable[[], Changes | None], count: int) -> None:
        is_going = self._finish_writing()
        while is_going and count:
            is_going, count = bool(self.desk.run(step)), count - 1

    def clear_selection(self) -> None:
        """Put a word's card away; else select nothing, find nothing, read on the full screen no more."""
        if self.words.lookup.put_away() or self.aloud.stop():
            return
        selected = self.page.selected_text()
        self.words.verbs.put_away()
        self.page.clear_selection()
        if not selected and not self.finding.finish():
            self.full_screen.leave()

    def show_about(self) -> None:
        """Say what this is."""
        from reader.ui import about  # noqa: PLC0415 - the window opens sooner without it

        about.show(self, NAME, self._paths.library)

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
        from storage.records import Article  # noqa: PLC0415 - the page is painted before records are loaded

        self._warned = False
        self.opened.follow(changes)
        self.words.follow(changes)
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
        self.words.finish()
        return self.marking.finish() & self.article_note.finish()

    def _show_library(self) -> None:
        self.library.show_rows(self.session.shelf.listed())
        self.library.choose_article(self.article)

    def _show_marks(self) -> None:
        shown = self.marking.highlights
        self.tags.show_article(self.article)
        self.tags.show_counts(shown.counts())

    def _update_actions(self) -> None:
        self._offered.update(self.article)

    def _tag_clicked(self, row: TagRow) -> None:
        self.marking.put_tag(row.tag.id)
        self.page.setFocus()

    def _read_tag_set(self, path: Path) -> None:
        self.filing.read_tag_set(path)  # the file dialogs are made when they are first wanted

    # Qt's overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page where it will be among its surroundings, as long as it is alone."""
        super().resizeEvent(event)
        if not self._is_furnished:
            self.looks.place(self.page)

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
        if not self._is_furnished:
            self._release()
            super().closeEvent(event)
            return
        if not self._finish_writing() and not self._warned:
            self._warned = True
            event.ignore()
            return
        self.highlights.finish()
        self.library.finish()
        self.beside.close()
        if "coming" in vars(self):
            self.coming.close()
        if "filing" in vars(self):
            self.filing.close()
        if "printing" in vars(self):
            self.printing.stop()
        self.opened.stop()
        self.mapping.stop()
        self.words.stop()
        self.aloud.stop()
        self.looks.keep()
        self._words.stop()
        self._release()
        super().closeEvent(event)
