"""Readings set above a line: how wide they are, the room they need, where they stand; looks none up."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText

from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter

    from reader.ui.page.layouts import Laid, LaidLine
    from reader.ui.page.readings import Ruby
    from reader.ui.page.typography import BlockStyle

_CLEAR = 0.4  # ems of the readings between two of them
_GRAIN = 0.25  # pixels, so that few spaces are different
_REACH = 0.45  # ems of the text, over a neighbour without a reading
_FOOT = 0.62  # ems of the text from the middle of its characters up to the foot of readings


class Label(NamedTuple):
    """A reading in its line: its text, where it begins, and how wide it is, in pixels."""

    text: str
    left: float
    width: float


class RubyFont:
    """The letters of readings above text in this font, at a size in pixels; what was measured is kept."""

    def __init__(self, font: QFont, size: float) -> None:
        self.font = QFont(font)
        self.font.setBold(False)
        self.font.setPixelSize(max(1, round(size)))
        self._metrics = QFontMetricsF(self.font)
        self.height = self._metrics.height()
        self.width = lru_cache(maxsize=50_000)(self._metrics.horizontalAdvance)
        self.text = lru_cache(maxsize=5_000)(self._prepared)

    def _prepared(self, text: str) -> QStaticText:
        prepared = QStaticText(text)
        prepared.prepare(font=self.font)
        return prepared


def rooms(rubies: Sequence[Ruby], laid: Laid) -> Iterator[tuple[int, float]]:
    """The pixels of space to be set before positions of the body, for readings wider than their characters.

    A reading takes half of it on each side of a character, so that it stands over the middle of them all. Where no
    reading stands beside it, it reaches over its neighbours instead.
    """
    style, font = laid.style, laid.ruby_font
    if font is None:
        return
    starts, ends = {ruby.span.start for ruby in rubies}, {ruby.span.end for ruby in rubies}
    for ruby in rubies:
        length = ruby.span.end - ruby.span.start
        is_alone = ruby.span.start not in ends and ruby.span.end not in starts
        wanted = font.width(ruby.text) + _CLEAR * style.ruby_size
        lack = wanted - (length + is_alone * 2 * _REACH) * style.em
        if lack > 0:
            half = ceil(lack / length / 2 / _GRAIN) * _GRAIN
            yield ruby.span.start, half
            yield from ((position, 2 * half) for position in range(ruby.span.start + 1, ruby.span.end))
            yield ruby.span.end, half


def labels(laid: Laid, line: LaidLine) -> list[Label]:
    """The readings of one line, each over the middle of its characters, none over its neighbours.

    Where a line breaks a word each part has its own syllables; where they are wider they reach into the margin.
    """
    made: list[Label] = []
    if laid.ruby_font is None:
        return made
    for ruby in laid.rubies_in(line.span):
        part = Span(max(ruby.span.start, line.span.start), min(ruby.span.end, line.span.end))
        areas, text = laid.parts(line, part), ruby.label(part)
        middle, width = (areas[0].left() + areas[-1].right()) / 2, laid.ruby_font.width(text)
        made.append(Label(text, middle - width / 2, width))
    return _apart(made, _CLEAR * laid.style.ruby_size)


def paint_rubies(painter: QPainter, laid: Laid, numbers: range) -> None:
    """Paint the readings of these lines with the painter's pen."""
    font = laid.ruby_font
    if font is None:
        return
    painter.setFont(font.font)
    for number in numbers:
        foot = laid.middle(laid.lines[number]) - _FOOT * laid.style.em
        for label in laid.labels(number):
            painter.drawStaticText(QPointF(label.left, foot - font.height), font.text(label.text))


def ruby_font(style: BlockStyle) -> RubyFont:
    """The letters of readings above text of this style."""
    return _ruby_font(style.font.toString(), style.ruby_size)


@lru_cache(maxsize=32)
def _ruby_font(text_font: str, size: float) -> RubyFont:
    font = QFont()
    font.fromString(text_font)
    return RubyFont(font, size)


def _apart(made: list[Label], clear: float) -> list[Label]:
    """The first label of a line moved left of the second, and the last one right of the one before it."""
    if len(made) > 1:
        first, second = made[0], made[1]
        made[0] = first._replace(left=min(first.left, second.left - clear - first.width))
        last, before = made[-1], made[-2]
        made[-1] = last._replace(left=max(last.left, before.left + before.width + clear))
    return made
