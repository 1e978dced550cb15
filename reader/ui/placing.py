"""Where what floats above the page goes: near a passage, never over it; moves nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QWidget

_GAP = 4  # pixels between a passage and what floats beside it
_MARGIN = 8  # pixels to the sides of the room


def beside(passage: QRectF, left: float, size: QSize, room: QRectF, *, above: bool = False) -> QPoint | None:
    """The top left of a thing below the passage (or `above` it), else on its other side; nowhere without room.

    `left` is where it would begin; all in the coordinates of `room`, which it never leaves.
    """
    below, over = passage.bottom() + _GAP, passage.top() - _GAP - size.height()
    tops = [top for top in ((over, below) if above else (below, over)) if _fits(top, size, room)]
    if not tops or size.width() > widest(room):
        return None
    furthest = room.right() - _MARGIN - size.width()
    return QPoint(round(max(room.left() + _MARGIN, min(left, furthest))), round(tops[0]))


def highest(passage: QRectF, room: QRectF) -> float:
    """How high, in pixels, a thing may be to have room below the passage or above it."""
    return max(room.bottom() - passage.bottom(), passage.top() - room.top()) - 2 * _GAP - 1


def in_layer(rect: QRectF, view: QWidget, layer: QWidget) -> QRectF:
    """A rectangle of a page's viewport in the coordinates of the layer that bears what floats above it."""
    return rect.translated(view.mapTo(layer, QPoint(0, 0)))


def room_above(view: QWidget, layer: QWidget) -> QRectF:
    """Where there is room above a page's viewport, in the layer's coordinates."""
    return in_layer(QRectF(view.rect()), view, layer)


def widest(room: QRectF) -> float:
    """How wide, in pixels, a thing may be to have room."""
    return room.width() - 2 * _MARGIN


def _fits(top: float, size: QSize, room: QRectF) -> bool:
    return room.top() + _GAP <= top and top + size.height() + _GAP <= room.bottom()
