"""The list of gathered highlights: several can be selected, and it keeps its place while rows come and go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QTableView

from reader.ui.highlights.gathered_rows import stretches
from reader.ui.highlights.highlight_painter import HEADING, HighlightPainter
from reader.ui.rows import RowView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from reader.ui.highlights.gathered_rows import GatheredRows, Standing

_FARTHEST = 500  # rows looked through for the one to go to when others are gone
_MANY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_CURRENT, _SELECT = QItemSelectionModel.SelectionFlag.NoUpdate, QItemSelectionModel.SelectionFlag.ClearAndSelect
_UPWARDS = (
    QTableView.CursorAction.MoveUp,
    QTableView.CursorAction.MovePageUp,
    QTableView.CursorAction.MovePrevious,
    QTableView.CursorAction.MoveEnd,
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the reader is in the list: what is selected, what is current and comes next, what is seen where."""

    selected: tuple[Standing, ...]
    current: Standing | None
    next: tuple[Standing, ...]
    seen: Mapping[Standing, int]  # pixels from the top of the view

    def standing(self) -> set[Standing]:
        """All that it is about."""
        return {*self.selected, *self.next, *self.seen, *([self.current] if self.current else [])}


class GatheredView(RowView):
    """Shows gathered rows; a click on one row is told, a selection of several is not."""

    row_chosen = Signal(int)
    selection_changed = Signal()

    def __init__(self, rows: GatheredRows, painter: HighlightPainter, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self._painter = painter
        self._is_plain = True  # the last click, without Ctrl or Shift
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setModel(rows)
        self.paint_with(painter)
        self.clicked.connect(self._tell)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        rows.rowsInserted.connect(lambda _parent, first, last: self._set_heights(first, last))

    # What the panel says

    def show_anew(self, show: Callable[[], None]) -> None:
        """Show what this call makes the rows, from their top."""
        self._rows.clear()  # a header keeps the heights of as many rows as there are before and after
        show()
        self.verticalHeader().setDefaultSectionSize(self._painter.height())
        self._set_heights(0, self._rows.rowCount() - 1)
        self.scrollToTop()

    def keep_place(self, change: Callable[[], None]) -> None:
        """Let the rows change and stay where the reader is; where all that was selected goes, the next row is."""
        place = self._place()
        told = self.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's signature
        change()
        self.selectionModel().blockSignals(told)
        self._return_to(place)
        self.selection_changed.emit()

    def go_to(self, row: int) -> None:
        """Make this row the only one selected, and show it."""
        index = self._rows.index(row)
        self.selectionModel().setCurrentIndex(index, _SELECT)
        self.scrollTo(index)

    def deselect(self) -> None:
        """Have no row selected and none current."""
        self.selectionModel().clear()

    def selected(self) -> list[int]:
        """The numbers of the highlights selected, each once and in order."""
        return self._rows.numbers(self._ranges())

    # Inside

    def _ranges(self) -> list[tuple[int, int]]:
        return sorted((part.top(), part.bottom()) for part in self.selectionModel().selection().toList())

    def _selected_rows(self) -> list[int]:
        found = (row for first, last in self._ranges() for row in range(first, last + 1))
        return [row for row in found if self._rows.number(row)]

    def _place(self) -> _Place:
        selected, current = self._selected_rows(), self.currentIndex().row()
        here = self._rows.number(current)
        return _Place(
            tuple(map(self._rows.standing, selected)),
            self._rows.standing(current) if here else None,
            tuple(map(self._rows.standing, self._others(set(selected) | {current}, current))) if here else (),
            {self._rows.standing(row): self.rowViewportPosition(row) for row in self._seen()},
        )

    def _others(self, left_out: set[int], current: int) -> list[int]:
        """The row to go to when these go: the first one below the last of them, then the first one above."""
        last = max(left_out)
        below = (row for row in range(last + 1, min(last + _FARTHEST, self._rows.rowCount())))
        above = range(current - 1, max(-1, current - _FARTHEST), -1)
        found = (next((row for row in rows if self._is_other(row, left_out)), -1) for rows in (below, above))
        return [row for row in found if row >= 0]

    def _is_other(self, row: int, left_out: set[int]) -> bool:
        return bool(self._rows.number(row)) and row not in left_out

    def _seen(self) -> Iterator[int]:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        count = self._rows.rowCount()
        if first >= 0:
            yield from range(first, (last if last >= 0 else count - 1) + 1)

    def _return_to(self, place: _Place) -> None:
        rows = self._rows.rows_of(place.standing())
        self.updateGeometries()
        self._scroll_back(place, rows)
        selected = [rows[one] for one in place.selected if one in rows]
        current = rows.get(place.current, -1) if place.current else -1
        if place.current and not selected and current < 0:
            current = next((rows[one] for one in place.next if one in rows), -1)
            selected = [current] if current >= 0 else []
        self._select(sorted(selected), current if current >= 0 else (selected or [-1])[0])

    def _scroll_back(self, place: _Place, rows: Mapping[Standing, int]) -> None:
        kept = next(((rows[one], top) for one, top in place.seen.items() if one in rows), None)
        if kept:
            row, top = kept
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(row) - top)

    def _select(self, rows: list[int], current: int) -> None:
        """Have these rows selected and that one current, without going there."""
        wanted = QItemSelection()
        for first, last in stretches(rows):
            wanted.select(self._rows.index(first), self._rows.index(last))
        is_scrolling, value = self.hasAutoScroll(), self.verticalScrollBar().value()
        self.setAutoScroll(False)
        model = self.selectionModel()
        model.select(wanted, _SELECT)
        model.setCurrentIndex(self._rows.index(current) if current >= 0 else QModelIndex(), _CURRENT)
        self.setAutoScroll(is_scrolling)
        self.verticalScrollBar().setValue(value)

    def _set_heights(self, first: int, last: int) -> None:
        """Let headings among these rows be as high as headings are."""
        header = self.verticalHeader()
        header.setUpdatesEnabled(False)
        for row in self._rows.headings_among(first, last):
            header.resizeSection(row, HEADING)
        header.setUpdatesEnabled(True)

    def _tell(self, index: QModelIndex) -> None:
        if self._is_plain and self._rows.number(index.row()):
            self.row_chosen.emit(index.row())

    # Qt's overrides

    def moveCursor(self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go past headings."""
        row = super().moveCursor(action, modifiers).row()
        step = -1 if action in _UPWARDS else 1
        found = self._rows.nearest(row, step)
        if found < 0:
            found = self._rows.nearest(row, -step)
            self.scrollTo(self._rows.index(row))  # the heading at this end
        return self._rows.index(found) if found >= 0 else QModelIndex()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus for a selection of several; a plain click leaves the page its keys."""
        self._is_plain = not event.modifiers() & _MANY
        if not self._is_plain:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The same after a drag over several."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and len(self.selected()) > 1:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyboardSearch(self, search: str) -> None:
        """Look for nothing: every row would be read."""
