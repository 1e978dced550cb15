"""The panel of the active tag set: a dot, a name, a count, a key; puts no tag on anything itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen

from reader.ui.rows import Index, RowPainter, RowPanel, Rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from storage.records import Tag

ROW_HEIGHT = 31  # pixels
_DOT = 4.5  # radius in pixels
_STEP = 16  # pixels to the right for each level of the tree
_KEYCAP = 19  # pixels


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag as the panel shows it: its depth in the tree and how many highlights of this article have it."""

    tag: Tag
    depth: int
    count: int


class TagsPanel(RowPanel[TagRow]):
    """The tags of the active set, each below its parent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "tags",
            self.tr("Tags"),
            self.tr("Select a passage and press T to make the first tag."),
            lambda row: row.tag.name,
            parent,
        )
        self.view.paint_with(TagPainter(self.view))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show the same tags with these counts by tag id."""
        self.show_rows([replace(row, count=counts.get(row.tag.id, 0)) for row in self.rows.values()])

    def show_tags(self, tags: Sequence[Tag], counts: Mapping[str, int]) -> None:
        """Show these tags, parents before children, with their counts by tag id."""
        depths: dict[str | None, int] = {None: -1}
        rows = []
        for tag in tags:
            depths[tag.id] = depths.get(tag.parent, -1) + 1
            rows.append(TagRow(tag, depths[tag.id], counts.get(tag.id, 0)))
        self.show_rows(rows)


class TagPainter(RowPainter):
    """Paints a tag: dot, name, count, and its key as a small keycap."""

    def height(self) -> int:
        """The height of a row in pixels."""
        return ROW_HEIGHT

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one tag."""
        row = cast("Rows[TagRow]", index.model()).value(index.row())
        area = option.rect.adjusted(18 + row.depth * _STEP, 0, -14, 0)
        middle = area.center().y() + 0.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(row.tag.color))
        painter.drawEllipse(QPointF(area.left() + _DOT, middle), _DOT, _DOT)
        quiet = option.palette.color(QPalette.ColorRole.PlaceholderText)
        right = area.right()
        if row.tag.key:
            _paint_keycap(
                painter, QRectF(right - _KEYCAP, middle - _KEYCAP / 2, _KEYCAP, _KEYCAP), row.tag.key, quiet
            )
        count = QRect(right - _KEYCAP - 44, area.top(), 36, area.height())
        painter.setPen(quiet)
        if row.count:
            painter.drawText(count, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(row.count))
        name = QRect(area.left() + 20, area.top(), count.left() - area.left() - 20, area.height())
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        elided = QFontMetrics(painter.font()).elidedText(row.tag.name, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, elided)


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
