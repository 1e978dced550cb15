"""Notes in the margin beside their passages: where they stand and how they look; writes none and keeps none."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from reader.ui.page.layouts import Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QMouseEvent, QTextDocument

    from reader.ui.page.ground import PagePalette
    from reader.ui.page.marked_sheet import MarkedSheet
    from reader.ui.page.marks import Mark

_SIZE = 0.7  # ems of the text
_LINE = 1.5  # ems of the notes' letters, about, from one of their lines to the next
_GAP = 0.5  # ems of the text between two notes
_RULE, _INSET = 2.0, 9.0  # pixels: the rule at a note's left, the distance of its text
_LEAST_LINES = 3  # that are seen of a note, however near the next one is
_LEADER = 8  # pixels before a note, where the line to its passage bends
_KEPT = 300  # notes set in type
_FADED, _SOFT = 0.55, 0.16  # opacity of the rule, and of the ground below the note shown


class Placed(NamedTuple):
    """A note in the margin: its mark, the slice it is beside, and its rectangle from that slice's top left."""

    mark: Mark
    slice_index: int
    line_top: float
    rect: QRectF
    is_cut: bool


class Wanted(NamedTuple):
    """A note to be placed: how far down its passage begins, and how high all of it is; pixels."""

    top: float
    height: float


def pushed_apart(wanted: Sequence[Wanted], gap: float, least: float) -> list[tuple[float, float]]:
    """Where notes stand, from the top down, as top and height: beside their passages, or below the note before.

    A note reaches down to the next passage that has one, but it has `least` of its height at any rate.
    """
    placed = []
    bottom = float("-inf")
    followers = [one.top for one in wanted[1:]] + [float("inf")]
    for one, following in zip(wanted, followers, strict=False):
        top = max(one.top, bottom)
        height = min(one.height, max(least, following - gap - top))
        placed.append((top, height))
        bottom = top + height + gap
    return placed


