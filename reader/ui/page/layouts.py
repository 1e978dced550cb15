"""Slices laid out in lines, the latest ones kept; knows where characters are, paints nothing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from reader.text.spacing import seams
from reader.text.spans import Span
from reader.text.utf16 import Utf16Map
from reader.ui.page.breaking import NEXT, Measure, broken, spaced
from reader.ui.page.ground import Grounds
from reader.ui.page.ruby import labels, rooms, ruby_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.page.readings import Ruby
    from reader.ui.page.ruby import Label
    from reader.ui.page.slices import Slice, Slices
    from reader.ui.page.typography import BlockStyle, Typography
    from reader.ui.page.words import Words

KEPT = 200  # laid slices; a screen shows some twenty
HAIR, GAP = 0.16, 0.3  # ems of space set by Han beside Latin or digits, and between words
_LINE_SEPARATOR = "\u2028"
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_TOUCHING = 0.5  # pixels


class Stop(NamedTuple):
    """A place for the caret; `ends_line` where it stands at a line's end and not at the next one's start."""

    position: int
    ends_line: bool = False


class LaidLine(NamedTuple):
    """One line: its code points of the body, the top of its leading in the slice, and Qt's line."""

    span: Span
    top: float
    line: QTextLine


class Laid:
    """One slice in lines. Points and rectangles are in pixels from the top left of the slice's column.

    Space is set, and is not in the text, at each of the body's positions in `gaps`, where Han meets Latin, and
    around characters whose reading is wider than they are.
    """

    def __init__(
        self,
        piece: Slice,
        text: str,
        style: BlockStyle,
        width: float,
        gaps: Sequence[int] = (),
        *,
        rubies: Sequence[Ruby] = (),
    ) -> None:
        self.piece = piece
        self.style = style
        self.text = text
        self.width = width
        self.grounds = Grounds()
        self._rubies = rubies
        self._labels: dict[int, list[Label]] = {}
        self.ruby_font = ruby_font(style) if style.ruby else None
        self._utf16 = Utf16Map(text)
        self._length_utf16 = self._utf16.to_utf16(len(text))
        self.layout = QTextLayout(text if piece.closes else text + NEXT, style.font)
        self.layout.setCacheEnabled(True)
        self.layout.setTextOption(_option(style))
        self._before = style.before if piece.opens else 0.0
        self._indent = style.indent if piece.opens and not text[:1].isspace() else 0.0  # else it brings its own
        self._spaces = self._set_spaces(gaps)
        self.lines = self._lay()
        self._starts = [line.span.start for line in self.lines]
        self._is_mixed = _RIGHT_TO_LEFT.search(text) is not None
        # Whole pixels, so that scrolling by pixels moves the text by exactly as many.
        self.height = round(self._before + len(self.lines) * style.leading + piece.closes * style.after)

    def beginning_in(self, numbers: range) -> Span:
        """Where a passage may begin to stand beside these lines: in them, or at the line end before the slice."""
        first, last = self.lines[numbers[0]].span, self.lines[numbers[-1]].span
        return Span(first.start - (numbers[0] == 0 and self.piece.opens), last.end)

    def is_end_in(self, line: LaidLine, span: Span) -> bool:
        """Whether the last characters seen of a span are in the line; the line end after the slice is not seen."""
        is_last = line.span.end == self.piece.end and self.piece.closes
        return span.start < line.span.end and line.span.start < span.end <= line.span.end + is_last

    def _set_spaces(self, gaps: Sequence[int]) -> dict[int, float]:
        """Set space after characters; returns the pixels by the UTF-16 position where each such character ends."""
        em = self.style.em
        parts = {end: (start, HAIR * em) for start, end in seams(self.text)}
        for gap in gaps:
            end = gap - self.piece.start
            parts[end] = (parts[end][0] if end in parts else end - 1, GAP * em)
        for position, pixels in rooms(self._rubies, self):
            end = position - self.piece.start
            start, known = parts.get(end, (end - 1, 0.0))
            if end:  # what begins a slice reaches into the margin
                parts[end] = (start, known + pixels)
        to_utf16 = self._utf16.to_utf16
        spaces = [(to_utf16(start), to_utf16(end), pixels) for end, (start, pixels) in sorted(parts.items())]
        if spaces:
            self.layout.setFormats(spaced(spaces))
        return {end: pixels for _, end, pixels in spaces}

    def _lay(self) -> list[LaidLine]:
        measure = Measure(self.width, self._indent, self.style.em)
        length = None if self.piece.closes else self._length_utf16
        lines: list[LaidLine] = []
        top = self._before
        for line in broken(self.layout, measure, self._spaces, length):
            indent = 0.0 if lines else self._indent
            room = self.style.leading - self.style.ruby - line.height()
            line.setPosition(QPointF(indent, top + self.style.ruby + room / 2))
            span = Span(self._body(line.textStart()), self._body(line.textStart() + line.textLength()))
            lines.append(LaidLine(span, top, line))
            top += self.style.leading
        return lines

    def middle(self, line: LaidLine) -> float:
        """How far down the middle of the line's characters is."""
        return line.top + (self.style.leading + self.style.ruby) / 2

    def line_at(self, y: float) -> LaidLine:
        """The line at this height, the nearest one outside."""
        return self.lines[self._number_at(y)]

    def line_of(self, stop: Stop) -> LaidLine:
        """The line that the stop stands in."""
        return self.lines[self._index_of(stop)]

    def neighbour(self, stop: Stop, direction: int) -> LaidLine | None:
        """The line below (+1) or above (-1) the one that the stop stands in, when it is in this slice."""
        index = self._index_of(stop) + direction
        return self.lines[index] if 0 <= index < len(self.lines) else None

    def seen(self, top: float, bottom: float) -> range:
        """The numbers of the lines between two heights, with the lines that touch them."""
        return range(self._number_at(top), self._number_at(bottom) + 1)

    def between(self, point: QPointF) -> Stop:
        """The stop between characters nearest to the point."""
        return self.stop_in(self.line_at(point.y()), point.x())

    def stop_in(self, line: LaidLine, x: float) -> Stop:
        """The stop of the line that is nearest to `x`."""
        if self._is_mixed:
            return self._stop(line, self._body(line.line.xToCursor(x)))
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

    def space_before(self, position: int) -> float:
        """The pixels of space set between the characters on both sides of a position."""
        return self._spaces.get(self._utf16.to_utf16(position - self.piece.start), 0.0)

    def rubies_in(self, span: Span) -> Sequence[Ruby]:
        """The readings that reach into a span, in order."""
        first = bisect_right(self._rubies, span.start, key=lambda ruby: ruby.span.end)
        return self._rubies[first : bisect_left(self._rubies, span.end, key=lambda ruby: ruby.span.start)]

    def labels(self, number: int) -> list[Label]:
        """The readings of the line with this number, where they stand."""
        if number not in self._labels:
            self._labels[number] = labels(self, self.lines[number])
        return self._labels[number]

    def rects(self, span: Span) -> list[tuple[LaidLine, QRectF]]:
        """The parts of each line that the span takes, as high as the line's leading."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        lines = self.lines[first : bisect_left(self._starts, span.end)]
        return [(line, part) for line in lines for part in self.parts(line, span)]

    def parts(self, line: LaidLine, span: Span, *, with_space: bool = False) -> list[QRectF]:
        """The parts of one line that the span takes: one, or several where writing runs both ways.

        Space set after the span's last character belongs to it where it is wanted, and never at a line's end.
        """
        start, end = max(span.start, line.span.start), min(span.end, line.span.end)
        if start >= end:
            return []
        if self._is_mixed:
            return self._mixed_parts(line, start, end)
        left, right = self.x(line, start), self.x(line, end)
        is_seen = left != right  # which a mark that is part of a character before it is not
        if is_seen and (end == line.span.end or not with_space):
            right -= self.space_before(end)
        return [QRectF(min(left, right), line.top, abs(right - left), self.style.leading)]

    def _mixed_parts(self, line: LaidLine, start: int, end: int) -> list[QRectF]:
        """Where the span's glyphs are seen, those that touch as one."""
        first, last = (self._utf16.to_utf16(position - self.piece.start) for position in (start, end))
        edges: list[tuple[float, float]] = []
        for run in line.line.glyphRuns(first, last - first):
            area = run.boundingRect()
            edges.append((area.left(), area.right()))
        if not edges:  # a space at the line's end, or a sign without a glyph
            edges.append((self.x(line, start),) * 2)
        return [
            QRectF(left, line.top, right - left, self.style.leading) for left, right in _touching(sorted(edges))
        ]

    def _under(self, line: LaidLine, x: float) -> int:
        """The position of the cluster at `x` in the line; Qt's answer may lie inside one or beside a ligature."""
        position_utf16 = line.line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        position = self.whole(self._body(position_utf16), -1)
        if self._is_mixed:
            return self._seen_at(line, x, position)
        while position > line.span.start and self.x(line, position) > x:
            position = self.step(position, -1)
        while (following := self.step(position, 1)) < line.span.end and self.x(line, following) <= x:
            position = following
        return position

    def _seen_at(self, line: LaidLine, x: float, position: int) -> int:
        """The character at `x` among this one and its neighbours, which Qt takes for it where directions meet."""
        near = (position, self.step(position, -1), self.step(position, 1))
        for one in near:
            parts = self.parts(line, Span(one, max(one + 1, self.step(one, 1))))
            if any(part.left() <= x <= part.right() for part in parts):
                return one
        return position

    def _number_at(self, y: float) -> int:
        number = int((y - self._before) // self.style.leading)
        return min(max(number, 0), len(self.lines) - 1)

    def _index_of(self, stop: Stop) -> int:
        find = bisect_left if stop.ends_line else bisect_right
        return max(0, find(self._starts, stop.position) - 1)

    def _stop(self, line: LaidLine, position: int) -> Stop:
        """The stop at a position of the line; what separates lines stands after the last one."""
        if position < line.span.end:
            return Stop(position)
        if self.text[line.span.end - 1 - self.piece.start : line.span.end - self.piece.start] == _LINE_SEPARATOR:
            return Stop(max(line.span.start, line.span.end - 1))
        return Stop(line.span.end, ends_line=line is not self.lines[-1] or not self.piece.closes)

    def _body(self, position_utf16: int) -> int:
        return self.piece.start + self._utf16.from_utf16(min(position_utf16, self._length_utf16))


class Layouts:
    """The slices laid out most lately, at one setting and width in pixels, with gaps where words are shown so."""

    def __init__(self, body: str, slices: Slices, setting: Typography, width: float, words: Words) -> None:
        self._body = body
        self._slices = slices
        self._setting = setting
        self._words = words
        self.width = width
        self._kept: OrderedDict[int, Laid] = OrderedDict()

    def __getitem__(self, index: int) -> Laid:
        laid = self._kept.get(index)
        if laid is None:
            piece = self._slices[index]
            text = self._words.text(index, self._body, Span(piece.start, piece.end))
            style = self._setting.styles[piece.kind]
            gaps = self._words.gaps(index, self._body, piece.end)
            rubies = self._words.rubies(index, self._body)
            laid = Laid(piece, text, style, self.width, gaps, rubies=rubies)
            self._kept[index] = laid
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(index)
        return laid

    def has(self, index: int) -> bool:
        """Whether the slice is laid out."""
        return index in self._kept

    def kept(self) -> list[int]:
        """The slices that are laid out."""
        return list(self._kept)

    def forget(self, index: int) -> None:
        """Lay the slice out anew when it is asked for again."""
        self._kept.pop(index, None)

    def guesses(self) -> list[float]:
        """About how high each slice will be, in pixels."""
        wider = self._words.wider()
        per_line = {
            kind: max(1, int(self.width / style.em / wider)) for kind, style in self._setting.styles.items()
        }

        @cache
        def guess(kind: str, length: int, *, opens: bool = True, closes: bool = True) -> float:
            style, lines = self._setting.styles[kind], -(-length // per_line[kind]) or 1
            return round(lines * style.leading + opens * style.before + closes * style.after)

        heights = list(map(guess, self._slices.kinds, self._slices.lengths()))
        for index, part in self._slices.parts.items():
            heights[index] = guess(part.kind, part.end - part.start, opens=part.opens, closes=part.closes)
        return heights


def _touching(edges: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretches in order, those that touch made one."""
    runs: list[tuple[float, float]] = []
    for left, right in edges:
        if runs and left - runs[-1][1] < _TOUCHING:
            runs[-1] = (runs[-1][0], max(right, runs[-1][1]))
        else:
            runs.append((left, right))
    return runs


def _option(style: BlockStyle) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(Qt.AlignmentFlag.AlignHCenter if style.centred else Qt.AlignmentFlag.AlignJustify)
    return option
