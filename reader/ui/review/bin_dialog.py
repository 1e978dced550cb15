"""The window of the bin: what was removed and when, for the reader to bring it back; removes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, QSignalBlocker, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.exchange.tag_paths import paths
from reader.session.waste import DAYS
from reader.ui.message_bar import MessageBar
from reader.ui.rows import Index, RowPainter, Rows, RowView
from storage.records import Article, Binned, Highlight, Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QAction, QShowEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.session.changes import Changes
    from reader.ui.desk import Desk

_SIZE = (600, 620)  # pixels
_MANY = 10  # entries from which on there is a field to search them
_LINE, _ABOVE = 20, 12  # pixels
_SMALL = 0.86  # of the font
_DOT = 4.0  # radius in pixels
_WHEN = 130  # pixels
_LONGEST = 120  # code points of a line
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class BinRow:
    """What was removed as the list shows it; `color` is a tag's."""

    id: str
    text: str
    about: str
    day: str
    left: str
    color: str = ""

    def holds(self, wanted: str) -> bool:
        """Whether the text, in lower case, is in what the row says."""
        return wanted in self.text.casefold() or wanted in self.about.casefold()


class BinDialog(QDialog):
    """What was removed in the last DAYS days, beside the main window; `now` answers the reader's own time."""

    def __init__(self, desk: Desk, parent: QWidget, now: Callable[[], datetime] | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bin")
        self.setWindowTitle(self.tr("Bin"))
        self.resize(*_SIZE)
        self._desk = desk
        self._now = now or (lambda: datetime.now().astimezone())
        self._all: list[BinRow] = []
        self._build()
        self._connect()

    def _build(self) -> None:
        self.field = QLineEdit(self)
        self.field.setObjectName("binField")
        self.field.setPlaceholderText(self.tr("Find in the bin"))
        self.field.setClearButtonEnabled(True)
        self.rows: Rows[BinRow] = Rows(_spoken, self)
        self.view = RowView(self)
        self.view.setObjectName("binView")
        self.view.setAccessibleName(self.tr("Bin"))
        self.view.setModel(self.rows)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.paint_with(_BinPainter(self.view))
        self.hint = QLabel(self)
        self.hint.setObjectName("emptyHint")
        self.hint.setWordWrap(True)
        self.button = QPushButton(self.tr("Bring Back"), self)
        self.button.setObjectName("bringBack")
        self.button.setAutoDefault(False)
        self._rule = QLabel(self.tr("What is removed can be brought back for {days} days.").format(days=DAYS), self)
        self._rule.setObjectName("quiet")
        self.message = MessageBar(self)
        self._column()

    def _column(self) -> None:
        self._below = QWidget(self)
        self._below.setObjectName("binVerbs")
        verbs = QHBoxLayout(self._below)
        verbs.setContentsMargins(18, 10, 16, 12)
        verbs.addWidget(self._rule, 1)
        verbs.addWidget(self.button)
        self._search = QWidget(self)
        search = QHBoxLayout(self._search)
        search.setContentsMargins(14, _ABOVE, 14, 0)
        search.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self._search)
        column.addSpacing(_ABOVE)
        column.addWidget(self.hint)
        column.addWidget(self.view, 1)
        column.addWidget(self._below)

    def _connect(self) -> None:
        self._desk.changed.connect(self._follow)
        self._desk.failed.connect(self._say)
        self.field.textChanged.connect(self._show_found)
        self.button.clicked.connect(self.bring_back)
        self.view.doubleClicked.connect(self.bring_back)
        self.view.selectionModel().selectionChanged.connect(self._update_button)
        for owner in (self.view, self.button):
            for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                entered = QShortcut(key, owner, context=Qt.ShortcutContext.WidgetShortcut)
                entered.activated.connect(self.bring_back)

    # What the reader does

    def open(self) -> None:
        """Show what is in the bin now."""
        self.show()
        self.raise_()
        self.activateWindow()

    def offer(self, actions: Sequence[QAction]) -> None:
        """Let these actions of the main window, such as undo, work here too."""
        self.addActions(list(actions))

    def bring_back(self) -> None:
        """Bring back what is chosen."""
        ids = [self.rows.value(place).id for place in self._chosen()]
        if ids:
            self._desk.run(lambda: self._desk.session.waste.bring_back(ids))
            self.view.setFocus()

    # Slots

    def _follow(self, changes: Changes) -> None:
        if self.isVisible() and (changes.touches(Binned) or changes.touches(Tag) or _is_article_moved(changes)):
            self._refresh()

    def _say(self, sentence: str) -> None:
        if self.isVisible():
            self.message.say(sentence)

    def _refresh(self) -> None:
        waste = self._desk.ask(self._desk.session.waste.listed) or []
        self._all = self._rows(waste)
        is_long = len(waste) > _MANY
        self._search.setVisible(is_long)
        if not is_long:
            with QSignalBlocker(self.field):
                self.field.clear()
        self._below.setVisible(bool(waste))
        self._show_found()

    def _show_found(self) -> None:
        wanted = " ".join(self.field.text().casefold().split())
        found = [row for row in self._all if row.holds(wanted)]
        self.rows.show(found)
        self.hint.setText(self._nothing(wanted))
        self.hint.setVisible(not found)
        self._update_button()

    def _nothing(self, wanted: str) -> str:
        if wanted:
            return self.tr("Nothing in the bin holds this text.")
        return self.tr("Nothing was removed in the last {days} days.").format(days=DAYS)

    def _update_button(self) -> None:
        self.button.setEnabled(self.view.selectionModel().hasSelection())

    # Inside

    def _chosen(self) -> list[int]:
        return sorted(index.row() for index in self.view.selectionModel().selectedRows())

    def _rows(self, waste: Sequence[Binned]) -> list[BinRow]:
        session = self._desk.session
        titles = {one.article.id: one.article.title for one in session.shelf.listed()}
        gone = [one.record for one in waste if isinstance(one.record, Tag)]
        names = paths([*session.tagging.all_tags(), *gone])
        days = _Days(self._now(), self.tr("Today"), self.tr("Yesterday"))
        return [self._row(one, titles, names, days) for one in waste]

    def _row(self, one: Binned, titles: Mapping[str, str], names: Mapping[str, str], days: _Days) -> BinRow:
        removed = datetime.fromisoformat(one.removed)
        day, left = days.name(removed), self.tr("days left: {count}").format(count=days.left(removed))
        match one.record:
            case Highlight(quote=quote, article=article):
                title = titles.get(article) or self.tr("an article that is not there")
                return BinRow(one.id, _line(quote), _line(title), day, left)
            case Article(title=title, source=source):
                about = _BETWEEN.join(filter(None, (self.tr("Article"), source)))
                return BinRow(one.id, _line(title), about, day, left)
            case Tag(color=color):
                return BinRow(one.id, _line(names[one.id]), self._about_tag(one), day, left, color)
            case _:
                return BinRow(one.id, _line(one.record.name), self.tr("Tag set"), day, left)

    def _about_tag(self, one: Binned) -> str:
        bore = self.tr("highlights: {count}").format(count=len(one.bearers)) if one.bearers else ""
        return _BETWEEN.join(filter(None, (self.tr("Tag"), bore)))

    # Qt's overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Show the bin as it is now."""
        super().showEvent(event)
        self._refresh()
        self.view.setFocus()
        self.view.setCurrentIndex(self.rows.index(0))