class MarginNotes(QObject):
    """The notes beside one page. `notes` answers what a highlight's note says, in Markdown, by its id.

    As long as nobody answers, as in the window's first look, they have their room and are not set.
    """

    wanted = Signal(str)  # the id of a highlight whose note was clicked

    def __init__(self, page: MarkedSheet) -> None:
        super().__init__(page)
        self._page = page
        self.notes: Callable[[str], str] | None = None
        self._set: OrderedDict[str, QTextDocument] = OrderedDict()
        self._placed: list[Placed] = []
        self._shown_at: dict[str, tuple[int, float]] = {}
        self._asked = ""  # the highlight whose note was clicked last

    # What the page tells

    def forget(self, mark_ids: Iterable[str]) -> None:
        """Ask again what these notes say, when they are placed next."""
        for mark_id in mark_ids:
            self._set.pop(mark_id, None)

    def forget_all(self) -> None:
        """Ask again what all notes say, as of another body or in other letters."""
        self._set.clear()
        self._placed = []
        self._shown_at = {}

    def place(self) -> None:
        """Place the notes of what is seen; where one moves beside its passage, the margin is painted anew."""
        page, width = self._page, self._page.column.note_width
        self._placed = self._place(width) if width and self.notes else []
        places = {one.mark.id: (one.slice_index, one.rect.top()) for one in self._placed}
        moved = any(self._shown_at.get(own, place) != place for own, place in places.items())
        if moved or len(self._shown_at.keys() - places.keys()):
            page.viewport().update()
        self._shown_at = places

    def press(self, event: QMouseEvent) -> bool:
        """Whether a note is at the pointer, which is then wanted."""
        mark_id = self.at(event.position())
        if mark_id and event.button() == Qt.MouseButton.LeftButton:
            self._asked = mark_id
            self.wanted.emit(mark_id)
        return bool(mark_id)

    def move(self, event: QMouseEvent) -> bool:
        """Whether a note is at the pointer, whose passage is then shown."""
        mark_id = "" if event.buttons() else self.at(event.position())
        if mark_id:
            self._page.hover(mark_id)
            self._page.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        return bool(mark_id)

    def at(self, point: QPointF) -> str:
        """The id of the highlight whose note, or sign of a note, is at a point of the viewport."""
        shown = self._page.shown_mark()
        for one in sorted(self._placed, key=lambda placed: placed.mark.id != shown):
            if self._area(one, whole=one.mark.id == shown).contains(point):
                return one.mark.id
        return "" if self._page.column.note_width else self._sign_at(point)

    def area_of(self, mark_id: str) -> QRectF | None:
        """Where the note of this highlight stands, in the viewport, when it is in the margin."""
        found = next((one for one in self._placed if one.mark.id == mark_id), None)
        return self._area(found, whole=True) if found else None

    def paint(self, painter: QPainter, palette: PagePalette) -> None:
        """Paint the notes, the one whose passage is shown last, whole and joined to it."""
        shown = self._page.shown_mark()
        for one in self._placed:
            if one.mark.id != shown:
                self._paint(painter, one, palette)
        for one in self._placed:
            if one.mark.id == shown:
                self._paint_shown(painter, one, palette)

    # Inside

    def _place(self, width: float) -> list[Placed]:
        em, column = self._page.em, self._page.column
        anchors = [anchor for index in self._near() for anchor in self._anchors(index)]
        tops = [column.heights.top(index) + top for _, index, top in anchors]
        wanted = [
            Wanted(top, self._document(mark.id, width).size().height())
            for top, (mark, _, _) in zip(tops, anchors, strict=True)
        ]
        room = pushed_apart(wanted, _GAP * em, _LEAST_LINES * _LINE * _SIZE * em)
        return [
            Placed(mark, index, line, QRectF(0, line + top - own, width, height), height < one.height)
            for (mark, index, line), own, one, (top, height) in zip(anchors, tops, wanted, room, strict=True)
        ]

    def _near(self) -> Sequence[int]:
        """The slices that are seen, and those before them that are laid out, as their notes may reach down here."""
        column, seen = self._page.column, self._page.seen_slices()
        first, least = seen.start, column.heights.top(seen.start) - self._page.viewport().height()
        while first > 0 and column.layouts.has(first - 1) and column.heights.top(first) > least:
            first -= 1
        return range(first, seen.stop)

    def _anchors(self, index: int) -> list[tuple[Mark, int, float]]:
        """The marks with notes that begin in a slice, and how far down in it their notes would begin."""
        laid = self._page.column.layouts[index]
        own = laid.beginning_in(range(len(laid.lines)))
        marks = [mark for mark in self._page.marks().near(own) if mark.noted and mark.span.start in own]
        lines = [laid.line_of(Stop(max(mark.span.start, laid.piece.start))) for mark in marks]
        half = _LINE * _SIZE * self._page.em / 2
        return [(mark, index, laid.middle(line) - half) for mark, line in zip(marks, lines, strict=True)]

    def _sign_at(self, point: QPointF) -> str:
        """The id of a highlight with a note that ends in the line at whose sign the point is, or nothing.

        Of several it is the one after that whose note was clicked last, so that clicks go round.
        """
        column = self._page.column
        inside = column.from_viewport(point, self._page.scrolled())
        if not column.slices or not 0 < inside.x() - column.layouts.width < 2 * self._page.em:
            return ""
        index = column.heights.at(inside.y())
        laid = column.layouts[index]
        line = laid.line_at(inside.y() - column.heights.top(index))
        marks = self._page.marks().near(line.span)
        noted = [mark.id for mark in marks if mark.noted and laid.is_end_in(line, mark.span)]
        following = noted.index(self._asked) + 1 if self._asked in noted else 0
        return next(iter(noted[following:] + noted), "")

    def _document(self, mark_id: str, width: float) -> QTextDocument:
        """A note set in type, kept for the next time."""
        document = self._set.get(mark_id)
        if document is None:
            from reader.ui.notes.typeset import set_note  # noqa: PLC0415 - a page is painted without notes

            font = QFont(self._page.text_font())
            font.setPixelSize(round(self._page.em * _SIZE))
            document = set_note(self.notes(mark_id) if self.notes else "", font)
            self._set[mark_id] = document
            if len(self._set) > _KEPT:
                self._set.popitem(last=False)
        self._set.move_to_end(mark_id)
        if document.textWidth() != width - _INSET:
            document.setTextWidth(width - _INSET)
        return document

    def _area(self, one: Placed, *, whole: bool = False) -> QRectF:
        """A note's rectangle in the viewport, as much as has room or the whole."""
        rect = QRectF(one.rect)
        if whole:
            rect.setHeight(max(rect.height(), self._document(one.mark.id, rect.width()).size().height()))
        column = self._page.column
        rect.translate(column.note_left, column.heights.top(one.slice_index))
        return column.to_viewport(rect, self._page.scrolled())

    def _paint(self, painter: QPainter, one: Placed, palette: PagePalette) -> None:
        area = self._area(one)
        if area.intersects(painter.clipBoundingRect()):
            color = self._color(one.mark, palette)
            color.setAlphaF(_FADED)
            painter.fillRect(QRectF(area.left(), area.top() + 1, _RULE, area.height() - 2), color)
            self._paint_text(painter, one, area, palette.faint)
            if one.is_cut:
                painter.setPen(palette.faint)
                painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, "…")

    def _paint_shown(self, painter: QPainter, one: Placed, palette: PagePalette) -> None:
        area = self._area(one, whole=True)
        ground, color = area.adjusted(0, -3, 4, 4), self._color(one.mark, palette)
        painter.fillRect(ground, palette.paper)
        soft = QColor(color)
        soft.setAlphaF(_SOFT)
        painter.fillRect(ground, soft)
        painter.fillRect(QRectF(ground.left(), ground.top(), _RULE, ground.height()), color)
        painter.setPen(QPen(color, 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPolyline(self._leader(one, area))
        self._paint_text(painter, one, area, palette.ink)

    def _leader(self, one: Placed, area: QRectF) -> list[QPointF]:
        """From the end of the passage's line to the note."""
        column, em = self._page.column, self._page.em
        line = QRectF(column.layouts.width, column.heights.top(one.slice_index) + one.line_top + em, 0, 0)
        start = column.to_viewport(line, self._page.scrolled()).topLeft()
        return [start, QPointF(area.left() - _LEADER, start.y()), QPointF(area.left(), area.top() + em / 2)]

    def _paint_text(self, painter: QPainter, one: Placed, area: QRectF, ink: QColor) -> None:
        document = self._document(one.mark.id, one.rect.width())
        seen = QRectF(0, 0, area.width() - _INSET, area.height())
        from reader.ui.notes.typeset import paint_document  # noqa: PLC0415 - as above

        paint_document(painter, document, area.topLeft() + QPointF(_INSET, 0), ink, seen)

    def _color(self, mark: Mark, palette: PagePalette) -> QColor:
        return QColor(mark.colors[0]) if mark.colors else QColor(palette.plain)
