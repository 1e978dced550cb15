"""What differs between two versions of a tag set, a sentence a row, with what may be chosen; merges nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from reader.session.differences import Choice, Difference
from reader.ui import theming
from reader.ui.rows import Index, RowPainter, Rows, RowView

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.session.differences import Key
    from reader.ui.desk import Desk

_HEIGHT, _PILL, _ROUND = 34, 22, 6  # pixels
_LEFT, _RIGHT = 20, 16  # pixels
_PAD, _BETWEEN, _DOT = 9, 4, 4.0  # pixels
_SMALL = 0.9  # of the font
_KEYS = {Qt.Key.Key_M: Choice.MINE, Qt.Key.Key_T: Choice.THEIRS, Qt.Key.Key_B: Choice.BOTH}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Shown:
    """A row: a difference with its sentence, which choice is made; without a difference, a heading.

    `pills` are the choices that have a place in the list, in each of its rows the same one, with their names.
    """

    sentence: str
    difference: Difference | None = None
    pills: tuple[tuple[Choice, str], ...] = ()
    chosen: Choice | None = None
    color: str = ""


class DifferenceList(RowView):
    """All differences, the conflicts first; tells when another choice is made."""

    chosen = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("differences")
        self.setAccessibleName(self.tr("Changes"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._desk = desk
        self.rows: Rows[Shown] = Rows(self._spoken, self)
        self.setModel(self.rows)
        self.paint_with(_DifferencePainter(self))
        self._differences: Sequence[Difference] = ()
        self._colors: Mapping[str, str] = {}
        self._can_choose = True
        self._pills: tuple[tuple[Choice, str], ...] = ()
        self.choices: dict[Key, Choice] = {}
        self._names = {
            Choice.MINE: self.tr("Keep Mine"),
            Choice.THEIRS: self.tr("Take Theirs"),
            Choice.BOTH: self.tr("Keep Both"),
        }

    # What it is told

    def show_differences(
        self, differences: Sequence[Difference], colors: Mapping[str, str], *, can_choose: bool = True
    ) -> None:
        """Show these, each with its tag's colour; choices made before for the same ones stay."""
        self._differences, self._colors, self._can_choose = differences, colors, can_choose
        offered = {choice for one in differences for choice in one.choices if can_choose}
        self._pills = tuple((choice, name) for choice, name in self._names.items() if choice in offered)
        known = {one.key for one in differences}
        self.choices = {key: choice for key, choice in self.choices.items() if key in known}
        self._refresh()

    def choose_all(self, choice: Choice, differences: Collection[Difference] | None = None) -> None:
        """Choose this for all, or for these, as far as it can be chosen."""
        meant = self._differences if differences is None else differences
        self.choices |= {one.key: choice for one in meant if choice in one.choices}
        self._refresh()
        self.chosen.emit()

    def is_cut(self, row: Shown) -> bool:
        """Whether there is no room for the whole of a row's sentence."""
        pills = pills_of(row, self.viewport().rect(), self.font())
        end = pills[0][1].left() if pills else self.viewport().width() - _RIGHT
        return self.fontMetrics().horizontalAdvance(row.sentence) > end - _LEFT - 6 * _DOT

    # Inside

    def _refresh(self) -> None:
        self.rows.show(list(self._shown()))

    def _shown(self) -> Iterator[Shown]:
        conflicts = [one for one in self._differences if one.is_conflict]
        told = [one for one in self._differences if not one.choices]
        changes = [one for one in self._differences if one.choices and not one.is_conflict]
        for title, group in (
            (self.tr("Changed differently here and there"), conflicts),
            (self.tr("Changed there") if self._can_choose else self.tr("Changed"), changes),
            (self.tr("Stays as it is"), told),
        ):
            if group:
                yield Shown(title)
                yield from map(self._row, group)

    def _row(self, one: Difference) -> Shown:
        chosen = self.choices.get(one.key, one.usual) if self._can_choose and one.choices else None
        return Shown(self._desk.told(one), one, self._pills, chosen, self._colors.get(one.subject, ""))

    def _spoken(self, row: Shown) -> str:
        return "，".join(filter(None, (row.sentence, self._names[row.chosen] if row.chosen else "")))

    def _selected(self) -> list[Difference]:
        rows = [self.rows.value(index.row()) for index in self.selectionModel().selectedRows()]
        return [row.difference for row in rows if row.difference]

    def _step(self, step: int) -> None:
        index = self.currentIndex()
        row = self.rows.value(index.row()) if index.isValid() else None
        if row and row.difference and row.chosen:
            choices = row.difference.choices
            place = choices.index(row.chosen) + step
            self.choose_all(choices[max(0, min(place, len(choices) - 1))], self._selected())

    # Qt's overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose where a choice is clicked."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            row = self.rows.value(index.row())
            for choice, area in pills_of(row, self.visualRect(index), self.font()):
                if row.difference and area.contains(event.position()):
                    self.choose_all(choice, [row.difference])
                    self.setCurrentIndex(index)
                    return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose for the selected rows: M mine, T theirs, B both, Left and Right from one to the next."""
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.choose_all(_KEYS[key], self._selected())
        elif key in _STEPS:
            self._step(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QHelpEvent) -> bool:  # type: ignore[override]
        """Show the whole of a sentence in a tool tip."""
        if event.type() == QHelpEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            text = theming.plain(self.rows.value(index.row()).sentence) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)


def pills_of(row: Shown, rect: QRect, font: QFont) -> list[tuple[Choice, QRectF]]:
    """Where each choice of a row stands, from the right."""
    metrics, right = QFontMetrics(_small(font)), float(rect.right() - _RIGHT)
    top = rect.center().y() - _PILL / 2 + 0.5
    found: list[tuple[Choice, QRectF]] = []
    for choice, name in reversed(row.pills):
        width = metrics.horizontalAdvance(name) + 2 * _PAD
        if row.difference and choice in row.difference.choices:
            found.append((choice, QRectF(right - width, top, width, _PILL)))
        right -= width + _BETWEEN
    return found[::-1]


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small


class _DifferencePainter(RowPainter):
    """Paints a tag's dot, the sentence, and to the right the choices."""

    def height(self) -> int:
        return _HEIGHT

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = cast("Rows[Shown]", index.model()).value(index.row())
        area = option.rect.adjusted(_LEFT, 0, -_RIGHT, 0)
        if row.difference is None:
            _paint_heading(painter, area, row.sentence, option.palette)
            return
        pills = pills_of(row, option.rect, option.font)
        if pills:
            area.setRight(round(pills[0][1].left()) - 2 * _BETWEEN)
        if row.color:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(row.color))
            painter.drawEllipse(QPointF(area.left() + _DOT, area.center().y() + 0.5), _DOT, _DOT)
        area.adjust(round(4 * _DOT), 0, 0, 0)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        text = painter.fontMetrics().elidedText(row.sentence, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        painter.setFont(_small(option.font))
        names = dict(row.pills)
        for choice, rect in pills:
            _paint_pill(painter, rect, names[choice], option.palette, is_chosen=choice is row.chosen)


def _paint_heading(painter: QPainter, area: QRect, text: str, palette: QPalette) -> None:
    bold = QFont(painter.font())
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)


def _paint_pill(painter: QPainter, rect: QRectF, name: str, palette: QPalette, *, is_chosen: bool) -> None:
    accent, rule = palette.color(QPalette.ColorRole.Accent), palette.color(QPalette.ColorRole.Mid)
    painter.setPen(accent if is_chosen else rule)
    painter.setBrush(palette.color(QPalette.ColorRole.Base) if is_chosen else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    painter.setPen(accent if is_chosen else palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name)
