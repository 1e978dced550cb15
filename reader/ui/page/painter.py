"""Paints one laid slice: tints, selection, word rules, lanes, text, caret; decides nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from reader.text.find import NO_HITS, Hits
from reader.text.spans import Piece, Span
from reader.ui.page.layouts import Stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.page.layouts import Laid, LaidLine
    from reader.ui.page.marks import Mark, Marks

# In ems of the slice's own size, measured from the middle of a line's leading.
_TINT_TOP, _TINT_BOTTOM = -0.62, 0.66
_WORD_RULE = 0.63
_LANE_TOP, _LANE_STEP, _LANE_HEIGHT = 0.7, 0.15, 0.1
_SHOWN_LANE = 0.07  # by which the lane of the highlight shown whole is higher, upwards
_SHOWN_WEIGHT = 3  # of its colour among those that lie over each other
_WORD_INSET = 0.11
_DEEPEST_LANE = 3  # further lanes would run into the next line
_NOTE_SIGN, _NOTE_GAP = 0.62, 0.55  # in ems
_FRAME = 1.2  # pixels
_CARET = 1.5  # pixels


@dataclass(frozen=True)
class PagePalette:
    """The colours of the page; `tint` is the opacity of one highlight, `deepest` of however many."""

    paper: QColor
    ink: QColor
    faint: QColor
    rule: QColor
    selection: QColor
    hit: QColor
    frame: QColor
    word: QColor
    caret: QColor
    plain: QColor
    tint: float
    deepest: float


@dataclass(frozen=True)
class Scene:
    """What is shown over the text, for all slices."""

    palette: PagePalette
    marks: Marks
    selection: Span
    hovered: str = ""
    hits: Hits = NO_HITS


def paint_slice(painter: QPainter, laid: Laid, scene: Scene, words: Sequence[Span] | None) -> None:
    """Paint the slice's lines inside the clip, its column's top left at the origin; `words` are given rules."""
    clip = painter.clipBoundingRect()
    span = laid.seen(clip.top() - laid.style.leading, clip.bottom())  # lanes hang into the line below
    pieces = scene.marks.within(span)
    for piece in pieces:
        _paint_tints(painter, laid, piece, scene)
    for hit in scene.hits.within(span):
        _paint_hit(painter, laid, hit, scene.palette.hit)
    _paint_selection(painter, laid, scene, span)
    _paint_words(painter, laid, within(words or (), span), scene.palette.word)
    for piece in pieces:
        _paint_lanes(painter, laid, piece, scene)
    _paint_note_signs(painter, laid, pieces, scene.palette.caret)
    painter.setPen(scene.palette.faint if laid.piece.kind == "subtitle" else scene.palette.ink)
    laid.layout.draw(painter, QPointF(0, 0), [], clip)


def within(words: Sequence[Span], span: Span) -> Sequence[Span]:
    """The words, in order, that touch the span."""
    first = bisect_right(words, span.start, key=lambda word: word.end)
    return words[first : bisect_left(words, span.end, key=lambda word: word.start)]


def _paint_selection(painter: QPainter, laid: Laid, scene: Scene, seen: Span) -> None:
    """Fill the selection; where it is a highlight already, only frame it, so that its colour is seen."""
    marked = scene.marks.of(scene.selection)
    selected = Span(max(scene.selection.start, seen.start), min(scene.selection.end, seen.end))
    for line, rect in laid.rects(selected):
        band = _band(laid, line, rect, _TINT_TOP, _TINT_BOTTOM)
        if marked:
            painter.setPen(QPen(scene.palette.frame, _FRAME))
            painter.drawRect(band.adjusted(_FRAME / 2, _FRAME / 2, -_FRAME / 2, -_FRAME / 2))
        else:
            painter.fillRect(band, scene.palette.selection)


def _paint_hit(painter: QPainter, laid: Laid, hit: Span, color: QColor) -> None:
    for line, rect in laid.rects(hit):
        painter.fillRect(_band(laid, line, rect, _TINT_TOP, _TINT_BOTTOM), color)


def paint_caret(painter: QPainter, laid: Laid, stop: Stop, color: QColor) -> None:
    """Paint the caret where it stands."""
    painter.fillRect(caret_rect(laid, stop), color)


def caret_rect(laid: Laid, stop: Stop) -> QRectF:
    """Where the caret stands, from the top left of the slice's column."""
    line = laid.line_of(stop)
    x = laid.x(line, stop.position)
    return _band(laid, line, QRectF(x - _CARET / 2, line.top, _CARET, 0), _TINT_TOP, _TINT_BOTTOM)


