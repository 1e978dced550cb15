"""The panel of an article's highlights: quote, context, note, tags; jumps nowhere itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette

from reader.text.sentences import sentence_around
from reader.ui.rows import Index, RowPainter, RowPanel, Rows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from storage.records import Highlight

_DOT = 3.5  # radius in pixels
_LEAD = 6  # code points of a sentence shown before the quote
_LINE = 21  # pixels


@dataclass(frozen=True, slots=True)
class HighlightRow:
    """A highlight as the panel shows it: with its tags' colours (`#rrggbb`) in order."""

    kept: Highlight
    colors: tuple[str, ...]


class HighlightsPanel(RowPanel[HighlightRow]):
    """The highlights of the open article in reading order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "highlights",
            self.tr("Highlights"),
            self.tr("Select a passage and press a tag's key, or H."),
            lambda row: row.kept.quote,
            parent,
        )
        self._painter = _HighlightPainter(self.view)
        self.view.paint_with(self._painter)

    def show_body(self, body: str) -> None:
        """Take each highlight's context from this body."""
        self._painter.body = body


class _HighlightPainter(RowPainter):
    body = ""

    def height(self) -> int:
        return 2 * _LINE + 18

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = cast("Rows[HighlightRow]", index.model()).value(index.row())
        area = option.rect.adjusted(18, 9, -16, -9)
        for number, color in enumerate(row.colors or (option.palette.color(QPalette.ColorRole.Mid).name(),)):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(color))
            painter.drawEllipse(QPointF(area.left() + _DOT, area.top() + _LINE / 2 + number * 3 * _DOT), _DOT, _DOT)
        upper = QRect(area.left() + 18, area.top(), area.width() - 18, _LINE)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, _elided(painter, row.kept.quote, upper.width()))
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.86)
        painter.setFont(font)
        role = QPalette.ColorRole.Accent if row.kept.note else QPalette.ColorRole.PlaceholderText
        painter.setPen(option.palette.color(role))
        below = _elided(painter, row.kept.note or _context(self.body, row.kept), upper.width())
        painter.drawText(upper.translated(0, _LINE), Qt.AlignmentFlag.AlignVCenter, below)


def _context(body: str, kept: Highlight) -> str:
    """The sentence around a quote as one line that is cut from the right: begun close enough before the quote."""
    start, end = sentence_around(body, kept.start, kept.end)
    begun = max(start, kept.start - _LEAD)
    return ("…" if begun > start else "") + body[begun:end]


def _elided(painter: QPainter, text: str, width: int) -> str:
    line = " ".join(text[:200].split())
    return QFontMetrics(painter.font()).elidedText(line, Qt.TextElideMode.ElideRight, width)
