"""The highlights as the page shows them: which lie where, in which lane, in which colours; draws nothing."""

from __future__ import annotations

from bisect import bisect_left
from itertools import count, islice
from typing import TYPE_CHECKING, NamedTuple

from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from storage.records import Outline

_LONG = 500  # code points; the few marks that are longer are looked through one by one
_BEFORE = 64  # marks; so many before a mark are given their lanes first, so that lanes go from left to right


class Mark(NamedTuple):
    """A highlight as shown: its id and span, its tags' colours (`#rrggbb`) in order, and whether it has a note."""

    id: str
    span: Span
    colors: tuple[str, ...]
    noted: bool = False


def marks_of(outlines: Iterable[Outline], colors: Mapping[str, str]) -> list[Mark]:
    """The highlights that have a place, as the page shows them; `colors` of tags by id."""
    return [
        Mark(one.id, Span(one.start, one.end), colors_of(one.tags, colors), one.has_note)
        for one in outlines
        if not one.lost
    ]


def colors_of(tags: Iterable[str], colors: Mapping[str, str]) -> tuple[str, ...]:
    """The colours of the tags that have one."""
    return tuple(colors[tag] for tag in tags if tag in colors)


def next_of(ids: Sequence[str], chosen: str, direction: int) -> str:
    """The id after (+1) or before (-1) the chosen one, where none is the first or last; past the ends nothing."""
    outside = -1 if direction > 0 else len(ids)
    at = (ids.index(chosen) if chosen in ids else outside) + direction
    return ids[at] if 0 <= at < len(ids) else ""


class Marks:
    """All marks of one body, asked for where they are seen: making this costs little more than sorting them.

    `version` is another object after every change. A mark keeps its lanes while others come and go.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.version = object()
        ordered = sorted(marks, key=_reading_order)
        lengths = [mark.span.end - mark.span.start for mark in ordered]
        self._short = [mark for mark, length in zip(ordered, lengths, strict=True) if length <= _LONG]
        self._long = [mark for mark, length in zip(ordered, lengths, strict=True) if length > _LONG]
        self._starts = [mark.span.start for mark in self._short]
        self._reach = max((length for length in lengths if length <= _LONG), default=0)
        self._by_id: dict[str, Mark] | None = None  # made when the first change asks for it
        self._lanes: dict[str, tuple[int, ...]] = {}
        self._noted = sum([mark.noted for mark in ordered])

    def __iter__(self) -> Iterator[Mark]:
        yield from self._short
        yield from self._long

    def put(self, mark: Mark) -> None:
        """Show a mark, new or changed."""
        self.drop(mark.id)
        self._known()[mark.id] = mark
        self._noted += mark.noted
        if _length(mark) > _LONG:
            self._long.append(mark)
            self._long.sort(key=_reading_order)
        else:
            at = bisect_left(self._short, _reading_order(mark), key=_reading_order)
            while at < len(self._short) and self._short[at].span == mark.span:
                at += 1  # the newest of one passage comes last
            self._short.insert(at, mark)
            self._starts.insert(at, mark.span.start)
            self._reach = max(self._reach, _length(mark))

    def drop(self, mark_id: str) -> None:
        """Show a mark no more; so it may have been before."""
        self.version = object()
        self._lanes.pop(mark_id, None)
        mark = self._known().pop(mark_id, None)
        if mark is None:
            return
        self._noted -= mark.noted
        if _length(mark) > _LONG:
            self._long.remove(mark)
        else:
            at = self._short.index(mark, bisect_left(self._starts, mark.span.start))
            del self._short[at], self._starts[at]

    def have_notes(self) -> bool:
        """Whether any mark has a note."""
        return self._noted > 0

    def get(self, mark_id: str) -> Mark | None:
        """The mark with this id."""
        return self._known().get(mark_id)

    def at(self, position: int) -> list[Mark]:
        """The marks over the character at `position`, the innermost first."""
        near = self.near(Span(position, position + 1))
        return sorted(near, key=lambda mark: (mark.span.end - mark.span.start, -mark.span.start))

    def of(self, span: Span) -> Mark | None:
        """The newest mark of exactly this span."""
        return next((mark for mark in reversed(self.near(span)) if mark.span == span), None)

    def near(self, span: Span) -> list[Mark]:
        """The marks that overlap the span, in reading order."""
        first = bisect_left(self._starts, span.start - self._reach)
        last = bisect_left(self._starts, span.end)
        short = [mark for mark in self._short[first:last] if span.start < mark.span.end]
        long = [mark for mark in self._long if mark.span.overlaps(span)]
        return sorted(short + long, key=_reading_order) if long else short

    def lanes(self, mark: Mark) -> tuple[int, ...]:
        """The lane of each of the mark's tags, counted from 0 downwards: none that an overlapping mark has."""
        if mark.id not in self._lanes:
            first = bisect_left(self._starts, mark.span.start)
            earlier = self._short[max(0, first - _BEFORE) : first]
            longer = [one for one in self._long if one.span.overlaps(mark.span)]
            for one in (*longer, *earlier, mark):
                if one.id not in self._lanes:
                    self._lanes[one.id] = self._free(one)
        return self._lanes[mark.id]

    def _free(self, mark: Mark) -> tuple[int, ...]:
        """The lowest lanes that no mark which overlaps this one has taken yet."""
        taken = {lane for other in self.near(mark.span) for lane in self._lanes.get(other.id, ())}
        return tuple(islice((lane for lane in count() if lane not in taken), len(mark.colors)))

    def _known(self) -> dict[str, Mark]:
        if self._by_id is None:
            self._by_id = {mark.id: mark for mark in self}
        return self._by_id


def _length(mark: Mark) -> int:
    return mark.span.end - mark.span.start


def _reading_order(mark: Mark) -> tuple[int, int]:
    return mark.span.start, -mark.span.end
