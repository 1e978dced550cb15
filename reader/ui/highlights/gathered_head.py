"""What stands above the gathered highlights: count, whose they are, how they are arranged; gathers none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.session.gathering import GroupBy, Order
from reader.ui import theming

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction, QResizeEvent

_ICON = 16  # pixels
_TELLING = 270  # pixels of width that have room for a word on the filter's button


class GatheredHead(QWidget):
    """Tells when the reader wants other highlights, or the same otherwise arranged."""

    changed = Signal()
    folded = Signal(bool)  # whether the filter is to be seen

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_filtered = False
        self._count = QLabel(self)
        self._count.setObjectName("gatheredCount")
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._filter = self._icon_button("gatheredFilter", self.tr("Filter"))
        self._filter.setCheckable(True)
        self._filter.toggled.connect(self.folded)
        self._arrange = self._icon_button("gatheredArrange", self.tr("Arrange"))
        self._arrange.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._arrange.setMenu(self._menu())
        self._scope = QButtonGroup(self)
        self._build()
        self._draw_icons()

    def _build(self) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.addSpacing(14)
        upper.addWidget(self._count, 1)
        upper.addWidget(self._filter)
        upper.addWidget(self._arrange)
        for number, text in enumerate((self.tr("This Article"), self.tr("Library"))):
            button = QToolButton(self)
            button.setObjectName("gatheredScope")
            button.setText(text)
            button.setAccessibleName(text)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._scope.addButton(button, number)
            lower.addWidget(button)
        self._scope.button(0).setChecked(True)
        self._scope.idToggled.connect(lambda _number, is_on: self.changed.emit() if is_on else None)
        lower.addStretch(1)
        upper.setContentsMargins(0, 0, 8, 0)
        upper.setSpacing(0)
        lower.setContentsMargins(8, 0, 8, 4)
        lower.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addLayout(lower)

    def _icon_button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        by = (
            (self.tr("Nothing"), GroupBy.NOTHING),
            (self.tr("Tag"), GroupBy.TAG),
            (self.tr("Article"), GroupBy.ARTICLE),
            (self.tr("Day"), GroupBy.DAY),
        )
        order = (
            (self.tr("Reading Order"), Order.READING),
            (self.tr("Newest First"), Order.NEWEST),
            (self.tr("Last Changed"), Order.CHANGED),
        )
        menu.addAction(self.tr("Group by")).setEnabled(False)
        self._by = self._choices(menu, by)
        menu.addSeparator()
        menu.addAction(self.tr("Order")).setEnabled(False)
        self._order = self._choices(menu, order)
        return menu

    def _choices(self, menu: QMenu, choices: Sequence[tuple[str, object]]) -> Callable[[], QAction]:
        """The chosen one of these, when it is asked for."""
        group = QActionGroup(self)
        for text, value in choices:
            action = group.addAction(text)
            action.setCheckable(True)
            action.setData(value)
            menu.addAction(action)
        group.actions()[0].setChecked(True)
        group.triggered.connect(lambda _action: self.changed.emit())
        return lambda: next(action for action in group.actions() if action.isChecked())

    # What the panel asks and says

    def is_library(self) -> bool:
        """Whether the highlights of all articles are wanted."""
        return self._scope.checkedId() == 1

    def by(self) -> GroupBy:
        """What the reader wants to stand together."""
        return GroupBy(self._by().data())

    def order(self) -> Order:
        """In which order the reader wants them."""
        return Order(self._order().data())

    def show_count(self, text: str) -> None:
        """Show how many there are."""
        self._count.setText(text)

    def show_filter(self, *, is_on: bool) -> None:
        """Show whether not all are seen."""
        self._filter.setText(self.tr("Filtered") if is_on else self.tr("Filter"))
        self._filter.setAccessibleName(self._filter.text())
        self._is_filtered = is_on
        self._fit()

    def unfold(self) -> None:
        """Let the filter be seen."""
        self._filter.setChecked(True)

    # Inside

    def _fit(self) -> None:
        """Say in a word that not all are seen, where there is room."""
        is_told = self._is_filtered and self.width() >= _TELLING
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if is_told else Qt.ToolButtonStyle.ToolButtonIconOnly
        self._filter.setToolButtonStyle(style)

    def _draw_icons(self) -> None:
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText)
        for button, name in ((self._filter, "filter"), (self._arrange, "arrange")):
            button.setIcon(theming.icon(name, ink, self.devicePixelRatioF()))

    # Qt's overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the look's own ink."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()
