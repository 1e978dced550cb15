"""Keeps what floats above the page within the window when that is made smaller; opens and closes nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QWidget

_GAP = 10  # pixels to the sides of the layer


class KeptInSight(QObject):
    """Moves a card, its parent's child, back into its parent: what is typed into it has to be seen."""

    def __init__(self, card: QWidget, layer: QWidget) -> None:
        super().__init__(card)
        self._card = card
        layer.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the layer's size."""
        if event.type() == QEvent.Type.Resize and self._card.isVisible() and isinstance(watched, QWidget):
            self._card.setGeometry(moved_into(self._card.geometry(), watched.rect()))
        return super().eventFilter(watched, event)


def moved_into(card: QRect, room: QRect) -> QRect:
    """The card's rectangle moved into the room as little as it takes, and made smaller only where it must."""
    inner = room.adjusted(_GAP, _GAP, -_GAP, -_GAP)
    width, height = min(card.width(), inner.width()), min(card.height(), inner.height())
    left = max(inner.left(), min(card.left(), inner.left() + inner.width() - width))
    top = max(inner.top(), min(card.top(), inner.top() + inner.height() - height))
    return card if room.contains(card) else QRect(left, top, width, height)
