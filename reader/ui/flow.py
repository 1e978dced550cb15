"""A layout that sets its parts in lines, as words are set; stretches none."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Sets what is seen from left to right and begins a line where there is no more room."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def insert(self, place: int, widget: QWidget) -> None:
        """Let the widget stand at this place."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def _arrange(self, area: QRect, *, is_meant: bool) -> int:
        """Set the parts, all as high as the highest, when it is meant; how high they are together."""
        height = self.minimumSize().height()
        left, top = area.left(), area.top()
        for item in self._items:
            if item.isEmpty():
                continue
            width = min(item.sizeHint().width(), max(1, area.width()))
            if left + width > area.right() + 1 and left > area.left():
                left, top = area.left(), top + height + self._gap
            if is_meant:
                item.setGeometry(QRect(left, top, width, height))
            left += width + self._gap
        return top + height - area.top()

    # Qt's overrides

    def addItem(self, item: QLayoutItem) -> None:
        """Take one part more."""
        self._items.append(item)

    def count(self) -> int:
        """How many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The part at this place, or nothing."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let the part at this place go."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """It is as high as it needs."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at this width."""
        return self._arrange(QRect(0, 0, width, 0), is_meant=False)

    def setGeometry(self, area: QRect) -> None:
        """Set the parts in this area."""
        super().setGeometry(area)
        self._arrange(area, is_meant=True)

    def sizeHint(self) -> QSize:
        """As small as it can be."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As wide as one part may be made, as high as one line."""
        heights = [item.sizeHint().height() for item in self._items if not item.isEmpty()]
        return QSize(1, max(heights, default=0))
