"""The panel of the library: search, folders, and its articles in the order the reader wants; opens none itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from reader.session.gathering import GroupBy, Sieve
from reader.ui import theming
from reader.ui.highlights.gathered_names import today
from reader.ui.library.arrange_menu import ArrangeMenu
from reader.ui.library.arranging import Order, arranged
from reader.ui.library.article_painter import ArticlePainter
from reader.ui.library.article_rows import ArticleRows
from reader.ui.library.article_verbs import ArticleVerbs
from reader.ui.library.article_view import ArticleView
from reader.ui.library.folders import FolderRow, FolderView
from reader.ui.library.library_search import LibrarySearch
from reader.ui.library.wanted_line import WantedLine
from reader.ui.tags.tag_chooser import TagChooser
from storage.records import Article, Folder, Highlight, ListedArticle, Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.chinese.pinyin import Readings
    from reader.session.changes import Changes
    from reader.ui.desk import Desk

_ICON = 16  # pixels


class LibraryPanel(QWidget):
    """The articles: title, source and day, how many highlights; a search takes their place while there is one."""

    chosen = Signal(object)  # ListedArticle: clicked or entered
    found_chosen = Signal(object)  # FoundArticle or FoundPlace
    order_chosen = Signal(str)
    left = Signal()  # the reader goes back to the page

    def __init__(self, desk: Desk, readings: Callable[[], Readings], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._readings = readings
        self._all: list[ListedArticle] = []
        self._bearing: set[str] = set()  # the ids of articles with the tag wanted
        self._chooser: TagChooser | None = None
        self.setObjectName("library")
        self.setAccessibleName(self.tr("Library"))
        self._painter = ArticlePainter(self)
        self.rows = ArticleRows(self._painter.spoken, self)
        self.view = ArticleView(self.rows, self._painter, self)
        self.folders = FolderView(self)
        self.search = LibrarySearch(desk, self)
        self.verbs = ArticleVerbs(desk, self.view, self.folders)
        self.menu = ArrangeMenu(lambda: self._all, self)
        self._build()
        self._connect()
        self._show_parts()

    def _build(self) -> None:
        self.view.setObjectName("libraryView")
        self.view.setAccessibleName(self.tr("Articles"))
        self._line = WantedLine(self)
        self._count = QLabel(self)
        self._count.setObjectName("gatheredCount")
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._arrange = QToolButton(self)
        self._arrange.setObjectName("libraryArrange")
        self._arrange.setToolTip(self.tr("Sort and Filter"))
        self._arrange.setAccessibleName(self.tr("Sort and Filter"))
        self._arrange.setIconSize(QSize(_ICON, _ICON))
        self._arrange.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._arrange.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._arrange.setMenu(self.menu)
        self._hint = QLabel(self)
        self._hint.setObjectName("emptyHint")
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._set_out()
        self._draw_icons()

    def _set_out(self) -> None:
        title = QLabel(self.tr("Library"), self)
        title.setObjectName("panelTitle")
        head, field, column = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        head.setContentsMargins(0, 0, 8, 0)
        head.setSpacing(0)
        head.addWidget(title)
        head.addWidget(self._count, 1)
        head.addWidget(self._arrange)
        field.setContentsMargins(12, 2, 12, 8)
        field.addWidget(self.search.field)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(field)
        for part in (self.folders, self._line, self._hint, self.search.hint):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        column.addWidget(self.search.view, 1)
        column.addStretch(0)
        order = (self.search.field, self._arrange, self.folders, self.view, self.search.view)
        for before, behind in pairwise(order):
            self.setTabOrder(before, behind)

    def _connect(self) -> None:
        self.view.article_chosen.connect(self.chosen)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_count())
        self._painter.named.connect(self._rename)
        self.folders.folder_chosen.connect(self._want_folder)
        self.menu.changed.connect(self._follow_menu)
        self.menu.tag_wanted.connect(self._choose_tag)
        self.menu.folder_wanted.connect(self.verbs.make_folder)
        self._line.changed.connect(self.menu.want)
        self.search.row_chosen.connect(self.found_chosen)
        self.search.changed.connect(self._show_parts)
        for part in (self._line, self.search, self.verbs):
            part.left.connect(self.left)

    # What the window says

    def show_rows(self, listed: Sequence[ListedArticle]) -> None:
        """Show these articles, the newest first, as the reader wants them."""
        self._all = list(listed)
        self._show_folders()
        self._show_list()

    def show_order(self, order: str) -> None:
        """Sort by this, as it was left."""
        self.menu.order = Order(order)
        self._show_list()

    def follow(self, changes: Changes) -> bool:
        """Show what a verb changed; whether the articles have to be listed anew."""
        self.search.follow(changes)
        if self._chooser and changes.touches(Tag):
            self._chooser.finish()  # it may offer what is gone
        if changes.touches(Highlight):
            self._follow_highlights(changes)
        if self.menu.wanted.tag and (changes.touches(Highlight) or changes.touches(Tag)):
            self._gather()
            self._show_list()
        if any(_comes_or_goes(edit.before, edit.after) for edit in changes.edits):
            return True
        self._follow_articles({one.id: one for one in changes.changed(Article)})
        if changes.touches(Folder):
            self._show_folders()
        return False

    def choose_article(self, article_id: str) -> None:
        """Mark this article as the open one, which is then read."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        self._all = [
            replace(one, read=now) if one.article.id == article_id and not one.read else one for one in self._all
        ]
        self.rows.mark_read(article_id, now)
        self.rows.open(article_id)
        if not self.view.hasFocus():
            self.view.choose(article_id)

    def finish(self) -> None:
        """Look for nothing any more: the library is about to be closed."""
        self.search.finish()

    # Following

    def _follow_highlights(self, changes: Changes) -> None:
        """Count how many highlights articles have after a verb."""
        more: Counter[str] = Counter()
        for edit in changes.edits:
            record = edit.after or edit.before
            if isinstance(record, Highlight):
                more[record.article] += (edit.before is None) - (edit.after is None)
        if any(more.values()):
            own = more.get
            self._put(lambda one: replace(one, highlights=one.highlights + (own(one.article.id) or 0)), more)

    def _follow_articles(self, changed: dict[str, Article]) -> None:
        """Show what is known of articles now."""
        if changed:
            self._put(lambda one: replace(one, article=changed[one.article.id]), changed)
            self._show_folders()

    def _put(self, told: Callable[[ListedArticle], ListedArticle], ids: Iterable[str]) -> None:
        concerned = set(ids)
        self._all = [told(one) if one.article.id in concerned else one for one in self._all]
        self._show_list()

    # Showing

    def _show_list(self) -> None:
        shown = arranged(self._all, self.menu.order, self.menu.wanted, self._bearing, today())
        self.view.keep_place(lambda: self.rows.show(shown))
        self._show_parts()

    def _show_folders(self) -> None:
        counts = Counter(one.article.folder for one in self._all)
        folders = self._desk.ask(self._desk.session.foldering.all) or []
        rows = [FolderRow(one.id, one.name, counts[one.id]) for one in folders]
        everything = FolderRow(None, self.tr("All Articles"), len(self._all))
        none = FolderRow("", self.tr("In No Folder"), counts[""])
        self.folders.show_folders([everything, *rows, none])

    def _show_parts(self) -> None:
        """Show what belongs to the search, or to the list."""
        is_searching, is_empty = self.search.is_on(), not self.rows.rowCount()
        self.search.view.setVisible(is_searching and not self.search.is_empty())
        self.search.hint.setVisible(is_searching and self.search.is_empty())
        self.view.setVisible(not is_searching)
        self._hint.setVisible(is_empty and not is_searching)
        self._hint.setText(self._what_to_do())
        self.folders.setVisible(not is_searching and self.folders.rows.rowCount() > len(("all", "none")))
        self._line.setVisible(not is_searching and not self.menu.wanted.is_open())
        self._arrange.setEnabled(not is_searching)
        self._show_count()

    def _what_to_do(self) -> str:
        if not self._all:
            return self.tr("Open a file with Ctrl+O, or drop one here.")
        if not self.menu.wanted.is_open():
            return self.tr("No article is like this.")
        return self.tr("Drag articles onto the folder to have them here.")

    def _show_count(self) -> None:
        """Say how many are selected, else how many of all are listed."""
        selected, shown = len(self.view.selectionModel().selectedRows()), self.rows.rowCount()
        text = f"{shown}" if shown else ""
        if self.search.is_on():
            text = ""
        elif selected > 1:
            text = self.tr("{count} selected").format(count=selected)
        elif shown != len(self._all):
            text = self.tr("{count} of {total}").format(count=shown, total=len(self._all))
        self._count.setText(text)

    # What the reader does

    def _rename(self, row: int, title: str) -> None:
        self.verbs.rename(self.rows.value(row).article.id, title)

    def _want_folder(self) -> None:
        self.menu.want(replace(self.menu.wanted, folder=self.folders.chosen()))

    def _follow_menu(self) -> None:
        """Show what the menu was asked for, from the top."""
        self._gather()
        tags = self._desk.ask(self._desk.session.tagging.all_tags) or []
        tag = next((one for one in tags if one.id == self.menu.wanted.tag), None)
        self._line.show_wanted(self.menu.wanted, self.menu.period_names(), tag)
        self._show_list()
        self.view.scrollToTop()
        self.order_chosen.emit(self.menu.order.value)

    def _gather(self) -> None:
        """Ask which articles have a highlight with the tag; a tag that is gone is wanted no more."""
        wanted, session = self.menu.wanted, self._desk.session
        sieve = Sieve(tags=frozenset({wanted.tag}))
        groups = self._desk.ask(lambda: session.gathering.gather(sieve, by=GroupBy.ARTICLE)) if wanted.tag else []
        self._bearing = {group.key for group in groups or []}

    def _choose_tag(self) -> None:
        """Let the reader choose a tag, near the button."""
        tagging, layer = self._desk.session.tagging, self.window()
        if self._chooser is None:
            self._chooser = TagChooser(layer, self._readings)
            self._chooser.tag_chosen.connect(lambda tag: self.menu.want(replace(self.menu.wanted, tag=tag)))
            self._chooser.closed.connect(self._arrange.setFocus)
        place = QRectF(self._arrange.rect()).translated(self._arrange.mapTo(layer, QPoint(0, 0)))
        self._chooser.open(tagging.all_tags(), tagging.paths(), place, can_make=False)

    def _draw_icons(self) -> None:
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self._arrange.setIcon(theming.icon("arrange", ink, self.devicePixelRatioF()))

    # Qt's overrides

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in the look's own ink."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()


def _comes_or_goes(before: object, after: object) -> bool:
    """Whether an article is in the list after an edit and was not before, or the other way round."""
    told = [isinstance(one, Article) and not one.removed for one in (before, after)]
    is_other_text = isinstance(before, Article) and isinstance(after, Article) and before.revision != after.revision
    return told[0] != told[1] or is_other_text
