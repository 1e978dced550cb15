"""The highlights as the page shows them: which lie where, in which lane, in which colours; draws nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.text.spans import Piece, Span, flatten, lanes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_LONG = 500  # code points; the few marks that are longer are looked through one by one


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight as shown: its id and span, its tags' colours (`#rrggbb`) in order, and whether it has a note."""

    id: str
    span: Span
    colors: tuple[str, ...]
    noted: bool = False


class Marks:
    """All marks of one body, asked for where they are seen: making this costs little more than sorting them."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks = sorted(marks, key=_reading_order)
        self._short = [mark for mark in self._marks if mark.span.end - mark.span.start <= _LONG]
        self._long = [mark for mark in self._marks if mark.span.end - mark.span.start > _LONG]
        self._starts = [mark.span.start for mark in self._short]
        self._clusters = _cluster_starts(self._marks)
        self._lanes: dict[tuple[str, int], int] = {}

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks)

    def within(self, span: Span) -> list[Piece[Mark]]:
        """The span's covered parts in order, cut wherever a mark begins or ends."""
        near = self._near(span)
        return flatten(
            (Span(max(mark.span.start, span.start), min(mark.span.end, span.end)), mark) for mark in near
        )

    def at(self, position: int) -> list[Mark]:
        """The marks over the character at `position`, the innermost first."""
        near = self._near(Span(position, position + 1))
        return sorted(near, key=lambda mark: (mark.span.end - mark.span.start, -mark.span.start))

    def of(self, span: Span) -> Mark | None:
        """The newest mark of exactly this span."""
        return next((mark for mark in reversed(self._near(span)) if mark.span == span), None)

    def lane(self, mark: Mark, index: int) -> int:
        """The lane, counted from 0 downwards, of the mark's tag number `index`."""
        if (mark.id, index) not in self._lanes:
            cluster = [(one, tag) for one in self._cluster(mark) for tag in range(max(1, len(one.colors)))]
            self._lanes.update(lanes((one.span, (one.id, tag)) for one, tag in cluster))
        return self._lanes[mark.id, index]

    def _near(self, span: Span) -> list[Mark]:
        """The marks that overlap the span, in reading order."""
        first = bisect_left(self._starts, span.start - _LONG)
        last = bisect_left(self._starts, span.end)
        short = [mark for mark in self._short[first:last] if mark.span.overlaps(span)]
        long = [mark for mark in self._long if mark.span.overlaps(span)]
        return sorted(short + long, key=_reading_order) if long else short

    def _cluster(self, mark: Mark) -> list[Mark]:
        """The mark with all that hang together with it by overlapping: what its lanes depend on."""
        place = bisect_right(self._clusters, mark.span.start, key=lambda first: self._marks[first].span.start) - 1
        end = self._clusters[place + 1] if place + 1 < len(self._clusters) else None
        return self._marks[self._clusters[place] : end]


def _common(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))


def _reading_order(mark: Mark) -> tuple[int, int]:
    return mark.span.start, -mark.span.end


def _cluster_starts(marks: list[Mark]) -> list[int]:
    """Where in the sorted marks one begins that nothing before it overlaps."""
    reach = accumulate((mark.span.end for mark in marks), max, initial=-1)
    return [index for index, (mark, end) in enumerate(zip(marks, reach, strict=False)) if end <= mark.span.start]
