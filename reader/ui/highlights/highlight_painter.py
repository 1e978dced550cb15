"""Paints gathered highlights and their headings: the quote within its sentence, its tags, how its note begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle

from reader.session.gathering import GroupBy
from reader.text.utf16 import Utf16Map
from reader.ui import theming
from reader.ui.highlights.excerpt import excerpt
from reader.ui.rows import RowPainter

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from reader.ui.highlights.excerpt import Excerpt
    from reader.ui.highlights.gathered_names import GatheredNames
    from reader.ui.highlights.gathered_rows import GatheredRows, Heading
    from reader.ui.rows import Index
    from storage.records import Highlight, Tag

_LINE, _SMALL_LINE = 20, 18  # pixels
_LEFT, _RIGHT, _ABOVE = 16, 14, 8  # pixels round the text
_BETWEEN = 2  # pixels between quote and tags
HEADING = 32  # pixels
_DOT = 3.5  # radius in pixels
_GAP = 6  # pixels between dot and name, icon and note
_APART = 12  # pixels between tags
_WIDEST_NAME = 110  # pixels
_ICON = 13  # pixels
_LEAST = 26  # pixels that the beginning of a note needs
_LONGEST = 200  # code points looked at for one line
_SMALL = 0.86  # of the font
_MARKS = re.compile(r"^\s*(?:#{1,6}|>|[-*+]|\d+\.)\s+|\*\*|__|`")
_QUIET, _INK = QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Text
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class HighlightPainter(RowPainter):
    """Rows of two lines of text and one of tags and note; with titles, one more for the article's."""

    def __init__(self, names: GatheredNames, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = names
        self._icons: dict[str, QIcon] = {}
        self.shows_titles = False

    def height(self) -> int:
        """The height of a highlight's row in pixels; a heading's is HEADING."""
        return 2 * _LINE + _BETWEEN + _SMALL_LINE * (1 + self.shows_titles) + 2 * _ABOVE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list, as high as a row."""
        heading = cast("GatheredRows", index.model()).heading(index.row())
        return QSize(option.rect.width(), HEADING if heading else self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A highlight on its ground; a heading has none."""
        heading = cast("GatheredRows", index.model()).heading(index.row())
        if heading is None:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heading(painter, option, heading)
        painter.restore()

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one highlight."""
        kept = cast("GatheredRows", index.model()).highlight(index.row())
        if kept is None:
            return
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._frame(painter, option)
        area = option.rect.adjusted(_LEFT, _ABOVE, -_RIGHT, -_ABOVE)
        small = QFont(painter.font())
        small.setPointSizeF(small.pointSizeF() * _SMALL)
        bottom = _paint_excerpt(painter, excerpt(kept), area, option.palette, is_lost=kept.lost)
        line = QRect(area.left(), bottom + _BETWEEN, area.width(), _SMALL_LINE)
        painter.setFont(small)
        if self._paint_bearings(painter, line, kept, option.palette):
            line.translate(0, _SMALL_LINE)
        if self.shows_titles:
            painter.setPen(option.palette.color(_QUIET))
            painter.drawText(line, _MIDDLE, _elided(painter, self._names.title(kept.article), line.width()))

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading) -> None:
        area = option.rect.adjusted(_LEFT, 4, -_RIGHT, 0)
        quiet, tag = option.palette.color(_QUIET), self._names.tags().get(heading.key)
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(quiet)
        count = str(heading.count)
        painter.drawText(area, _MIDDLE | Qt.AlignmentFlag.AlignRight, count)
        area.setRight(area.right() - QFontMetrics(font).horizontalAdvance(count) - _APART)
        if self._names.by is GroupBy.TAG and tag:
            _paint_dot(painter, area, tag.color)
            area.setLeft(area.left() + round(2 * _DOT) + _GAP)
        painter.setPen(quiet)
        painter.drawText(area, _MIDDLE, _elided(painter, self._names.heading(heading.key), area.width()))

    def _paint_bearings(self, painter: QPainter, line: QRect, kept: Highlight, palette: QPalette) -> bool:
        """Paint whether it is lost, its tags, how its note begins, as far as there is room; whether it has any."""
        room, metrics = QRect(line), QFontMetrics(painter.font())
        if kept.lost:
            painter.setPen(palette.color(QPalette.ColorRole.Accent))
            painter.drawText(room, _MIDDLE, self._names.lost(kept))
            room.setLeft(room.left() + metrics.horizontalAdvance(self._names.lost(kept)) + _APART)
        tags, note = self._names.tags_of(kept), _beginning(kept.note)
        sign = _ICON if note else 0
        room.setRight(room.right() - sign)
        for tag in tags:
            self._paint_tag(painter, room, tag, palette.color(_QUIET))
        room.setRight(room.right() + sign)
        if note:
            self._paint_note(painter, room, note, palette.color(_QUIET))
        return bool(kept.lost or tags or note)

    def _paint_tag(self, painter: QPainter, room: QRect, tag: Tag, color: QColor) -> None:
        """Paint dot and name, and leave what room there is behind them."""
        if room.width() <= 3 * _APART:
            return
        metrics, widest = QFontMetrics(painter.font()), min(_WIDEST_NAME, room.width() - 2 * _APART)
        _paint_dot(painter, room, tag.color)
        room.setLeft(room.left() + round(2 * _DOT) + _GAP)
        name = metrics.elidedText(tag.name, Qt.TextElideMode.ElideRight, widest)
        painter.setPen(color)
        painter.drawText(room, _MIDDLE, name)
        room.setLeft(room.left() + metrics.horizontalAdvance(name) + _APART)

    def _paint_note(self, painter: QPainter, room: QRect, note: str, color: QColor) -> None:
        ratio = painter.device().devicePixelRatio()
        key = f"{color.name()} {ratio}"
        if key not in self._icons:
            self._icons[key] = theming.icon("note", color, ratio)
        top = room.top() + (room.height() - _ICON) // 2
        painter.setOpacity(color.alphaF())  # which an icon's own ink has not
        self._icons[key].paint(painter, QRect(room.left(), top, _ICON, _ICON))
        painter.setOpacity(1)
        room = room.adjusted(_ICON + _GAP - 2, 0, 0, 0)
        if room.width() > _LEAST:
            painter.setPen(color)
            painter.drawText(room, _MIDDLE, _elided(painter, note, room.width()))

    def _frame(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Show which row keys begin from."""
        painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(6.5, 1.5, -6.5, -1.5), 6, 6)


