"""Where the keyboard moves the caret; a table of keys, moves nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reader.text.sentences import sentence_step
from reader.text.spans import Span, word_steps
from reader.ui.page.layouts import Stop

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from reader.ui.page.column import Column

Words = Callable[[int], Sequence[Span]]


class Movement:
    """The keys that move the caret; up and down keep to the x they began at."""

    def __init__(self) -> None:
        self._led_to: Stop | None = None
        self._x = 0.0

    def target(self, event: QKeyEvent, column: Column, caret: Stop, words: Words) -> Stop | None:
        """Where the key leads to from the caret, or nothing when the key does not move it.

        `words` gives the words near a position.
        """
        key, modifiers = event.key(), event.modifiers()
        if not column.slices:
            return None
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            return _LEAPS[key](column, caret.position) if key in _LEAPS else None
        if modifiers & Qt.KeyboardModifier.AltModifier and key in _SIDEWAYS:
            return Stop(by_character(column, caret.position, _SIDEWAYS[key]))
        if key in _DOWNWARDS:
            return self._by_line(column, caret, _DOWNWARDS[key])
        return _MOVES[key](column, caret, words) if key in _MOVES else None

    def _by_line(self, column: Column, caret: Stop, direction: int) -> Stop:
        """The stop in the next line, also of the next slice; past the last line the end, past the first 0."""
        laid = column.laid(caret)
        if caret != self._led_to:
            self._x = laid.x(laid.line_of(caret), caret.position)
        line = laid.neighbour(caret, direction)
        if line is None:
            index = column.index_of(caret) + direction
            if not 0 <= index < len(column.slices):
                return Stop(len(column.body) if direction > 0 else 0)
            laid = column.layouts[index]
            line = laid.lines[0 if direction > 0 else -1]
        self._led_to = laid.stop_in(line, self._x)
        return self._led_to


def _by_word(direction: int) -> Callable[[Column, Stop, Words], Stop]:
    def move(column: Column, caret: Stop, words: Words) -> Stop:
        position = word_steps(words(caret.position), caret.position, direction, len(column.body))
        if abs(position - caret.position) <= 1:
            return Stop(by_character(column, caret.position, direction))
        return Stop(column.laid(Stop(position)).whole(position, direction))

    return move


def by_character(column: Column, position: int, direction: int) -> int:
    """One character, with all that combines with it, further or back; between slices one code point."""
    crossed = position if direction > 0 else position - 1
    index = column.slices.holding(max(0, crossed))
    piece = column.slices[index]
    if piece.start <= crossed < piece.end:
        return column.layouts[index].step(position, direction)
    return max(0, min(position + direction, len(column.body)))


def _by_sentence(direction: int) -> Callable[[Column, int], Stop]:
    return lambda column, position: Stop(sentence_step(column.body, position, direction))


def _next_paragraph(column: Column, position: int) -> Stop:
    slices = column.slices
    later = (slices[index] for index in range(slices.holding(position) + 1, len(slices)))
    return Stop(next((piece.start for piece in later if piece.opens), len(column.body)))


def _paragraph_start(column: Column, position: int) -> Stop:
    """The start of this paragraph; from there, of the one before."""
    index = column.slices.holding(max(0, position - 1))
    while index and not column.slices[index].opens:
        index -= 1
    return Stop(column.slices[index].start)


def _line_start(column: Column, caret: Stop, _words: Words) -> Stop:
    return Stop(column.laid(caret).line_of(caret).span.start)


def _line_end(column: Column, caret: Stop, _words: Words) -> Stop:
    laid = column.laid(caret)
    return laid.end_of(laid.line_of(caret))


_SIDEWAYS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DOWNWARDS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_LEAPS: dict[int, Callable[[Column, int], Stop]] = {  # with Ctrl
    Qt.Key.Key_Left: _by_sentence(-1),
    Qt.Key.Key_Right: _by_sentence(1),
    Qt.Key.Key_Up: _paragraph_start,
    Qt.Key.Key_Down: _next_paragraph,
    Qt.Key.Key_Home: lambda _column, _position: Stop(0),
    Qt.Key.Key_End: lambda column, _position: Stop(len(column.body)),
}
_MOVES: dict[int, Callable[[Column, Stop, Words], Stop]] = {
    Qt.Key.Key_Left: _by_word(-1),
    Qt.Key.Key_Right: _by_word(1),
    Qt.Key.Key_Home: _line_start,
    Qt.Key.Key_End: _line_end,
}
