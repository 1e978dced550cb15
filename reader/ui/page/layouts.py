"""Slices laid out in lines, the latest ones kept; knows where characters are, paints nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
_LINE_SEPARATOR = "\u2028"


@dataclass(frozen=True, slots=True)
class Stop:
    """A place for the caret; `ends_line` where it stands at a line's end and not at the next one's start."""

    position: int
    ends_line: bool = False


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
        self.text = text
        self.width = width
        self.rules: dict[Span, list[QRectF]] = {}  # below words, as far as painted

        self._text = text
        self._utf16 = Utf16Map(text)
        self.layout = QTextLayout(text, style.font)
        self.layout.setCacheEnabled(True)
        self.layout.setTextOption(_option(style))
        self._before = style.before if piece.opens else 0.0
        self._indent = style.indent if piece.opens and not text[:1].isspace() else 0.0  # else it brings its own
        self.lines = self._lay(width)
        self._starts = [line.span.start for line in self.lines]
        # Whole pixels, so that scrolling by pixels moves the text by exactly as many.
        self.height = round(self._before + len(self.lines) * style.leading + piece.closes * style.after)

    def _lay(self, width: float) -> list[LaidLine]:
        lines: list[LaidLine] = []
        top = self._before
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            indent = 0.0 if lines else self._indent
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

    def line_of(self, stop: Stop) -> LaidLine:
        """The line that the stop stands in."""
        return self.lines[self._index_of(stop)]

    def neighbour(self, stop: Stop, direction: int) -> LaidLine | None:
        """The line below (+1) or above (-1) the one that the stop stands in, when it is in this slice."""
        index = self._index_of(stop) + direction
        return self.lines[index] if 0 <= index < len(self.lines) else None

    def seen(self, top: float, bottom: float) -> Span:
        """The code points of the lines between two heights, with the lines that touch them."""
        return Span(self.line_at(top).span.start, self.line_at(bottom).span.end)

    def between(self, point: QPointF) -> Stop:
        """The stop between characters nearest to the point."""
        return self.stop_in(self.line_at(point.y()), point.x())

    def stop_in(self, line: LaidLine, x: float) -> Stop:
        """The stop of the line that is nearest to `x`."""
        low = self._under(line, x)
        high = min(self.step(low, 1), line.span.end)
        return self._stop(line, min(low, high, key=lambda position: abs(self.x(line, position) - x)))

    def end_of(self, line: LaidLine) -> Stop:
        """The line's last stop."""
        return self._stop(line, line.span.end)

    def character(self, point: QPointF) -> int:
        """The position of the character under the point, the nearest in its line; of a cluster, the first."""
        line = self.line_at(point.y())
        return max(self.piece.start, min(self._under(line, point.x()), line.span.end - 1))

    def step(self, position: int, direction: int) -> int:
        """The position one character, with all that combines with it, further (+1) or back (-1) in the slice."""
        here = self._utf16.to_utf16(position - self.piece.start)
        move = self.layout.nextCursorPosition if direction > 0 else self.layout.previousCursorPosition
        return self._body(move(here))

    def whole(self, position: int, direction: int) -> int:
        """The position, or the next one in the direction that cuts no character off from what combines with it."""
        valid = self.layout.isValidCursorPosition(self._utf16.to_utf16(position - self.piece.start))
        return position if valid else self.step(position, direction)

    def x(self, line: LaidLine, position: int) -> float:
        """How far right the position is in the line."""
        at: float = line.line.cursorToX(self._utf16.to_utf16(position - self.piece.start))[0]  # type: ignore[index]
        return at

    def rects(self, span: Span) -> list[tuple[LaidLine, QRectF]]:
        """The part of each line that the span takes, as high as the line's leading."""
        parts: list[tuple[LaidLine, QRectF]] = []
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for line in self.lines[first : bisect_left(self._starts, span.end)]:
            start, end = max(span.start, line.span.start), min(span.end, line.span.end)
            if start < end:
                left, right = self.x(line, start), self.x(line, end)
                parts.append((line, QRectF(min(left, right), line.top, abs(right - left), self.style.leading)))
        return parts

    def _under(self, line: LaidLine, x: float) -> int:
        """The position of the cluster at `x` in the line; Qt's answer may lie inside one or beside a ligature."""
        position_utf16 = line.line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        position = self.whole(self._body(position_utf16), -1)
        while position > line.span.start and self.x(line, position) > x:
            position = self.step(position, -1)
        while (following := self.step(position, 1)) < line.span.end and self.x(line, following) <= x:
            position = following
        return position

    def _index_of(self, stop: Stop) -> int:
        find = bisect_left if stop.ends_line else bisect_right
        return max(0, find(self._starts, stop.position) - 1)

    def _stop(self, line: LaidLine, position: int) -> Stop:
        """The stop at a position of the line; what separates lines stands after the last one."""
        if position < line.span.end:
            return Stop(position)
        if self._text[line.span.end - 1 - self.piece.start : line.span.end - self.piece.start] == _LINE_SEPARATOR:
            return Stop(max(line.span.start, line.span.end - 1))
        return Stop(line.span.end, ends_line=line is not self.lines[-1] or not self.piece.closes)

    def _body(self, position_utf16: int) -> int:
        return self.piece.start + self._utf16.from_utf16(position_utf16)


class Layouts:
    """The slices laid out most lately, at one setting and width in pixels."""

    def __init__(self, body: str, slices: Slices, setting: Typography, width: float) -> None:
        self._body = body
        self._slices = slices
        self._setting = setting
        self.width = width
        self.rules: dict[Span, list[QRectF]] = {}  # below words, as far as painted
        self._kept: OrderedDict[int, Laid] = OrderedDict()

    def __getitem__(self, index: int) -> Laid:
        laid = self._kept.get(index)
        if laid is None:
            piece = self._slices[index]
            text = self._body[piece.start : piece.end]
            laid = Laid(piece, text, self._setting.styles[piece.kind], self.width)
            self._kept[index] = laid
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(index)
        return laid

    def guess(self, index: int) -> float:
        """About how high the slice will be, in pixels."""
        piece = self._slices[index]
        style = self._setting.styles[piece.kind]
        per_line = max(1.0, self.width / style.em)
        lines = max(1, -(-(piece.end - piece.start) // int(per_line)))
        return round(lines * style.leading + piece.opens * style.before + piece.closes * style.after)


def _option(style: BlockStyle) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(Qt.AlignmentFlag.AlignHCenter if style.centred else Qt.AlignmentFlag.AlignJustify)
    return option
