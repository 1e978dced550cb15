"""What presses, drags and releases on the page mean: selections, and ends of highlights moved; paints nothing."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from reader.text.sentences import sentence_around
from reader.text.spans import Span, covering, joined, snapped
from reader.ui.page.grips import REACH, Grip, grip_at
from reader.ui.page.selection import Selection

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from reader.ui.page.marks import Mark
    from reader.ui.page.page import Page

_EDGE = 24  # pixels above and below the viewport's edge where a drag scrolls
_EDGE_PAUSE = 30  # milliseconds between the steps of such scrolling
_LEFT = Qt.MouseButton.LeftButton


class _Unit(Enum):
    """What a drag takes whole."""

    WORD = 1
    SENTENCE = 2


class Pointer(QObject):
    """The pointer over one page: a drag selects from `origin` by units, or holds the end of a highlight."""

    selected = Signal()  # a selection was made with it, and it was let go
    ends_moved = Signal(str, object)  # highlight id, Span

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._point = QPointF()  # where it was last, in the viewport
        self._pressed = QPointF()  # where the double click was
        self._was_last = False  # whether it was used after the keyboard
        self._is_held = False  # whether a menu was asked for where it is
        self._unit: _Unit | None = None  # of the drag that selects
        self._origin = Span(0, 0)
        self._by_character = False
        self._grip: Grip | None = None
        self._moved: Mark | None = None
        self._edge = QTimer(self)
        self._edge.setInterval(_EDGE_PAUSE)
        self._edge.timeout.connect(self._scroll_at_edge)
        self._third = QTimer(self)  # runs while one more press makes a triple click
        self._third.setSingleShot(True)

    # What the page tells

    def press(self, event: QMouseEvent) -> None:
        """Put the caret down, or hold a highlight's end; with Shift, extend to here; a third click selects."""
        self._note(event)
        self._grip = None
        selection = self._page.selected()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._begin(_Unit.WORD, Span(selection.anchor, selection.anchor))
            self._follow()
        elif self._third.isActive() and (event.position() - self._pressed).manhattanLength() < _nearby():
            self._third.stop()
            self._select_whole(_Unit.SENTENCE, self._sentence())
        else:
            self._grip = grip_at(self._page, self._point)
            stop, touched = self._page.stop_at(self._point), self._page.character_at(self._point)
            self._begin(_Unit.WORD, Span(stop.position, stop.position))
            self._page.set_selection(Selection.at(stop.position, touched, ends_line=stop.ends_line))
        self._page.hover(self._grip.mark.id if self._grip else "")

    def double_press(self, event: QMouseEvent) -> None:
        """Select the word under the pointer."""
        self._note(event)
        self._pressed = event.position()
        position = self._page.character_at(self._point)
        word = covering(self._page.words_near(position), position)
        self._select_whole(_Unit.WORD, word or Span(position, min(position + 1, len(self._page.text()))))
        self._third.start(QApplication.doubleClickInterval())

    def move(self, event: QMouseEvent) -> None:
        """Extend the drag by words (Alt: characters), scrolling at the edge; else show what is hovered."""
        if self._unit and event.buttons() & _LEFT:
            self._note(event)
            self._follow()
            if not self._past_edge():
                self._edge.stop()
            elif not self._edge.isActive():
                self._edge.start()
        elif not event.buttons():
            self._note(event)
            self._hover(event.position())

    def release(self) -> None:
        """End the drag: what it selected is chosen, the end it held is moved."""
        was_selecting, grip, moved = self._unit and not self._grip, self._grip, self._moved
        self.let_go()
        if grip and moved and moved.span != grip.mark.span:
            self.ends_moved.emit(moved.id, moved.span)
        elif was_selecting and self._page.selected().span:
            self.selected.emit()

    def let_go(self) -> bool:
        """End the drag and give the end it held back; whether it held one."""
        held = self._moved is not None
        self._unit = self._grip = self._moved = None
        self._edge.stop()
        if held:
            self._page.show_moved(None)
        return held

    def rest(self) -> None:
        """Mean nothing any more, as the keyboard is used."""
        self._was_last = False

    def leave(self) -> None:
        """Mean nothing any more, unless it left for the menu of what is under it."""
        self._was_last = self._is_held

    def aim(self) -> tuple[int, int] | None:
        """The position between characters nearest to it, and the character under it, when it was used last."""
        position = self._page.character_at(self._point)
        if not self._was_last or not self._is_on(position, self._point):
            return None
        return self._page.stop_at(self._point).position, position

    def point_out(self, point: QPointF) -> None:
        """Put the caret on the highlight at the point, or select the word there, unless it is selected already."""
        self._point, self._was_last, self._is_held = point, True, True
        position = self._page.character_at(point)
        if position in self._page.selected().span:
            return
        word = covering(self._page.words_near(position), position)
        if word and not self._under(point) and self._is_on(position, point):
            self._page.set_selection(Selection.of(word))
        else:
            stop = self._page.stop_at(point)
            self._page.set_selection(Selection.at(stop.position, position, ends_line=stop.ends_line))

    # Inside

    def _note(self, event: QMouseEvent) -> None:
        self._point, self._was_last, self._is_held = event.position(), True, False
        self._by_character = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)

    def _begin(self, unit: _Unit, origin: Span) -> None:
        self._unit, self._origin = unit, origin

    def _select_whole(self, unit: _Unit, span: Span) -> None:
        self._grip = None
        self._begin(unit, span)
        self._page.set_selection(Selection.of(span))

    def _follow(self) -> None:
        """Bring what is dragged to where the pointer is."""
        if self._grip:
            moved = self._end_held(self._grip)
            if moved != self._moved:
                self._moved = moved
                self._page.show_moved(moved)
        else:
            position = self._page.stop_at(self._point).position
            self._page.set_selection(self._page.selected().dragged(self._span_to(position), position))

    def _span_to(self, position: int) -> Span:
        origin, page = self._origin, self._page
        if self._unit is _Unit.SENTENCE:
            return joined(origin, self._sentence())
        if self._by_character:
            return Span(min(origin.start, position), max(origin.end, position))
        anchor = origin.end if position < origin.start else origin.start
        dragged = snapped(anchor, position, page.words_near(anchor, position), page.text())
        return joined(origin, dragged) if origin else dragged

    def _sentence(self) -> Span:
        position = self._page.character_at(self._point)
        return Span(*sentence_around(self._page.text(), position, position))

    def _end_held(self, grip: Grip) -> Mark:
        page, span = self._page, grip.mark.span
        position = page.stop_at(self._point).position
        if self._by_character:
            least = page.step(span.end, -1) if grip.is_start else page.step(span.start, 1)
            return grip.moved_exactly(position, least)
        return grip.moved(position, page.words_near(position, span.start, span.end), page.text())

    def _hover(self, point: QPointF) -> None:
        grip = grip_at(self._page, point)
        self._page.hover(grip.mark.id if grip else self._under(point))
        cursor = Qt.CursorShape.SizeHorCursor if grip else Qt.CursorShape.IBeamCursor
        if self._page.viewport().cursor().shape() != cursor:
            self._page.viewport().setCursor(cursor)

    def _under(self, point: QPointF) -> str:
        """The id of the innermost highlight at the point, or nothing, as beside the text."""
        position = self._page.character_at(point)
        marks = self._page.marks().at(position)
        return marks[0].id if marks and self._is_on(position, point) else ""

    def _is_on(self, position: int, point: QPointF) -> bool:
        """Whether the point lies on the character, not in a margin beside it."""
        return self._page.rect_of(position, position + 1).adjusted(-REACH, 0, REACH, 0).contains(point)

    def _past_edge(self) -> float:
        """By how many pixels the drag is in the viewport's upper (negative) or lower edge, or beyond it."""
        y, height = self._point.y(), self._page.viewport().height()
        return min(0.0, y - _EDGE) + max(0.0, y - height + _EDGE)

    def _scroll_at_edge(self) -> None:
        self._page.scroll_by(self._past_edge())
        self._follow()


def _nearby() -> int:
    """How many pixels two clicks may lie apart to belong together."""
    return QApplication.startDragDistance()
