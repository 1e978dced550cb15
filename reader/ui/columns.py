"""Where boxes stand that flow through the columns of pages; measures and paints nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_HALVINGS = 16  # of the height by which the columns of the last page may differ


@dataclass(frozen=True, slots=True)
class Box:
    """Something as high as this, in any unit, that stays with the next one where it introduces it."""

    height: float
    introduces: bool = False


class Place(NamedTuple):
    """Where a box stands: its page and column, counted from 0, and its distance from the column's top."""

    page: int
    column: int
    top: float


def flowed(boxes: Sequence[Box], first: float, other: float, columns: int) -> list[Place]:
    """The place of each box in order, on a first page with columns as high as `first`, and on others.

    The columns of the last page are made equally long. A box that no column holds stands alone in one.
    """
    placed: list[Place] = []
    page = 0
    while len(placed) < len(boxes):
        left, room = boxes[len(placed) :], other if page else first
        here = _filled(left, room, columns)
        if len(here) == len(left):
            here = _evened(left, room, columns)
        placed += [Place(page, column, top) for column, top in here]
        page += 1
    return placed


def _filled(boxes: Sequence[Box], room: float, columns: int) -> list[tuple[int, float]]:
    """The column and top of the boxes that one page takes, at least of the first."""
    placed: list[tuple[int, float]] = []
    column, top = 0, 0.0
    for box, following in zip(boxes, [*boxes[1:], Box(0)], strict=True):
        needed = box.height + (following.height if box.introduces else 0)
        if top and top + needed > room:
            column, top = column + 1, 0.0
        if column == columns:
            break
        placed.append((column, top))
        top += box.height
    return placed


def _evened(boxes: Sequence[Box], room: float, columns: int) -> list[tuple[int, float]]:
    """All the boxes in columns as low as can be."""
    low, high = sum(box.height for box in boxes) / columns, room
    best = _filled(boxes, room, columns)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        here = _filled(boxes, middle, columns)
        if len(here) == len(boxes) and all(
            top + box.height <= middle for box, (_, top) in zip(boxes, here, strict=True)
        ):
            best, high = here, middle
        else:
            low = middle
    return best
