"""The page: shows one body with its words and marks, and lets the reader select; keeps no mark itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)

from reader.text.spans import Span, covering, snapped
from reader.ui.page.layouts import Stop
from reader.ui.page.marks import Mark, Marks
from reader.ui.page.movement import Movement
from reader.ui.page.painter import PagePalette, Scene, caret_rect, paint_caret, paint_slice
from reader.ui.page.selection import Selection
from reader.ui.page.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reader.ui.page.typography import Typography
    from storage.records import Block

_EDGE = 24  # pixels above and below the viewport's edge where a drag scrolls
_EDGE_PAUSE = 30  # milliseconds between the steps of such scrolling
_TURNED = 0.9  # of the viewport's height, by a page key
_PAGE_KEYS: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class Page(Sheet):
    """The reading view over one article.

    Positions are code points of the body; rectangles are in viewport coordinates.
    """

    selection_changed = Signal()

    def __init__(self, setting: Typography, palette: PagePalette, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._palette = palette
        self._marks = Marks()
        self._words: dict[int, Sequence[Span]] = {}
        self._ruled: dict[int, Sequence[Span]] = {}  # the words that get a rule: those that are no punctuation
        self._words_shown = True
        self._selection = Selection()
        self._movement = Movement()
        self._hovered = ""
        self._dragging = False
        self._pointer = QPointF()  # where the drag is, in the viewport
        self._by_character = False
        self._edge = QTimer(self)
        self._edge.setInterval(_EDGE_PAUSE)
        self._edge.timeout.connect(self._scroll_at_edge)

    # What is shown

    def show_body(self, body: str, blocks: Sequence[Block]) -> None:
        """Show another body from its beginning, without words and marks."""
        self._end_drag()
        self._marks = Marks()
        self._words.clear()
        self._ruled.clear()
        self._selection = Selection()
        self.lay_out(body, blocks)
        self.selection_changed.emit()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show these highlights instead of those shown."""
        self._marks = Marks(marks)
        self.viewport().update()

    def take_words(self, index: int, words: Sequence[Span]) -> None:
        """Take the words of one slice, as spans of the body."""
        self._words[index] = words
        self._ruled[index] = [word for word in words if self.text()[word.start].isalnum()]
        self.viewport().update()

    def show_words(self, *, shown: bool) -> None:
        """Show or hide the rules under words."""
        self._words_shown = shown
        self.viewport().update()

    def set_looks(self, setting: Typography, palette: PagePalette) -> None:
        """Set the page anew, the same line at the top."""
        self._palette = palette
        self.set_typography(setting)

    # What scripts and tests ask

    def words_in(self, index: int) -> Sequence[Span] | None:
        """The words of a slice, when they have been cut."""
        return self._words.get(index)

    def select(self, start: int, end: int) -> None:
        """Select exactly this span, unsnapped."""
        end = max(0, min(end, len(self.text())))
        self._set_selection(Selection.of(Span(max(0, min(start, end)), end)))

    def selection(self) -> tuple[int, int]:
        """The selected span; start and end are equal when nothing is selected."""
        return self._selection.span.start, self._selection.span.end

    def selected_text(self) -> str:
        """The body's own characters that are selected."""
        return self.text()[self._selection.span.start : self._selection.span.end]

    def touched(self) -> int:
        """The position of the character under the caret."""
        return self._selection.touched

    def marks_at_caret(self) -> list[Mark]:
        """The highlights under the caret, the innermost first."""
        return self._marks.at(self._selection.touched)

    def caret(self) -> int:
        """The caret's position."""
        return self._selection.caret

    def caret_area(self) -> QRectF:
        """The caret's rectangle in viewport coordinates, empty where there is no text."""
        if not self._column.slices:
            return QRectF()
        stop = self._stop()
        area = caret_rect(self._column.laid(stop), stop)
        return self._column.to_viewport(area.translated(0, self._column.top_of(stop)), self._y())

    # Going somewhere

    def go_to_place(self, caret: int, top: int, offset: float) -> None:
        """Come back to a remembered place, as soon as the page has its size."""
        self._set_selection(Selection.at(max(0, min(caret, len(self.text())))))
        self.go_to(top, offset)

    def reveal(self, start: int, end: int) -> None:
        """Bring a span into view, a third from the top unless it is all seen already, and put the caret on it."""
        self._set_selection(Selection.at(start))
        rect, height = self.rect_of(start, max(end, start + 1)), self.viewport().height()
        if rect.top() < 0 or rect.bottom() > height:
            self._bring(start, -height / 3)
            self.place_moved.emit()

    def clear_selection(self) -> None:
        """Select nothing; the caret stays."""
        self._set_selection(Selection.at(self._selection.caret, self._selection.touched))

    # Inside

    def _stop(self) -> Stop:
        return Stop(self._selection.caret, self._selection.ends_line)

    def _set_selection(self, selection: Selection) -> None:
        changed = selection != self._selection
        self._selection = selection
        if changed:
            self.viewport().update()
            self.selection_changed.emit()

    def _span_to(self, position: int, *, by_character: bool) -> Span:
        anchor = self._selection.anchor
        if by_character:
            return Span(min(anchor, position), max(anchor, position))
        return snapped(anchor, position, self._words_near(anchor, position), self.text())

    def _words_near(self, *positions: int) -> list[Span]:
        """The words of the slices that hold these positions and the characters before them, in order."""
        slices = self._column.slices
        near = sorted({slices.holding(max(0, position - back)) for position in positions for back in (0, 1)})
        return [word for index in near for word in self._words.get(index, ())]

    def _at(self, point: QPointF) -> QPointF:
        """A point of the viewport in the column's coordinates."""
        return self._column.from_viewport(point, self._y())

    def _drag_to_pointer(self) -> None:
        position = self._column.between(self._at(self._pointer)).position
        span = self._span_to(position, by_character=self._by_character)
        self._set_selection(self._selection.dragged(span, position))

    def _end_drag(self) -> None:
        self._dragging = False
        self._edge.stop()

    def _past_edge(self) -> float:
        """By how many pixels the drag is in the viewport's upper (negative) or lower edge, or beyond it."""
        y, height = self._pointer.y(), self.viewport().height()
        return min(0.0, y - _EDGE) + max(0.0, y - height + _EDGE)

    def _scroll_at_edge(self) -> None:
        self.scroll_by(self._past_edge())
        self._drag_to_pointer()

    # Qt's overrides

    def viewportEvent(self, event: QEvent) -> bool:
        """Forget the hovered highlight when the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self._hover("")
        return super().viewportEvent(event)

    def _hover(self, mark: str) -> None:
        if mark != self._hovered:
            self._hovered = mark
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the slices that the event's region meets."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._palette.paper)
        painter.setClipRect(event.rect())
        scene = Scene(self._palette, self._marks, self._selection.span, self._hovered)
        y, shown_caret = self._y(), self.hasFocus() and not self._selection.span
        for index in self._column.seen(y + event.rect().top(), event.rect().height()):
            laid = self._column.layouts[index]
            painter.save()
            painter.translate(self._column.left, self._column.heights.top(index) - y + self._column.head)
            paint_slice(painter, laid, scene, self._ruled.get(index) if self._words_shown else None)
            if shown_caret and self._column.index_of(self._stop()) == index:
                paint_caret(painter, laid, self._stop(), self._palette.caret)
            painter.restore()
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret down; with Shift, extend to here."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._dragging = True
        self._pointer = event.position()
        self._by_character = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._drag_to_pointer()
        else:
            point = self._at(self._pointer)
            stop, touched = self._column.between(point), self._column.character(point)
            self._set_selection(Selection.at(stop.position, touched, ends_line=stop.ends_line))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the drag by words (Alt: characters), scrolling at the edge; else show what is hovered."""
        if self._dragging and event.buttons() & Qt.MouseButton.LeftButton:
            self._pointer = event.position()
            self._by_character = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._drag_to_pointer()
            if not self._past_edge():
                self._edge.stop()
            elif not self._edge.isActive():
                self._edge.start()
        elif not event.buttons():
            marks = self._marks.at(self._column.character(self._at(event.position())))
            self._hover(marks[0].id if marks else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end_drag()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        position = self._column.character(self._at(event.position()))
        word = covering(self._words_near(position), position)
        self._set_selection(Selection.of(word or Span(position, min(position + 1, len(self.text())))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret, with Shift extend the selection."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _PAGE_KEYS and not control and self._column.slices:
            target: Stop | None = self._turned(_PAGE_KEYS[event.key()])
        else:
            target = self._movement.target(event, self._column, self._stop(), self._words_near)
        if target is None:
            super().keyPressEvent(event)
            return
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        made = self._selection.extended if extends else Selection.at
        self._set_selection(made(target.position, ends_line=target.ends_line))
        self._show_caret()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self.viewport().update()

    def copy(self) -> None:
        """Put the selected characters of the body on the clipboard."""
        if self._selection.span:
            QGuiApplication.clipboard().setText(self.selected_text())

    def _turned(self, direction: int) -> Stop:
        """Turn a page; where the caret then is, as high in the viewport as before; at the end, the very end."""
        area, height, before = self.caret_area(), self.viewport().height(), self._y()
        self.scroll_by(direction * height * _TURNED)
        if self._y() == before:
            return Stop(len(self.text()) if direction > 0 else 0)
        y = min(max(area.center().y(), _EDGE), height - _EDGE)
        return self._column.between(self._at(QPointF(area.center().x(), y)))

    def _show_caret(self) -> None:
        area, height = self.caret_area(), self.viewport().height()
        position = self._selection.caret - self._selection.ends_line
        if area.top() < 0:
            self._bring(position, -_EDGE)
        elif area.bottom() > height:
            self._bring(position, area.height() + _EDGE - height)
        else:
            return
        self.place_moved.emit()