def _beginning(note: str) -> str:
    """The first line of a note, without the marks of Markdown that stand out most."""
    lines = (_MARKS.sub("", line).strip() for line in note.splitlines())
    return next((" ".join(line.split()) for line in lines if line), "")


def _paint_excerpt(painter: QPainter, told: Excerpt, area: QRect, palette: QPalette, *, is_lost: bool) -> int:
    """Paint the sentence on one line or two, the quote in ink and the rest quiet; where that ends."""
    text = told.before + told.quote + told.behind
    start, end = len(told.before), len(told.before) + len(told.quote)
    broken = _first_line(text, painter.font(), area.width())
    rest = _elided(painter, text[broken:], area.width())
    quiet = palette.color(_QUIET)
    ink = quiet if is_lost else palette.color(_INK)
    for number, (line, first) in enumerate(((text[:broken], 0), (rest, broken))):
        place = QPointF(area.left(), area.top() + number * _LINE)
        _draw(painter, place, line, (start - first, end - first), (quiet, ink))
    return area.top() + (2 if rest else 1) * _LINE


def _first_line(text: str, font: QFont, width: int) -> int:
    """How many code points of the text one line has room for."""
    layout = _laid_out(text[:_LONGEST], font, width)
    return Utf16Map(text).from_utf16(layout.lineAt(0).textLength()) if layout.lineCount() else 0


def _laid_out(text: str, font: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout


def _draw(
    painter: QPainter, place: QPointF, text: str, quote: tuple[int, int], colors: tuple[QColor, QColor]
) -> None:
    """One line with its part of the quote, in code points of the line, in the second colour."""
    layout, utf16 = _laid_out(text, painter.font(), len(text) * 100.0), Utf16Map(text)
    start, end = (utf16.to_utf16(max(0, min(position, len(text)))) for position in quote)
    inked = QTextLayout.FormatRange()
    inked.start, inked.length = start, end - start
    form = QTextCharFormat()
    form.setForeground(QBrush(colors[1]))
    inked.format = form
    painter.setPen(colors[0])
    height = layout.lineAt(0).height() if layout.lineCount() else 0
    layout.draw(painter, place + QPointF(0, (_LINE - height) / 2), [inked])


def _paint_dot(painter: QPainter, area: QRect, color: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawEllipse(QPointF(area.left() + _DOT, area.center().y() + 0.5), _DOT, _DOT)


def _elided(painter: QPainter, text: str, width: int) -> str:
    return QFontMetrics(painter.font()).elidedText(text[:_LONGEST], Qt.TextElideMode.ElideRight, width)
