"""The windows that stand beside the main one, each built when it is first wanted; have no verbs of their own."""

from __future__ import annotations

from collections import deque
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from reader.chinese.corrections import LONGEST_WORD
from reader.text.spans import Span, covering
from reader.ui.page.typography import page_typography

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QDialog

    from reader.exchange.restorable import Restorable
    from reader.exchange.tag_set_file import TagSetFile
    from reader.session.concordance import Place
    from reader.session.preparing import Prepared
    from reader.ui.coming_in.details_dialog import DetailsDialog
    from reader.ui.coming_in.repairs_dialog import RepairsDialog
    from reader.ui.desk import Desk
    from reader.ui.main_window import MainWindow
    from reader.ui.review.bin_dialog import BinDialog
    from reader.ui.review.review import Review
    from reader.ui.sharing.export_dialog import ExportDialog
    from reader.ui.sharing.merge_dialog import MergeDialog
    from reader.ui.sharing.restore_dialog import RestoreDialog
    from reader.ui.words.concordance import ConcordanceDialog
    from storage.records import TagSet


class Beside(QObject):
    """Lost highlights, bin, details and repairs of one main window; undo and redo work in them as there.

    `cache` is the folder of the dictionary.
    """

    def __init__(self, desk: Desk, cache: Path, window: MainWindow, steps: Sequence[QAction]) -> None:
        super().__init__(window)
        self._desk = desk
        self._cache = cache
        self._window = window
        self._steps = steps
        self._questions: deque[Callable[[], None]] = deque()  # which are still to be asked
        self._asking: list[QDialog] = []  # the windows that ask them

    @cached_property
    def review(self) -> Review:
        """The lost highlights."""
        from reader.ui.review.review import Review  # noqa: PLC0415 - the window opens sooner

        window = self._window
        review = Review(self._desk, self._family(), self._open_article, self._passage, window)
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

    def show_review(self) -> None:
        """Show the lost highlights."""
        self.review.open()

    @cached_property
    def details(self) -> DetailsDialog:
        """What is known of an article."""
        from reader.ui.coming_in.details_dialog import DetailsDialog  # noqa: PLC0415 - the window opens sooner

        shown = DetailsDialog(self._desk, self._window)
        shown.offer(self._steps)
        shown.original_wanted.connect(self._show_original)
        return shown

    @cached_property
    def repairs(self) -> RepairsDialog:
        """What may be mended in an article."""
        from reader.ui.coming_in.repairs_dialog import RepairsDialog  # noqa: PLC0415 - the window opens sooner

        shown = RepairsDialog(self._desk, self._family(), self._window)
        shown.offer(self._steps)
        shown.mended.connect(self._window.coming.tell)
        return shown

    @cached_property
    def merger(self) -> MergeDialog:
        """What a file would change in a tag set."""
        from reader.ui.sharing.merge_dialog import MergeDialog  # noqa: PLC0415 - the window opens sooner

        shown = MergeDialog(self._desk, self._window)
        shown.offer(self._steps)
        shown.finished.connect(self._ask_next)
        self._asking.append(shown)
        return shown

    @cached_property
    def restorer(self) -> RestoreDialog:
        """Which new tags come with notes."""
        from reader.ui.sharing.restore_dialog import RestoreDialog  # noqa: PLC0415 - the window opens sooner

        shown = RestoreDialog(self._desk, self._window)
        shown.wanted.connect(self._window.filing.restore)
        shown.finished.connect(self._ask_next)
        self._asking.append(shown)
        return shown

    @cached_property
    def exporter(self) -> ExportDialog:
        """How notes go out."""
        from reader.ui.sharing.export_dialog import ExportDialog  # noqa: PLC0415 - the window opens sooner

        shown = ExportDialog(self._desk, self._window)
        shown.take_choices(self._window.looks.settings.exports)
        shown.chosen.connect(self._window.looks.set_exports)
        shown.wanted.connect(self._window.filing.export_notes)
        return shown

    @cached_property
    def concordance(self) -> ConcordanceDialog:
        """Every place of a word."""
        from reader.ui.words.concordance import ConcordanceDialog  # noqa: PLC0415 - the window opens sooner

        shown = ConcordanceDialog(self._desk, self._cache, self._window)
        shown.offer(self._steps)
        shown.place_chosen.connect(self._show_place)
        return shown

    def show_concordance(self, text: str, *, is_word: bool = True) -> None:
        """Show every place of this text in the library, as a word or anywhere."""
        self.concordance.view.set_face(self._family())
        self.concordance.open_word(text, is_word=is_word)

    def show_concordance_here(self) -> None:
        """The same of the selection, else of the word that is meant; a selection is a word if the page says so."""
        page = self._window.page
        span = Span(*page.selection()) or page.word_meant() or Span(0, 0)
        text = page.text()[span.start : span.end].strip().partition("\n")[0][:LONGEST_WORD]
        words = page.words_near(span.start)
        self.show_concordance(text, is_word=not words or covering(words, span.start) == span)

    def show_exporter(self) -> None:
        """Ask how notes go out; what is selected in the lists is offered, too."""
        marks = self._window.highlights.selected_marks()
        articles = self._window.library.view.selected()
        self.exporter.open_article(self._window.article, marks, articles)

    def show_merger(self, file: TagSetFile) -> None:
        """Ask what of this tag set is to be merged, once the one before is answered."""
        self._ask(lambda: self.merger.open_file(file))

    def show_restorer(self, notes: Restorable) -> None:
        """Ask which new tags come with these notes, once the question before is answered."""
        self._ask(lambda: self.restorer.open_notes(notes))

    def _ask(self, question: Callable[[], None]) -> None:
        self._questions.append(question)
        self._ask_next()

    def _ask_next(self) -> None:
        while self._questions and not any(one.isVisible() for one in self._asking):
            self._questions.popleft()()

    def show_changes(self, tag_set: TagSet) -> None:
        """Show what changed in a tag set since it was last shared."""
        self.merger.open_changes(tag_set)

    def show_details(self, article_id: str = "") -> None:
        """Show what is known of this article, or of the open one, to be edited."""
        if own := article_id or self._window.article:
            self.details.open_article(own)

    def show_repairs(self, article_id: str = "") -> None:
        """Show what may be mended in this article, or in the open one."""
        if own := article_id or self._window.article:
            self.repairs.open_article(own)

    def ask_encoding(self, unsure: Sequence[Prepared]) -> None:
        """Let the reader choose the encoding of each file in turn, or of all at once, and bring it in."""
        from reader.ui.coming_in.encoding_dialog import EncodingDialog  # noqa: PLC0415 - the window opens sooner

        first, *others = unsure
        asked = EncodingDialog(first.name, first.data, self._window, self._family(), len(others))

        def bring(encoding: str) -> None:
            self._window.coming.bring_as(unsure if asked.for_all.isChecked() else [first], encoding)

        def ask_on() -> None:
            if others and not asked.for_all.isChecked():
                self.ask_encoding(others)

        asked.chosen.connect(bring)
        asked.finished.connect(ask_on)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.open()

    def close(self) -> None:
        """Close those that are open."""
        for name in ("review", "bin", "details", "merger", "exporter", "concordance"):
            if name in vars(self):
                getattr(self, name).close()
        if "repairs" in vars(self):
            self.repairs.stop()

    def _show_original(self, article_id: str) -> None:
        self.repairs.open_original(article_id)

    def _family(self) -> str:
        """The face of the page."""
        return page_typography(self._window.looks.settings).styles["paragraph"].font.family()

    def _open_article(self, article_id: str) -> None:
        self._window.open_article(article_id)
        self._window.activateWindow()

    def _show_place(self, place: Place) -> None:
        """Open its article, and select it there."""
        self._open_article(place.article)
        window, span = self._window, place.span
        if window.article == place.article and span.end <= len(window.page.text()):
            window.page.reveal(span.start, span.end)
            window.page.select(span.start, span.end)
            window.page.setFocus()

    def _passage(self) -> tuple[str, Span]:
        """The article that is open and what is selected in it."""
        return self._window.article, Span(*self._window.page.selection())
