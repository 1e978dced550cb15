"""Paints one article of the list: its title, where and when it appeared, how much of it there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle

from reader.ui.library.naming import NamingPainter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.ui.library.article_rows import ArticleRows
    from reader.ui.rows import Index
    from storage.records import ListedArticle

_HEIGHT = 54  # pixels
_SMALL = 0.86  # of the font
_LEFT = 20  # pixels; the dot of the unread stands before it
_DOT, _DOT_AT = 2.5, 12  # pixels: its radius, its middle
_BAR = 3  # pixels; before the article on the page
_BETWEEN = " · "
_INK, _QUIET, _ACCENT = QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Accent
_MIDDLE, _ELIDED = Qt.AlignmentFlag.AlignVCenter, Qt.TextElideMode.ElideRight


class ArticlePainter(NamingPainter):
    """Rows of a title and one quiet line; a dot before those never read, a bar before the one on the page."""

    def height(self) -> int:
        """The height of a row in pixels."""
        return _HEIGHT

    def field_area(self, row: QRect) -> QRect:
        """Over the title."""
        return QRect(row.left() + _LEFT - 7, row.top() + 3, row.width() - _LEFT - 1, row.height() // 2)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one article."""
        rows = cast("ArticleRows", index.model())
        listed, palette = rows.value(index.row()), option.palette
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_frame(painter, option)
        _paint_signs(painter, option, is_unread=not listed.read, is_open=listed.article.id == rows.opened)
        area = option.rect.adjusted(_LEFT, 7, -14, -7)
        upper = QRect(area.left(), area.top(), area.width(), area.height() // 2)
        painter.setPen(palette.color(_INK))
        title = " ".join(listed.article.title.split())
        painter.drawText(upper, _MIDDLE, QFontMetrics(painter.font()).elidedText(title, _ELIDED, area.width()))
        font = smaller(painter.font())
        painter.setFont(font)
        painter.setPen(palette.color(_QUIET))
        below = QFontMetrics(font).elidedText(self.line(listed), _ELIDED, area.width())
        painter.drawText(upper.translated(0, upper.height()), _MIDDLE, below)

    def line(self, listed: ListedArticle) -> str:
        """What is told below the title."""
        article = listed.article
        characters = self.tr("{count} chars").format(count=f"{listed.characters:,}")
        highlights = self.tr("{count} marks").format(count=listed.highlights) if listed.highlights else ""
        return _BETWEEN.join(
            part for part in (article.source, article.published.removeprefix("--"), characters, highlights) if part
        )

    def spoken(self, listed: ListedArticle) -> str:
        """What a screen reader reads of a row."""
        unread = "" if listed.read else self.tr("Unread")
        return _BETWEEN.join(part for part in (listed.article.title, unread, self.line(listed)) if part)


def smaller(font: QFont) -> QFont:
    """The font of what is told beside."""
    small = QFont(font)
    small.setPointSizeF(small.pointSizeF() * _SMALL)
    return small


def paint_frame(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Show which row keys begin from."""
    painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Mid), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(option.rect).adjusted(6.5, 1.5, -6.5, -1.5), 6, 6)


def _paint_signs(painter: QPainter, option: QStyleOptionViewItem, *, is_unread: bool, is_open: bool) -> None:
    row = QRectF(option.rect)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(option.palette.color(_ACCENT))
    if is_open:
        painter.drawRoundedRect(QRectF(row.left() + 6, row.top() + 13, _BAR, row.height() - 26), 1.5, 1.5)
    elif is_unread:
        painter.drawEllipse(QPointF(row.left() + _DOT_AT, row.top() + 7 + (row.height() - 14) / 4), _DOT, _DOT)
