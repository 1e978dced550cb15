"""The open article with its marks on paper or as a PDF, as the page shows it; sets no page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtGui import QFont, QPainter

from reader.ui import theming
from reader.ui.article_pages import Annotated, ArticlePages, Theme
from reader.ui.page.marks import Marks
from reader.ui.page.typography import page_typography
from reader.ui.pdf_text import with_text, written
from reader.ui.printing import pdf_writer, set_paper
from reader.ui.writing import Order

if TYPE_CHECKING:
    from collections.abc import Generator

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtPrintSupport import QPrinter

    from reader.settings import Settings
    from reader.ui.main_window import MainWindow
    from reader.ui.page.typography import Typography
    from reader.ui.word_service import WordService

_TURN = 30  # milliseconds of printing before the window has its turn
_AFTER = 500  # milliseconds, until the reader is told that it takes long
_DONE = object()
_A_MOMENT = 20  # milliseconds that the word process has for an answer before the window has its turn


class PrintingOut(QObject):
    """Prints the article of one window, whose readings the word service tells."""

    printed = Signal()

    def __init__(self, window: MainWindow, words: WordService) -> None:
        super().__init__(window)
        self._window = window
        self._words = words
        self._printer: QPrinter | None = None
        self._printing: Generator[None, None, None] | None = None
        self._since = QElapsedTimer()  # it prints
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)

    def print_article(self) -> None:
        """Ask for a printer, and print the article on it."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - few runs print

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_paper(printer)
        dialog = QPrintDialog(printer, self._window)
        if self._window.article and dialog.exec():
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the article on this printer, page after page, with a way to stop."""
        self.stop()
        self._printer, self._printing = printer, self._steps(printer)
        self._since.start()
        self._turn.start()

    def stop(self) -> None:
        """Print no further; what a printer has printed stays printed."""
        self._turn.stop()
        if self._printing and self._printer:
            self._printing.close()
            self._printer.abort()
            self._window.message.end_wait()
        self._printing = self._printer = None

    def _go_on(self) -> None:
        """Print for a moment, then let the window have its turn."""
        turn = QElapsedTimer()
        turn.start()
        while self._printing and turn.elapsed() < _TURN:
            if next(self._printing, _DONE) is _DONE:
                self._end()
        if self._printing and self._since.elapsed() > _AFTER:
            self._window.message.wait(self.tr("The article is being printed…"), 0, 0, self.stop)

    def _end(self) -> None:
        self._turn.stop()
        self._printing = self._printer = None
        self._window.message.say(self.tr("The article was printed."))
        self.printed.emit()

    def save_pdf(self) -> None:
        """Write the article as a PDF where the reader chooses."""
        filing, title = self._window.filing, self._title()
        path, _ = filing.place_for(self.tr("Save as PDF"), title, {"*.pdf": "pdf"})
        if not path or not self._window.article:
            return
        buffer = QBuffer()
        named = written(_for_paper(self._setting()).styles["paragraph"].font)
        steps = self._pdf_steps(buffer, title)
        done = self.tr("The article is in “{name}”.")
        filing.writer.write(Order(path, steps, lambda: with_text(bytes(buffer.data().data()), named), done))

    # Inside

    def _title(self) -> str:
        session = self._window.session
        return session.shelf.article(self._window.article).title if self._window.article else ""

    def _setting(self) -> Typography:
        settings: Settings = self._window.looks.settings
        return page_typography(settings.with_(zoom=0))

    def _pdf_steps(self, buffer: QBuffer, title: str) -> Generator[None, None, None]:
        """The same into a buffer, which lives as long as the steps do: a page that is ended is written to it."""
        yield from self._steps(pdf_writer(buffer, title))

    def _steps(self, device: QPagedPaintDevice) -> Generator[None, None, None]:
        """Set and paint page after page."""
        own, annotated = self._window.article, self._annotated()
        yield from self._words_known(own)
        if self._window.article == own:
            annotated = self._annotated()
        ratio = device.height() / device.width()
        light = theming.theme(theming.LIGHT).page
        pages = ArticlePages(annotated, _for_paper(self._setting()), light, ratio)
        for _ in pages.flow():
            yield
        painter = QPainter(device)
        try:
            scale = device.width() / pages.width
            painter.scale(scale, scale)
            for number in range(len(pages.leaves)):
                if number:
                    device.newPage()
                pages.paint(painter, number)
                yield
        finally:
            painter.end()

    def _words_known(self, own: str) -> Generator[None, None, None]:
        """Wait until all words are cut and then their readings told, as long as this article is open."""
        yield from self._words_worked(own)
        self._window.page.want_all_sounds()
        yield from self._words_worked(own)

    def _words_worked(self, own: str) -> Generator[None, None, None]:
        while self._window.article == own and self._words.is_at_work():
            self._words.wait(_A_MOMENT)
            yield

    def _annotated(self) -> Annotated:
        """What is printed, as it is now: the window may go on to another article meanwhile."""
        window, words = self._window, self._window.page.words_now()
        session, own = window.session, window.article
        text, article = session.shelf.text(own), session.shelf.article(own)
        kept = {one.id: one.note for one in session.reading.highlights(own)}
        counts = window.marking.highlights.counts()
        tags = [tag for tag in session.tagging.all_tags() if counts.get(tag.id)]
        return Annotated(
            title=article.title,
            body=text.body,
            blocks=text.blocks,
            words=words,
            marks=Marks(window.marking.highlights.marks()),
            note=lambda highlight_id: kept.get(highlight_id, ""),
            themes=[Theme(tag.name, tag.color, counts[tag.id]) for tag in tags],
            about=article.note,
        )


def _for_paper(setting: Typography) -> Typography:
    """The same setting in letters whose shapes a PDF can tell as text."""
    styles = {}
    for kind, style in setting.styles.items():
        font = QFont(style.font)
        font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
        styles[kind] = style._replace(font=font)
    return setting._replace(styles=styles)
