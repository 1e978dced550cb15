"""The page: shows one body with its words and marks, and lets the reader select; keeps no mark itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reader.text.spans import Span, covering, snapped
from reader.ui.page import movement
from reader.ui.page.column import Column
from reader.ui.page.marks import Mark, Marks
from reader.ui.page.painter import PagePalette, Scene, caret_rect, paint_caret, paint_slice
from reader.ui.page.selection import Selection
from reader.ui.page.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.page.typography import Typography
    from storage.records import Block

_WHEEL_LINES = 3
_EDGE = 24  # pixels above and below the viewport's edge where a drag scrolls


class Page(QAbstractScrollArea):
    """The reading view over one article.

    Positions are code points of the body; rectangles are in viewport coordinates.
    """

    selection_changed = Signal()
    slices_shown = Signal(object)  # range of slice indices
    place_moved = Signal()
    zoomed = Signal(int)  # steps

    def __init__(self, setting: Typography, palette: PagePalette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._setting = setting
        self._palette = palette
        self._marks = Marks()
        self._words: dict[int, Sequence[Span]] = {}
        self._ruled: dict[int, Sequence[Span]] = {}  # the words that get a rule: those that are no punctuation
        self._words_shown = True
        self._selection = Selection()
        self._dragging = False
        self._hovered = ""
        self._column = self._laid_out("", Slices("", ()))
        self._place_wanted: tuple[int, float] | None = None
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # What is shown

    def show_body(self, body: str, blocks: Sequence[Block]) -> None:
        """Show another body from its beginning, without words and marks."""
        self._column = self._laid_out(body, Slices(body, blocks))
        self._marks = Marks()
        self._words.clear()
        self._ruled.clear()
        self._selection = Selection()
        self._place_wanted = None
        self._settle(keep=(0, 0.0))
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
        place = self.place()
        self._setting, self._palette = setting, palette
        self._relay(place)

    # What scripts and tests ask

    def text(self) -> str:
        """The body."""
        return self._column.body

    def slice_texts(self) -> list[tuple[int, str]]:
        """Where each slice starts in the body, and its text."""
        return [(piece.start, self.text()[piece.start : piece.end]) for piece in self._column.slices]

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

    def rect_of(self, start: int, end: int) -> QRectF:
        """The rectangle around a span, in viewport coordinates, also outside the viewport."""
        rect = QRectF()
        for part in self._column.rects(Span(start, end)):
            rect = rect.united(part)
        return self._column.to_viewport(rect, self._y())

    def touched(self) -> int:
        """The position of the character under the caret."""
        return self._selection.touched

    def marks_at_caret(self) -> list[Mark]:
        """The highlights under the caret, the innermost first."""
        return self._marks.at(self._selection.touched)

    def place(self) -> tuple[int, float]:
        """The first position that can be seen, and how many pixels its line is scrolled past."""
        return self._column.place(self._y())

    def caret(self) -> int:
        """The caret's position."""
        return self._selection.caret

    def caret_area(self) -> QRectF:
        """The caret's rectangle in viewport coordinates."""
        laid, top = self._column.laid_at(self._selection.caret)
        return self._column.to_viewport(caret_rect(laid, self._selection.caret).translated(0, top), self._y())

    # Going somewhere

    def go_to_place(self, caret: int, top: int, offset: float) -> None:
        """Come back to a remembered place, as soon as the page has its size."""
        self._set_selection(Selection.at(max(0, min(caret, len(self.text())))))
        self._place_wanted = (top, offset)
        self._settle(keep=self._place_wanted)

    def reveal(self, start: int, end: int) -> None:
        """Bring a span into view, a third from the top unless it is all seen already, and put the caret on it."""
        self._set_selection(Selection.at(start))
        rect = self.rect_of(start, max(end, start + 1))
        if rect.top() < 0 or rect.bottom() > self.viewport().height():
            self._scroll_to(self._y() + rect.top() - self.viewport().height() / 3)

    def clear_selection(self) -> None:
        """Select nothing; the caret stays."""
        self._set_selection(Selection.at(self._selection.caret, self._selection.touched))

    def scroll_by(self, pixels: float) -> None:
        """Scroll down by so many pixels."""
        self._scroll_to(self._y() + pixels)

    # Inside

    def _y(self) -> float:
        return float(self.verticalScrollBar().value())

    def _scroll_to(self, y: float) -> None:
        self._place_wanted = None
        self.verticalScrollBar().setValue(round(y))

    def _set_selection(self, selection: Selection) -> None:
        changed = selection != self._selection
        self._selection = selection
        if changed:
            self.viewport().update()
            self.selection_changed.emit()

    def _laid_out(self, body: str, slices: Slices) -> Column:
        return Column(body, slices, self._setting, self.viewport().width())

    def _relay(self, place: tuple[int, float]) -> None:
        self._column = self._laid_out(self.text(), self._column.slices)
        self._settle(keep=place)

    def _settle(self, keep: tuple[int, float] | None = None) -> None:
        """Lay out what is seen until heights agree, the kept place (else what is seen) staying where it is."""
        height = self.viewport().height()
        y = self._column.y_of_place(*keep) if keep else self._y()
        y = self._column.settle(y, height)
        bar = self.verticalScrollBar()
        bar.blockSignals(True)  # noqa: FBT003 - Qt's signature
        bar.setRange(0, max(0, round(self._column.height - height)))
        bar.setPageStep(height)
        bar.setSingleStep(round(self._setting.em * 2))
        bar.setValue(round(y))
        bar.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.slices_shown.emit(self._column.seen(self._y(), height))
        self.viewport().update()

    def _scrolled(self) -> None:
        self._place_wanted = None
        self._settle()
        self.place_moved.emit()

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

    def _point(self, event: QMouseEvent) -> QPointF:
        return self._column.from_viewport(event.position(), self._y())

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the column out anew where its width changes."""
        place = self._place_wanted or self.place()
        if event.oldSize().width() != event.size().width():
            self._relay(place)
        else:
            self._settle(keep=place)
        super().resizeEvent(event)

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
            if shown_caret and self._column.slices.holding(self._selection.caret) == index:
                paint_caret(painter, laid, self._selection.caret, self._palette.caret)
            painter.restore()
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret down; with Shift, extend to here."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = self._point(event)
        position = self._column.between(point)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            by_character = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._set_selection(
                self._selection.dragged(self._span_to(position, by_character=by_character), position)
            )
        else:
            self._set_selection(Selection.at(position, self._column.character(point)))
        self._dragging = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the drag by words (Alt: characters), scrolling at the edge; else show what is hovered."""
        if self._dragging and event.buttons() & Qt.MouseButton.LeftButton:
            self._scroll_at_edge(event.position().y())
            position = self._column.between(self._point(event))
            by_character = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._set_selection(
                self._selection.dragged(self._span_to(position, by_character=by_character), position)
            )
        elif not event.buttons():
            marks = self._marks_at(event.position())
            self._hover(marks[0].id if marks else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        del event
        self._dragging = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        position = self._column.character(self._point(event))
        word = covering(self._words_near(position), position)
        self._set_selection(Selection.of(word or Span(position, min(position + 1, len(self.text())))))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by pixels where the device counts them; with Ctrl, zoom."""
        steps = event.angleDelta().y() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if steps:
                self.zoomed.emit(1 if steps > 0 else -1)
        else:
            pixels = event.pixelDelta().y() or steps * _WHEEL_LINES * self._setting.em * 1.6
            self.scroll_by(-pixels)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret, with Shift extend the selection."""
        target = movement.target(
            event, self._column, self._selection.caret, self._words_near, self.viewport().height()
        )
        if target is None:
            super().keyPressEvent(event)
            return
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._set_selection(self._selection.extended(target) if extends else Selection.at(target))
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

    def _marks_at(self, point: QPointF) -> list[Mark]:
        return self._marks.at(self._column.character(self._column.from_viewport(point, self._y())))

    def _scroll_at_edge(self, y: float) -> None:
        if y < _EDGE:
            self.scroll_by(min(0.0, y - _EDGE))
        elif y > self.viewport().height() - _EDGE:
            self.scroll_by(y - self.viewport().height() + _EDGE)

    def _show_caret(self) -> None:
        area = self.caret_area()
        if area.top() < 0:
            self.scroll_by(area.top() - _EDGE)
        elif area.bottom() > self.viewport().height():
            self.scroll_by(area.bottom() - self.viewport().height() + _EDGE)
