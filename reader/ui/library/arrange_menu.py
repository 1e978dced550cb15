"""The menu beside the panel's title: in which order articles are listed, and which of them; lists none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from reader.ui import theming
from reader.ui.library.arranging import Order, Period, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from storage.records import ListedArticle

_MOST_SOURCES = 40  # in the menu, those with the most articles


class ArrangeMenu(QMenu):
    """Tells when the reader wants another order, other articles, or a new folder."""

    changed = Signal()
    tag_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, listed: Callable[[], Iterable[ListedArticle]], parent: QWidget) -> None:
        super().__init__(parent)
        self._listed = listed
        self.order = Order.IMPORTED
        self.wanted = Wanted()
        self.setObjectName("libraryArrangeMenu")
        self._orders: dict[Order, QAction] = {}
        self._periods: dict[tuple[str, Period], QAction] = {}
        self._build()
        self.aboutToShow.connect(self._show)

    def _build(self) -> None:
        self._caption(self.tr("Sort by"))
        group = QActionGroup(self)
        for order, text in self.order_names().items():
            action = self._orders[order] = self._choice(self, text, self._ordering(order))
            group.addAction(action)
        self.addSeparator()
        self._caption(self.tr("Show Only"))
        self._unread = self._choice(self, self.tr("Unread"), self._toggle_unread)
        self.addAction(self.tr("With Tag…")).triggered.connect(self.tag_wanted)
        self._sources = self.addMenu(self.tr("Source"))
        self._add_periods("imported", self.tr("Imported"))
        self._add_periods("published", self.tr("Published"))
        self._clear = self.addAction(self.tr("Show All"))
        self._clear.triggered.connect(self.clear)
        self.addSeparator()
        self.addAction(self.tr("New Folder…")).triggered.connect(self.folder_wanted)

    def _add_periods(self, what: str, text: str) -> None:
        menu = self.addMenu(text)
        group = QActionGroup(self)
        for period, name in self.period_names().items():
            action = self._periods[what, period] = self._choice(menu, name, self._bounding(what, period))
            group.addAction(action)

    # What the panel asks and says

    def order_names(self) -> Mapping[Order, str]:
        """How the reader knows the orders."""
        return {
            Order.IMPORTED: self.tr("Newest Import"),
            Order.READ: self.tr("Last Read"),
            Order.PUBLISHED: self.tr("Date of Text"),
            Order.TITLE: self.tr("Title"),
            Order.SOURCE: self.tr("Source"),
            Order.MARKED: self.tr("Most Highlights"),
        }

    def period_names(self) -> Mapping[Period, str]:
        """How the reader knows the periods."""
        return {
            Period.ANY: self.tr("Any Time"),
            Period.WEEK: self.tr("This Week"),
            Period.MONTH: self.tr("This Month"),
            Period.YEAR: self.tr("This Year"),
        }

    def want(self, wanted: Wanted) -> None:
        """Want these articles from now on."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.changed.emit()

    def clear(self) -> None:
        """Want all of the folder."""
        self.want(Wanted(folder=self.wanted.folder))

    # Inside

    def _caption(self, text: str) -> None:
        self.addAction(text).setEnabled(False)

    def _choice(self, menu: QMenu, text: str, verb: Callable[[], None]) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.triggered.connect(lambda _checked: verb())
        return action

    def _show(self) -> None:
        """Show what is chosen, and the sources there are now."""
        self._orders[self.order].setChecked(True)
        self._unread.setChecked(self.wanted.is_unread)
        self._periods["imported", self.wanted.imported].setChecked(True)
        self._periods["published", self.wanted.published].setChecked(True)
        self._clear.setEnabled(not self.wanted.is_open())
        self._sources.clear()
        for source in self._known_sources():
            text = theming.caption(source) if source else self.tr("No Source")
            self._choice(self._sources, text, self._from(source)).setChecked(source == self.wanted.source)
        self._sources.setEnabled(not self._sources.isEmpty())

    def _known_sources(self) -> list[str]:
        counts: dict[str, int] = {}
        for one in self._listed():
            counts[one.article.source] = counts.get(one.article.source, 0) + 1
        most = sorted(counts, key=lambda source: (-counts[source], source))[:_MOST_SOURCES]
        return sorted(most, key=lambda source: (not source, source))

    def _ordering(self, order: Order) -> Callable[[], None]:
        def take() -> None:
            self.order = order
            self.changed.emit()

        return take

    def _toggle_unread(self) -> None:
        self.want(replace(self.wanted, is_unread=not self.wanted.is_unread))

    def _from(self, source: str) -> Callable[[], None]:
        return lambda: self.want(replace(self.wanted, source=None if source == self.wanted.source else source))

    def _bounding(self, what: str, period: Period) -> Callable[[], None]:
        if what == "imported":
            return lambda: self.want(replace(self.wanted, imported=period))
        return lambda: self.want(replace(self.wanted, published=period))
