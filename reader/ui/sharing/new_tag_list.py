"""The tags that notes would bring, each with a box to tick, and the articles they go to; restores nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette

from reader.ui.coming_in.repair_list import paint_box
from reader.ui.rows import Index, RowPainter, Rows, RowView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from reader.exchange.restorable import RestorableTag
    from reader.session.restoring import Coming

_BOX, _DOT = 16, 4.0  # pixels
_SIDE, _BESIDE = 20, 10  # pixels
_SMALL = 0.9  # of the font
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Shown:
    """A row: a new tag, ticked or not, or an article, with how many highlights; without a count a heading."""

    text: str
    count: int | None = None
    tag: RestorableTag | None = None
    is_ticked: bool = False


class NewTagList(RowView):
    """All new tags in tree order, and below them the articles."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("newTags")
        self.setAccessibleName(self.tr("New tags"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows: Rows[Shown] = Rows(self._spoken, self)
        self.setModel(self.rows)
        self.paint_with(_NewTagPainter(self))
        self._coming: Coming | None = None
        self._parents: dict[str, str | None] = {}
        self.left_out: frozenset[str] = frozenset()

    def show_coming(self, coming: Coming) -> None:
        """Show what would come, every tag ticked."""
        self._coming, self.left_out = coming, frozenset()
        self._parents = {one.tag.id: one.tag.parent for one in coming.new_tags}
        self._refresh()

    def toggle(self, row: int) -> None:
        """Untick a tag with all that stand below it, or tick it with all that stand above."""
        tag = self.rows.value(row).tag
        if tag is None:
            return
        if tag.id in self.left_out:
            self.left_out -= {tag.id, *self._above(tag.id)}
        else:
            self.left_out |= {own for own in self._parents if tag.id in (own, *self._above(own))}
        self._refresh()

    # Inside

    def _above(self, own: str) -> Iterator[str]:
        parent = self._parents.get(own)
        while parent is not None:
            yield parent
            parent = self._parents.get(parent)

    def _refresh(self) -> None:
        self.rows.show(list(self._shown(self._coming)) if self._coming else [])

    def _shown(self, coming: Coming) -> Iterator[Shown]:
        yield Shown(self.tr("New tags"))
        for one in coming.new_tags:
            yield Shown(one.tag.path, one.highlights, one.tag, one.tag.id not in self.left_out)
        yield Shown(self.tr("Articles"))
        for title, count in coming.articles:
            yield Shown(title, count)

    def _spoken(self, row: Shown) -> str:
        state = (self.tr("ticked") if row.is_ticked else self.tr("not ticked")) if row.tag else ""
        count = "" if row.count is None else str(row.count)
        return "，".join(filter(None, (row.text, count, state)))

    # Qt's overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick the tag that is clicked."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.toggle(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class _NewTagPainter(RowPainter):
    """Paints a box, a tag's dot and path, and to the right how many highlights bear it."""

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = cast("Rows[Shown]", index.model()).value(index.row())
        area = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        quiet = option.palette.color(QPalette.ColorRole.PlaceholderText)
        if row.count is None:
            _paint_text(painter, area, row.text, quiet, weight=QFont.Weight.DemiBold)
            return
        if row.tag:
            area = _paint_tag(painter, area, row.tag.color, option.palette, is_ticked=row.is_ticked)
        counted = QFont(painter.font())
        counted.setPointSizeF(counted.pointSizeF() * _SMALL)
        ink = quiet if row.tag and not row.is_ticked else option.palette.color(QPalette.ColorRole.Text)
        count = str(row.count) if row.count else ""
        room = painter.fontMetrics().horizontalAdvance(count) + _BESIDE
        _paint_text(painter, area.adjusted(0, 0, -room, 0), row.text, ink)
        painter.setFont(counted)
        painter.setPen(quiet)
        painter.drawText(area, _RIGHT, count)


def _paint_tag(painter: QPainter, area: QRect, color: str, palette: QPalette, *, is_ticked: bool) -> QRect:
    """Paint the box and the dot; gives the room beside them."""
    box = QRect(area.left(), area.center().y() - _BOX // 2 + 1, _BOX, _BOX)
    paint_box(painter, box, Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked, palette)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawEllipse(QPointF(box.right() + _BESIDE + _DOT, area.center().y() + 0.5), _DOT, _DOT)
    return area.adjusted(_BOX + 2 * _BESIDE + round(2 * _DOT), 0, 0, 0)


def _paint_text(
    painter: QPainter, area: QRect, text: str, ink: QColor, weight: QFont.Weight = QFont.Weight.Normal
) -> None:
    font = QFont(painter.font())
    font.setWeight(weight)
    painter.setFont(font)
    painter.setPen(ink)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
