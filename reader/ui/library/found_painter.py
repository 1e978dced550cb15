"""Paints what was found in the library: an article's title, and below it its places with what was looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle

from reader.session.searching import Where
from reader.ui import theming
from reader.ui.library.article_painter import paint_frame, smaller
from reader.ui.library.emphasis import led_to, paint_emphasised
from reader.ui.library.found_rows import FoundArticle, FoundPlace
from reader.ui.rows import RowPainter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from reader.session.searching import Snippet
    from reader.ui.library.found_rows import FoundRow, FoundRows
    from reader.ui.rows import Index

_TITLE, _LINE, _MORE = 32, 19, 34  # pixels: the heights of rows, of a place's lines
_LINES = 2  # that a place has at most
_BOLDER = 1.04  # times as wide as without what stands out
_LEFT, _INDENT, _RIGHT = 16, 24, 14  # pixels
_ABOVE = 4  # pixels
_ICON, _DOT, _GAP = 13, 3.5, 6  # pixels
_TINT = 0.16  # opacity below what was found
_INK, _QUIET, _ACCENT = QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Accent
_MIDDLE, _ELIDED = Qt.AlignmentFlag.AlignVCenter, Qt.TextElideMode.ElideRight


class FoundPainter(RowPainter):
    """Rows of three heights; `colors` answers the colours of tags by their paths."""

    def __init__(self, colors: Callable[[], Mapping[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._colors = colors
        self._font = parent.font()
        self._icons: dict[str, QIcon] = {}

    def height(self) -> int:
        """The height of a place in pixels; other rows have their own."""
        return _LINES * _LINE + 2 * _ABOVE

    def height_of(self, row: FoundRow, width: int) -> int:
        """The height of a row in pixels, in a list so wide."""
        if isinstance(row, FoundPlace):
            return self._lines(row.snippet, width) * _LINE + 2 * _ABOVE
        return _TITLE if isinstance(row, FoundArticle) else _MORE

    def _lines(self, snippet: Snippet, width: int) -> int:
        if snippet.where is Where.TAG:
            return _LINES
        room = width - _INDENT - _RIGHT - (_ICON + _GAP if snippet.where is Where.NOTE else 0)
        text, _ = led_to(snippet.text, snippet.found)
        return 1 if QFontMetrics(self._font).horizontalAdvance(text) * _BOLDER <= room else _LINES

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list, as high as a row."""
        row = cast("FoundRows", index.model()).value(index.row())
        return QSize(option.rect.width(), self.height_of(row, option.rect.width()))

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = cast("FoundRows", index.model()).value(index.row())
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_frame(painter, option)
        match row:
            case FoundArticle():
                self._paint_article(painter, option, row)
            case FoundPlace():
                self._paint_place(painter, option, row)
            case _:
                painter.setPen(option.palette.color(_ACCENT))
                painter.drawText(option.rect.adjusted(_LEFT, 0, -_RIGHT, 0), _MIDDLE, row.text)

    def _paint_article(self, painter: QPainter, option: QStyleOptionViewItem, row: FoundArticle) -> None:
        area, palette, font = option.rect.adjusted(_LEFT, 4, -_RIGHT, 0), option.palette, QFont(painter.font())
        if row.count:
            count = f"{row.count:,}×"
            painter.setFont(smaller(font))
            painter.setPen(palette.color(_QUIET))
            painter.drawText(area, _MIDDLE | Qt.AlignmentFlag.AlignRight, count)
            area.setRight(area.right() - QFontMetrics(painter.font()).horizontalAdvance(count) - _GAP)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        title = row.article.title
        told = (title, row.found) if row.found else (title, ())
        ink = palette.color(_INK)
        paint_emphasised(painter, area, told, 1, (ink, ink, _tinted(palette)))

    def _paint_place(self, painter: QPainter, option: QStyleOptionViewItem, row: FoundPlace) -> None:
        snippet, palette = row.snippet, option.palette
        area = option.rect.adjusted(_INDENT, _ABOVE, -_RIGHT, -_ABOVE)
        inks = (palette.color(_QUIET), palette.color(_INK), _tinted(palette))
        if snippet.where is Where.TAG:
            upper = QRect(area.left(), area.top(), area.width(), area.height() // 2)
            self._paint_tag(painter, upper, snippet.label, palette.color(_QUIET))
            lower = upper.translated(0, upper.height())
            paint_emphasised(painter, lower, (snippet.text, ()), 1, (inks[1], *inks[1:]))
            return
        lines = round(area.height() / _LINE)
        if snippet.where is Where.NOTE:
            self._paint_sign(painter, area.adjusted(0, 0, 0, _LINE - area.height()), palette.color(_QUIET))
            area.setLeft(area.left() + _ICON + _GAP)
        paint_emphasised(painter, area, led_to(snippet.text, snippet.found), lines, inks)

    def _paint_tag(self, painter: QPainter, area: QRect, path: str, quiet: QColor) -> None:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colors().get(path, quiet.name())))
        painter.drawEllipse(QPointF(area.left() + _DOT, area.center().y() + 0.5), _DOT, _DOT)
        painter.setFont(smaller(painter.font()))
        painter.setPen(quiet)
        area = area.adjusted(round(2 * _DOT) + _GAP, 0, 0, 0)
        painter.drawText(area, _MIDDLE, QFontMetrics(painter.font()).elidedText(path, _ELIDED, area.width()))
        painter.restore()

    def _paint_sign(self, painter: QPainter, area: QRect, quiet: QColor) -> None:
        """Paint that this is from a note."""
        ratio = painter.device().devicePixelRatio()
        key = f"{quiet.name()} {ratio}"
        if key not in self._icons:
            self._icons[key] = theming.icon("note", quiet, ratio)
        top = area.top() + (area.height() - _ICON) // 2
        self._icons[key].paint(painter, QRect(area.left(), top, _ICON, _ICON))


def _tinted(palette: QPalette) -> QColor:
    color = QColor(palette.color(_ACCENT))
    color.setAlphaF(_TINT)
    return color
