"""A box of all tags of which several can be chosen, or none for all highlights; knows no export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

_OPENING = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space, Qt.Key.Key_F4}


class TagBox(QComboBox):
    """Its list has a tick for each tag that is chosen; closed, it names them."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._paths: list[str] = []
        self._chosen: set[str] = set()
        self.activated.connect(self._activate)

    def show_tags(self, paths: Mapping[str, str]) -> None:
        """Offer these tags, by id, none of them chosen."""
        self.clear()
        self._chosen.clear()
        self.addItem(self.tr("All highlights"), "")
        for own, path in paths.items():
            self.addItem(path, own)
        self._refresh()

    def chosen(self) -> frozenset[str]:
        """The ids of the tags chosen; none when all highlights are wanted."""
        return frozenset(self._chosen)

    def toggle(self, tag_id: str) -> None:
        """Choose this tag, or no longer; with no id choose none."""
        self._chosen = self._chosen ^ {tag_id} if tag_id else set()
        self._refresh()
        self.changed.emit()

    def _activate(self, row: int) -> None:
        self.toggle(str(self.itemData(row)))

    def _refresh(self) -> None:
        """Show the ticks, and name what is chosen."""
        named = []
        for row in range(self.count()):
            own = self.itemData(row)
            is_chosen = own in self._chosen if own else not self._chosen
            state = Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
            self.setItemData(row, state, Qt.ItemDataRole.CheckStateRole)
            named += [self.itemText(row)] if is_chosen else []
        self.setCurrentIndex(-1)
        self.setPlaceholderText(self.tr(", ").join(named))

    # Qt's

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list by the keys that would choose another row unseen, and choose nothing by any other."""
        if event.key() in _OPENING:
            self.showPopup()
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Choose nothing by the wheel."""
        event.ignore()
