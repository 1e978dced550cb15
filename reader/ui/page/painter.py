"""Paints one laid slice: tints, selection, words, lanes, text, caret; decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from reader.text.spans import Span
from reader.ui.page.ground import TINT_BOTTOM, TINT_TOP, band
from reader.ui.page.ruby import paint_rubies
from reader.ui.page.words import TINT, UNDERLINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.ui.page.ground import Filled, Ground, Scene
    from reader.ui.page.layouts import Laid, Stop

_NOTE_SIGN, _NOTE_GAP = 0.62, 0.55  # in ems
_FRAME = 1.2  # pixels
_CARET = 1.5  # pixels


def paint_slice(painter: QPainter, laid: Laid, scene: Scene, words: Sequence[Span] | None) -> None:
    """Paint the slice's lines inside the clip, its column's top left at the origin; `words` are shown as asked."""
    clip = painter.clipBoundingRect()
    seen = laid.seen(clip.top() - laid.style.leading, clip.bottom())  # lanes hang into the line below
    _paint_around(painter, laid, scene, words, seen)
    laid.layout.draw(painter, QPointF(0, 0), [], clip)


def paint_lines(painter: QPainter, laid: Laid, scene: Scene, words: Sequence[Span] | None, numbers: range) -> None:
    """Paint exactly the lines with these numbers, as on paper, where no line may be painted twice."""
    _paint_around(painter, laid, scene, words, numbers)
    for number in numbers:
        laid.lines[number].line.draw(painter, QPointF(0, 0))


def _paint_around(painter: QPainter, laid: Laid, scene: Scene, words: Sequence[Span] | None, seen: range) -> None:
    """Paint what lies under and above the text of lines, and leave the painter with the pen for it."""
    span = Span(laid.lines[seen[0]].span.start, laid.lines[seen[-1]].span.end)
    grounds = [laid.grounds.of_marks(laid, number, scene) for number in seen]
    chosen = Span(max(scene.selection.start, span.start), min(scene.selection.end, span.end))
    is_marked = scene.marks.of(scene.selection) is not None
    if scene.words == TINT:
        _paint_words(painter, laid, seen, words, scene)
    _paint_filled(painter, (tint for ground in grounds for tint in ground.tints))
    hits = [*scene.hits.within(span), *([scene.spoken] if scene.spoken.overlaps(span) else [])]
    for hit in hits:
        _fill(painter, laid, hit, scene.palette.hit)
    if not is_marked:
        _fill(painter, laid, chosen, scene.palette.selection)
    if scene.words == UNDERLINE:
        _paint_words(painter, laid, seen, words, scene)
    _paint_filled(painter, (lane for ground in grounds for lane in ground.lanes))
    for hit in hits:
        _paint_frame(painter, laid, hit, scene.palette.plain)
    _paint_frame(painter, laid, chosen, scene.palette.frame)
    if scene.folds_notes:
        _paint_note_signs(painter, laid, seen, grounds, scene.palette.caret)
    if laid.style.ruby:
        painter.setPen(scene.palette.faint)
        paint_rubies(painter, laid, seen)
    painter.setPen(scene.palette.faint if laid.piece.kind == "subtitle" else scene.palette.ink)


def paint_caret(painter: QPainter, laid: Laid, stop: Stop, color: QColor) -> None:
    """Paint the caret where it stands."""
    painter.fillRect(caret_rect(laid, stop), color)


def caret_rect(laid: Laid, stop: Stop) -> QRectF:
    """Where the caret stands, from the top left of the slice's column."""
    line = laid.line_of(stop)
    x = laid.x(line, stop.position)
    return band(laid, line, QRectF(x - _CARET / 2, line.top, _CARET, 0), TINT_TOP, TINT_BOTTOM)


def _paint_filled(painter: QPainter, filled: Iterable[Filled]) -> None:
    for rect, color in filled:
        painter.fillRect(rect, color)


def _paint_words(painter: QPainter, laid: Laid, seen: range, words: Sequence[Span] | None, scene: Scene) -> None:
    if not words:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(scene.palette.word_tint if scene.words == TINT else scene.palette.word)
    for number in seen:
        painter.drawRects(laid.grounds.of_words(laid, number, words, scene.words))


def _fill(painter: QPainter, laid: Laid, span: Span, color: QColor) -> None:
    """Fill the ground of a span: of the selection, or of what was found."""
    for line, rect in laid.rects(span):
        painter.fillRect(band(laid, line, rect, TINT_TOP, TINT_BOTTOM), color)


def _paint_frame(painter: QPainter, laid: Laid, span: Span, color: QColor) -> None:
    """Frame the ground of a span, so that it is told from a highlight by more than its colour."""
    painter.setPen(QPen(color, _FRAME))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = _FRAME / 2
    for line, rect in laid.rects(span):
        painter.drawRect(band(laid, line, rect, TINT_TOP, TINT_BOTTOM).adjusted(inset, inset, -inset, -inset))


def _paint_note_signs(painter: QPainter, laid: Laid, seen: range, grounds: Sequence[Ground], color: QColor) -> None:
    """Set 批 in the margin beside each line where a highlight with a note ends."""
    noted = [laid.lines[number].top for number, ground in zip(seen, grounds, strict=True) if ground.is_noted]
    if not noted:
        return
    font = QFont(laid.style.font)
    font.setPixelSize(round(laid.style.em * _NOTE_SIGN))
    painter.setFont(font)
    painter.setPen(color)
    for top in noted:
        left, height = laid.width + _NOTE_GAP * laid.style.em, laid.style.leading - laid.style.ruby
        area = QRectF(left, top + laid.style.ruby, laid.style.em, height)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, "批")
