"""What lies under and below the text of a line, as rectangles and colours worked out once; paints nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from reader.text.find import NO_HITS, Hits
from reader.text.spans import Span, flatten
from reader.ui.page.words import NONE, TINT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.ui.page.layouts import Laid, LaidLine
    from reader.ui.page.marks import Mark, Marks

# In ems of the slice's own size, measured from the middle of a line's characters.
TINT_TOP, TINT_BOTTOM = -0.62, 0.66
_WORD_RULE = 0.63
_LANE_TOP, _LANE_STEP, _LANE_HEIGHT = 0.7, 0.15, 0.1
_SHOWN_LANE = 0.07  # by which the lane of the highlight shown whole is higher, upwards
_SHOWN_WEIGHT = 3  # of its colour among those that lie over each other
_WORD_INSET = 0.11
_DEEPEST_LANE = 3  # further lanes would run into the next line

Filled = tuple[QRectF, QColor]


class PagePalette(NamedTuple):
    """The colours of the page; `tint` is the opacity of one highlight, `deepest` of however many."""

    paper: QColor
    ink: QColor
    faint: QColor
    rule: QColor
    selection: QColor
    hit: QColor
    frame: QColor
    word: QColor
    word_tint: QColor
    caret: QColor
    plain: QColor
    tint: float
    deepest: float


class Scene(NamedTuple):
    """What is shown over the text, for all slices; `words` is the way words are shown.

    Notes are folded into signs where they do not stand in the margin.
    """

    palette: PagePalette
    marks: Marks
    selection: Span
    hovered: str = ""
    hits: Hits = NO_HITS
    words: str = NONE
    folds_notes: bool = True
    spoken: Span = Span(0, 0)


class Ground(NamedTuple):
    """One line's tints and lanes with their colours, and whether a highlight with a note ends in it."""

    tints: list[Filled]
    lanes: list[Filled]
    is_noted: bool


class Grounds:
    """The grounds of a slice's lines by their numbers, as far as seen since marks or words changed."""

    def __init__(self) -> None:
        self._of_marks: dict[int, Ground] = {}
        self._of_words: dict[int, list[QRectF]] = {}
        self._marks_made_for: tuple[object, str] = (None, "")
        self._words_made_for = ""

    def of_marks(self, laid: Laid, number: int, scene: Scene) -> Ground:
        """The marks' ground of a line."""
        wanted = (scene.marks.version, scene.hovered)
        if wanted != self._marks_made_for:
            self._of_marks.clear()
            self._marks_made_for = wanted
        if number not in self._of_marks:
            self._of_marks[number] = _ground(laid, laid.lines[number], scene)
        return self._of_marks[number]

    def of_words(self, laid: Laid, number: int, words: Sequence[Span], way: str) -> list[QRectF]:
        """The rules below a line's words, or the tints under every other one of them."""
        if way != self._words_made_for:
            self._of_words.clear()
            self._words_made_for = way
        if number not in self._of_words:
            made = _word_tints if way == TINT else _word_rules
            self._of_words[number] = made(laid, laid.lines[number], words)
        return self._of_words[number]


def _ground(laid: Laid, line: LaidLine, scene: Scene) -> Ground:
    near = scene.marks.near(line.span)
    pieces = flatten((mark.span, mark) for mark in near)
    goes_on = [one.span.end == following.span.start for one, following in pairwise(pieces)] + [False]
    tints = [
        (band(laid, line, part, TINT_TOP, TINT_BOTTOM), blended(piece.marks, scene))
        for piece, with_space in zip(pieces, goes_on, strict=False)
        for part in laid.parts(line, piece.span, with_space=with_space)
    ]
    lanes = [filled for mark in near for filled in _lanes(laid, line, mark, scene)]
    is_noted = any(mark.noted and laid.is_end_in(line, mark.span) for mark in near)
    return Ground(tints, lanes, is_noted)


def _lanes(laid: Laid, line: LaidLine, mark: Mark, scene: Scene) -> Iterable[Filled]:
    if not mark.colors:
        return
    higher = round(_SHOWN_LANE * laid.style.em) if mark.id == scene.hovered else 0
    parts = laid.parts(line, mark.span)
    for color, lane in zip(mark.colors, scene.marks.lanes(mark), strict=True):
        top = _LANE_TOP + min(lane, _DEEPEST_LANE) * _LANE_STEP
        for part in parts:
            yield crisp(band(laid, line, part, top, top + _LANE_HEIGHT)).adjusted(0, -higher, 0, 0), _color(color)


def blended(marks: Sequence[Mark], scene: Scene) -> QColor:
    """The one translucent colour of highlights that lie over each other: the mean of their first tags' colours.

    The highlight shown whole counts for more, so that it is one passage to the eye.
    """
    plain = scene.palette.plain.name()
    colors = [mark.colors[0] if mark.colors else plain for mark in marks]
    shown = [color for mark, color in zip(marks, colors, strict=True) if mark.id == scene.hovered]
    counted = (*colors, *shown * (_SHOWN_WEIGHT - 1))
    return _mixed(counted, len(marks) + len(shown), scene.palette.tint, scene.palette.deepest)


@lru_cache(maxsize=1024)
def _mixed(names: tuple[str, ...], deep: int, tint: float, deepest: float) -> QColor:
    """The mean of these colours, as dense as so many tints over each other."""
    colors = [QColor(name) for name in names]
    mean = [
        sum(channel) / len(colors)
        for channel in zip(*((c.redF(), c.greenF(), c.blueF()) for c in colors), strict=True)
    ]
    return QColor.fromRgbF(mean[0], mean[1], mean[2], min(1 - (1 - tint) ** deep, deepest))


@lru_cache(maxsize=256)
def _color(name: str) -> QColor:
    return QColor(name)


def _word_rules(laid: Laid, line: LaidLine, words: Sequence[Span]) -> list[QRectF]:
    """A rule below each word, none below punctuation."""
    inset = _WORD_INSET * laid.style.em
    return [
        crisp(band(laid, line, part.adjusted(inset, 0, -inset, 0), _WORD_RULE, _WORD_RULE))
        for word in within(words, line.span)
        if laid.text[word.start - laid.piece.start].isalnum()
        for part in laid.parts(line, word)
    ]


def _word_tints(laid: Laid, line: LaidLine, words: Sequence[Span]) -> list[QRectF]:
    """The ground of every other word, so that each is told from its neighbours."""
    first = _first_within(words, line.span)
    return [
        band(laid, line, part, TINT_TOP, TINT_BOTTOM)
        for index, word in enumerate(within(words, line.span), first)
        if index % 2 and laid.text[word.start - laid.piece.start].isalnum()
        for part in laid.parts(line, word)
    ]


def within(words: Sequence[Span], span: Span) -> Sequence[Span]:
    """The words, in order, that overlap the span."""
    return words[_first_within(words, span) : bisect_left(words, span.end, key=lambda word: word.start)]


def _first_within(words: Sequence[Span], span: Span) -> int:
    return bisect_right(words, span.start, key=lambda word: word.end)


def band(laid: Laid, line: LaidLine, rect: QRectF, top: float, bottom: float) -> QRectF:
    """The part of a line's rectangle between two heights in ems from its middle."""
    em = laid.style.em
    middle = laid.middle(line)
    return QRectF(rect.left(), middle + top * em, rect.width(), (bottom - top) * em)


def crisp(rect: QRectF) -> QRectF:
    """The same line on whole pixels, at least one high, so that all lines of a kind look alike."""
    return QRectF(rect.left(), round(rect.top()), rect.width(), max(1, round(rect.height())))
