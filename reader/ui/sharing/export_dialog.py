"""The window of an export of notes: of what, with which tag, in which format, seen beforehand; writes none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader.exchange.notes import Grouping
from reader.session.exporting import FORMATS
from reader.ui.dialog_parts import other, primary, verbs_below
from reader.ui.message_bar import MessageBar
from reader.ui.rows import TWO_LINES, Index, RowPainter, Rows, RowView, paint_two_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.ui.desk import Desk

_SIZE = (920, 620)  # pixels
_WIDTHS = (320, 600)  # pixels: what is wanted, how it looks
_MOST_SEEN = 500  # highlights of an article that is seen beforehand
_LONGEST = 8_000  # code points seen


@dataclass(frozen=True, slots=True)
class Kind:
    """A format as the list shows it."""

    ending: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written: the notes of these articles, of one tag or all; `name` is for the file."""

    articles: tuple[str, ...]
    ending: str
    grouping: Grouping
    tags: frozenset[str]
    name: str
    untagged: str
    lost: str


class ExportDialog(QDialog):
    """What of the library goes out, and how, beside the main window."""

    wanted = Signal(object)  # Wish

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle(self.tr("Export Notes"))
        self.resize(*_SIZE)
        self._desk = desk
        self._article = ""
        self._by_tag: dict[str, bool] = {}  # the last choice of each format
        self._build()
        self._connect()
        self.kinds.show(list(self._kinds()))
        self.view.setCurrentIndex(self.kinds.index(0))

    def _build(self) -> None:
        self.message = MessageBar(self)
        self.scope, self.tag = self._box("exportScope", self.tr("Of")), self._box("exportTag", self.tr("With"))
        self.kinds: Rows[Kind] = Rows(lambda kind: f"{kind.name}，{kind.about}", self)
        self.view = RowView(self)
        self.view.setObjectName("exportFormats")
        self.view.setAccessibleName(self.tr("Formats"))
        self.view.setModel(self.kinds)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.paint_with(_KindPainter(self.view))
        self.by_tag = QCheckBox(self.tr("Grouped by tag"), self)
        self.preview = QPlainTextEdit(self)
        self.preview.setObjectName("exportPreview")
        self.preview.setAccessibleName(self.tr("How it looks"))
        self.preview.setReadOnly(True)
        self.preview.setFrameShape(QFrame.Shape.NoFrame)
        self.preview.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._choices())
        splitter.addWidget(self.preview)
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
        for box in (self.scope, self.tag):
            row = QHBoxLayout()
            row.setContentsMargins(18, 0, 14, 0)
            row.addWidget(box)
            column.addLayout(row)
        column.addWidget(self.view, 1)
        below = QHBoxLayout()
        below.setContentsMargins(18, 0, 14, 0)
        below.addWidget(self.by_tag)
        column.addLayout(below)
        return holder

    def _verbs(self) -> QWidget:
        self.count = QLabel(self)
        self.count.setObjectName("quiet")
        self.cancel = other(self.tr("Cancel"), self)
        self.export = primary(self.tr("Export…"), self)
        return verbs_below("exportVerbs", self, self.count, self.cancel, self.export)

    def _box(self, name: str, spoken: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(spoken)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _connect(self) -> None:
        self._desk.failed.connect(self._say)
        self.scope.currentIndexChanged.connect(self._show)
        self.tag.currentIndexChanged.connect(self._show)
        self.view.selectionModel().currentChanged.connect(self._show_kind)
        self.view.doubleClicked.connect(self.use)
        self.by_tag.clicked.connect(self._choose_grouping)
        self.export.clicked.connect(self.use)
        self.cancel.clicked.connect(self.reject)

    # What the reader does

    def open_article(self, article_id: str) -> None:
        """Ask how the notes of this article, or more, go out."""
        self._article = article_id
        self._fill()
        self._show()
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    def use(self) -> None:
        """Ask for the file's place, and have it written."""
        wish = self._wish()
        if wish.articles:
            self.accept()
            self.wanted.emit(wish)

    # Slots

    def _show_kind(self) -> None:
        self.by_tag.setChecked(self._by_tag.get(self._kind().ending, False))
        self._show()

    def _choose_grouping(self) -> None:
        self._by_tag[self._kind().ending] = self.by_tag.isChecked()
        self._show()

    def _show(self) -> None:
        """Show how many notes go out, and how the first ones look."""
        wish = self._wish()
        highlights = self._highlights(wish.articles)
        told = self.tr("{highlights} highlights in {articles} articles")
        self.count.setText(told.format(highlights=sum(highlights.values()), articles=len(wish.articles)))
        self.export.setEnabled(bool(wish.articles))
        self.by_tag.setVisible(wish.ending in {"md", "docx"})
        first = next((own for own in wish.articles if highlights[own]), "")
        self.preview.setPlainText(self._looks(wish, first, highlights.get(first, 0)))

    def _say(self, sentence: str) -> None:
        if self.isVisible():
            self.message.say(sentence)

    # Inside

    def _kinds(self) -> Iterator[Kind]:
        known = (
            Kind("md", "Markdown", self.tr("for Obsidian and other notes")),
            Kind("html", self.tr("Web page"), self.tr("the whole text with its marks, in one file")),
            Kind("docx", "Word", self.tr("quotes with your notes as comments")),
            Kind("xlsx", "Excel", self.tr("a row for each highlight")),
            Kind("csv", "CSV", self.tr("a row for each highlight, for any spreadsheet")),
            Kind("apkg", "Anki", self.tr("a card for each highlight")),
            Kind("qdpx", "REFI-QDA", self.tr("for ATLAS.ti, MAXQDA, NVivo, QualCoder")),
            Kind("jsonld", self.tr("W3C annotations"), self.tr("for other annotation tools")),
            Kind("json", "JSON", self.tr("everything, to bring back here")),
        )
        return (kind for kind in known if kind.ending in FORMATS)

    def _kind(self) -> Kind:
        return self.kinds.value(max(0, self.view.currentIndex().row()))

    def _fill(self) -> None:
        """Offer what there is now: the article, the folders, the library; all tags or one."""
        session = self._desk.session
        self.scope.clear()
        if self._article:
            title = session.shelf.article(self._article).title
            self.scope.addItem(self.tr("This article: {title}").format(title=title), (self._article,))
        listed = [one.article for one in reversed(session.shelf.listed())]
        for folder in session.foldering.all():
            inside = tuple(one.id for one in listed if one.folder == folder.id)
            self.scope.addItem(self.tr("Folder: {name}").format(name=folder.name), inside)
        self.scope.addItem(self.tr("The whole library"), tuple(one.id for one in listed))
        self.tag.clear()
        self.tag.addItem(self.tr("All highlights"), "")
        known = session.tagging.paths()
        for tag in session.tagging.all_tags():
            self.tag.addItem(self.tr("Only “{path}” and below").format(path=known[tag.id]), tag.id)

    def _wish(self) -> Wish:
        articles = tuple(self.scope.currentData() or ())
        tag = str(self.tag.currentData() or "")
        grouping = Grouping.TAG if self.by_tag.isChecked() else Grouping.READING
        title = self._desk.session.shelf.article(articles[0]).title if len(articles) == 1 else self.tr("Notes")
        untagged, lost = self.tr("Untagged"), self.tr("Lost")
        ending = self._kind().ending
        return Wish(articles, ending, grouping, frozenset([tag] if tag else []), title, untagged, lost)

    def _highlights(self, articles: tuple[str, ...]) -> dict[str, int]:
        """How many highlights each article has."""
        counts = {one.article.id: one.highlights for one in self._desk.session.shelf.listed()}
        return {own: counts.get(own, 0) for own in articles}

    def _looks(self, wish: Wish, first: str, highlights: int) -> str:
        """How the first article with notes looks as text, or why that is not shown."""
        if not first:
            return self.tr("There are no highlights to export yet.")
        if wish.ending == "html" or not FORMATS[wish.ending].is_text:
            return self.tr("This format is seen when its file is opened.")
        if highlights > _MOST_SEEN:
            return self.tr("There is too much to show beforehand.")
        exporting = self._desk.session.exporting
        data = self._desk.ask(
            lambda: exporting.notes(
                [first], wish.ending, wish.grouping, wish.tags, untagged=wish.untagged, lost=wish.lost
            )
        )
        return (data or b"").decode("utf-8-sig", "replace")[:_LONGEST]


class _KindPainter(RowPainter):
    """Paints what a format is called, below it what it is for."""

    def height(self) -> int:
        return 2 * TWO_LINES + 12

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        kind = cast("Rows[Kind]", index.model()).value(index.row())
        paint_two_lines(painter, option, kind.name, kind.about)
