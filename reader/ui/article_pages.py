"""An article with its marks on pages of paper: text as the page shows it, notes beside it; knows no printer.

All is in pixels of a page as wide as column, gap and notes together; who paints scales them to the paper.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextDocument

from reader.text.kinds import HEADING, PARAGRAPH, SUBTITLE, TITLE
from reader.text.spans import Span
from reader.ui.notes.rendered import plain
from reader.ui.notes.typeset import paint_document, set_note
from reader.ui.page.ground import Scene
from reader.ui.page.layouts import Layouts, Stop
from reader.ui.page.painter import paint_lines
from reader.ui.page.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QPainter

    from reader.ui.page.ground import PagePalette
    from reader.ui.page.layouts import Laid
    from reader.ui.page.marks import Mark, Marks
    from reader.ui.page.typography import Typography
    from reader.ui.page.words import Words
    from storage.records import Block

_LINE = 34  # ems of the column where notes stand beside it
_ALONE = 38  # ems of it where there are none
_GAP, _NOTE = 1.6, 12.5  # ems: from the column to notes, and their width
_NOTE_SIZE, _SMALL = 0.66, 0.62  # ems: the letters of notes; of legend and foot
_FOOT = 2.4  # ems below the text, for the number of the page
_BETWEEN = 0.6  # ems between notes
_KEPT_TOGETHER = 2  # lines of a paragraph that are not parted from the rest, nor from a heading
_HEADS = (TITLE, SUBTITLE, HEADING)


@dataclass(frozen=True)
class Theme:
    """A tag as the legend tells it."""

    name: str
    color: str
    count: int


@dataclass(frozen=True)
class Annotated:
    """What is printed: a text with its words and marks, what notes say by highlight, and the tags borne."""

    title: str
    body: str
    blocks: Sequence[Block]
    words: Words
    marks: Marks
    note: Callable[[str], str]
    themes: Sequence[Theme] = ()
    about: str = ""  # the note on the article


class Segment(NamedTuple):
    """Lines of one slice that stand on one page, the first of them at `top`."""

    slice_index: int
    numbers: range
    top: float


class Beside(NamedTuple):
    """A note on one page, or the part of it from `skipped` on; the line it belongs to is at `line`."""

    mark: Mark
    document: QTextDocument
    top: float
    height: float
    skipped: float = 0.0
    line: float | None = None


@dataclass
class Leaf:
    """One page: its lines of text and its notes."""

    segments: list[Segment] = field(default_factory=list)
    notes: list[Beside] = field(default_factory=list)


class ArticlePages:
    """An annotated article flowed onto pages of this shape, `ratio` being their height to their width."""

    def __init__(self, annotated: Annotated, setting: Typography, palette: PagePalette, ratio: float) -> None:
        self._annotated = annotated
        self._palette = palette
        self._em = em = setting.em
        has_notes = annotated.marks.have_notes()
        self.width = (_LINE + _GAP + _NOTE) * em
        self._column = (_LINE if has_notes else _ALONE) * em
        self._left = 0.0 if has_notes else (self.width - self._column) / 2
        self._note_left = self._column + _GAP * em
        self._bottom = self.width * ratio - _FOOT * em
        self.height = self.width * ratio
        self._font = setting.styles[PARAGRAPH].font
        self._slices = Slices(annotated.body, annotated.blocks)
        self._layouts = Layouts(annotated.body, self._slices, setting, self._column, annotated.words)
        self._scene = Scene(palette, annotated.marks, Span(0, 0), words=annotated.words.shown, folds_notes=False)
        self._head = self._head_document()
        self.leaves: list[Leaf] = []

    def flow(self) -> Iterator[int]:
        """Fill the pages one by one, telling after each how many slices are done."""
        leaf, top = Leaf(), self._head.size().height() + self._em if self._head else 0.0
        carried: list[Beside] = []
        for index in range(len(self._slices)):
            laid = self._layouts[index]
            number = 0
            while number < len(laid.lines):
                start = laid.lines[number].top if number or not leaf.segments else 0.0
                end = self._fitting(index, laid, number, self._bottom - top + start)
                if end > number:
                    shift = top - start
                    segment = Segment(index, range(number, end), laid.lines[number].top + shift)
                    leaf.segments.append(segment)
                    leaf.notes += self._notes_of(laid, segment)
                    last = laid.lines[end - 1].top + laid.style.leading
                    top = (laid.height if end == len(laid.lines) else last) + shift
                    number = end
                if number < len(laid.lines):
                    carried = self._settle(leaf, carried)
                    self.leaves.append(leaf)
                    yield index
                    leaf, top = Leaf(), 0.0
        while leaf.segments or carried:
            carried = self._settle(leaf, carried)
            self.leaves.append(leaf)
            leaf = Leaf()
        yield len(self._slices)

    def slices(self) -> int:
        """How many slices there are to be done."""
        return len(self._slices)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint the page with this number, counted from 0."""
        leaf = self.leaves[number]
        if not number and self._head:
            whole = QRectF(QPointF(0, 0), self._head.size())
            paint_document(painter, self._head, QPointF(self._left, 0), self._palette.faint, whole)
        for segment in leaf.segments:
            laid = self._layouts[segment.slice_index]
            painter.save()
            painter.translate(self._left, segment.top - laid.lines[segment.numbers[0]].top)
            paint_lines(painter, laid, self._scene, self._annotated.words.of(segment.slice_index), segment.numbers)
            painter.restore()
        for note in leaf.notes:
            self._paint_note(painter, note)
        self._paint_foot(painter, number)

    # Inside

    def _fitting(self, index: int, laid: Laid, number: int, bottom: float) -> int:
        """Up to which line the lines from this number on fit above `bottom`, in the slice's own pixels."""
        lines, leading = laid.lines, laid.style.leading
        end = number
        while end < len(lines) and lines[end].top + leading <= bottom:
            end += 1
        is_first = not self.leaves and number == 0 and index == 0
        if end < len(lines):
            end = min(end, len(lines) - _KEPT_TOGETHER) if len(lines) - end < _KEPT_TOGETHER else end
            end = number if end - number < _KEPT_TOGETHER and number == 0 else end
        elif laid.piece.kind in _HEADS and index + 1 < len(self._slices):
            following = self._layouts[index + 1]
            count = len(following.lines) if len(following.lines) < 2 * _KEPT_TOGETHER else _KEPT_TOGETHER
            needed = laid.height + following.lines[0].top + count * following.style.leading
            end = number if needed > bottom else end
        fits_nowhere = end <= number and (is_first or bottom >= self._bottom)
        return max(end, number + 1) if fits_nowhere else max(end, number)

    def _notes_of(self, laid: Laid, segment: Segment) -> list[Beside]:
        """The notes of the highlights that begin in these lines, each beside its line."""
        first, own = laid.lines[segment.numbers[0]], laid.beginning_in(segment.numbers)
        notes = []
        for mark in self._annotated.marks.near(own):
            if mark.noted and mark.span.start in own:
                line = laid.line_of(Stop(max(mark.span.start, laid.piece.start)))
                middle = laid.middle(line) - first.top + segment.top
                document = self._note_document(self._annotated.note(mark.id))
                top = middle - _NOTE_SIZE * self._em * 0.75
                notes.append(Beside(mark, document, top, document.size().height(), line=middle + self._em / 2))
        return notes

    def _settle(self, leaf: Leaf, carried: list[Beside]) -> list[Beside]:
        """Place the page's notes below each other, those from the page before first; what is left goes on."""
        gap = _BETWEEN * self._em
        waiting = [*(one._replace(top=0.0, line=None) for one in carried), *leaf.notes]
        placed: list[Beside] = []
        bottom = 0.0
        for at, note in enumerate(waiting):
            room = self._bottom - bottom
            top = max(bottom, min(note.top, self._bottom - note.height))
            if note.height > room:
                part = self._cut(note, room) if not placed or note.height > self._bottom else None
                leaf.notes = [*placed, *([part] if part else [])]
                if part:
                    rest = note._replace(skipped=note.skipped + part.height, height=note.height - part.height)
                    return [rest, *waiting[at + 1 :]]
                return waiting[at:]
            placed.append(note._replace(top=top))
            bottom = top + note.height + gap
        leaf.notes = self._raised(placed, gap)
        return []

    def _raised(self, placed: list[Beside], gap: float) -> list[Beside]:
        """Notes moved up as far as the page's end asks for."""
        limit, raised = self._bottom, list[Beside]()
        for note in reversed(placed):
            top = min(note.top, limit - note.height)
            raised.append(note._replace(top=top))
            limit = top - gap
        return raised[::-1]

    def _cut(self, note: Beside, room: float) -> Beside | None:
        """As much of a note as has room, in whole lines; nothing where not even a line has."""
        line = QFontMetricsF(note.document.defaultFont()).lineSpacing()
        height = int(room / line) * line
        return note._replace(top=self._bottom - room, height=height) if height >= line else None

    def _note_document(self, note: str) -> QTextDocument:
        document = set_note(note, self._letters(_NOTE_SIZE))
        document.setTextWidth(_NOTE * self._em - _NOTE_SIZE * self._em)
        return document

    def _head_document(self) -> QTextDocument | None:
        """What stands above the text: the themes with their colours, and the note on the article."""
        themes = " &nbsp; &nbsp; ".join(
            f'<span style="color:{one.color}">●</span>&nbsp;{_escaped(one.name)}&nbsp;{one.count}'
            for one in self._annotated.themes
        )
        if not themes and not self._annotated.about:
            return None
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self._letters(_SMALL))
        said = "<br>".join(_escaped(line) for line in plain(self._annotated.about).splitlines())
        document.setHtml(f"<p>{themes}</p>" + (f"<p>{said}</p>" if said else ""))
        document.setTextWidth(self._column)
        return document

    def _letters(self, size: float) -> QFont:
        font = QFont(self._font)
        font.setPixelSize(round(self._em * size))
        return font

    def _paint_note(self, painter: QPainter, note: Beside) -> None:
        color = QColor(note.mark.colors[0]) if note.mark.colors else self._palette.plain
        rule = QRectF(self._note_left, note.top, self._em * 0.08, note.height)
        painter.fillRect(rule, color)
        if note.line is not None:
            painter.setPen(color)
            ends = [QPointF(self._column, note.line), QPointF(self._note_left - self._em * 0.5, note.line)]
            painter.drawPolyline([*ends, QPointF(self._note_left, note.top + self._em * 0.3)])
        left = self._note_left + self._em * 0.4
        seen = QRectF(0, note.skipped, _NOTE * self._em, note.height)
        place = QPointF(left, note.top - note.skipped)
        paint_document(painter, note.document, place, self._palette.ink, seen)

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        painter.setFont(self._letters(_SMALL))
        painter.setPen(self._palette.faint)
        area = QRectF(0, self._bottom, self.width, self.height - self._bottom)
        told = f"{number + 1} / {len(self.leaves)}"
        metrics = QFontMetricsF(painter.font())
        room = self.width - metrics.horizontalAdvance(told) - 2 * self._em
        title = metrics.elidedText(self._annotated.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, title)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, told)


def _escaped(text: str) -> str:
    from html import escape  # noqa: PLC0415 - the window opens sooner without it

    return escape(text, quote=False)
