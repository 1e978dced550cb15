"""Where the keyboard moves the caret; a table of keys, moves nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from reader.text.spans import Span, word_steps

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from reader.ui.page.column import Column

Words = Callable[[int], Sequence[Span]]


def target(event: QKeyEvent, column: Column, caret: int, words: Words, page_height: float) -> int | None:
    """The position the key leads to from the caret, or nothing when the key does not move it.

    `words` gives the words near a position; `page_height` is in pixels.
    """
    key, modifiers = event.key(), event.modifiers()
    if not column.slices or key not in _MOVES:
        return None
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return _ENDS[key](column) if key in _ENDS else None
    if modifiers & Qt.KeyboardModifier.AltModifier and key in _SIDEWAYS:
        return max(0, min(caret + _SIDEWAYS[key], len(column.body)))
    return _MOVES[key](column, caret, words, page_height)


def _by_word(direction: int) -> Callable[[Column, int, Words, float], int]:
    return lambda column, caret, words, _: word_steps(words(caret), caret, direction, len(column.body))


def _by_lines(direction: int) -> Callable[[Column, int, Words, float], int]:
    def move(column: Column, caret: int, _words: Words, _height: float) -> int:
        return _nearest(column, caret, direction * column.laid_at(caret)[0].style.leading)

    return move


def _by_page(direction: int) -> Callable[[Column, int, Words, float], int]:
    return lambda column, caret, _, height: _nearest(column, caret, direction * height * 0.9)


def _nearest(column: Column, caret: int, down: float) -> int:
    """The position `down` pixels below the caret; blank space between slices is stepped over."""
    laid, top = column.laid_at(caret)
    line = laid.line_of(caret)
    point = QPointF(laid.x(line, caret), top + line.top + laid.style.leading / 2 + down)
    position = column.between(point)
    beyond = column.laid_at(position)[0].line_of(position).span == line.span
    return position if not beyond else column.between(point + QPointF(0, down))


def _line_start(column: Column, caret: int, _words: Words, _height: float) -> int:
    return column.laid_at(caret)[0].line_of(caret).span.start


def _line_end(column: Column, caret: int, _words: Words, _height: float) -> int:
    laid, _ = column.laid_at(caret)
    line = laid.line_of(caret)
    return line.span.end if line is laid.lines[-1] else line.span.end - 1


_SIDEWAYS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENDS: dict[int, Callable[[Column], int]] = {
    Qt.Key.Key_Home: lambda _: 0,
    Qt.Key.Key_End: lambda column: len(column.body),
}
_MOVES: dict[int, Callable[[Column, int, Words, float], int]] = {
    Qt.Key.Key_Left: _by_word(-1),
    Qt.Key.Key_Right: _by_word(1),
    Qt.Key.Key_Up: _by_lines(-1),
    Qt.Key.Key_Down: _by_lines(1),
    Qt.Key.Key_PageUp: _by_page(-1),
    Qt.Key.Key_PageDown: _by_page(1),
    Qt.Key.Key_Home: _line_start,
    Qt.Key.Key_End: _line_end,
}
