"""The highlights as the page shows them: which lie where, in which lane, in which colours; draws nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text.spans import Piece, Span, flatten, lanes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight as shown: its id and span, its tags' colours (`#rrggbb`) in order, and whether it has a note."""

    id: str
    span: Span
    colors: tuple[str, ...]
    noted: bool = False


class Marks:
    """All marks of one body."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks = list(marks)
        self._pieces = flatten((mark.span, mark) for mark in self._marks)
        self._by_span = {mark.span: mark for mark in self._marks}
        self._starts = [piece.span.start for piece in self._pieces]
        self._lanes = lanes(
            (mark.span, (mark.id, index)) for mark in self._marks for index in range(max(1, len(mark.colors)))
        )

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks)

    def within(self, span: Span) -> list[Piece[Mark]]:
        """The pieces that touch the span, in order."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return [piece for piece in self._pieces[first:last] if piece.span.overlaps(span)]

    def at(self, position: int) -> list[Mark]:
        """The marks over the character at `position`, the innermost first."""
        pieces = self.within(Span(position, position + 1))
        marks = pieces[0].marks if pieces else ()
        return sorted(marks, key=lambda mark: (mark.span.end - mark.span.start, -mark.span.start))

    def of(self, span: Span) -> Mark | None:
        """The newest mark of exactly this span."""
        return self._by_span.get(span)

    def lane(self, mark: Mark, index: int) -> int:
        """The lane, counted from 0 downwards, of the mark's tag number `index`."""
        return self._lanes[mark.id, index]
