"""Files in and out by dialog: articles to open, notes, tag sets and words to write; shows no article itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.exchange import code_book
from reader.exchange.notes import Wording
from reader.session import code_books, merging
from reader.session.exporting import Scope, as_bytes, format_of, with_articles
from reader.session.files import write_file
from reader.session.lexicon_sharing import is_word_list
from reader.session.restoring import read_notes
from reader.text import formats
from reader.ui.sharing.word_filing import WordFiling
from reader.ui.writing import Order, Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from reader.exchange.notes import AnnotatedArticle
    from reader.exchange.restorable import Restorable
    from reader.session.changes import Changes
    from reader.session.restoring import Restored
    from reader.ui.desk import Desk
    from reader.ui.message_bar import MessageBar
    from reader.ui.sharing.export_dialog import Wish

_LONGEST_NAME = 80  # code points
_FEW, _SHORT = 200, 50_000  # highlights and code points that any format is written of in a moment
_MOST_LEFT_OUT = 5  # told by name


class Filing(QObject):
    """The file dialogs of one window; `article` answers which article is open."""

    tag_set_read = Signal(object)  # TagSetFile
    new_tags_found = Signal(object)  # Restorable, notes that are to be asked about
    notes_restored = Signal(str)  # the id of an article with some

    def __init__(
        self, desk: Desk, message: MessageBar, article: Callable[[], str], cache: Path, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._message = message
        self._article = article
        self._window = window
        self.writer = Writer(desk, message, self)
        self.words = WordFiling(desk, message, self, cache, window)

    def close(self) -> None:
        """Write what is begun, and end."""
        self.writer.close()
        self.words.close()

    def articles_to_open(self) -> list[Path]:
        """The files that the reader chooses to open."""
        endings = " ".join(f"*{ending}" for ending in formats.endings())
        wanted = self.tr("Articles ({endings});;All files (*)").format(endings=endings)
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Open Articles"), "", wanted)
        return [Path(name) for name in names]

    def folders_to_open(self) -> list[Path]:
        """The folder that the reader chooses to open, or none."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Open Folder"))
        return [Path(name)] if name else []

    def export_notes(self, wish: Wish) -> None:
        """Write the notes that are wanted where the reader chooses."""
        named = f"*.{wish.ending}"
        path, _ = self.place_for(self.tr("Export Notes"), wish.name, {named: wish.ending})
        if not path:
            return
        ending = self._desk.ask(lambda: format_of(path))
        if ending:
            self.writer.write(self._order(wish, path, ending))

    def _order(self, wish: Wish, path: Path, ending: str) -> Order:
        """The file that is wanted; one of another format than was chosen has that one's usual options."""
        from reader.ui.printing import pdf_of  # noqa: PLC0415 - most files are not printed

        exporting = self._desk.session.exporting
        options = wish.options if ending == wish.ending else None
        empty = exporting.notes(Scope(()), ending, options, self._desk.worded(Wording()))
        articles: list[AnnotatedArticle] = []

        def steps() -> Iterator[None]:
            for article in exporting.articles(wish.scope):
                articles.append(article)
                yield

        def data() -> bytes:
            return as_bytes(with_articles(empty, articles, ending), ending, pdf_of)

        def is_short() -> bool:
            highlights = sum(len(one.highlights) for one in articles)
            return highlights <= _FEW and sum(len(one.body) for one in articles) <= _SHORT

        return Order(path, steps(), data, self.tr("The notes are in “{name}”."), is_short)

    def export_tag_set(self) -> None:
        """Write the tag set of the open article where and how the reader chooses."""
        shared = self._desk.session.merging.shared(article_id=self._article())
        endings = {
            self.tr("REFI-QDA codebook (*.qdc)"): "qdc",
            self.tr("JSON, everything (*.json)"): "json",
            self.tr("Spreadsheet (*.csv)"): "csv",
            self.tr("Code Book (*.md *.html *.pdf)"): "pdf",
        }
        path, _ = self.place_for(self.tr("Export Tag Set"), shared.tag_set.name, endings)
        if not path:
            return
        if code_books.is_code_book(path):
            self.write(path, lambda: self._code_book(path), self.tr("The code book is in “{name}”."))
        elif self.write(path, lambda: merging.as_bytes(shared, path), self.tr("The tag set is in “{name}”.")):
            self._desk.ask(lambda: self._desk.session.merging.hand_out(shared))

    def _code_book(self, path: Path) -> bytes:
        """The tag set of the open article as a page, in the form that the path's ending names."""
        from reader.ui.printing import pdf_of  # noqa: PLC0415 - as above

        book = self._desk.session.code_books.of(article_id=self._article())
        return code_books.as_bytes(book, path, self._desk.worded(code_book.Wording()), pdf_of)

    def import_tag_set(self) -> None:
        """Ask for a tag set's file, and what of it is to be merged."""
        wanted = self.tr("Tag sets (*.qdc *.json *.csv)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import Tag Set"), "", wanted)
        if name:
            self.read_tag_set(Path(name))

    def read_tag_set(self, path: Path) -> None:
        """Hand on what a tag set's file holds, or say why not; a table of words is merged with the words."""
        if is_word_list(path):
            self.words.read(path)
        elif shared := self._desk.ask(lambda: merging.read_tag_set(path)):
            self.tag_set_read.emit(shared)

    def read_notes(self, path: Path) -> None:
        """Put the highlights of a file of notes into their articles; tags that are new are asked about before."""
        notes = self._desk.ask(lambda: read_notes(path))
        coming = self._desk.ask(lambda: self._desk.session.restoring.plan(notes)) if notes else None
        if coming and coming.new_tags:
            self.new_tags_found.emit(notes)
        elif coming:
            self.restore(coming.notes)

    def restore(self, notes: Restorable, without: Collection[str] = ()) -> None:
        """Put the highlights into their articles, without these new tags, and say what became of them."""
        told: list[Restored] = []

        def verb() -> Changes:
            changes, told[:] = self._desk.session.restoring.restore(notes, without)
            return changes

        self._desk.run(verb)
        if told:
            self._tell(told, notes.left_out)

    def write(self, path: Path, data: Callable[[], bytes], done: str) -> bool:
        """Write the file and say so with the sentence `done`, or say why not; whether it is written."""

        def verb() -> bool:
            write_file(path, data())
            return True

        is_written = bool(self._desk.ask(verb))
        if is_written:
            self._message.say(done.format(name=path.name))
        return is_written

    def place_for(self, title: str, name: str, endings: dict[str, str]) -> tuple[Path | None, str]:
        """The path that the reader chooses, with the ending of the kind chosen, and that kind's label."""
        suggestion = f"{_file_name(name)}.{next(iter(endings.values()))}"
        given, chosen = QFileDialog.getSaveFileName(self._window, title, suggestion, ";;".join(endings))
        if not given:
            return None, chosen
        path = Path(given)
        return (path if path.suffix else path.with_name(f"{path.name}.{endings.get(chosen, 'md')}")), chosen

    def _tell(self, told: Sequence[Restored], left_out: Sequence[str]) -> None:
        """Say what became of the highlights, and show an article that has some."""
        counts = {"restored": sum(one.restored for one in told), "lost": sum(one.lost for one in told)}
        sentence = self.tr("{restored} highlights are restored, {lost} have no place, in {articles} articles.")
        parts = [sentence.format(articles=len(told), **counts)]
        if left_out:
            named = "、".join(left_out[:_MOST_LEFT_OUT]) + ("……" if len(left_out) > _MOST_LEFT_OUT else "")
            parts.append(self.tr("What has no place here is left out: {named}").format(named=named))
        self._message.say(" ".join(parts))
        if own := next((one.article for one in told if one.restored), ""):
            self.notes_restored.emit(own)


def _file_name(title: str) -> str:
    """The title without what file systems refuse."""
    kept = "".join("_" if character in '\\/:*?"<>|\n' else character for character in title)
    return kept[:_LONGEST_NAME].strip() or "notes"
