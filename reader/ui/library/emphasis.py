"""A piece of text on a few lines, what was looked for standing out in it; finds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from reader.text.spans import Span
from reader.text.utf16 import Utf16Map

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAD = 7  # code points before what was found, so that it is seen
_LONGEST = 160  # code points that a few lines have room for
_MARK = "…"


def led_to(text: str, found: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """The text from a little before the first span found, and where the spans are then."""
    first = max(0, found[0].start - _LEAD) if found else 0
    if not first:
        return text[:_LONGEST], tuple(span for span in found if span.end <= _LONGEST)
    cut, moved = _MARK + text[first : first + _LONGEST], first - len(_MARK)
    spans = (Span(span.start - moved, span.end - moved) for span in found)
    return cut, tuple(span for span in spans if span.end <= len(cut))


def paint_emphasised(
    painter: QPainter,
    area: QRect,
    told: tuple[str, Sequence[Span]],
    lines: int,
    inks: tuple[QColor, QColor, QColor],
) -> None:
    """Paint a text and its spans on so many lines; `inks` are for the text, for what was found, and below that."""
    text, found = told
    text = "".join(" " if character.isspace() else character for character in text)
    height = area.height() / lines
    layout = _laid_out(text, _ranges(text, found, inks), painter.font(), (area.width(), lines))
    shown = _shown(layout, text)
    if shown < len(text):
        text = text[: max(0, shown - 1)] + _MARK
        found = [Span(span.start, min(span.end, len(text))) for span in found if span.start < len(text)]
        layout = _laid_out(text, _ranges(text, found, inks), painter.font(), (area.width(), lines))
    painter.setPen(inks[0])
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        line.setPosition(QPointF(0, number * height + (height - line.height()) / 2))
    layout.draw(painter, QPointF(area.topLeft()))


def _laid_out(text: str, found: list[QTextLayout.FormatRange], font: QFont, room: tuple[int, int]) -> QTextLayout:
    """The text on lines; `room` is how wide and how many they may be."""
    layout, option = QTextLayout(text, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(found)
    layout.beginLayout()
    for _ in range(room[1]):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room[0])
    layout.endLayout()
    return layout


def _ranges(text: str, found: Sequence[Span], inks: tuple[QColor, QColor, QColor]) -> list[QTextLayout.FormatRange]:
    form, utf16 = QTextCharFormat(), Utf16Map(text)
    form.setForeground(QBrush(inks[1]))
    form.setBackground(QBrush(inks[2]))
    form.setFontWeight(QFont.Weight.DemiBold)
    ranges = []
    for span in found:
        told = QTextLayout.FormatRange()
        told.start = utf16.to_utf16(span.start)
        told.length = utf16.to_utf16(span.end) - told.start
        told.format = form
        ranges.append(told)
    return ranges


def _shown(layout: QTextLayout, text: str) -> int:
    """How many code points of the text the lines hold."""
    if not layout.lineCount():
        return 0
    last = layout.lineAt(layout.lineCount() - 1)
    return Utf16Map(text).from_utf16(last.textStart() + last.textLength())
