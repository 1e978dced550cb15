"""The page: one body with its words and marks, a caret, and what keys and pointer do; keeps no mark itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)

from reader.text.spans import Span, covering
from reader.ui.page.layouts import Stop
from reader.ui.page.marked_sheet import MarkedSheet
from reader.ui.page.marks import next_of
from reader.ui.page.movement import Movement, by_character
from reader.ui.page.painter import caret_rect, paint_caret
from reader.ui.page.pointer import Pointer
from reader.ui.page.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reader.ui.page.ground import PagePalette
    from reader.ui.page.layouts import Laid
    from reader.ui.page.marks import Mark
    from reader.ui.page.typography import Typography
    from storage.records import Block

_EDGE = 24  # pixels above and below the caret that stay in view
_TURNED = 0.9  # of the viewport's height, by a page key
_PAGE_KEYS: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class Page(MarkedSheet):
    """The reading view over one article.

    Positions are code points of the body; rectangles are in viewport coordinates.
    """

    selection_changed = Signal()
    menu_wanted = Signal(object)  # where, a QPoint of the screen

    def __init__(self, setting: Typography, palette: PagePalette, parent: QWidget | None = None) -> None:
        super().__init__(setting, palette, parent)
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._selection = Selection()
        self._movement = Movement()
        self.pointer = Pointer(self)
        self.map.place_chosen.connect(lambda span: self.reveal(span.start, span.end))

    # What is shown

    def show_body(self, body: str, blocks: Sequence[Block]) -> None:
        """Show another body from its beginning, without words and marks."""
        self.pointer.let_go()
        self._selection = Selection()
        super().show_body(body, blocks)
        self.selection_changed.emit()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show these highlights instead of those shown."""
        self.pointer.let_go()
        super().show_marks(marks)

    def change_marks(self, put: Sequence[Mark], gone: Sequence[str] = ()) -> None:
        """Show these highlights, new or changed, and no more those that are gone."""
        self.pointer.let_go()
        super().change_marks(put, gone)

    # What scripts and tests ask

    def select(self, start: int, end: int) -> None:
        """Select exactly this span, unsnapped."""
        end = max(0, min(end, len(self.text())))
        self.set_selection(Selection.of(Span(max(0, min(start, end)), end)))

    def selection(self) -> tuple[int, int]:
        """The selected span; start and end are equal when nothing is selected."""
        return self._selection.span.start, self._selection.span.end

    def script(self) -> str:
        """The script that characters are shown in, one of SCRIPTS."""
        return self._words.script

    def selected_text(self) -> str:
        """The body's own characters that are selected."""
        return self.text()[self._selection.span.start : self._selection.span.end]

    def touched(self) -> int:
        """The position of the character under the caret."""
        return self._selection.touched

    def marks_at_caret(self) -> list[Mark]:
        """The highlights under the caret: the one that Tab chose, then the innermost first."""
        return sorted(self._marks.at(self._selection.touched), key=lambda mark: mark.id != self._chosen)

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
        self.set_selection(Selection.at(max(0, min(caret, len(self.text())))))
        self.go_to(top, offset)

    def reveal(self, start: int, end: int) -> None:
        """Bring a span into view, a third from the top unless it is all seen already, and put the caret on it."""
        self.set_selection(Selection.at(start))
        rect, height = self.rect_of(start, max(end, start + 1)), self.viewport().height()
        if rect.top() < 0 or rect.bottom() > height:
            self._bring(start, -height / 3)
            self.place_moved.emit()

    def clear_selection(self) -> None:
        """Select nothing; the caret stays. An end that is dragged goes back instead."""
        if self.pointer.let_go():
            return
        self._choose("")
        self.set_selection(Selection.at(self._selection.caret, self._selection.touched))

    # What the pointer asks and tells

    def stop_at(self, point: QPointF) -> Stop:
        """The stop between characters nearest to a point of the viewport."""
        return self._column.between(self._at(point))

    def character_at(self, point: QPointF) -> int:
        """The position of the character nearest to a point of the viewport."""
        return self._column.character(self._at(point))

    def step(self, position: int, direction: int) -> int:
        """The position one character further (+1) or back (-1)."""
        return by_character(self._column, position, direction)

    def selected(self) -> Selection:
        """The selection with its ends and its caret."""
        return self._selection

    def set_selection(self, selection: Selection) -> None:
        """Select this."""
        changed = selection != self._selection
        self._selection = selection
        if changed:
            self._choose("")
            self.viewport().update()
            self.selection_changed.emit()

    def words_near(self, *positions: int) -> list[Span]:
        """The words of the slices that hold these positions and the characters before them, in order."""
        slices = self._column.slices
        near = sorted({slices.holding(max(0, position - back)) for position in positions for back in (0, 1)})
        return [word for index in near for word in self._words.of(index) or ()]

    def aim(self) -> tuple[int, int]:
        """Which word is meant: a position between characters, and the character touched.

        They are the pointer's when it was used last, else the caret's.
        """
        return self.pointer.aim() or (self._selection.caret, self._selection.touched)

    def word_meant(self) -> Span | None:
        """The word that holds the character touched where the reader aims."""
        touched = self.aim()[1]
        return covering(self.words_near(touched), touched)

    # Inside

    def _stop(self) -> Stop:
        return Stop(self._selection.caret, self._selection.ends_line)

    def _at(self, point: QPointF) -> QPointF:
        """A point of the viewport in the column's coordinates."""
        return self._column.from_viewport(point, self._y())

    def _choose_next(self, direction: int) -> bool:
        """Choose the next highlight under the caret; whether there is one, else none is chosen any more."""
        ids = [] if self._selection.span else [mark.id for mark in self._marks.at(self._selection.touched)]
        chosen = next_of(ids, self._chosen, direction)
        self._hovered = "" if chosen else self._hovered
        self._choose(chosen)
        return bool(chosen)

    def _marks_changed(self) -> None:
        """Choose none any more that is not under the caret."""
        if all(mark.id != self._chosen for mark in self.marks_at_caret()):
            self._chosen = ""
        super()._marks_changed()

    def _paint_caret(self, painter: QPainter, index: int, laid: Laid) -> None:
        if self.hasFocus() and not self._selection.span and self._column.index_of(self._stop()) == index:
            paint_caret(painter, laid, self._stop(), self._palette.caret)

    # Qt's overrides

    def viewportEvent(self, event: QEvent) -> bool:
        """Forget what is hovered when the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self.hover("")
            self.pointer.leave()
        return super().viewportEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Go through the highlights under the caret, then to the next widget."""
        return self._choose_next(1 if is_next else -1) or super().focusNextPrevChild(is_next)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer, or of what the caret is at when a key was pressed."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.pointer.point_out(QPointF(event.pos()))
            self.menu_wanted.emit(event.globalPos())
        else:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.caret_area().bottomLeft().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what the event's region meets."""
        self._paint(event.rect(), self._selection.span, self._paint_caret)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the pointer begin something with its left button, unless it is at a note."""
        if not self.margin.press(event) and event.button() == Qt.MouseButton.LeftButton:
            self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the pointer go on."""
        if not self.margin.move(event):
            self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the pointer end what it began."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointer.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let the pointer select what is under it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointer.double_press(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret, with Shift extend the selection."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _PAGE_KEYS and not control and self._column.slices:
            target: Stop | None = self._turned(_PAGE_KEYS[event.key()])
        else:
            target = self._movement.target(event, self._column, self._stop(), self.words_near)
        if target is None:
            super().keyPressEvent(event)
            return
        self.pointer.rest()
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        made = self._selection.extended if extends else Selection.at
        self.set_selection(made(target.position, ends_line=target.ends_line))
        self._show_caret()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self.viewport().update()

    def select_all(self) -> None:
        """Select the whole body."""
        self.select(0, len(self.text()))

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
