"""What stands above lists of words: a filter, the order, and which list is seen; lists none."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from reader.ui.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Mapping


class Part(IntEnum):
    """Which list is seen."""

    WORDS = 0
    PROPOSED = 1
    CORRECTED = 2


class Order(IntEnum):
    """In which order words are listed."""

    COUNT = 0
    TEXT = 1
    PINYIN = 2


class WordsHead(QWidget):
    """Tells when the reader wants other words, the same in another order, or another list."""

    typed_changed = Signal()
    order_changed = Signal()
    part_chosen = Signal(int)  # Part

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setObjectName("wordsField")
        self.field.setPlaceholderText(self.tr("Filter words"))
        self.field.setAccessibleName(self.tr("Filter words"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self.typed_changed)
        self._orders = QActionGroup(self)
        self._orders.triggered.connect(lambda _action: self.order_changed.emit())
        self._parts = QButtonGroup(self)
        self._parts.idClicked.connect(self.part_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._filter_row())
        column.addLayout(self._part_row())

    def typed(self) -> str:
        """What the words wanted are like."""
        return self.field.text().strip()

    def order(self) -> Order:
        """The order wanted."""
        return Order(self._orders.checkedAction().data())

    def choose(self, part: Part) -> None:
        """Have this part chosen, and tell it."""
        self._parts.button(part).click()

    def show_counts(self, counts: Mapping[Part, int]) -> None:
        """Say how long each list is."""
        names = {
            Part.WORDS: self.tr("All"),
            Part.PROPOSED: self.tr("Proposed"),
            Part.CORRECTED: self.tr("Corrected"),
        }
        for part, name in names.items():
            self._parts.button(part).setText(f"{name} {counts[part]}" if counts[part] else name)

    def _filter_row(self) -> QHBoxLayout:
        arrange = QToolButton(self)
        arrange.setObjectName("wordsArrange")
        arrange.setText(self.tr("Sort"))
        arrange.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        arrange.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        arrange.setMenu(self._order_menu())
        row = QHBoxLayout()
        row.setContentsMargins(14, 6, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(arrange)
        return row

    def _order_menu(self) -> QMenu:
        menu = QMenu(self)
        names = {
            Order.COUNT: self.tr("By Count"),
            Order.TEXT: self.tr("As in the Text"),
            Order.PINYIN: self.tr("By Pinyin"),
        }
        for order, name in names.items():
            action = self._orders.addAction(name)
            action.setCheckable(True)
            action.setChecked(order is Order.COUNT)
            action.setData(order)
            menu.addAction(action)
        return menu

    def _part_row(self) -> QVBoxLayout:
        row, around = Flow(gap=2), QVBoxLayout()
        around.setContentsMargins(8, 0, 8, 4)
        around.addLayout(row)
        for part in Part:
            button = QToolButton(self)
            button.setObjectName("gatheredScope")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._parts.addButton(button, part)
            row.addWidget(button)
        self._parts.button(Part.WORDS).setChecked(True)
        self.show_counts(dict.fromkeys(Part, 0))
        return around