def _paint_tints(painter: QPainter, laid: Laid, piece: Piece[Mark], scene: Scene) -> None:
    tint = blended(piece.marks, scene)
    for line, rect in laid.rects(piece.span):
        painter.fillRect(_band(laid, line, rect, _TINT_TOP, _TINT_BOTTOM), tint)


def blended(marks: Sequence[Mark], scene: Scene) -> QColor:
    """The one translucent colour of highlights that lie over each other: the mean of their first tags' colours.

    The highlight shown whole counts for more, so that it is one passage to the eye.
    """
    counted = [mark for mark in marks for _ in range(_SHOWN_WEIGHT if mark.id == scene.hovered else 1)]
    colors = [QColor(mark.colors[0]) if mark.colors else scene.palette.plain for mark in counted]
    mean = [
        sum(channel) / len(colors)
        for channel in zip(*((c.redF(), c.greenF(), c.blueF()) for c in colors), strict=True)
    ]
    shown = len(counted) > len(marks)
    density = 1 - (1 - scene.palette.tint) ** (len(marks) + shown)
    return QColor.fromRgbF(mean[0], mean[1], mean[2], min(density, scene.palette.deepest))


def _paint_lanes(painter: QPainter, laid: Laid, piece: Piece[Mark], scene: Scene) -> None:
    for mark in piece.marks:
        higher = _SHOWN_LANE if mark.id == scene.hovered else 0.0
        for index, color in enumerate(mark.colors):
            lane = min(scene.marks.lane(mark, index), _DEEPEST_LANE)
            top = _LANE_TOP + lane * _LANE_STEP
            for line, rect in laid.rects(piece.span):
                band = _crisp(_band(laid, line, rect, top, top + _LANE_HEIGHT))
                painter.fillRect(band.adjusted(0, -round(higher * laid.style.em), 0, 0), QColor(color))


def _paint_note_signs(painter: QPainter, laid: Laid, pieces: Sequence[Piece[Mark]], color: QColor) -> None:
    """Set 批 in the margin beside each line where a highlight with a note ends."""
    noted = {mark.span.end - 1 for piece in pieces for mark in piece.marks if mark.noted}
    tops = {laid.line_of(Stop(last)).top for last in noted if laid.piece.start <= last < laid.piece.end}
    font = QFont(laid.style.font)
    font.setPixelSize(round(laid.style.em * _NOTE_SIGN))
    painter.setFont(font)
    painter.setPen(color)
    for top in tops:
        area = QRectF(laid.width + _NOTE_GAP * laid.style.em, top, laid.style.em, laid.style.leading)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, "批")


def _paint_words(painter: QPainter, laid: Laid, words: Sequence[Span], color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRects([rule for word in words for rule in _rules(laid, word)])


def _rules(laid: Laid, word: Span) -> list[QRectF]:
    """The rules below a word, none below punctuation, worked out once for each laid slice."""
    rules = laid.rules.get(word)
    if rules is None and not laid.text[word.start - laid.piece.start].isalnum():
        rules = laid.rules[word] = []
    if rules is None:
        inset = _WORD_INSET * laid.style.em
        parts = [(line, rect.adjusted(inset, 0, -inset, 0)) for line, rect in laid.rects(word)]
        rules = [_crisp(_band(laid, line, rect, _WORD_RULE, _WORD_RULE)) for line, rect in parts]
        laid.rules[word] = rules
    return rules


def _band(laid: Laid, line: LaidLine, rect: QRectF, top: float, bottom: float) -> QRectF:
    """The part of a line's rectangle between two heights in ems from its middle."""
    middle = line.top + laid.style.leading / 2
    return QRectF(rect.left(), middle + top * laid.style.em, rect.width(), (bottom - top) * laid.style.em)


def _crisp(rect: QRectF) -> QRectF:
    """The same line on whole pixels, at least one high, so that all lines of a kind look alike."""
    return QRectF(rect.left(), round(rect.top()), rect.width(), max(1, round(rect.height())))
