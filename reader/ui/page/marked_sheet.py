"""The sheet with what a reader put on it: highlights, notes in the margin, numbers; painted; knows no caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QPainter

from reader.text.spans import Span
from reader.ui.page.ground import PagePalette, Scene
from reader.ui.page.margin import MarginNotes
from reader.ui.page.marks import Mark, Marks
from reader.ui.page.numbers import Numbers
from reader.ui.page.painter import paint_slice
from reader.ui.page.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.ui.page.layouts import Laid
    from reader.ui.page.typography import Typography
    from storage.records import Block


class MarkedSheet(Sheet):
    """One body with its marks. Positions are code points of it; rectangles are in viewport coordinates."""

    mark_shown = Signal(str)  # the id of the highlight whose extent is shown, or nothing

    def __init__(self, setting: Typography, palette: PagePalette, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._marks = Marks()
        self._numbers = Numbers()
        self._hovered = ""  # the highlight under the pointer
        self._chosen = ""  # the highlight that was chosen of those at one place
        self._spoken = Span(0, 0)  # the word that is being read aloud
        self._held: Mark | None = None  # the highlight whose end is dragged, as it is kept
        self.margin = MarginNotes(self)
        self.slices_shown.connect(self.margin.place)
        self._take_colors(palette)

    # What is shown

    def show_body(self, body: str, blocks: Sequence[Block]) -> None:
        """Show another body from its beginning, without words and marks."""
        self._marks = Marks()
        self.margin.forget_all()
        self._hovered = self._chosen = ""
        self._spoken = Span(0, 0)
        self._numbers.take(blocks)
        self.lay_out(body, blocks)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show these highlights instead of those shown."""
        self._marks = Marks(marks)
        self._marks_changed()

    def change_marks(self, put: Sequence[Mark], gone: Sequence[str] = ()) -> None:
        """Show these highlights, new or changed, and no more those that are gone."""
        for mark_id in gone:
            self._marks.drop(mark_id)
        for mark in put:
            self._marks.put(mark)
        self._marks_changed()

    def show_spoken(self, word: Span) -> None:
        """Show the word that is being read aloud, in view, or none."""
        self._spoken = word
        area = self.rect_of(word.start, word.end) if word else QRectF(self.viewport().rect())
        if not 0 <= area.top() <= area.bottom() <= self.viewport().height():
            self._bring(word.start, -self.viewport().height() / 4)
            self.place_moved.emit()
        self.viewport().update()

    def show_numbers(self, shown: bool) -> None:  # noqa: FBT001 - as Qt's own
        """Show the paragraphs' numbers in the left margin, where there is room, or hide them; lays nothing out."""
        self._numbers.shown = shown
        self.viewport().update()

    def set_looks(self, setting: Typography, palette: PagePalette) -> None:
        """Set the page anew, the same line at the top."""
        self._take_colors(palette)
        self.set_typography(setting)

    # What is asked

    def marks(self) -> Marks:
        """The highlights that are shown, to be asked where they lie; another object for another body."""
        return self._marks

    def shown_mark(self) -> str:
        """The id of the highlight whose extent is shown: the hovered one, else the one that was chosen."""
        return self._hovered or self._chosen

    # What the pointer tells

    def hover(self, mark_id: str) -> None:
        """Show the extent of the highlight under the pointer, or of none."""
        if mark_id != self._hovered:
            self._hovered = mark_id
            self._tell_shown()

    def show_moved(self, moved: Mark | None) -> None:
        """Show a highlight as its dragged end makes it, or as it is kept."""
        if moved and not self._held:
            self._held = self._marks.get(moved.id)
        if moved:
            self._marks.put(moved)
        elif self._held:
            self._marks.put(self._held)
            self._held = None
        self.viewport().update()

    # Inside

    def _choose(self, mark_id: str) -> None:
        if mark_id != self._chosen:
            self._chosen = mark_id
            self._tell_shown()

    def _tell_shown(self) -> None:
        self.viewport().update()
        self.mark_shown.emit(self.shown_mark())

    def _marks_changed(self) -> None:
        self.make_room_for_notes(self._marks.have_notes())
        self.margin.place()
        self.viewport().update()

    def _take_colors(self, palette: PagePalette) -> None:
        self._palette = palette
        self.margin.forget_all()
        self._hit_bar.set_color(palette.plain)
        self.map.set_palette(palette)

    def _paint(self, region: QRect, selection: Span, over: Callable[[QPainter, int, Laid], None]) -> None:
        """Paint the slices that the region meets, and what goes `over` each, its top left at the origin."""
        painter = QPainter(self.viewport())
        painter.fillRect(region, self._palette.paper)
        painter.setClipRect(region)
        scene = Scene(
            self._palette,
            self._marks,
            selection,
            self.shown_mark(),
            self._hits,
            self._words.shown,
            folds_notes=not self._column.note_width,
            spoken=self._spoken,
        )
        y = self._y()
        for index in self._column.seen(y + region.top(), region.height()):
            laid = self._column.layouts[index]
            painter.save()
            painter.translate(self._column.left, self._column.heights.top(index) - y + self._column.head)
            paint_slice(painter, laid, scene, self._words.of(index))
            self._numbers.paint(painter, laid, self._column.left, self._palette.faint)
            over(painter, index, laid)
            painter.restore()
        self.margin.paint(painter, self._palette)
        painter.end()
