"""The ends of a highlight that the pointer can take hold of; moves nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.text.spans import Span, with_end_at, with_start_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QPointF, QRectF

    from reader.ui.page.marks import Mark
    from reader.ui.page.page import Page

REACH = 5  # pixels to either side of an end


class Grip(NamedTuple):
    """One end of a highlight: its first edge where `is_start`, else its last."""

    mark: Mark
    is_start: bool

    def moved(self, pointer: int, words: Sequence[Span], body: str) -> Mark:
        """The highlight with this end at the word that the pointer touches, never empty."""
        span = self.mark.span
        moved = with_start_at(span, pointer, words) if self.is_start else with_end_at(span, pointer, words, body)
        return self.mark._replace(span=moved)

    def moved_exactly(self, pointer: int, least: int) -> Mark:
        """The highlight with this end at the pointer; `least` is where one character is left of it."""
        span = self.mark.span
        moved = Span(min(pointer, least), span.end) if self.is_start else Span(span.start, max(pointer, least))
        return self.mark._replace(span=moved)


def grip_at(page: Page, point: QPointF) -> Grip | None:
    """The end within reach of a point of the viewport: of the highlight under it first, then the nearest."""
    character = page.character_at(point)
    near = [mark for position in (character, character - 1, character + 1) for mark in page.marks().at(position)]
    return next((grip for mark in near for grip in _within_reach(page, mark, point)), None)


def _within_reach(page: Page, mark: Mark, point: QPointF) -> Iterable[Grip]:
    """The ends of one highlight within reach, the nearer one first."""
    first, last = page.rect_of(mark.span.start, mark.span.start + 1), page.rect_of(mark.span.end - 1, mark.span.end)
    found = [
        (abs(point.x() - x), Grip(mark, is_start))
        for x, line, is_start in ((first.left(), first, True), (last.right(), last, False))
        if _beside(line, point) and abs(point.x() - x) <= REACH
    ]
    return (grip for _, grip in sorted(found, key=lambda one: one[0]))


def _beside(line: QRectF, point: QPointF) -> bool:
    return line.top() <= point.y() < line.bottom()
