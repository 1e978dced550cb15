"""A quiet panel with one list of rows; what a row shows is its painter's business."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPalette, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
TWO_LINES = 20  # pixels, of one of two lines
_SIDE, _SMALL = 18, 0.9  # pixels beside a text; of the font
_ENDS = (QTableView.CursorAction.MoveHome, QTableView.CursorAction.MoveEnd)


@dataclass(frozen=True, slots=True)
class Splice(Generic[T]):
    """A change of a list: from row `at`, so many rows are taken out and these values put in their place."""

    at: int
    taken: int
    put: tuple[T, ...]


class Rows(QAbstractListModel, Generic[T]):
    """A list of values; `spoken` says what a screen reader reads of one."""

    def __init__(self, spoken: Callable[[T], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._values: list[T] = []
        self._spoken = spoken

    def show(self, values: Sequence[T]) -> None:
        """Show these values instead, telling only what differs."""
        values = list(values)
        first = _agreeing(values, self._values)
        last = _agreeing(values[first:][::-1], self._values[first:][::-1])
        taken = len(self._values) - last - first
        self.splice(Splice(first, taken, tuple(values[first : len(values) - last])))

    def splice(self, splice: Splice[T]) -> None:
        """Change these rows and tell of no other; rows that stay as many are told as changed."""
        at, old, new = splice.at, splice.at + splice.taken, splice.at + len(splice.put)
        if old == new:
            self._values[at:old] = splice.put
            if at < old:
                self.dataChanged.emit(self.index(at), self.index(old - 1))
            return
        if at < old:
            self.beginRemoveRows(QModelIndex(), at, old - 1)
            del self._values[at:old]
            self.endRemoveRows()
        if at < new:
            self.beginInsertRows(QModelIndex(), at, new - 1)
            self._values[at:at] = splice.put
            self.endInsertRows()

    def value(self, row: int) -> T:
        """The value of a row."""
        return self._values[row]

    def values(self) -> Sequence[T]:
        """All values in order."""
        return self._values

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._values)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is read aloud of a row, and nothing else: the painter asks for the value itself."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(self._values[index.row()])
        return None


def _agreeing(one: Sequence[T], other: Sequence[T]) -> int:
    """How many values two lists share from their beginnings."""
    pairs = zip(one, other, strict=False)
    shorter = min(len(one), len(other))
    return next(
        (index for index, (mine, theirs) in enumerate(pairs) if mine is not theirs and mine != theirs), shorter
    )


class RowPainter(QStyledItemDelegate):
    """Paints rows of one height; subclasses paint what is on the background."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hovered_or_chosen = False

    def height(self) -> int:
        """The height of a row in pixels."""
        return 34

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list, as high as a row."""
        del index
        return QSize(option.rect.width(), self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row's ground, then what stands on it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        chosen = state & QStyle.StateFlag.State_Selected
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            # The view's own palette has no such colour: a table would fill the whole row with it.
            color = QGuiApplication.palette().color(QPalette.ColorRole.Highlight)
            color.setAlphaF(1.0 if chosen else 0.45)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRoundedRect(option.rect.adjusted(6, 1, -6, -1), 6, 6)
        self.paint_row(painter, option, index)
        painter.restore()

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row's content into `option.rect`."""
        raise NotImplementedError


def paint_two_lines(
    painter: QPainter, option: QStyleOptionViewItem, first: str, second: str, *, is_quiet: bool = False
) -> None:
    """Paint a text, and below it a small quiet one; with `is_quiet` the first one is too."""
    area = option.rect.adjusted(_SIDE, 0, -_SIDE + 4, 0)
    line = QRect(area.left(), area.center().y() - TWO_LINES + 1, area.width(), TWO_LINES)
    roles = QPalette.ColorRole
    painter.setPen(option.palette.color(roles.PlaceholderText if is_quiet else roles.Text))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, _elided(painter, first, line))
    small = QFont(painter.font())
    small.setPointSizeF(small.pointSizeF() * _SMALL)
    painter.setFont(small)
    painter.setPen(option.palette.color(roles.PlaceholderText))
    line.translate(0, TWO_LINES)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, _elided(painter, second, line))


def _elided(painter: QPainter, text: str, line: QRect) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())


class RowView(QTableView):
    """A list of rows of one height, as a table of one column: one row more or less costs little among many."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the page its keys
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paint_with(self, painter: RowPainter) -> None:
        """Let this painter paint the rows, which are as high as it says."""
        self.setItemDelegate(painter)
        self.verticalHeader().setMinimumSectionSize(0)
        self.verticalHeader().setDefaultSectionSize(painter.height())

    def moveCursor(self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row, where a table has a row's first and last column."""
        if action in _ENDS:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)


class RowPanel(QWidget, Generic[T]):
    """A titled list that says in one line what to do when it is empty."""

    chosen = Signal(object)  # the value of the row clicked or entered

    def __init__(
        self, name: str, title: str, hint: str, spoken: Callable[[T], str], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.rows: Rows[T] = Rows(spoken, self)
        self.view = RowView(self)
        self.view.setObjectName(f"{name}View")
        self.view.setAccessibleName(title)
        self.view.setModel(self.rows)
        self.view.clicked.connect(self._tell)
        # Not `activated`: a double click would tell a second time what its first click told.
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            entered = QShortcut(key, self.view, context=Qt.ShortcutContext.WidgetShortcut)
            entered.activated.connect(lambda: self._tell(self.view.currentIndex()))
        self._hint = QLabel(hint, self)
        self._hint.setObjectName("emptyHint")
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        heading = QLabel(title, self)
        heading.setObjectName("panelTitle")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self._hint)
        column.addWidget(self.view, 1)

    def show_rows(self, values: Sequence[T]) -> None:
        """Show these rows."""
        self.rows.show(values)
        self._hint.setVisible(not values)

    def splice_rows(self, splices: Iterable[Splice[T]]) -> None:
        """Change these rows one after the other, and no other."""
        for splice in splices:
            self.rows.splice(splice)
        self._hint.setVisible(not self.rows.values())

    def choose(self, row: int) -> None:
        """Mark a row as the current one, or none for -1."""
        self.view.setCurrentIndex(self.rows.index(row) if row >= 0 else QModelIndex())

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows.value(index.row()))
