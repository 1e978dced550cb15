"""A list of words, each with a sentence; its signs and keys are told, and nothing is done here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader.ui.rows import Rows, RowView
from reader.ui.words.line_painter import Line, LinePainter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QMouseEvent

T = TypeVar("T")


class _View(RowView):
    """Tells of presses on the sign of a row apart from those on the rest of it."""

    signed = Signal(int)
    pressed_row = Signal(int)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of the row, or of its sign."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        row = self.indexAt(point).row()
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton and self.viewport().rect().contains(point):
            is_sign = LinePainter.is_on_sign(point, self.viewport().width())
            (self.signed if is_sign else self.pressed_row).emit(row)


class LineList(QWidget, Generic[T]):
    """Values of one kind; `line` says what is shown of one, and is asked only for those that are seen."""

    chosen = Signal(object)  # the value of a row clicked or entered
    signed = Signal(object)  # the value of a row whose sign was pressed, or that Del or + was pressed on
    menu_wanted = Signal(object, QPoint)  # the value of a row, and where on the screen
    current_changed = Signal()
    left = Signal()

    def __init__(
        self, name: str, title: str, line: Callable[[T], Line], keys: Sequence[Qt.Key], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._has_sign = bool(keys)
        self.rows: Rows[T] = Rows(lambda value: f"{line(value).text} {line(value).tail}", self)
        self.view = _View(self)
        self.view.setObjectName(name)
        self.view.setAccessibleName(title)
        self.view.setModel(self.rows)
        self.view.paint_with(LinePainter(lambda row: line(self.rows.value(row)), self.view))
        self.hint = QLabel(self)
        self.hint.setObjectName("emptyHint")
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.hint)
        column.addWidget(self.view, 1)
        self._connect(keys)

    def _connect(self, keys: Sequence[Qt.Key]) -> None:
        self.view.pressed_row.connect(self._choose)
        self.view.signed.connect(self._sign if self._has_sign else self._choose)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._want_menu)
        self.view.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit())
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on(key, lambda: self._choose(self.view.currentIndex().row()))
        for key in keys:
            self._on(key, lambda: self._sign(self.view.currentIndex().row()))
        self._on(Qt.Key.Key_Escape, self.left.emit)

    def show_values(self, values: Sequence[T], hint: str) -> None:
        """Show these; the hint when there are none."""
        self.rows.show(values)
        self.hint.setText(hint)
        self.hint.setVisible(not values)
        self.view.setVisible(bool(values))

    def current(self) -> T | None:
        """The value of the current row, if there is one."""
        row = self.view.currentIndex().row()
        return self.rows.value(row) if row >= 0 else None

    def _on(self, key: Qt.Key, verb: Callable[[], object]) -> None:
        QShortcut(key, self.view, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(verb)

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self.rows.value(row))

    def _want_menu(self, point: QPoint) -> None:
        row = self.view.indexAt(point).row()
        if row >= 0:
            self.menu_wanted.emit(self.rows.value(row), self.view.viewport().mapToGlobal(point))

    def _sign(self, row: int) -> None:
        if row >= 0:
            self.signed.emit(self.rows.value(row))
