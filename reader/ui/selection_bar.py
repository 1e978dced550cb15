"""A small bar at a fresh selection: the tags used most, a note, a copy; it never takes the focus from the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from reader.ui import theming
from reader.ui.placing import beside, widest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QAction

    from storage.records import Tag

TAGS = 4  # at most
_WIDEST_NAME = 96  # pixels


class SelectionBar(QFrame):
    """Offers what a reader does most with a passage; what the actions do is theirs."""

    tag_chosen = Signal(str)  # tag id

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("selectionBar")
        self.setAccessibleName(self.tr("What to do with the selection"))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 4, 3)
        row.setSpacing(0)
        divider = QFrame(self)
        divider.setObjectName("divider")
        divider.setFixedSize(1, 16)
        row.addSpacing(3)
        row.addWidget(divider)
        row.addSpacing(3)
        for action in actions:
            row.addWidget(self._button(action.iconText(), action.toolTip(), action.trigger))
        self._tags: list[QToolButton] = []
        theming.lift(self)
        self.hide()

    def show_near(self, passage: QRectF, x: float, room: QRectF, tags: Sequence[Tag], *, above: bool) -> None:
        """Offer these tags below the passage, or `above` it, about `x`; nowhere when it would lie over it."""
        self._offer(tags, widest(room))
        size = self.sizeHint()
        place = beside(passage, x - size.width() / 2, size, room, above=above)
        self.setVisible(place is not None)
        if place:
            self.resize(size)
            self.move(place)
            self.raise_()

    def _offer(self, tags: Sequence[Tag], width: float) -> None:
        """Offer as many of these tags as have room."""
        self._drop(len(self._tags))
        self._tags = [self._tag_button(tag) for tag in tags[:TAGS]]
        for index, button in enumerate(self._tags):
            self._row.insertWidget(index, button)
        while self._tags and self._width() > width:
            self._drop(1)

    def _drop(self, count: int) -> None:
        for _ in range(count):
            button = self._tags.pop()
            self._row.removeWidget(button)
            button.setParent(None)
            button.deleteLater()

    def _width(self) -> int:
        self._row.activate()
        return self.sizeHint().width()

    def _tag_button(self, tag: Tag) -> QToolButton:
        name = self.fontMetrics().elidedText(tag.name, Qt.TextElideMode.ElideRight, _WIDEST_NAME)
        tip = f"{tag.name}  {tag.key}" if tag.key else tag.name
        button = self._button(theming.caption(name), tip, lambda: self.tag_chosen.emit(tag.id))
        button.setIcon(theming.dot(QColor(tag.color), self.devicePixelRatioF()))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.show()
        return button

    def _button(self, text: str, tip: str, verb: Callable[[], None]) -> QToolButton:
        """A button that hides the bar and does this."""
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setText(text)
        button.setToolTip(theming.plain(tip))
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda _checked: verb())
        return button