def _is_article_moved(changes: Changes) -> bool:
    """Whether an article came, went, or got another title, also into the bin or out of it."""
    pairs = [(edit.before, edit.after) for edit in changes.edits]
    titles = [[(one.title, one.removed) if isinstance(one, Article) else () for one in pair] for pair in pairs]
    return any(before != after for before, after in titles)


class _Days:
    """What days are called, and how many of DAYS are left."""

    def __init__(self, now: datetime, today: str, yesterday: str) -> None:
        self._now = now
        self._names: dict[date, str] = {now.date(): today, now.date() - timedelta(1): yesterday}

    def name(self, removed: datetime) -> str:
        day = removed.astimezone(self._now.tzinfo).date()
        return self._names.get(day, day.isoformat())

    def left(self, removed: datetime) -> int:
        return max(0, DAYS - (self._now - removed).days)


class _BinPainter(RowPainter):
    """Paints what was removed with what belongs to it, to the right when it was and how long it stays."""

    def height(self) -> int:
        return 2 * _LINE + 16

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = cast("Rows[BinRow]", index.model()).value(index.row())
        area = option.rect.adjusted(18, 8, -18, -8)
        line = QRect(area.left(), area.top(), area.width() - _WHEN, _LINE)
        when = QRect(area.right() - _WHEN, area.top(), _WHEN, _LINE)
        if row.color:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(row.color))
            painter.drawEllipse(QPointF(line.left() + _DOT, line.center().y() + 0.5), _DOT, _DOT)
        name = line.adjusted(round(3.5 * _DOT) if row.color else 0, 0, 0, 0)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        _draw(painter, name, row.text)
        small = QFont(painter.font())
        small.setPointSizeF(small.pointSizeF() * _SMALL)
        painter.setFont(small)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        _draw(painter, line.translated(0, _LINE), row.about)
        painter.drawText(when, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.day)
        below = when.translated(0, _LINE)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.left)


def _draw(painter: QPainter, line: QRect, text: str) -> None:
    elided = painter.fontMetrics().elidedText(text[:_LONGEST], Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided)


def _line(text: str) -> str:
    return " ".join(text.split())


def _spoken(row: BinRow) -> str:
    return "，".join((row.text[:_LONGEST], row.about, row.day, row.left))
