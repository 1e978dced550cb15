"""Spans of a body: snapping a drag to words, and laying overlapping spans out; decides, never draws."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, overload

T = TypeVar("T", bound=Hashable)

CLOSING = frozenset("。，、；：？！…—”’」』）】》〉〕｝％‰.,;:?!)]}%")


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A half-open range of code points of the body."""

    start: int
    end: int

    def __bool__(self) -> bool:
        """Whether it holds any character."""
        return self.start < self.end

    def __contains__(self, position: int) -> bool:
        """Whether the character at `position` lies in it."""
        return self.start <= position < self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Spans(Sequence[Span]):
    """Many spans in a few bytes each; a novel has half a million words."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._edges = array("L", [edge for span in spans for edge in (span.start, span.end)])

    def __len__(self) -> int:
        return len(self._edges) // 2

    def __iter__(self) -> Iterator[Span]:
        edges = iter(self._edges)
        return map(Span, edges, edges)

    @overload
    def __getitem__(self, index: int) -> Span: ...

    @overload
    def __getitem__(self, index: slice) -> list[Span]: ...

    def __getitem__(self, index: int | slice) -> Span | list[Span]:
        """One span, or a list of some."""
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = range(len(self))[index] * 2
        return Span(self._edges[at], self._edges[at + 1])


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """A stretch of the body over which the same marks lie, in the order they were given."""

    span: Span
    marks: tuple[T, ...]


def covering(words: Sequence[Span], position: int) -> Span | None:
    """The word that holds the character at `position`; `words` are in order and do not overlap."""
    index = bisect_right(words, position, key=lambda word: word.start) - 1
    return words[index] if index >= 0 and position in words[index] else None


def snapped(anchor: int, pointer: int, words: Sequence[Span], body: str) -> Span:
    """The whole words between where a drag began and where it is, both positions between characters.

    A word that the drag touches is taken; closing punctuation at the end only when the drag goes past all of it.
    """
    low, high = min(anchor, pointer), max(anchor, pointer)
    if low == high:
        return Span(low, high)
    first, last = covering(words, low), covering(words, high - 1)
    start = first.start if first else low
    end = last.end if last else high
    if last and end > high and _is_closing(body[last.start : last.end]):
        end = last.start
    return Span(start, max(start, end))


def joined(one: Span, other: Span) -> Span:
    """From the start of the earlier to the end of the later; an empty `other` adds nothing."""
    return Span(min(one.start, other.start), max(one.end, other.end)) if other else one


def with_start_at(span: Span, pointer: int, words: Sequence[Span]) -> Span:
    """The span begun at the word that the pointer, a position between characters, touches; never empty."""
    start = max(0, min(pointer, span.end - 1))
    word = covering(words, start)
    return Span(word.start if word else start, span.end)


def with_end_at(span: Span, pointer: int, words: Sequence[Span], body: str) -> Span:
    """The span ended as a drag from its start to the pointer would end; never empty."""
    high = min(max(pointer, span.start + 1), len(body))
    end = snapped(span.start, high, words, body).end
    return Span(span.start, end if end > span.start else high)


def _is_closing(text: str) -> bool:
    return bool(text) and all(character in CLOSING for character in text)


def word_steps(words: Sequence[Span], position: int, direction: int, end: int) -> int:
    """Where the caret goes from `position` by one word, forwards (+1) or backwards (-1), within 0…`end`.

    Unsegmented text and white space count character by character.
    """
    if direction > 0:
        word = covering(words, position)
        return min(word.end if word else position + 1, end)
    word = covering(words, position - 1)
    return max(word.start if word else position - 1, 0)


def flatten(marks: Iterable[tuple[Span, T]]) -> list[Piece[T]]:
    """Overlapping marks cut into pieces that do not overlap; empty spans and uncovered gaps are left out."""
    solid = [(span, mark) for span, mark in marks if span]
    edges = sorted({edge for span, _ in solid for edge in (span.start, span.end)})
    covers: list[list[T]] = [[] for _ in edges]
    for span, mark in solid:
        for index in range(bisect_left(edges, span.start), bisect_left(edges, span.end)):
            covers[index].append(mark)
    return [
        Piece(Span(start, end), tuple(cover))
        for start, end, cover in zip(edges, edges[1:], covers, strict=False)
        if cover
    ]
