"""A tag as a row: a dot, a name, a count, a key as a small keycap; knows of no tree and no list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen

from reader.ui.rows import Index, RowPainter, Rows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from storage.records import Tag

ROW_HEIGHT = 31  # pixels
NAME = 20  # pixels from the left of a dot to the name
_DOT = 4.5  # radius in pixels
_STEP = 16  # pixels to the right for each level of the tree
_KEYCAP = 19  # pixels
_GAP = 8  # pixels between name, count and key
_MARGIN = 14  # pixels to the right


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag as a list shows it: its depth in the tree and how many highlights of this article have it.

    `branch` counts these together with those of all tags below.
    """

    tag: Tag
    depth: int
    count: int
    branch: int = 0


class TagPainter(RowPainter):
    """Paints a tag: dot, name, count, and its key as a small keycap."""

    def height(self) -> int:
        """The height of a row in pixels."""
        return ROW_HEIGHT

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one tag of a list."""
        row = cast("Rows[TagRow]", index.model()).value(index.row())
        paint_tag(painter, option, row.tag, row.count, 18 + row.depth * _STEP)


def paint_tag(painter: QPainter, option: QStyleOptionViewItem, tag: Tag, count: int, left: int) -> None:
    """Paint a tag into `option.rect`, its dot `left` pixels from there; a count of none is not shown."""
    area = option.rect.adjusted(left, 0, -_MARGIN, 0)
    middle = area.center().y() + 0.5
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tag.color))
    painter.drawEllipse(QPointF(area.left() + _DOT, middle), _DOT, _DOT)
    quiet = option.palette.color(QPalette.ColorRole.PlaceholderText)
    if tag.key:
        square = QRectF(area.right() - _KEYCAP, middle - _KEYCAP / 2, _KEYCAP, _KEYCAP)
        _paint_keycap(painter, square, tag.key, quiet)
    painter.setPen(quiet)
    figure = QRect(area.left(), area.top(), area.width() - _KEYCAP - _GAP, area.height())
    if count:
        painter.drawText(figure, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(count))
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    name = QRect(area.left() + NAME, area.top(), name_width(painter.fontMetrics(), area, tag, count), area.height())
    elided = painter.fontMetrics().elidedText(_line(tag.name), Qt.TextElideMode.ElideRight, name.width())
    painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, elided)


def is_elided(metrics: QFontMetrics, row: QRect, tag: Tag, count: int, left: int) -> bool:
    """Whether the name has too little room in the row's area."""
    area = row.adjusted(left, 0, -_MARGIN, 0)
    return metrics.horizontalAdvance(_line(tag.name)) > name_width(metrics, area, tag, count)


def name_width(metrics: QFontMetrics, area: QRect, tag: Tag, count: int) -> int:
    """How wide, in pixels, a name may be between its dot and what stands to its right."""
    taken = NAME
    if count:
        taken += _KEYCAP + 2 * _GAP + metrics.horizontalAdvance(str(count))
    elif tag.key:
        taken += _KEYCAP + _GAP
    return max(0, area.width() - taken)


def _line(name: str) -> str:
    return " ".join(name.split())


def _paint_keycap(painter: QPainter, area: QRectF, key: str, color: QColor) -> None:
    painter.save()
    border = QColor(color)
    border.setAlphaF(0.45)
    painter.setPen(QPen(border, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    font = painter.font()
    font.setPointSizeF(font.pointSizeF() * 0.82)
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()
