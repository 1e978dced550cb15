"""The repairs that are offered, by reason, each with a box to tick; makes none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QWidget

from reader.text.repair import Reason
from reader.ui.coming_in.told import Excerpt, excerpt, group_name, sentence
from reader.ui.rows import Index, RowPainter, Rows, RowView

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.text.blocks import Piece
    from reader.text.repair import Repair
    from reader.ui.coming_in.sides import Sides

_LINE = 20  # pixels
_BOX, _ROUND = 15, 3  # pixels
_GROUP_AT, _REPAIR_AT = 18, 36  # pixels from the left, where the boxes stand
_BESIDE = 9  # pixels between a box and the text
_REACH = 6  # pixels round a box that also tick it
_SMALL = 0.9  # of the font
_SEAM = "│"


@dataclass(frozen=True, slots=True)
class Offer:
    """A row: a repair, or without one the group of its reason."""

    reason: Reason
    repair: Repair | None
    text: str
    excerpt: Excerpt
    state: Qt.CheckState
    waiting: str = ""


class RepairList(RowView):
    """All repairs of one text; tells which are ticked and which one is looked at."""

    ticked = Signal()
    looked_at = Signal(object)  # Repair

    def __init__(self, family: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("repairList")
        self.setAccessibleName(self.tr("Repairs"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.offers: Rows[Offer] = Rows(self._spoken, self)
        self.setModel(self.offers)
        self.paint_with(_OfferPainter(family, self))
        self._repairs: list[Repair] = []
        self._pieces: Sequence[Piece] = ()
        self._ticked: set[str] = set()
        self._sides: Sides | None = None
        self._is_listing = False
        self.selectionModel().currentChanged.connect(self._look)

    # What it is told and asked

    def show_repairs(self, sides: Sides, ticked: Collection[str]) -> None:
        """Show the repairs of this text, those with these keys ticked."""
        order = {reason: place for place, reason in enumerate(Reason)}
        self._sides, self._pieces = sides, sides.pieces
        self._repairs = sorted(sides.repairs, key=lambda one: order[one.reason])
        self._ticked = {one.key for one in self._repairs} & set(ticked)
        self._refresh()

    def keys(self) -> frozenset[str]:
        """The keys of the repairs that are ticked."""
        return frozenset(self._ticked)

    def tick(self, keys: Collection[str]) -> None:
        """Let exactly the repairs with these keys be ticked."""
        self._ticked = {one.key for one in self._repairs} & set(keys)
        self.ticked.emit()  # first, for which ones wait is asked of the sides
        self._refresh()

    def tick_all(self) -> None:
        """Tick every repair."""
        self.tick([one.key for one in self._repairs])

    def tick_none(self) -> None:
        """Tick none."""
        self.tick(())

    def toggle(self, place: int) -> None:
        """Tick this row or take its tick off; a group's goes to all in it."""
        offer = self.offers.value(place)
        meant = {one.key for one in self._repairs if offer.repair in (None, one) and one.reason is offer.reason}
        is_on = offer.state is Qt.CheckState.Checked
        self.tick(self._ticked - meant if is_on else self._ticked | meant)

    def choose_piece(self, piece: int) -> None:
        """Look at the repair that concerns this piece, the narrowest if there are several."""
        found = [
            (offer.repair.end - offer.repair.first, place)
            for place, offer in enumerate(self.offers.values())
            if offer.repair and offer.repair.first <= piece < offer.repair.end
        ]
        if found:
            self.setCurrentIndex(self.offers.index(min(found)[1]))

    def choose_first(self) -> None:
        """Look at the first repair."""
        if len(self.offers.values()) > 1:
            self.setCurrentIndex(self.offers.index(1))

    # Inside

    def _refresh(self) -> None:
        current = self.currentIndex().row()
        self._is_listing = True
        self.offers.show(list(self._rows()))
        if 0 <= current < len(self.offers.values()):
            self.setCurrentIndex(self.offers.index(current))
        self._is_listing = False

    def _rows(self) -> Iterator[Offer]:
        all_of = Counter(one.reason for one in self._repairs)
        ticked_of = Counter(one.reason for one in self._repairs if one.key in self._ticked)
        before: Reason | None = None
        for one in self._repairs:
            if one.reason is not before:
                yield self._group(one.reason, ticked_of[one.reason], all_of[one.reason])
                before = one.reason
            yield self._offer(one)

    def _group(self, reason: Reason, ticked: int, count: int) -> Offer:
        part = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
        state = Qt.CheckState.Checked if ticked == count else part
        told = self.tr("{ticked} of {count} ticked").format(ticked=ticked, count=count)
        return Offer(reason, None, group_name(reason), Excerpt("", told), state)

    def _offer(self, one: Repair) -> Offer:
        is_ticked = one.key in self._ticked
        state = Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        waits = is_ticked and self._sides is not None and self._sides.waits(one)
        waiting = self.tr("waits for what is dropped inside it") if waits else ""
        return Offer(one.reason, one, sentence(one, self._pieces), excerpt(one, self._pieces), state, waiting)

    def _spoken(self, offer: Offer) -> str:
        states = {Qt.CheckState.Checked: self.tr("ticked"), Qt.CheckState.Unchecked: self.tr("not ticked")}
        state = states.get(offer.state, self.tr("some ticked"))
        words = filter(None, (offer.excerpt.before, offer.excerpt.behind))
        return "，".join(filter(None, (offer.text, state, offer.waiting, " | ".join(words))))

    def _look(self) -> None:
        index = self.currentIndex()
        repair = self.offers.value(index.row()).repair if index.isValid() else None
        if repair and not self._is_listing:
            self.looked_at.emit(repair)

    # Qt's overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick where the box is."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            box = box_of(self.visualRect(index), self.offers.value(index.row()))
            if box.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(event.position().toPoint()):
                self.toggle(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


def box_of(row: QRect, offer: Offer) -> QRect:
    """Where the box of a row is."""
    left = row.left() + (_REPAIR_AT if offer.repair else _GROUP_AT)
    top = row.top() + (10 if offer.repair else (row.height() - _BOX) // 2)
    return QRect(left, top, _BOX, _BOX)


class _OfferPainter(RowPainter):
    """Paints a box, what is done, and a few words of the text."""

    def __init__(self, family: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._family = family

    def height(self) -> int:
        return 2 * _LINE + 16

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer = cast("Rows[Offer]", index.model()).value(index.row())
        box = box_of(option.rect, offer)
        paint_box(painter, box, offer.state, option.palette)
        text = option.rect.adjusted(box.right() + _BESIDE - option.rect.left(), 8, -14, -8)
        line = QRect(text.left(), text.top(), text.width(), _LINE)
        if offer.repair is None:
            _paint_group(painter, text, offer, option.palette)
            return
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        _draw(painter, line, offer.text)
        line.translate(0, _LINE)
        if offer.waiting:
            painter.setPen(option.palette.color(QPalette.ColorRole.Accent))
            _draw(painter, line, offer.waiting)
        else:
            self._paint_excerpt(painter, line, offer.excerpt, option.palette)

    def _paint_excerpt(self, painter: QPainter, line: QRect, words: Excerpt, palette: QPalette) -> None:
        font = QFont(painter.font())
        font.setFamily(self._family)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        if words.before:
            line = _drawn(painter, line, words.before)
            painter.setPen(palette.color(QPalette.ColorRole.Accent))
            line = _drawn(painter, line, _SEAM)
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        _draw(painter, line, words.behind)


def _paint_group(painter: QPainter, area: QRect, offer: Offer, palette: QPalette) -> None:
    font = QFont(painter.font())
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    rest = _drawn(painter, area, offer.text)
    font.setPointSizeF(font.pointSizeF() * _SMALL)
    painter.setFont(font)
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, offer.excerpt.behind)


def paint_box(painter: QPainter, box: QRect, state: Qt.CheckState, palette: QPalette) -> None:
    """Paint a box to tick."""
    area = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    is_empty = state is Qt.CheckState.Unchecked
    accent, base = palette.color(QPalette.ColorRole.Accent), palette.color(QPalette.ColorRole.Base)
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText) if is_empty else accent)
    painter.setBrush(base if is_empty else accent)
    painter.drawRoundedRect(area, _ROUND, _ROUND)
    pen = QPen(base, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    path = QPainterPath()
    if state is Qt.CheckState.Checked:
        path.moveTo(area.left() + 3.2, area.center().y() + 0.2)
        path.lineTo(QPointF(area.left() + 6, area.bottom() - 4))
        path.lineTo(QPointF(area.right() - 3, area.top() + 4))
    elif not is_empty:
        path.moveTo(area.left() + 3.5, area.center().y())
        path.lineTo(QPointF(area.right() - 3.5, area.center().y()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(path)


def _draw(painter: QPainter, line: QRect, text: str) -> None:
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided)


def _drawn(painter: QPainter, line: QRect, text: str) -> QRect:
    """What is left of the line after this text."""
    _draw(painter, line, text)
    return line.adjusted(painter.fontMetrics().horizontalAdvance(text), 0, 0, 0)
