"""Breaks the text of one slice into lines of a measure; knows no body and paints nothing.

Qt finds where a line may break, and keeps closing punctuation off a line's start, opening punctuation off its end,
as Unicode says. What is decided here is what Qt cannot know: space set after a character counts only inside a line,
and a slice that its paragraph goes on after ends in a full line. Positions are UTF-16 units of the layout's text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QTextLine

NEXT = "字"  # stands for the text after a slice, so that Qt takes its last line for a full one
_FULL = 0.88  # of the measure: justifying makes such a line full without being seen
_OWED = 4  # ems at most that a line is given since those before it could not take their share
_STEP = 0.09  # of a line, by which more or less is tried
_STEPS = (0, 1, -1, 2, -2, 3, -3, 4, 5, 6, 7, 8, 9, 10)


class Measure(NamedTuple):
    """A column's `width`, its first line's `indent` and its `em`, in pixels."""

    width: float
    indent: float
    em: float


def spaced(spaces: Iterable[tuple[int, int, float]]) -> list[QTextLayout.FormatRange]:
    """What sets space, in pixels, after each of these characters, given by start and end."""
    return [_spaced(start, end, pixels) for start, end, pixels in spaces]


def _spaced(start: int, end: int, pixels: float) -> QTextLayout.FormatRange:
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = start, end - start, _format(pixels)
    return part


@lru_cache(maxsize=1000)
def _format(pixels: float) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    made.setFontLetterSpacing(pixels)
    return made


def broken(
    layout: QTextLayout, measure: Measure, spaces: Mapping[int, float], length: int | None = None
) -> list[QTextLine]:
    """The layout's lines; `spaces` are the pixels set before each position.

    With a `length` the text goes on after it, and all lines before it are full: they are evened out where the last
    would be short.
    """
    lines = _broken(layout, measure, spaces, length, measure.width)
    if length is None or len(lines) == 1 or _fullness(lines, measure) >= _FULL:
        return lines
    return _evened(layout, measure, spaces, length, lines)


def _evened(
    layout: QTextLayout, measure: Measure, spaces: Mapping[int, float], length: int, lines: list[QTextLine]
) -> list[QTextLine]:
    """Lines each a little shorter before they are set to the measure, so that the last is about as full as they.

    What the last line lacks is taken from all, as its lack says; where words that cannot be broken make that miss,
    a little more or less is tried.
    """
    usual = sum(line.naturalTextWidth() for line in lines[:-1]) / (len(lines) - 1)
    lack = (_FULL + 1) / 2 - _fullness(lines, measure)
    shares = [usual * (1 - (lack + step * _STEP) / len(lines)) for step in _STEPS]
    fullest, best = _fullness(lines, measure), measure.width
    for share in shares:
        lines = _broken(layout, measure, spaces, length, share)
        fullness = _fullness(lines, measure)
        if fullness >= _FULL:
            return lines
        fullest, best = max((fullest, best), (fullness, share))
    return _broken(layout, measure, spaces, length, best)


def _fullness(lines: list[QTextLine], measure: Measure) -> float:
    """The part of the measure that the last line fills."""
    return lines[-1].naturalTextWidth() / measure.width


def _broken(
    layout: QTextLayout,
    measure: Measure,
    spaces: Mapping[int, float],
    length: int | None,
    share: float,
) -> list[QTextLine]:
    """The lines, each with about its share of pixels, set to the measure; what one leaves the next is owed."""
    lines: list[QTextLine] = []
    owed, end = measure.em / 2, 0
    layout.beginLayout()
    while (length is None or end < length) and (line := layout.createLine()).isValid():
        width = measure.width - (0 if lines else measure.indent)
        own = share - (measure.width - width)
        narrow = min(width, max(measure.em, own + owed))
        line.setLineWidth(narrow)
        end = line.textStart() + line.textLength()
        if length is not None and end > length:
            end = length
            _end_at(line, end, width)
        elif narrow < width:
            _end_at(line, end, width + spaces.get(end, 0.0))
        elif end in spaces:
            line.setLineWidth(width + spaces[end])  # which another character may fit in, whose space then hangs
            if spaces.get(line.textStart() + line.textLength()) != spaces[end]:
                _end_at(line, end, width + spaces[end])
        end = line.textStart() + line.textLength()
        owed = min(_OWED * measure.em, owed + own - line.naturalTextWidth() + spaces.get(end, 0.0))
        lines.append(line)
    layout.endLayout()
    return lines


def _end_at(line: QTextLine, end: int, width: float) -> None:
    """Let the line end there and be set to the width.

    Qt counts a line's columns in clusters, which are fewer than UTF-16 units: how many they are is found by trying.
    """
    few, many = 0, end - line.textStart() + 1
    columns = many - 1
    while few < columns < many:
        line.setNumColumns(columns, width)
        over = line.textStart() + line.textLength() - end
        if over == 0:
            return
        few, many = (columns, many) if over < 0 else (few, columns)
        columns = max(few + 1, min(columns - over, many - 1))
    line.setLineWidth(width)
