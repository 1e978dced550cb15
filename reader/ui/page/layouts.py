"""Slices laid out in lines, the latest ones kept; knows where characters are, paints nothing."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from reader.text.spans import Span
from reader.text.utf16 import Utf16Map

if TYPE_CHECKING:
    from reader.ui.page.slices import Slice, Slices
    from reader.ui.page.typography import BlockStyle, Typography

KEPT = 200  # laid slices; a screen shows some twenty


@dataclass(frozen=True)
class LaidLine:
    """One line: its code points of the body, the top of its leading in the slice, and Qt's line."""

    span: Span
    top: float
    line: QTextLine


class Laid:
    """One slice in lines. Points and rectangles are in pixels from the top left of the slice's column."""

    def __init__(self, piece: Slice, text: str, style: BlockStyle, width: float) -> None:
        self.piece = piece
        self.style = style
        self.width = width

        self._utf16 = Utf16Map(text)
        self.layout = QTextLayout(text, style.font)
        self.layout.setCacheEnabled(True)
        self.layout.setTextOption(_option(style))
        self._before = style.before if piece.opens else 0.0
        self.lines = self._lay(width)
        self.height = self._before + len(self.lines) * style.leading + (style.after if piece.closes else 0.0)

    def _lay(self, width: float) -> list[LaidLine]:
        lines: list[LaidLine] = []
        top = self._before
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            indent = self.style.indent if self.piece.opens and not lines else 0.0
            line.setLineWidth(width - indent)
            line.setPosition(QPointF(indent, top + (self.style.leading - line.height()) / 2))
            span = Span(self._body(line.textStart()), self._body(line.textStart() + line.textLength()))
            lines.append(LaidLine(span, top, line))
            top += self.style.leading
        self.layout.endLayout()
        return lines

    def line_at(self, y: float) -> LaidLine:
        """The line at this height, the nearest one outside."""
        index = int((y - self._before) // self.style.leading)
        return self.lines[min(max(index, 0), len(self.lines) - 1)]

    def line_of(self, position: int) -> LaidLine:
        """The line that holds the position; at a line's end, the next one's start."""
        return next((line for line in reversed(self.lines) if line.span.start <= position), self.lines[0])

    def between(self, point: QPointF) -> int:
        """The position between characters nearest to the point."""
        line = self.line_at(point.y())
        position = self._body(line.line.xToCursor(point.x(), QTextLine.CursorPosition.CursorBetweenCharacters))
        return min(position, self._last_stop(line))

    def character(self, point: QPointF) -> int:
        """The position of the character under the point, the nearest in its line."""
        line = self.line_at(point.y())
        position = self._body(line.line.xToCursor(point.x(), QTextLine.CursorPosition.CursorOnCharacter))
        return max(self.piece.start, min(position, line.span.end - 1))

    def x(self, line: LaidLine, position: int) -> float:
        """How far right the position is in the line."""
        at: float = line.line.cursorToX(self._utf16.to_utf16(position - self.piece.start))[0]  # type: ignore[index]
        return at

    def rects(self, span: Span) -> list[tuple[LaidLine, QRectF]]:
        """The part of each line that the span takes, as high as the line's leading."""
        parts: list[tuple[LaidLine, QRectF]] = []
        for line in self.lines:
            start, end = max(span.start, line.span.start), min(span.end, line.span.end)
            if start < end:
                left, right = self.x(line, start), self.x(line, end)
                parts.append((line, QRectF(min(left, right), line.top, abs(right - left), self.style.leading)))
        return parts

    def _last_stop(self, line: LaidLine) -> int:
        """The last position that is shown in this line and not at the next one's start."""
        return line.span.end if line is self.lines[-1] else max(line.span.start, line.span.end - 1)

    def _body(self, position_utf16: int) -> int:
        return self.piece.start + self._utf16.from_utf16(position_utf16)


class Layouts:
    """The slices laid out most lately, at one setting and width in pixels."""

    def __init__(self, body: str, slices: Slices, setting: Typography, width: float) -> None:
        self._body = body
        self._slices = slices
        self._setting = setting
        self._width = width
        self._kept: OrderedDict[int, Laid] = OrderedDict()

    def __getitem__(self, index: int) -> Laid:
        laid = self._kept.get(index)
        if laid is None:
            piece = self._slices[index]
            text = self._body[piece.start : piece.end]
            laid = Laid(piece, text, self._setting.styles[piece.kind], self._width)
            self._kept[index] = laid
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(index)
        return laid

    def guess(self, index: int) -> float:
        """About how high the slice will be, in pixels."""
        piece = self._slices[index]
        style = self._setting.styles[piece.kind]
        per_line = max(1.0, self._width / style.em)
        lines = max(1, -(-(piece.end - piece.start) // int(per_line)))
        return lines * style.leading + piece.opens * style.before + piece.closes * style.after


def _option(style: BlockStyle) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(Qt.AlignmentFlag.AlignHCenter if style.centred else Qt.AlignmentFlag.AlignJustify)
    return option
