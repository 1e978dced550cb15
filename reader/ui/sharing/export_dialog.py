"""The window of an export of notes: of what, with which tag, in which format, seen beforehand; writes none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reader.exchange.code_book import counted
from reader.exchange.notes import Context, Wording
from reader.session.exporting import FORMATS, Scope, as_text
from reader.ui.dialog_parts import other, primary, verbs_below
from reader.ui.message_bar import MessageBar
from reader.ui.rows import TWO_LINES, Index, RowPainter, Rows, RowView, paint_two_lines
from reader.ui.sharing.option_boxes import OptionBoxes
from reader.ui.sharing.tag_box import TagBox

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.exchange.notes import Notes, Options, Part
    from reader.ui.desk import Desk
    from storage.records import Highlight

_SIZE = (940, 700)  # pixels
_WIDTHS = (320, 600)  # pixels: what is wanted, how it looks
_MOST_SEEN = 500  # highlights of an article that is seen beforehand
_LONGEST = 8_000  # code points seen
_UNSEEN = re.compile(r"\A---\n.*?\n---\n|^> \[!NOTE\]\n>\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Kind:
    """A format as the list shows it."""

    ending: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written, in the format of this ending; `name` is for the file."""

    scope: Scope
    ending: str
    options: Options
    name: str


class ExportDialog(QDialog):
    """What of the library goes out, and how, beside the main window."""

    wanted = Signal(object)  # Wish
    chosen = Signal(object)  # what the options are for each format, as `OptionBoxes` keeps it

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle(self.tr("Export Notes"))
        self.resize(*_SIZE)
        self._desk = desk
        self._article = ""
        self._selected: tuple[Scope, ...] = ()
        self._build()
        self._connect()
        self.kinds.show(self._kinds())
        self.view.setCurrentIndex(self.kinds.index(0))

    def _build(self) -> None:
        self.message = MessageBar(self)
        self.scope, self.tags = QComboBox(self), TagBox(self)
        self._name(self.scope, "exportScope", self.tr("Of"))
        self._name(self.tags, "exportTag", self.tr("With"))
        self.kinds: Rows[Kind] = Rows(lambda kind: f"{kind.name}，{kind.about}", self)
        self.view = RowView(self)
        self.view.setObjectName("exportFormats")
        self.view.setAccessibleName(self.tr("Formats"))
        self.view.setModel(self.kinds)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.paint_with(_KindPainter(self.view))
        self.options = OptionBoxes(self)
        self.left_out = QLabel(self)
        self.left_out.setObjectName("exportLeftOut")
        self.left_out.setTextFormat(Qt.TextFormat.PlainText)
        self.left_out.setWordWrap(True)
        self.preview = QTextBrowser(self)
        self.preview.setOpenLinks(False)
        self.preview.setObjectName("exportPreview")
        self.preview.setAccessibleName(self.tr("How it looks"))
        self.preview.setReadOnly(True)
        self.preview.setFrameShape(QFrame.Shape.NoFrame)
        self.preview.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # for keys to scroll it
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._choices())
        splitter.addWidget(self._looks_of_it())
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(list(_WIDTHS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(splitter, 1)
        column.addWidget(self._verbs())

    def _choices(self) -> QWidget:
        """What is wanted: of which articles, with which tag, in which format."""
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 14, 0, 12)
        column.setSpacing(8)
        for box in (self.scope, self.tags):
            row = QHBoxLayout()
            row.setContentsMargins(18, 0, 14, 0)
            row.addWidget(box)
            column.addLayout(row)
        column.addWidget(self.view, 1)
        below = QHBoxLayout()
        below.setContentsMargins(18, 0, 14, 0)
        below.addWidget(self.options)
        column.addLayout(below)
        return holder

    def _looks_of_it(self) -> QWidget:
        """How the file looks, and what is not in it."""
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.preview, 1)
        column.addWidget(self.left_out)
        return holder

    def _verbs(self) -> QWidget:
        self.count = QLabel(self)
        self.count.setObjectName("quiet")
        self.cancel = other(self.tr("Cancel"), self)
        self.export = primary(self.tr("Export…"), self)
        return verbs_below("exportVerbs", self, self.count, self.cancel, self.export)

    def _name(self, box: QComboBox, name: str, spoken: str) -> None:
        box.setObjectName(name)
        box.setAccessibleName(spoken)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def _connect(self) -> None:
        self._desk.failed.connect(self._say)
        self.scope.currentIndexChanged.connect(self._show)
        self.tags.changed.connect(self._show)
        self.view.selectionModel().currentChanged.connect(self._show_kind)
        self.view.doubleClicked.connect(self.use)
        self.options.changed.connect(self._show)
        self.export.clicked.connect(self.use)
        self.cancel.clicked.connect(self.reject)

    # What the reader does

    def take_choices(self, kept: Iterable[str]) -> None:
        """Take over what was chosen for each format before, and show the one used last."""
        self.options.take(kept)
        endings = [kind.ending for kind in self.kinds.values()]
        if (last := self.options.last()) in endings:
            self.view.setCurrentIndex(self.kinds.index(endings.index(last)))
        self._show_kind()

    def open_article(self, article_id: str, marks: Sequence[Highlight] = (), articles: Sequence[str] = ()) -> None:
        """Ask how the notes of this article, or more, go out; several that are selected are offered first."""
        self._article, self._selected = article_id, _selected(marks, articles)
        self._fill()
        self._show()
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    def use(self) -> None:
        """Ask for the file's place, and have it written."""
        wish = self._wish()
        if wish.scope.articles:
            self.options.use()
            self.chosen.emit(self.options.kept())
            self.accept()
            self.wanted.emit(wish)

    # Slots

    def _show_kind(self) -> None:
        self.options.show_format(self._kind().ending)
        self._show()

    def _show(self) -> None:
        """Show how many notes go out, how the first ones look, and what is not in the file."""
        wish = self._wish()
        self.export.setEnabled(bool(wish.scope.articles))
        counts = self._counts(wish.scope)
        self.count.setText(self._told(sum(counts.values()), len(counts)))
        first = next((own for own, count in counts.items() if count), "")
        self._show_left_out(FORMATS[wish.ending].lacks if first else ())
        if not first:
            self.preview.setPlainText(self.tr("There are no highlights to export yet."))
        elif counts[first] > _MOST_SEEN:
            self.preview.setPlainText(self.tr("There is too much to show beforehand."))
        else:
            self._show_looks(wish, replace(wish.scope, articles=(first,)))

    def _show_left_out(self, parts: Sequence[Part]) -> None:
        """Show what is not in the file; of more than is read beforehand, all that its format has no place for."""
        told = self._desk.worded(Wording()).told(parts)
        self.left_out.setText(told)
        self.left_out.setVisible(bool(told))

    def _show_looks(self, wish: Wish, first: Scope) -> None:
        """Show the first article with highlights: what is text as it is written, all else as Markdown reads."""
        exporting, words = self._desk.session.exporting, self._desk.worded(Wording())
        notes = self._desk.ask(lambda: exporting.notes(first, wish.ending, wish.options, words))
        if notes is None:
            return
        if wish.scope.articles == first.articles:
            self._show_left_out(notes.left_out)
        is_source = FORMATS[wish.ending].is_text and wish.ending != "html"
        if is_source:
            self.preview.setPlainText(as_text(notes, wish.ending)[:_LONGEST])
        else:
            self.preview.setMarkdown(_as_it_reads(notes)[:_LONGEST])

    def _say(self, sentence: str) -> None:
        if self.isVisible():
            self.message.say(sentence)

    # Inside

    def _kinds(self) -> list[Kind]:
        return [
            Kind("md", "Markdown", self.tr("for Obsidian and other notes")),
            Kind("html", self.tr("Web page"), self.tr("the whole text with its marks, in one file")),
            Kind("pdf", "PDF", self.tr("the whole text to print, with colours and notes")),
            Kind("docx", "Word", self.tr("quotes with your notes as comments")),
            Kind("xlsx", "Excel", self.tr("a row for each highlight")),
            Kind("csv", "CSV", self.tr("a row for each highlight, for any spreadsheet")),
            Kind("apkg", "Anki", self.tr("a card for each highlight")),
            Kind("qdpx", "REFI-QDA", self.tr("for ATLAS.ti, MAXQDA, NVivo, QualCoder")),
            Kind("jsonld", self.tr("W3C annotations"), self.tr("for other annotation tools")),
            Kind("json", "JSON", self.tr("everything, to bring back here")),
        ]

    def _kind(self) -> Kind:
        return self.kinds.value(max(0, self.view.currentIndex().row()))

    def _told(self, highlights: int, articles: int) -> str:
        marks = counted(highlights, self.tr("1 highlight"), self.tr("{count} highlights"))
        texts = counted(articles, self.tr("1 article"), self.tr("{count} articles"))
        return self.tr("{highlights} in {articles}").format(highlights=marks, articles=texts)

    def _fill(self) -> None:
        """Offer what there is now: what is selected, the article, the folders, the library, the tags."""
        session = self._desk.session
        self.scope.clear()
        for scope in self._selected:
            told = self.tr("{count} selected articles"), len(scope.articles)
            if scope.highlights:
                told = self.tr("{count} selected highlights"), len(scope.highlights)
            self.scope.addItem(told[0].format(count=told[1]), scope)
        if self._article:
            title = session.shelf.article(self._article).title
            self.scope.addItem(self.tr("This article: {title}").format(title=title), Scope((self._article,)))
        listed = [one.article for one in reversed(session.shelf.listed())]
        for folder in session.foldering.all():
            inside = tuple(one.id for one in listed if one.folder == folder.id)
            self.scope.addItem(self.tr("Folder: {name}").format(name=folder.name), Scope(inside))
        self.scope.addItem(self.tr("The whole library"), Scope(tuple(one.id for one in listed)))
        known = session.tagging.paths()
        self.tags.show_tags({tag.id: known[tag.id] for tag in session.tagging.all_tags()})

    def _wish(self) -> Wish:
        scope = self.scope.currentData() or Scope(())
        articles = scope.articles
        title = self._desk.session.shelf.article(articles[0]).title if len(articles) == 1 else self.tr("Notes")
        chosen = replace(scope, tags=self.tags.chosen())
        return Wish(chosen, self._kind().ending, self.options.options(), title)

    def _counts(self, scope: Scope) -> dict[str, int]:
        """How many highlights of each article go out."""
        return self._desk.ask(lambda: self._desk.session.exporting.counts(scope)) or {}


def _selected(marks: Sequence[Highlight], articles: Sequence[str]) -> tuple[Scope, ...]:
    """What is selected, as scopes: one alone is current rather than chosen."""
    found = []
    if len(marks) > 1:
        own = tuple(dict.fromkeys(mark.article for mark in marks))
        found.append(Scope(own, highlights=frozenset(mark.id for mark in marks)))
    if len(articles) > 1:
        found.append(Scope(tuple(articles)))
    return tuple(found)


def _as_it_reads(notes: Notes) -> str:
    """The notes as the Markdown that Qt shows well: a list of the highlights, without front matter and callouts."""
    context = Context.PARAGRAPH if notes.options.context is Context.TEXT else notes.options.context
    listed = replace(notes, left_out=(), options=replace(notes.options, context=context))
    return _UNSEEN.sub("", as_text(listed, "md"))


class _KindPainter(RowPainter):
    """Paints what a format is called, below it what it is for."""

    def height(self) -> int:
        return 2 * TWO_LINES + 12

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        kind = cast("Rows[Kind]", index.model()).value(index.row())
        paint_two_lines(painter, option, kind.name, kind.about)
