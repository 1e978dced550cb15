"""The sheet: a scrolled column that keeps its place when heights, width or setting change; paints nothing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reader.text.anchor import occurrences
from reader.text.find import Hits
from reader.text.kinds import PARAGRAPH
from reader.text.spans import Span, covering
from reader.ui.page.column import TOP, Column
from reader.ui.page.hit_bar import HitBar
from reader.ui.page.slices import Slices
from reader.ui.page.theme_map import WIDTH, ThemeMap
from reader.ui.page.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFont, QResizeEvent, QWheelEvent

    from reader.chinese.corrections import Overlay
    from reader.ui.page.readings import OwnSounds, Way
    from reader.ui.page.typography import Typography
    from storage.records import Block

_WHEEL_LINES = 3
_LINE = 1.6  # ems that one line of the wheel is
_NOTCH = 120  # eighths of a degree of the wheel


class Sheet(QAbstractScrollArea):
    """One body, scrolled. Positions are code points of it; rectangles are in viewport coordinates."""

    slices_shown = Signal(object)  # range of slice indices
    place_moved = Signal()
    words_corrected = Signal()
    sounds_wanted = Signal(object)  # texts of words, a list
    readings_changed = Signal()
    zoomed = Signal(int)  # steps

    def __init__(self, setting: Typography, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget(self))  # to know what Qt's own is, PySide makes 80 enumerations: 10 ms
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing shows through the paper
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # one that came would move the text
        self._hit_bar = HitBar(self._position_at)
        self.setVerticalScrollBar(self._hit_bar)
        self.map = ThemeMap(self._position_at, self.text, self)
        self._hit_bar.valueChanged.connect(self._show_seen)
        self._hit_bar.rangeChanged.connect(self._heights_changed)
        self._setting = setting
        self._words = Words()
        self._hits = Hits()
        self._place_wanted: tuple[int, float] | None = None
        self._shown_y = 0
        self._settling = False
        self._has_notes = False
        self._sounded: set[int] = set()  # slices whose words have been asked for
        self._awaiting: set[int] = set()  # those whose words have not all been told
        self._zooming = 0  # eighths of a degree with Ctrl that have not made a zoom step yet
        self.lay_out("", ())

    def lay_out(self, body: str, blocks: Sequence[Block]) -> None:
        """Show another body from its beginning."""
        self._words.forget()
        self._sounded.clear()
        self._awaiting.clear()
        self._column = self._laid_out(body, Slices(body, blocks))
        self.show_hits(Hits())
        self.map.show_lanes(())
        self.go_to(*TOP)

    def set_typography(self, setting: Typography) -> None:
        """Set the body anew, the same line at the top."""
        self._setting = setting
        self._relay()

    def take_words(self, index: int, words: Sequence[Span]) -> None:
        """Take the words of one slice, as spans of the body; with gaps its lines may break elsewhere."""
        piece = self._column.slices[index]
        self._words.take(index, Span(piece.start, piece.end), words)
        self._sounded.discard(index)
        self._set_anew([index])
        self._ask_sounds()

    def lay_over(self, overlay: Overlay) -> None:
        """Show words as corrected so, the same line at the top."""
        seen = self._column.seen(self._y(), self.viewport().height())
        changed = self._words.lay_over(overlay, seen)
        self._set_anew([*changed, *(index for index in self._column.layouts.kept() if index not in seen)])
        self._sounded.clear()
        self._ask_sounds()
        self.words_corrected.emit()

    def cut_at(self, position: int) -> tuple[Span, Sequence[Span]] | None:
        """The slice that holds a position, and its words as they were cut, when they have been."""
        index = self._column.slices.holding(position)
        words = self._words.cut(index)
        if words is None:
            return None
        piece = self._column.slices[index]
        return Span(piece.start, piece.end), words

    def _set_anew(self, indices: Sequence[int]) -> None:
        """Lay these slices out with the words they have now; with gaps their lines may break elsewhere."""
        seen = self._column.seen(self._y(), self.viewport().height())
        is_seen = any(index in seen for index in indices)
        place = self.place()
        for index in indices:
            self._column.layouts.forget(index)
        if is_seen and self._words.are_apart():
            self.go_to(*place)
        if is_seen:
            self.viewport().update()

    def show_words(self, way: str) -> None:
        """Show words in another way, the same line at the top."""
        was_apart = self._words.are_apart()
        self._words.shown = way
        if was_apart or self._words.are_apart():
            self._relay()
        self.viewport().update()

    def show_script(self, script: str) -> None:
        """Show characters in this script, the same line at the top; the body is as it was."""
        if script != self._words.script:
            self._words.script = script
            self._relay()

    def show_readings(self, way: Way) -> None:
        """Show readings above these words from now on, the same line at the top."""
        if way != self._words.readings.way:
            self._words.readings.show(way)
            self._relay()

    def read_as(self, own: OwnSounds) -> None:
        """Read words as the reader wants them."""
        if own != self._words.readings.own:
            self._words.readings.read_as(own)
            self._set_anew(self._column.layouts.kept())

    def take_sounds(self, found: Mapping[str, tuple[Sequence[str], int]]) -> None:
        """Take how words sound, and how hard they are."""
        self._words.readings.take(found)
        self._set_anew([index for index in self._awaiting if self._column.layouts.has(index)])
        self._awaiting = {index for index in self._awaiting if self._awaits(index)}
        self.readings_changed.emit()

    def reading_of(self, word: Span) -> list[str]:
        """The syllables of a word, one a character, empty where not known yet; then they are asked for."""
        text = self.text()[word.start : word.end]
        if wanted := self._words.readings.unheard([word], self.text()):
            self.sounds_wanted.emit(wanted)
        return self._words.readings.of(word, text)

    def own_reading_of(self, word: Span) -> str:
        """How the reader has said that a word is read, in pinyin; nothing where they have not."""
        return self._words.readings.own_of(word, self.text()[word.start : word.end])

    def want_all_sounds(self) -> None:
        """Ask how all words sound that have been cut, where they have readings."""
        if self._words.readings.are_shown():
            words = (word for index in self._words.cut_slices() for word in self._words.read(index))
            if wanted := self._words.readings.unheard(words, self.text()):
                self.sounds_wanted.emit(wanted)

    def _awaits(self, index: int) -> bool:
        return self._words.readings.awaits(self._words.of(index) or (), self.text())

    def words_now(self) -> Words:
        """The words as they are now, for what takes a while."""
        return self._words.now()

    def _ask_sounds(self) -> None:
        """Ask how the words sound that are seen, and those a page around."""
        if not self._words.readings.are_shown():
            return
        seen = self._column.seen(self._y() - self.viewport().height(), 3 * self.viewport().height())
        near = [index for index in seen if index not in self._sounded and self._words.of(index) is not None]
        self._sounded.update(near)
        words = (word for index in near for word in self._words.of(index) or ())
        wanted = self._words.readings.unheard(words, self.text())
        self._awaiting |= {index for index in near if self._awaits(index)}
        if wanted:
            self.sounds_wanted.emit(wanted)

    def words_in(self, index: int) -> Sequence[Span] | None:
        """The words of a slice, when they have been cut."""
        return self._words.of(index)

    def read_words(self, index: int) -> Sequence[Span]:
        """The words of a slice that have been cut, for going through all of them."""
        return self._words.read(index)

    def slices_cut(self) -> list[int]:
        """The slices whose words have been cut."""
        return self._words.cut_slices()

    def places_of(self, word: str, cuts: Sequence[int] = ()) -> Hits:
        """Where this text is a word of its own, or words cut so, as far as words have been cut."""
        edges = [0, *cuts, len(word)]
        known: dict[int, Sequence[Span]] = {}
        starts = []
        for start in occurrences(self.text(), word):
            index = self._column.slices.holding(start)
            if index not in known:
                known = {index: self._words.read(index)}
            pieces = [Span(start + one, start + other) for one, other in pairwise(edges)]
            if [covering(known[index], piece.start) for piece in pieces] == pieces:
                starts.append(start)
        return Hits(tuple(starts), len(word))

    def show_hits(self, hits: Hits) -> None:
        """Show what was found instead of what is shown so: tinted, and ticked on the scroll bar."""
        self._hits = hits
        self._hit_bar.show_hits(hits)
        self.viewport().update()

    @property
    def column(self) -> Column:
        """The column as it is laid out now."""
        return self._column

    @property
    def em(self) -> float:
        """The size of running text in pixels."""
        return self._setting.em

    def text_font(self) -> QFont:
        """The letters of running text."""
        return self._setting.styles[PARAGRAPH].font

    def scrolled(self) -> float:
        """How many pixels the column is scrolled down."""
        return self._y()

    def seen_slices(self) -> range:
        """The slices that are seen."""
        return self._column.seen(self._y(), self.viewport().height())

    def make_room_for_notes(self, has_notes: bool) -> None:  # noqa: FBT001 - as Qt's own
        """Let notes stand beside the column where there is room, or let it stand alone."""
        if has_notes != self._has_notes:
            self._has_notes = has_notes
            self._column.stand(self.viewport().width(), self.viewportMargins().right(), has_notes=has_notes)
            self.viewport().update()

    def show_map(self, shown: bool) -> None:  # noqa: FBT001 - as Qt's own
        """Give the theme map its place beside the scroll bar, or take it away."""
        self.map.setVisible(shown)
        self.setViewportMargins(0, 0, WIDTH if shown else 0, 0)

    def text(self) -> str:
        """The body."""
        return self._column.body

    def slice_texts(self) -> list[tuple[int, str]]:
        """Where each slice starts in the body, and its text."""
        return [(piece.start, self.text()[piece.start : piece.end]) for piece in self._column.slices]

    def line_around(self, position: int) -> Span:
        """The line that shows the character at a position of a body with text, as a span of the body."""
        return self._column.line_around(position)

    def block_around(self, position: int) -> Span:
        """The block that holds the character at a position of a body with text."""
        return self._column.block_around(position)

    def title(self) -> str:
        """The title as the body has it, or nothing."""
        kinds = self._column.slices.kinds
        if "title" not in kinds:
            return ""
        piece = self._column.slices[kinds.index("title")]
        return self.text()[piece.start : piece.end]

    def rect_of(self, start: int, end: int) -> QRectF:
        """The rectangle around a span, in viewport coordinates, also outside the viewport."""
        around = self._column.around(Span(start, end))
        return self._column.to_viewport(around, self._y())

    def place(self) -> tuple[int, float]:
        """The first position that can be seen, and how many pixels its line is scrolled past."""
        return self._place_wanted or self._column.place(self._y())

    def go_to(self, top: int, offset: float) -> None:
        """Come back to a remembered place, and stay there through every resizing until the reader scrolls."""
        self._bring(top, offset)
        self._place_wanted = (top, offset)

    def scroll_by(self, pixels: float) -> None:
        """Scroll down by so many pixels."""
        self.verticalScrollBar().setValue(round(self._y() + pixels))

    # Inside

    def _y(self) -> float:
        return float(self._shown_y)

    def _position_at(self, share: float) -> int:
        return self._column.position_near(share * self._column.height)

    def _heights_changed(self) -> None:
        self.map.heights_changed()
        self._show_seen()

    def _show_seen(self) -> None:
        height = self._column.height
        self.map.show_seen(self._hit_bar.value() / height, self.viewport().height() / height)

    def _laid_out(self, body: str, slices: Slices) -> Column:
        width, beside = self.viewport().width(), self.viewportMargins().right()
        return Column(body, slices, self._setting, width, self._words, has_notes=self._has_notes, beside=beside)

    def _relay(self) -> None:
        place = self.place()
        self._column = self._laid_out(self.text(), self._column.slices)
        self.go_to(*place)

    def _bring(self, position: int, offset: float) -> None:
        """Scroll so that the line at `position` is past the viewport's top by `offset` pixels."""
        self._place_wanted = None
        self._settle(self._column.y_of_place(position, offset), self._column.slices.holding(position))

    def _settle(self, y: float, fixed: int | None = None) -> None:
        """Show the column scrolled to `y` and lay out what is seen, the slice `fixed` staying where it is."""
        self._lay_seen(y, fixed)
        self.viewport().update()

    def _move(self, y: float) -> None:
        """Show the column scrolled to a `y` nearby: what is painted already moves, only what comes is painted."""
        kept = self._column.index_at(self._y())
        before = self._column.heights.top(kept) - self._y()
        self._lay_seen(y, kept)
        self.viewport().scroll(0, round(self._column.heights.top(kept) - self._y() - before))

    def _lay_seen(self, y: float, fixed: int | None) -> None:
        height = self.viewport().height()
        y = self._column.settle(y, height, fixed)
        bar = self.verticalScrollBar()
        self._settling = True
        bar.setRange(0, max(0, round(self._column.height - height)))
        bar.setPageStep(height)
        bar.setSingleStep(round(self._setting.em * 2))
        bar.setValue(round(y))
        self._settling = False
        self._shown_y = bar.value()
        self.slices_shown.emit(self._column.seen(self._y(), height))
        self._ask_sounds()

    # Qt's overrides

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Follow the scroll bar: what was seen keeps its distance, a leap to the end arrives there."""
        if self._settling:
            return
        self._place_wanted = None
        y = self.verticalScrollBar().value()
        height = self.viewport().height()
        if abs(y - self._shown_y) <= height:
            self._move(y)
        elif y == self.verticalScrollBar().maximum():
            self._settle(self._column.end(height), len(self._column.slices) - 1)
        else:
            self._settle(y)
        self.place_moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the column out anew where its width changes."""
        if event.oldSize().width() != event.size().width():
            self._relay()
        else:
            self.go_to(*self.place())
        beside = self.viewport().geometry()
        self.map.setGeometry(beside.right() + 1, beside.top(), WIDTH, beside.height())
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by pixels where the device counts them; with Ctrl, zoom by whole notches."""
        angle = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zooming += angle
            steps = int(self._zooming / _NOTCH)
            self._zooming -= steps * _NOTCH
            if steps:
                self.zoomed.emit(steps)
        else:
            pixels = event.pixelDelta().y() or angle / _NOTCH * _WHEEL_LINES * self._setting.em * _LINE
            self.scroll_by(-pixels)
        event.accept()
